// SPDX-License-Identifier: GPL-3.0-or-later
// Columns of lines: text in columns, or a table?
#pragma once

#include "formats/pdf_layout.hpp"

namespace lectern {

/// Lines that mostly fill their column with words.
bool reads_as_prose(const std::vector<PdfLine>& column);

/// Whether these columns are read across rather than down.
bool is_table(const std::vector<std::vector<PdfLine>>& columns);

/// The cells row by row, each with its place. A first row in another type is the header.
std::vector<PdfParagraph> cells_of(const std::vector<std::vector<PdfLine>>& columns,
                                   const std::vector<PdfFont>& fonts);

} // namespace lectern
