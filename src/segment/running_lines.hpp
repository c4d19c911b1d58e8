// SPDX-License-Identifier: GPL-3.0-or-later
// Page numbers, running heads and feet among the lines of a plain text.
#pragma once

#include "segment/line_shape.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// What a page line says: "Page 3 of 12  GAO-26-1" → label "3", rest "GAO-26-1".
struct PageLine {
    std::string label;
    std::string rest;
};
/// A line that names its page with a page word, or a number between dashes; nothing for others.
std::optional<PageLine> page_line(std::string_view text, const StructureRules& rules);

/// For each line, whether it is of the page and not of the text: page numbers, and what is repeated
/// at the rims of pages. Linear in the text.
std::vector<bool> running_lines(const std::vector<ShapedLine>& lines, const StructureRules& rules);

} // namespace lectern
