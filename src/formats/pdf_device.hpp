// SPDX-License-Identifier: GPL-3.0-or-later
// Takes a page's letters as poppler draws them. Of pdf_file.cpp alone: what is declared here has
// poppler's own types, which nothing else of ours sees.
#pragma once

#include "formats/pdf_file.hpp"

#include <CharTypes.h>
#include <string>
#include <unordered_map>
#include <vector>

class GooString;
class Object;
class PDFDoc;
class Page;

namespace lectern {

/// Text of the document's own strings: readable letters, single spaces.
std::string text_of(const Unicode* letters, int count);
std::string text_of(const GooString* string);
std::string text_of(const Object& object);

/// The fonts met so far, and their places in the list by what identifies them.
struct PdfFontTable {
    std::vector<PdfFont> fonts;
    std::unordered_map<std::string, std::uint16_t> index;
};

/// Fills `page` (its number and size are set) with the pieces that `source` draws, up to limits of
/// letters and time. `with_form`: also what is filled into the fields of a form.
void draw_page(PDFDoc& document, Page& source, bool with_form, PdfFontTable& fonts, PdfPage& page);

} // namespace lectern
