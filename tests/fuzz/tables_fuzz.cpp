// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a file of settings, keys or language data.
#include "base/error.hpp"
#include "base/table.hpp"

#include <string_view>

using namespace lectern;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    try {
        const Table table = parse_table({reinterpret_cast<const char*>(bytes), size}, "fuzz.toml");
        for (const auto& [key, value] : table) {
            (void)text_at(table, key);
            (void)texts_at(table, key);
            (void)number_at(table, key);
        }
    } catch (const Error&) { // the answer to what is no such file
    }
    return 0;
}
