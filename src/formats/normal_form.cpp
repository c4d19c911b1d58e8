// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/encoding.hpp"

#include <algorithm>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

namespace lectern {

std::string to_nfc(std::string text) {
    // Below U+0300 every letter is in the normal form: nothing combines.
    const bool plain = std::all_of(text.begin(), text.end(), [](char byte) {
        return static_cast<unsigned char>(byte) < 0xCC;
    });
    if (plain) {
        return text;
    }
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status) || normalizer->isNormalizedUTF8(text, status) != 0) {
        return text;
    }
    std::string normal;
    icu::StringByteSink<std::string> sink(&normal);
    normalizer->normalizeUTF8(0, text, sink, nullptr, status);
    return U_SUCCESS(status) ? normal : text;
}

} // namespace lectern
