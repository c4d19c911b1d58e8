// SPDX-License-Identifier: GPL-3.0-or-later
// What one line of plain text looks like, and what is usual in its document.
#pragma once

#include "document/document.hpp"
#include "segment/numbering.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace lectern {

struct LineShape {
    std::uint32_t columns = 0;    // code points, without the indent
    std::uint32_t first_word = 0; // code points of the first word
    bool starts_small = false;    // with a small letter, maybe behind a quote
    bool ends_sentence = false;   // . ! ? … maybe before closing quotes
    bool ends_open = false;       // a comma, a dash, an opening bracket: surely goes on
    bool ends_colon = false;
    bool has_spaces = false; // two spaces or a tab inside
    bool has_gap = false;    // three spaces or a tab inside: columns
    bool labelled = false;   // "Subject: …": a line of a letter's head
    bool has_leader = false; // dots that lead to a page number, as in a list of contents
    bool capitals = false;   // no small letter, at least two capitals
    bool ruled = false;      // nothing but a run of one sign: an underline or a rule
    std::optional<Marker> marker;
};

/// One line and what is seen of it.
struct ShapedLine {
    Line line;
    LineShape shape;
    std::uint32_t right() const noexcept { return line.indent + shape.columns; }
};

LineShape shape_of(const Line& line, const StructureRules& rules);

/// Whether a text ends a sentence: . ! ? … : not; closing quotes and brackets, a glued note
/// number and numbers in brackets are looked through.
bool ends_sentence(std::string_view text) noexcept;

/// Whether a text begins with the label of a line of a letter's head: "To:", "Subject:".
bool has_letter_label(std::string_view text, const StructureRules& rules);

/// What is usual in the lines of a document, measured on its first window.
struct LineProfile {
    std::uint32_t width = 0;     // right edge of full lines, in columns; 0: lines are not wrapped
    bool double_spaced = false;  // one empty line between the lines of a paragraph
    std::uint32_t slack = 0;     // columns that a word would have had room in and was not put
    bool hanging = false;        // later lines of a paragraph stand further right than its first
    bool first_indented = false; // the first line of a paragraph stands further right
    std::uint32_t margin = 0;    // the commonest indent
    std::uint32_t quote_margin = 0;  // text from this indent on is quoted; 0: cannot be told
    std::uint32_t heading_width = 0; // where numbered heading lines are broken
    bool wrapped() const noexcept { return width != 0; }
};
LineProfile profile_of(const std::vector<ShapedLine>& lines);

} // namespace lectern
