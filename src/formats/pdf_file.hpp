// SPDX-License-Identifier: GPL-3.0-or-later
// A PDF as data: pages of positioned text, bookmarks, page labels and the structure tree. The only
// place that knows poppler is pdf_file.cpp; what the text means is decided elsewhere.
#pragma once

#include "formats/format.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace lectern {

/// Letters drawn one after the other in one font, on one baseline, without a wide gap. Positions
/// are points from the top left corner of the page as it is seen; y grows downwards.
struct PdfPiece {
    std::string text; // UTF-8, single spaces inside, none outside
    float left = 0;
    float right = 0;
    float baseline = 0;
    float size = 0;             // of the type, in points
    std::uint16_t font = 0;     // into PdfFile::fonts()
    std::int32_t mark = -1;     // marked-content number that the structure tree refers to; -1: none
    bool artifact = false;      // marked as running head, page number, decoration
    bool space_before = false;  // a space was drawn before it
    bool right_to_left = false; // it has letters of such a script
    bool mirrored = false;      // its page is read from right to left: x grows to the left
    bool ordered = false;       // in the order of reading: `space_before` alone tells of spaces
    std::uint8_t turn = 0; // quarter turns clockwise; 4: askew. Positions are in the turned frame
};

struct PdfFont {
    std::string name;
    bool bold = false;
    bool italic = false;
    bool fixed = false; // all letters of one width
};

struct PdfPage {
    int number = 0; // from 1
    float width = 0;
    float height = 0;
    std::vector<PdfPiece> pieces;    // in the order of drawing
    std::vector<std::int32_t> marks; // numbers of all marked content, with text or without
    bool has_image = false;          // holds a picture large enough for a scan
    bool cut_short = false;          // too much on it: the rest was left out
    bool recognized = false;         // its pieces were read from a picture
};

struct PdfBookmark {
    std::string title;
    int level = 1;  // from 1
    int target = 0; // number of the page's object, or minus the page's number; 0: nowhere
};

/// An element of the structure tree. Elements are known by their index in the file's own table.
struct PdfElement {
    std::string type; // standard name after the document's own map: "H1", "P", "TD"
    int parent = -1;
    std::string alternative; // /Alt, else /ActualText: said instead of the content
    bool actual = false;     // `alternative` replaces text that is there, letter for letter
    std::string language;
    std::uint16_t columns = 1;
    std::uint16_t rows = 1;
};

class Recognizer;

/// One open PDF. Not for threads. Pages that cannot be read are empty, not an error.
class PdfFile {
public:
    /// Throws Error (document): damaged, no PDF, or a password is needed.
    explicit PdfFile(const Source& source);
    ~PdfFile();
    PdfFile(const PdfFile&) = delete;
    PdfFile& operator=(const PdfFile&) = delete;

    int page_count() const;
    /// Label as printed ("iv", "A-3"), else the number.
    std::string label(int page);
    PdfPage page(int number);
    /// Reads a page that is only a picture: gives it pieces, where there are letters to be seen.
    void recognize(PdfPage& page, Recognizer& recognizer);
    /// Number of the page's object, by which bookmarks refer to it; 0 where there is none. To ask
    /// which page an object is would read all pages up to it.
    int object_of(int page);
    const std::vector<PdfFont>& fonts() const;
    std::string title();
    std::string language();
    std::vector<PdfBookmark> bookmarks();

    bool is_tagged() const;
    /// The element that holds this marked content, or -1.
    int element_of(int page, std::int32_t mark);
    const PdfElement& element(int index) const;
    /// Place among its parent's children. Brothers that are no elements count too.
    int position(int index);
    /// Child elements in order; at most 100,000.
    std::vector<int> children(int index);

private:
    class Work;
    std::unique_ptr<Work> work_;
};

/// Loads what the library would open files for later. Call it before rights are dropped.
void prepare_pdf();

} // namespace lectern
