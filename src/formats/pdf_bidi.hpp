// SPDX-License-Identifier: GPL-3.0-or-later
// Writing from right to left. A PDF draws letters at places and does not say in which order they
// are read: pieces hold them from left to right, as they are seen.
#pragma once

#include "formats/pdf_lines.hpp"

#include <vector>

namespace lectern {

/// Mirrors a page of which most letters run from right to left. In its frame every line begins at
/// the left, as all that finds columns, indents and tables expects.
void mirror_page(PdfPage& page);

/// The pieces of a line in the order of reading, their texts too. Gives the line's own ones where
/// nothing in it runs from right to left.
std::vector<PdfPiece> in_reading_order(const PdfLine& line);

/// Whether anything in a line runs from right to left.
bool has_right_to_left(const PdfLine& line) noexcept;

/// Whether a letter does (Hebrew, Arabic and their neighbours).
bool is_right_to_left(char32_t letter) noexcept;

} // namespace lectern
