// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes from a terminal, in reads of any size.
#include "terminal/keys.hpp"
#include "terminal/lines.hpp"

#include <cstdint>

using namespace lectern;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    KeyReader keys;
    LineReader lines;
    std::string_view rest(reinterpret_cast<const char*>(bytes), size);
    while (!rest.empty()) {
        const std::size_t piece = std::min<std::size_t>(
            rest.size(), 1 + static_cast<unsigned char>(rest.front()) % std::size_t{7});
        (void)keys.take(rest.substr(0, piece));
        for (const std::string& line : lines.take(rest.substr(0, piece))) {
            (void)without_controls(line);
        }
        rest.remove_prefix(piece);
    }
    (void)keys.time_out();
    (void)lines.finish();
    return 0;
}
