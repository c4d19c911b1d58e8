// SPDX-License-Identifier: GPL-3.0-or-later
// What a letter is, in any script, and how words are folded for look-up.
#pragma once

#include "base/utf8.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace lectern {

/// Of one code point. A letter without case (Arabic, Chinese) is neither upper nor lower.
bool is_letter(char32_t c) noexcept;
bool is_upper(char32_t c) noexcept;
bool is_lower(char32_t c) noexcept;
bool is_digit(char32_t c) noexcept;
/// White space, the unbreakable and the thin spaces among it.
bool is_space(char32_t c) noexcept;
/// A letter, digit or combining mark.
bool is_word_part(char32_t c) noexcept;
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
