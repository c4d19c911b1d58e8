// SPDX-License-Identifier: GPL-3.0-or-later
// A printed table of contents: rows that end in page numbers, which grow downwards.
#pragma once

#include "formats/pdf_lines.hpp"

#include <vector>

namespace lectern {

/// Takes the rows of a table of contents out of a page's lines (in the order of lines_of()) and
/// gives them, each row as one line; nothing where there is none. `pages` is how many the document
/// has: larger numbers count no pages.
std::vector<PdfLine> take_contents(std::vector<PdfLine>& lines, int pages,
                                   const std::vector<PdfFont>& fonts);

} // namespace lectern
