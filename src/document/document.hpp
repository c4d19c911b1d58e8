// SPDX-License-Identifier: GPL-3.0-or-later
// What a format gives: a document as blocks in reading order, or as lines where the format has no
// marks of its own. Plain data; texts are UTF-8 in NFC, offsets are bytes.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// What a block is to its reader. The order is that of the wire; new ones come at the end.
enum class Role : std::uint8_t {
    heading,
    paragraph,
    quote,
    list_item,
    table_cell,
    caption,
    note,
    code,
    metadata,
    navigation,
    boilerplate,
    artifact, // running heads, page numbers, watermarks
    contents,
    hidden,
};
inline constexpr Role last_role = Role::hidden;

/// The role's name in JSON and in data files: "list-item".
std::string_view name_of(Role role) noexcept;
/// Whether blocks of this role are read aloud by default (the last five are not).
bool is_spoken(Role role) noexcept;

/// What is to be said of a document that it does not say itself. The words are the reader's own
/// (the phrases of "notice"), with a detail in them. The order is that of the wire.
enum class Notice : std::uint8_t {
    page_without_text, // detail: the page's label
    page_recognized,   // read from a scan, words may be wrong; detail: the page's label
    page_cut_short,    // too large to be read whole; detail: the page's label
    scans_unasked,     // what would read scans; detail: the page's label
    scans_unreadable,  // detail: why not
    chapter_missing,   // detail: its file
    letters_damaged,
    language_unknown, // cut into sentences as another; detail: its tag
    unconfined,       // the system cannot confine the reading of hostile documents
};
inline constexpr Notice last_notice = Notice::unconfined;

/// The notice's name in the phrases: "page_without_text".
std::string_view name_of(Notice notice) noexcept;

/// A doubt about a document that the listener may want to hear.
struct DocumentNotice {
    Notice notice = Notice::page_without_text;
    std::string detail;
    bool operator==(const DocumentNotice&) const = default;
};

/// A part of one block's text: bytes from `begin` up to, not with, `end`; both on code points.
struct TextRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    bool empty() const noexcept { return begin >= end; }
    bool operator==(const TextRange&) const = default;
};

/// A part of the document's own bytes, as they came (before any conversion of their encoding where
/// that is known, else of the converted text). 0, 0 where a format cannot tell.
struct SourceRange {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    bool operator==(const SourceRange&) const = default;
};

enum class SpanKind : std::uint8_t {
    strong,         // bold
    emphasis,       // italics, underlined
    link,           // `target` is the address
    note_reference, // `target` is the id of the note: that Block's `id`. Silent by default
    language,       // `target` is the BCP 47 tag of this text
    code,
};
inline constexpr SpanKind last_span_kind = SpanKind::code;

/// A mark over a part of a block's text. Spans may nest and overlap.
struct Span {
    SpanKind kind = SpanKind::strong;
    TextRange range;
    std::string target;
    bool operator==(const Span&) const = default;
};

/// The place of a cell: `table` counts tables of the document from 1 (0: no cell); row and column
/// from 0. A spanning cell stands where it begins, with the number of columns and rows it covers.
struct Cell {
    std::uint32_t table = 0;
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    std::uint16_t columns = 1;
    std::uint16_t rows = 1;
    bool header = false;
    bool operator==(const Cell&) const = default;
};

/// One heading, paragraph, item, cell … : the unit that layout and meaning agree on.
struct Block {
    Role role = Role::paragraph;
    /// Headings: 1 to 6. List items: depth of the list from 1. Quotes: depth from 1. Else 0.
    std::uint8_t level = 0;
    /// The role or level is inferred, not marked in the document.
    bool guessed = false;
    /// One paragraph without line breaks or outer white space, runs of white space as one space;
    /// in `code` alone line breaks and spaces are kept. The heading's number and the list's marker
    /// are part of it where the document writes them as text.
    std::string text;
    /// The heading's number ("3.2", "IV.") or the item's marker ("(a)", "•") within `text`.
    TextRange number;
    /// Its anchor in the document, for notes and links that point here; else empty.
    std::string id;
    /// BCP 47 tag where the document says it for this block, else empty: the document's language.
    std::string language;
    /// Label of the page that it begins on ("iv", "12"), else empty.
    std::string page;
    std::vector<Span> spans;
    SourceRange source;
    /// Items of one list have one number, counted from 1 in the document; 0: in no list. A nested
    /// list has a number of its own and stands between the items of the outer one.
    std::uint32_t list = 0;
    bool ordered = false; // of list items: numbered by the document, with or without a marker
    /// Nothing of the document, but what is to be said here of it: `text` is the notice's detail,
    /// and not empty.
    std::optional<Notice> notice;
    Cell cell;
    bool operator==(const Block&) const = default;
};

/// One line as it is laid out, of a document that has no marks (plain text; later an untagged PDF).
/// The segmenter makes blocks of lines.
struct Line {
    std::string text;         // without the line break, outer white space cut, tabs inside kept
    std::uint32_t indent = 0; // columns before it; a tab goes to the next multiple of 8
    std::uint32_t blank_before = 0; // empty lines above it
    bool page_begins = false;       // the first line after a form feed or page break
    SourceRange source;
    bool operator==(const Line&) const = default;
};

inline constexpr std::string_view plain_text_format = "text"; // in Facts::format

/// What is known of the whole document. Formats give it before the first block and again when they
/// know more: the later one counts, field by field, where it is not empty.
struct Facts {
    std::string title;    // what the document's own metadata says; not the first heading
    std::string language; // BCP 47: declared, or detected by the segmenter
    std::string format;   // name of the format's registry line, "html"
    std::string encoding; // "UTF-8", "windows-1252"
    bool encoding_guessed = false;
    std::vector<DocumentNotice> notices;
    bool operator==(const Facts&) const = default;
};

/// What a format fills, in reading order, as it goes. Lines and blocks may be mixed. Implemented by
/// the segmenter and by tests; called on one thread.
class DocumentSink {
public:
    virtual ~DocumentSink() = default;
    virtual void facts(const Facts& facts) = 0;
    virtual void block(Block block) = 0;
    virtual void line(Line line) = 0;
    /// How much of the document's bytes has been read, for "still reading, 40 percent".
    virtual void progress(std::uint64_t done, std::uint64_t all) = 0;
};

} // namespace lectern
