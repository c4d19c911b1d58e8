// SPDX-License-Identifier: GPL-3.0-or-later
// Words, and how a text is written: in any script, cheap where it is ASCII.
#pragma once

#include "segment/letters.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace lectern {

/// Quotes and brackets that may stand before the first or behind the last word of a sentence.
bool is_opening(char32_t point) noexcept;
bool is_closing(char32_t point) noexcept;

/// The letters and digits of a text in lower case, with one space between words: what two headings
/// must share to be the same.
std::string plain_words(std::string_view text);
/// White space cut at both ends.
std::string_view trimmed(std::string_view text) noexcept;
/// The first word: up to the first space.
std::string_view first_word(std::string_view text) noexcept;
std::string_view last_word(std::string_view text) noexcept;
/// The words parted by spaces.
std::vector<std::string_view> split_words(std::string_view text);

/// A set of words or phrases, in lower case, that is asked with views.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept {
        return std::hash<std::string_view>{}(text);
    }
};
using TextSet = std::unordered_set<std::string, TextHash, std::equal_to<>>;

/// How a text is written, seen in one pass.
struct Letters {
    std::uint32_t words = 0;   // parted by spaces, with a letter or digit
    std::uint32_t capital = 0; // words that begin with a capital
    std::uint32_t small = 0;   // words that begin with a small letter
    std::uint32_t upper = 0;   // capital letters
    std::uint32_t lower = 0;   // small letters
    std::uint32_t digits = 0;
    std::uint32_t points = 0; // code points
    /// At least two capitals and no small letters, but for a few as in "801 (a)(1)" of a long text.
    bool all_capitals() const noexcept { return upper >= 2 && lower * 10 <= upper; }
};
Letters letters_of(std::string_view text) noexcept;
/// letters_of(text).all_capitals(), which most texts deny in their first words.
bool is_all_capitals(std::string_view text) noexcept;

} // namespace lectern
