// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/encoding.hpp"
#include "formats/markdown_blocks.hpp"
#include "formats/markdown_source.hpp"
#include "formats/readers.hpp"

#include <algorithm>

namespace lectern {
namespace {

/// What a few lines of text show of being Markdown.
struct Signs {
    int headings = 0;
    int others = 0; // links, bold words, code fences, table rules
};

Signs signs_of(std::string_view head) {
    Signs signs;
    bool after_blank = true;
    for (std::size_t at = 0; at < head.size();) {
        const auto end = std::min(head.find('\n', at), head.size());
        const std::string_view line = head.substr(at, end - at);
        at = end + 1;
        const auto hashes = std::min(line.find_first_not_of('#'), line.size());
        const bool heading = hashes >= 1 && hashes <= 6 && after_blank &&
                             line.size() > hashes + 1 && line[hashes] == ' ';
        signs.headings += heading ? 1 : 0;
        const auto link = line.find("](");
        const auto bold = line.find("**");
        const bool other =
            (link != std::string_view::npos && line.find(')', link) < line.size()) ||
            (bold != std::string_view::npos && line.find("**", bold + 3) < line.size()) ||
            line.starts_with("```") || line.starts_with("|--") || line.starts_with("| --") ||
            line.starts_with("|:-");
        signs.others += other ? 1 : 0;
        after_blank = line.find_first_not_of(" \t\r") == std::string_view::npos;
    }
    return signs;
}

} // namespace

/// Any text may hold a sign or two of Markdown; a report has headings and more than headings.
bool looks_like_markdown(std::string_view bytes) {
    if (is_wide(bytes) || bytes.starts_with("#!")) {
        return false;
    }
    const Signs signs = signs_of(bytes.substr(0, std::size_t{64} << 10U));
    return signs.headings >= 2 && signs.others >= 1;
}

void read_markdown(const Source& source, DocumentSink& sink) {
    const Encoding encoding = find_encoding(source.bytes, source.encoding, {});
    const Utf8Document text(source.bytes, encoding);
    const MarkdownSource parts = take_apart(text.text());
    Facts facts;
    facts.format = "markdown";
    facts.encoding = encoding.name;
    facts.encoding_guessed = encoding.guessed;
    facts.title = parts.title;
    facts.language = parts.language;
    note_damage(encoding, facts);
    sink.facts(facts);

    std::unordered_set<std::string> labels;
    for (const MarkdownNote& note : parts.notes) {
        labels.insert(note.label);
    }
    const auto source_of = [&text](SourceRange range) {
        return SourceRange{text.source_offset(range.begin), text.source_offset(range.end)};
    };
    MarkdownBlocks blocks(std::move(labels), sink);
    blocks.write(parts.text, source_of);
    for (const MarkdownNote& note : parts.notes) {
        blocks.write_note(note.text, note.label, source_of({note.begin, note.end}));
    }
    sink.progress(source.bytes.size(), source.bytes.size());
}

} // namespace lectern
