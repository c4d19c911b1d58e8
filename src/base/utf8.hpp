// SPDX-License-Identifier: GPL-3.0-or-later
// UTF-8 as bytes; offsets are bytes, code points are char32_t.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace lectern {

/// Whether `bytes` are well-formed UTF-8 (no overlong forms, no surrogates, nothing above
/// U+10FFFF).
bool is_utf8(std::string_view bytes) noexcept;

struct CodePoint {
    char32_t value;
    std::uint8_t length; // bytes
};
/// What code_point_at and code_point_before do with bytes that are no ASCII; for them alone.
CodePoint decoded_at(std::string_view text, std::size_t at) noexcept;
CodePoint decoded_before(std::string_view text, std::size_t at) noexcept;

/// The code point that starts at byte `at` and its length in bytes. Malformed bytes give U+FFFD
/// with length 1; at or past the end gives {0, 0}. Here, not in utf8.cpp, since it runs over every
/// byte of a report, and most are ASCII.
inline CodePoint code_point_at(std::string_view text, std::size_t at) noexcept {
    if (at >= text.size()) {
        return {0, 0};
    }
    const auto byte = static_cast<unsigned char>(text[at]);
    return byte < 0x80 ? CodePoint{byte, 1} : decoded_at(text, at);
}

/// The code point that ends just before byte `at`; {0, 0} at the start.
inline CodePoint code_point_before(std::string_view text, std::size_t at) noexcept {
    if (at == 0 || at > text.size()) {
        return {0, 0};
    }
    const auto byte = static_cast<unsigned char>(text[at - 1]);
    return byte < 0x80 ? CodePoint{byte, 1} : decoded_before(text, at);
}

/// Appends one code point; what is no scalar value becomes U+FFFD.
void append_utf8(std::string& text, char32_t value);

/// `bytes` with every malformed sequence replaced by U+FFFD (one for each maximal wrong part).
std::string to_valid_utf8(std::string_view bytes);

/// How many code points; malformed bytes count one each.
std::size_t count_code_points(std::string_view text) noexcept;

} // namespace lectern
