// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// A text as it is compared in searches: small letters, without accents and soft hyphens, every
/// run of white space one space, typographic quotes and dashes as the plain ones. Letters of every
/// script; malformed bytes become U+FFFD. Fast where the text is ASCII.
std::string folded(std::string_view text);
/// The same at the end of another text.
void append_folded(std::string& folded_text, std::string_view text);

/// Small letters and nothing else changed.
std::string lower(std::string_view text);

/// The words of a text: runs of letters, marks and digits of any script.
std::vector<std::string_view> split_words(std::string_view text);

/// Whether a text is one capital letter, of any script that has them.
bool is_capital(std::string_view letter) noexcept;

/// Whether a folded character, the one at byte `at`, is part of a word.
bool is_word_byte(std::string_view folded_text, std::size_t at) noexcept;

} // namespace lectern
