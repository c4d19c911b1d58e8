// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as what a parser sends: main believes nothing of it.
#include "base/error.hpp"
#include "document/wire.hpp"

#include <span>

using namespace lectern;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto message = std::as_bytes(std::span(bytes, size));
    Reading reading;
    const auto each = [](const auto& decode) {
        try {
            decode();
        } catch (const Error&) { // the answer to damaged bytes
        }
    };
    each([&] { reading.append(decode_part(message)); });
    each([&] { reading.set_facts(decode_facts(message)); });
    each([&] { (void)decode_progress(message); });
    each([&] { (void)decode_error(message); });
    for (const Sentence& sentence : reading.sentences()) {
        (void)reading.text(sentence);
    }
    return 0;
}
