// SPDX-License-Identifier: GPL-3.0-or-later
// Draws a page that is a picture and reads what stands in it. Of pdf_file.cpp alone.
#pragma once

#include "formats/pdf_device.hpp"
#include "formats/recognizer.hpp"

namespace lectern {

/// The page as it is seen, at 300 dots an inch, or fewer where it is larger than any paper.
PagePicture picture_of(PDFDoc& document, const PdfPage& page);

/// Words → pieces of the page, as if they had been drawn as text. Type within a sixth of the size
/// of most letters counts as that: what is measured in a scan wavers.
std::vector<PdfPiece> pieces_of(const std::vector<RecognizedWord>& words, int dots_per_inch,
                                std::uint16_t font);

} // namespace lectern
