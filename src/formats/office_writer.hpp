// SPDX-License-Identifier: GPL-3.0-or-later
// What DOCX and ODT have in common: paragraphs into blocks, cells into one block each, notes behind
// the paragraph that refers to them.
#pragma once

#include "document/document.hpp"
#include "formats/format.hpp"
#include "formats/inline_text.hpp"
#include "formats/xml.hpp"

#include <string>
#include <vector>

namespace lectern {

/// What a paragraph is, when its text is complete.
struct OfficeParagraph {
    Role role = Role::paragraph;
    int level = 0;        // of headings from 1, of items from 1
    bool title = false;   // the document's: a heading above all others
    bool guessed = false; // told by its look
    std::string label;    // number that the office program draws before it ("3.2", "(a)")
    bool ordered = false;
    std::uint32_t list = 0;
    std::string language; // where it differs from the document's
    std::string id;
};

/// How letters stand out.
struct LetterMarks {
    bool strong = false;
    bool emphasis = false;
};

class OfficeWriter {
public:
    explicit OfficeWriter(DocumentSink& sink) : sink_(sink) {}

    /// The text of the paragraph being read.
    InlineText& text() noexcept { return text_; }
    /// Letters that stand out begin, and end.
    void open(LetterMarks marks);
    void close(LetterMarks marks);
    /// Begins a paragraph: its label comes before its text.
    void begin_paragraph(const std::string& label);
    /// Hands the paragraph on; within a cell or a note it is added to that one.
    void end_paragraph(const OfficeParagraph& paragraph);

    /// A table; one within another is read as a part of the outer one's cell.
    void begin_table(bool layout);
    void end_table();
    void begin_row(bool header);
    /// `columns` and `rows` are how many it covers.
    void begin_cell(std::uint16_t columns, std::uint16_t rows);
    /// A place that a cell from above covers.
    void skip_cell(std::uint16_t columns);
    void end_cell();
    bool in_table() const noexcept { return !tables_.empty(); }
    bool in_cell() const noexcept { return cell_open_; }

    /// What comes until end_note() is one note.
    void begin_note(std::string id);
    void end_note();

    /// A picture's description; the address or name of its file is none.
    void describe_picture(const std::string& words);
    void turn_page() { ++page_; }
    /// Whether any page break was met: else pages are not named.
    void name_pages() { pages_named_ = true; }

private:
    struct Table {
        bool layout = false;
        std::uint32_t number = 0;
        std::uint32_t row = 0;
        std::uint32_t column = 0;
        bool header = false;
        bool began = false;
    };
    void give(Block block, InlineRun run);
    std::string page() const;

    DocumentSink& sink_;
    InlineText text_;
    std::string label_;
    std::vector<Table> tables_;
    Cell cell_;
    bool cell_open_ = false;
    bool in_note_ = false;
    std::string note_id_;
    std::uint32_t table_count_ = 0;
    int page_ = 1;
    bool pages_named_ = false;
    int shift_ = 0; // of headings, below a title
};

/// Calls `read` for each child of a document's `body` within `part`, and tells the sink how far it
/// is in the source.
void read_each(const pugi::xml_node& body, const XmlPart& part, const Source& source,
               DocumentSink& sink, const std::function<void(const pugi::xml_node&)>& read);

/// Throws Error (document) where the main text is damaged: at the end of what could be read of it.
void expect_whole(const XmlPart& part, const Source& source);

} // namespace lectern
