// SPDX-License-Identifier: GPL-3.0-or-later
// Pieces → lines: what stands side by side on one baseline without a gap that may part columns.
#pragma once

#include "formats/pdf_file.hpp"

#include <string>
#include <vector>

namespace lectern {

/// Pieces from left to right. Raised note marks belong to the line that they stand at.
struct PdfLine {
    std::vector<PdfPiece> pieces;
    float left = 0;
    float right = 0;
    float baseline = 0;
    float size = 0;         // of most of its letters
    std::uint16_t font = 0; // of most of its letters
    bool bold = false;      // all of it
    float top() const noexcept { return baseline - 0.6F * size; }
};

/// Drops text that is drawn twice at one place: shadows and poor man's bold.
void drop_doubles(std::vector<PdfPiece>& pieces);

/// The lines of a page from top to bottom, each row from left to right. Of a page with text in
/// several directions, the main one.
std::vector<PdfLine> lines_of(const std::vector<PdfPiece>& pieces,
                              const std::vector<PdfFont>& fonts);

/// The same pieces in the order given: a new line where the baseline moves or the line goes back.
std::vector<PdfLine> lines_in_order(const std::vector<PdfPiece>& pieces,
                                    const std::vector<PdfFont>& fonts);

/// The line's text with one space where there is a gap.
std::string text_of(const PdfLine& line);

/// Whether a piece is a note mark or an ordinal's letters: smaller and raised above the line.
bool is_raised(const PdfPiece& piece, const PdfLine& line) noexcept;

/// Whether two neighbours on a line stand as far apart as words do.
bool has_gap_between(const PdfPiece& before, const PdfPiece& after) noexcept;
/// Whether a space stands between two neighbours on a line: seen, or drawn.
bool has_space_between(const PdfPiece& before, const PdfPiece& after) noexcept;

/// Joins two lines that stand on one row.
void append(PdfLine& line, const PdfLine& more, const std::vector<PdfFont>& fonts);

} // namespace lectern
