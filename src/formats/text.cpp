// SPDX-License-Identifier: GPL-3.0-or-later
// Plain text: each line as it is laid out. What the lines mean is the segmenter's to find out.
#include "formats/encoding.hpp"
#include "formats/readers.hpp"
#include "formats/text_line.hpp"

#include <algorithm>
#include <utility>

namespace lectern {
namespace {

/// Cuts a text that comes in pieces into lines and hands them on. Memory is that of one line.
class LineCutter {
public:
    LineCutter(Utf8Reader& reader, DocumentSink& sink) : reader_(reader), sink_(sink) {}

    /// `piece` begins at byte `base` of the reader's last piece.
    void take(std::string_view piece, std::size_t base);
    void finish() { end_line({}, reader_.end()); }

private:
    void end_line(std::string_view tail, std::uint64_t source_end);

    Utf8Reader& reader_;
    DocumentSink& sink_;
    std::string begun_; // of the present line, what came before the present piece
    std::uint64_t line_source_ = 0;
    std::uint32_t blank_ = 0;
    bool page_ = false;
    bool after_return_ = false;
};

bool is_break(char letter) {
    return letter >= '\n' && letter <= '\r'; // line feed, vertical tab, form feed, return
}

void LineCutter::take(std::string_view piece, std::size_t base) {
    std::size_t at = 0;
    while (at < piece.size()) {
        if (begun_.empty()) {
            line_source_ = reader_.source_of(base + at);
        }
        const auto* found = std::find_if(piece.data() + at, piece.data() + piece.size(), is_break);
        const auto end = static_cast<std::size_t>(found - piece.data());
        if (end == piece.size()) {
            begun_ += piece.substr(at);
            return;
        }
        // The line feed of CR LF ends no line of its own.
        const bool pair = after_return_ && end == at && begun_.empty() && piece[end] == '\n';
        if (!pair) {
            end_line(piece.substr(at, end - at), reader_.source_of(base + end));
        }
        after_return_ = piece[end] == '\r';
        page_ = page_ || piece[end] == '\f';
        at = end + 1;
    }
}

void LineCutter::end_line(std::string_view tail, std::uint64_t source_end) {
    begun_ += begun_.empty() ? std::string_view{} : tail;
    Line line = laid_out(begun_.empty() ? tail : std::string_view(begun_));
    begun_.clear();
    if (line.text.empty()) {
        ++blank_;
        return;
    }
    line.blank_before = std::exchange(blank_, 0);
    line.page_begins = std::exchange(page_, false);
    line.source.begin = std::min(line.source.begin + line_source_, source_end);
    line.source.end = std::min(line.source.end + line_source_, source_end);
    sink_.line(std::move(line));
}

} // namespace

bool looks_like_text(std::string_view) {
    return false; // what nothing else is, is text: the registry falls back on it
}

void read_text(const Source& source, DocumentSink& sink) {
    const Encoding encoding = find_encoding(source.bytes, source.encoding, {});
    Facts facts;
    facts.format = plain_text_format;
    facts.encoding = encoding.name;
    facts.encoding_guessed = encoding.guessed;
    note_damage(encoding, facts);
    sink.facts(facts);

    Utf8Reader reader(source.bytes, encoding);
    LineCutter cutter(reader, sink);
    constexpr std::size_t step = std::size_t{1} << 20U;
    for (auto piece = reader.next(); !piece.empty(); piece = reader.next()) {
        // A text that needs no conversion comes as one piece: cut it for the sake of progress.
        for (std::size_t at = 0; at < piece.size(); at += step) {
            cutter.take(piece.substr(at, step), at);
            sink.progress(std::min<std::uint64_t>(reader.begin() + at + step, reader.end()),
                          source.bytes.size());
        }
    }
    cutter.finish();
}

} // namespace lectern
