// SPDX-License-Identifier: GPL-3.0-or-later
// Running heads, running feet and page numbers: what stands at one place on neighbouring pages.
#pragma once

#include "formats/pdf_lines.hpp"

#include <string>
#include <vector>

namespace lectern {

/// A line near the upper or lower edge.
struct PdfEdgeLine {
    std::string text;
    std::string key; // the same, each number as "#"
    std::string row; // the same of all that stands on its baseline
    int number = -1; // the first number in it
    float baseline = 0;
    float size = 0;
    bool outermost = false; // nothing stands between it and the edge
    std::size_t line = 0;   // its index among the page's lines
    bool marked = false;    // by the document: it only tells of other pages
};

/// The edge lines of a page; `lines` as lines_of() gives them.
std::vector<PdfEdgeLine> edge_lines(const PdfPage& page, const std::vector<PdfLine>& lines);

/// Whether an edge line is no text of its page. `label` is the page's, `before` and `after` are the
/// neighbours' edge lines, nearest first. A large line counts as a title where it stands first.
bool is_running(const PdfEdgeLine& line, const std::string& label, int page, float body_size,
                const std::vector<const std::vector<PdfEdgeLine>*>& before,
                const std::vector<const std::vector<PdfEdgeLine>*>& after);

} // namespace lectern
