// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/document.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// The words of one block and what is marked in them.
struct InlineRun {
    std::string text;
    std::vector<Span> spans;
    std::vector<std::uint32_t> breaks; // bytes before which the document breaks the line
    SourceRange source;
};

/// Puts the text of one block together from the pieces that a document's markup cuts it into: white
/// space becomes one space, soft hyphens and zero-width marks go, letters come in normal form C.
class InlineText {
public:
    /// `source` is where the piece stands in the document; 0, 0 where that is not known.
    void add(std::string_view piece, SourceRange source);
    /// The same, with every space and line break kept, for code.
    void add_kept(std::string_view piece, SourceRange source);
    void add_space() { space_ = true; }
    /// A break within the paragraph. Gives false where another one stands at the same place: then
    /// the document means a paragraph's end.
    bool add_break();

    /// What follows is marked, until the matching close(). May stay open over several blocks.
    void open(SpanKind kind, std::string target);
    /// Closes the mark opened last of this kind.
    void close(SpanKind kind);

    bool empty() const noexcept { return run_.text.empty(); }
    const std::string& text() const noexcept { return run_.text; }
    /// Gives what has come and begins anew; open marks go on in the next run.
    InlineRun take();

private:
    struct Open {
        SpanKind kind;
        std::string target;
        std::uint32_t begin;
        bool begun; // a letter has come since it was opened
    };
    void add_normal(std::string_view text, SourceRange source);
    std::size_t add_letter(std::string_view text, std::size_t at, SourceRange source);
    void append(std::string_view letters);
    void end_span(const Open& open);
    void note_source(SourceRange source);

    InlineRun run_;
    std::vector<Open> open_;
    bool space_ = false;
};

/// Cuts a run at its line breaks where the document means lines: an address, a verse, a list of
/// short lines; or where a sentence ends or a bullet begins there. Elsewhere the break is a space.
std::vector<InlineRun> cut_at_breaks(InlineRun run);

} // namespace lectern
