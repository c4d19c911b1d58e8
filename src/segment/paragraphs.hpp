// SPDX-License-Identifier: GPL-3.0-or-later
// Lines → paragraphs: which lines are one heading, one item, one paragraph.
#pragma once

#include "segment/hyphens.hpp"
#include "segment/line_shape.hpp"
#include "segment/note_lines.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lectern {

/// The mark of a footnote in a paragraph's text.
struct NoteMark {
    TextRange range;
    std::uint32_t number = 0;
};

/// One cell of a row of a table.
struct RowCell {
    std::string text;
    std::uint32_t column = 0;
    bool header = false;
};

/// Lines that belong together, by their numbers. Lines of the page may lie between them.
struct Paragraph {
    std::vector<std::uint32_t> lines;
    std::string text;              // joined, single spaces
    std::optional<Marker> marker;  // offsets within `text`
    std::uint32_t indent = 0;      // of the first line
    std::uint32_t rest_indent = 0; // the least of the others; that of the first where it is alone
    std::uint32_t blank_before = 0;
    bool ends_sentence = false;
    bool has_sentence = false; // a sentence ends within it
    bool capitals = false;
    bool columns = false;   // its first line has a gap between its words: a row of a table
    bool note = false;      // a footnote within the text; `marker` is its number
    bool page_line = false; // of the page, not of the text
    bool page = false;      // a page begins with it
    char underline = 0;     // the sign of the rule below it, if there is one

    // What the later steps find out.
    Role role = Role::paragraph;
    std::uint8_t level = 0;      // of items and quotes
    std::uint32_t list = 0;      // of items
    std::uint32_t label_end = 0; // a heading that stands in front of its text ends here
    std::vector<NoteMark> marks; // of footnotes that stand below
    std::uint32_t table = 0;     // of rows: counted from 1
    std::uint32_t row = 0;
    std::vector<RowCell> cells; // of rows, in place of the text
};

/// Whether a sentence surely ends within the text: a full stop behind a word, a capital after it.
bool shows_sentence(std::string_view text);

/// Joins the lines of one window. `running` tells which are of the page. `notes` are those of the
/// windows before, and are brought up to date. Every line is in exactly one paragraph, but for
/// rules. In order of their first lines.
std::vector<Paragraph> paragraphs_of(const std::vector<ShapedLine>& lines,
                                     const std::vector<bool>& running, const LineProfile& profile,
                                     const StructureRules& rules, NoteCount& notes);

} // namespace lectern
