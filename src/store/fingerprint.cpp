// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/fingerprint.hpp"

#include <string_view>
#include <xxhash.h>

namespace lectern {

std::string fingerprint(std::span<const std::byte> content) {
    XXH128_canonical_t canonical; // the same digits on every machine
    XXH128_canonicalFromHash(&canonical, XXH3_128bits(content.data(), content.size()));
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hexadecimal;
    for (const unsigned char byte : canonical.digest) {
        hexadecimal += digits[byte >> 4U];
        hexadecimal += digits[byte & 0xFU];
    }
    return hexadecimal;
}

} // namespace lectern
