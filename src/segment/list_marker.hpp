// SPDX-License-Identifier: GPL-3.0-or-later
// Markers of list items written as text: "3.", "(a)", "iv)", "1.)", "•".
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace lectern {

/// A marker at some place of a text.
struct ListMarker {
    enum class Numbering : std::uint8_t { bullet, decimal, letter, roman };
    enum class Shape : std::uint8_t { bare, full_stop, bracket, stop_bracket, brackets };
    Numbering numbering = Numbering::bullet;
    Shape shape = Shape::bare;
    bool upper = false;
    unsigned value = 0;  // of the number; 1 for "a"
    std::size_t end = 0; // behind the marker, without the space after it
};

/// The marker that begins at `at`. A letter that is a Roman numeral too is given as a letter but
/// for "i", "ii" …; use follows() for the next one. Looks at a bounded number of bytes.
std::optional<ListMarker> list_marker_at(std::string_view text, std::size_t at);

/// Whether `text` is nothing but a marker or a paragraph number ("3.2.", "IV.", "• 9.").
bool is_list_marker(std::string_view text);

/// The marker at `at` when it is the one after `previous` in the same list.
std::optional<ListMarker> following_marker(std::string_view text, std::size_t at,
                                           const ListMarker& previous);

} // namespace lectern
