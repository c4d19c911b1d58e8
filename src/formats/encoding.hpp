// SPDX-License-Identifier: GPL-3.0-or-later
// The document's own bytes as UTF-8, with the way back to where each piece stood in them.
#pragma once

#include "document/document.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct UConverter;

namespace lectern {

/// How a document's bytes are to be read.
struct Encoding {
    std::string name = "UTF-8"; // as the registry of character sets writes it: "windows-1252"
    bool guessed = false;       // neither marked, declared nor demanded: found by statistics
    bool clean = true;          // the bytes are well-formed UTF-8 already
    std::size_t mark = 0;       // bytes of the byte order mark at the start
};

/// Finds the encoding: what the user demands, else a byte order mark, else UTF-8 where all bytes
/// are that, else what the document declares, else a guess. `declared` is the label that the
/// document gives itself, or empty. Does not depend on the locale. Reads all bytes once.
/// Throws Error (usage) for a demanded encoding that nobody knows.
Encoding find_encoding(std::string_view bytes, const std::string& demanded,
                       std::string_view declared);

/// Adds the doubt to the facts that a document of UTF-8 is not quite that.
void note_damage(const Encoding& encoding, Facts& facts);

/// Whether the bytes are UTF-16 or UTF-32, with or without a byte order mark.
bool is_wide(std::string_view bytes);

/// The first bytes of a document for a look at its marks: without a byte order mark, and without
/// the NUL bytes that UTF-16 and UTF-32 put between letters. At most `most` bytes long.
std::string ascii_head(std::string_view bytes, std::size_t most);

/// The label in the XML declaration or a meta element within the first 4 KiB, or empty. Wherever a
/// page says UTF-16 there it means UTF-8: else these bytes could not have been read.
std::string declared_encoding(std::string_view bytes);

/// Gives a document as UTF-8, a piece at a time, in memory that does not grow with it.
class Utf8Reader {
public:
    /// Looks at `bytes`; they must outlive the reader and its pieces.
    Utf8Reader(std::string_view bytes, const Encoding& encoding);
    ~Utf8Reader();
    Utf8Reader(const Utf8Reader&) = delete;
    Utf8Reader& operator=(const Utf8Reader&) = delete;

    /// The next piece: valid UTF-8, never cut within a code point, good until the next call; empty
    /// at the end. What cannot be read becomes U+FFFD.
    std::string_view next();
    /// Where the last piece begins and ends in the document's bytes.
    std::uint64_t begin() const noexcept { return begin_; }
    std::uint64_t end() const noexcept { return end_; }
    /// The place in the document's bytes of byte `at` of the last piece. Ask in ascending order:
    /// then it costs no more than the reading. Exact for UTF-8, UTF-16, UTF-32 and encodings of one
    /// byte a letter; elsewhere within a few letters.
    std::uint64_t source_of(std::size_t at);

private:
    std::string_view bytes_;
    int unit_ = 0;           // bytes of a letter in the source; 0: as in UTF-8
    std::size_t asked_ = 0;  // the last place that source_of() told,
    std::uint64_t told_ = 0; // and what it told
    std::uint64_t begin_ = 0;
    std::uint64_t end_ = 0;
    UConverter* converter_ = nullptr; // none: the bytes are given as they are
    bool flushed_ = false;
    std::string piece_;
};

/// A whole document as UTF-8, for parsers that want it in one.
class Utf8Document {
public:
    Utf8Document(std::string_view bytes, const Encoding& encoding);

    /// Looks into the bytes themselves where they are UTF-8 already.
    std::string_view text() const noexcept { return text_; }
    /// The place in the document's bytes of a byte of text(), as exact as Utf8Reader's.
    std::uint64_t source_offset(std::size_t at) const;

private:
    struct Piece {
        std::size_t text = 0;     // where it begins in text()
        std::uint64_t source = 0; // and in the bytes
    };
    std::string_view text_;
    std::string converted_;
    std::vector<Piece> pieces_;
    std::uint64_t size_ = 0;
    std::uint64_t shift_ = 0; // the byte order mark
    int unit_ = 0;            // bytes of a letter in the source; 0: as in UTF-8
};

/// Unicode normal form C of a piece of text; gives the text itself where nothing is to be done.
std::string to_nfc(std::string text);

} // namespace lectern
