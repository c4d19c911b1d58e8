// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace lectern {

/// A text as it is compared in searches: small letters, without accents and soft hyphens, every
/// run of white space one space, typographic quotes and dashes as the plain ones. Letters of every
/// script; malformed bytes become U+FFFD. Fast where the text is ASCII.
std::string folded(std::string_view text);

/// Whether a text is one capital letter, of any script that has them.
bool is_capital(std::string_view letter) noexcept;

/// Whether a folded character, the one at byte `at`, is part of a word.
bool is_word_byte(std::string_view folded_text, std::size_t at) noexcept;

} // namespace lectern
