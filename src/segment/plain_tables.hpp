// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of plain text: lines whose words stand in equal columns, or between drawn bars.
#pragma once

#include "segment/paragraphs.hpp"

#include <cstdint>
#include <vector>

namespace lectern {

/// Gives the lines of tables their cells and the role of a table's cell. `tables` counts the tables
/// of the document and is brought up to date. Nothing of a line is lost: its cells are its words.
/// Linear in the text of the lines.
void mark_tables(std::vector<Paragraph>& paragraphs, const std::vector<ShapedLine>& lines,
                 std::uint32_t& tables);

} // namespace lectern
