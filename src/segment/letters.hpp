// SPDX-License-Identifier: GPL-3.0-or-later
// What a letter is, in any script, and how words are folded for look-up.
#pragma once

#include "base/utf8.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace lectern {

/// The code points above ASCII; the functions below ask these.
namespace wide {
bool is_letter(char32_t c) noexcept;
bool is_upper(char32_t c) noexcept;
bool is_lower(char32_t c) noexcept;
bool is_digit(char32_t c) noexcept;
bool is_space(char32_t c) noexcept;
bool is_word_part(char32_t c) noexcept;
} // namespace wide

/// Of one code point. A letter without case (Arabic, Chinese) is neither upper nor lower. ASCII is
/// told here, since these run over every sign of a report.
inline bool is_letter(char32_t c) noexcept {
    return c < 0x80 ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') : wide::is_letter(c);
}
inline bool is_upper(char32_t c) noexcept {
    return c < 0x80 ? c >= 'A' && c <= 'Z' : wide::is_upper(c);
}
inline bool is_lower(char32_t c) noexcept {
    return c < 0x80 ? c >= 'a' && c <= 'z' : wide::is_lower(c);
}
inline bool is_digit(char32_t c) noexcept {
    return c < 0x80 ? c >= '0' && c <= '9' : wide::is_digit(c);
}
/// White space, the unbreakable and the thin spaces among it.
inline bool is_space(char32_t c) noexcept {
    return c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r') : wide::is_space(c);
}
/// A letter, digit or combining mark.
inline bool is_word_part(char32_t c) noexcept {
    return c < 0x80 ? is_letter(c) || is_digit(c) : wide::is_word_part(c);
}
bool is_quote(char32_t c) noexcept;
/// Dashes and hyphens.
bool is_dash(char32_t c) noexcept;
/// Signs that stand before items of a list: • ▪ ◦ ‣ ⁃ ● ○ ■ □.
bool is_bullet(char32_t c) noexcept;

/// `text` in small letters, curly apostrophes as straight ones: the form that data files are
/// looked up by.
std::string folded(std::string_view text);
/// The same into a buffer that is used again and again.
void fold_into(std::string& buffer, std::string_view text);

/// The value of a Roman numeral written in one case ("IV", "iv"), 0 for anything else.
unsigned roman_value(std::string_view text) noexcept;

/// The first byte at or after `at` that is no white space.
std::size_t skip_spaces(std::string_view text, std::size_t at) noexcept;

} // namespace lectern
