// SPDX-License-Identifier: GPL-3.0-or-later
// The number or bullet that a line, item or heading begins with.
#pragma once

#include "segment/language.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace lectern {

enum class MarkerKind : std::uint8_t {
    bullet,       // •, -, *, ❶
    arabic,       // 1. 1) (1)
    dotted,       // 1.2, 1.2.3, A.1, II.3
    small_letter, // a. a) (a)
    big_letter,   // A. A) (A)
    small_roman,  // i. (iv)
    big_roman,    // I. IV)
    division,     // Section 3, Annex B, Статья 1
};

struct Marker {
    MarkerKind kind = MarkerKind::bullet;
    char closing = 0;         // '.', ')' , 'p' for both brackets, ':', '-', 0 for none
    std::uint8_t depth = 1;   // dotted: how many parts; division: its rank from 0
    std::uint32_t value = 0;  // of the last part, from 1; 0: not known
    std::uint32_t letter = 0; // the value as a letter, where a roman number could be one
    std::uint32_t end = 0;    // byte behind the marker and its closing sign
    std::uint32_t words = 0;  // byte where the words begin; the text's size: none
    bool operator==(const Marker&) const = default;
};

/// The marker at the start of a text without outer white space. `rules` gives the division words.
/// A number without any closing sign counts only where a capital word follows ("3 Findings").
std::optional<Marker> marker_at(std::string_view text, const StructureRules& rules);

/// Whether the marker can be written by a report as a number of a heading.
bool numbers_headings(const Marker& marker) noexcept;

} // namespace lectern
