// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of an untagged page → paragraphs and table cells in reading order, by their places alone.
#pragma once

#include "formats/pdf_lines.hpp"

#include <string>
#include <vector>

namespace lectern {

/// What reads as one: a paragraph, a heading, an item, a cell. Not yet named.
struct PdfParagraph {
    std::vector<PdfLine> lines;
    Cell cell;          // table counts from 1 within the page; 0: no cell
    bool apart = false; // stands beside the text or in a table: nothing runs on into or out of it
    bool contents = false;   // of a printed table of contents
    bool first = false;      // of its column or page: may continue what came before
    bool in_prose = false;   // its column holds whole sentences
    bool recognized = false; // read from a picture
    int page = 0;
    int element = -1;      // of the structure tree, where that gave it
    float column_left = 0; // of the column that it stands in
    float column_right = 0;
};

/// Which lines stand in one column, in reading order; or the cells of a table.
struct PdfStretch {
    std::vector<PdfLine> lines;
    std::vector<PdfParagraph> cells; // of a table; then there are no lines
    bool apart = false;              // a heading in the margin
};

/// Cuts a page into stretches: columns, headings in the margin, tables. `lines` are in the order of
/// lines_of(). Time is n log n for any page.
std::vector<PdfStretch> stretches_of(std::vector<PdfLine> lines, const std::vector<PdfFont>& fonts);

/// Cuts the lines of one column into paragraphs: by gaps, indents, type, markers and short lines.
std::vector<PdfParagraph> paragraphs_of(const std::vector<PdfLine>& lines, bool apart);

/// Bytes of the marker that begins an item ("•", "(a)", "3.", "iv)"), or 0.
std::size_t item_marker_length(std::string_view text) noexcept;
/// Whether the text ends as a sentence does, quotes, brackets and note marks after it let alone.
bool closes_sentence(std::string_view text) noexcept;
/// Whether the marker is a number or letter rather than a sign.
bool is_ordered_item_marker(std::string_view marker) noexcept;

} // namespace lectern
