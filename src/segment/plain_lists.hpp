// SPDX-License-Identifier: GPL-3.0-or-later
// Lists, quotes and lists of contents among the paragraphs of a plain text.
#pragma once

#include "segment/paragraphs.hpp"

#include <cstdint>
#include <vector>

namespace lectern {

/// Gives list items their role, depth and list. Goes on over the windows of one document.
class ListFinder {
public:
    /// Marks the first `ready` paragraphs; those behind show what follows.
    void mark(std::vector<Paragraph>& paragraphs, std::size_t ready);

private:
    struct Open {
        MarkerKind kind = MarkerKind::bullet;
        char closing = 0;
        std::uint32_t indent = 0;
        std::uint32_t value = 0;
        std::uint32_t list = 0;
    };
    void take(Paragraph& paragraph, const Paragraph* before);
    std::vector<Open> open_;
    std::uint32_t lists_ = 0; // so far in the document
};

/// Text that is set in further than the rest is quoted.
void mark_quotes(std::vector<Paragraph>& paragraphs, const LineProfile& profile);

/// Lists of contents: entries with leading dots, and short lines below such a heading that stand
/// again later in the text.
void mark_contents(std::vector<Paragraph>& paragraphs, const std::vector<ShapedLine>& lines,
                   const StructureRules& rules);

/// Lines of a web page's menus.
void mark_menus(std::vector<Paragraph>& paragraphs, const StructureRules& rules);

} // namespace lectern
