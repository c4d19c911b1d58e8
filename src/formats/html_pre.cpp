// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/html_pre.hpp"

#include "formats/text_line.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace lectern {
namespace {

constexpr std::size_t least_lines = 20;

} // namespace

bool is_typed_text(const HtmlPage& page, NodeIndex node) {
    if (page.node(node).tag != GUMBO_TAG_PRE) {
        return false;
    }
    std::size_t lines = 0;
    std::size_t letters = 0;
    std::size_t signs = 0;
    for (NodeIndex i = node + 1; i < page.node(node).end; ++i) {
        if (page.node(i).tag == GUMBO_TAG_CODE) {
            return false;
        }
        if (!page.node(i).is_text) {
            continue;
        }
        for (const char letter : page.text(i)) {
            const auto byte = static_cast<unsigned char>(letter);
            lines += letter == '\n' ? 1U : 0U;
            letters += byte >= 0x80 || ((byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z') ? 1U : 0U;
            signs += letter == '{' || letter == '}' || letter == '=' || letter == '<' ||
                             letter == '>' || letter == '\\' || letter == '|' || letter == '#'
                         ? 1U
                         : 0U;
        }
    }
    // Code has a sign of its own every few words, and its lines are short.
    return lines >= least_lines && letters > 25 * lines && signs * 100 < letters;
}

void give_lines(const HtmlPage& page, NodeIndex node,
                const std::function<std::uint64_t(std::uint64_t)>& source_of, DocumentSink& sink) {
    std::string text;
    std::uint32_t blank = 0;
    SourceRange source;
    const auto end_line = [&] {
        Line line = laid_out(text);
        text.clear();
        if (line.text.empty()) {
            ++blank;
            return;
        }
        line.blank_before = std::exchange(blank, 0);
        line.source =
            source_of ? SourceRange{source_of(source.begin), source_of(source.end)} : source;
        sink.line(std::move(line));
    };
    for (NodeIndex i = node + 1; i < page.node(node).end; ++i) {
        if (!page.node(i).is_text) {
            continue;
        }
        const std::string_view piece = page.text(i);
        const SourceRange whole = page.source(i);
        for (std::size_t at = 0; at < piece.size();) {
            const auto end = std::min(piece.find('\n', at), piece.size());
            // Entities are shorter than they are written: the place is about right.
            source = {std::min(whole.begin + at, whole.end),
                      std::min(whole.begin + end, whole.end)};
            text += piece.substr(at, end - at);
            if (end < piece.size()) {
                end_line();
            }
            at = end + 1;
        }
    }
    end_line();
}

} // namespace lectern
