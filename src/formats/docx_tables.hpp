// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of a DOCX: which only frame a text, and how far cells reach. A cell that covers several
// rows is written as one that begins and others below it that go on.
#pragma once

#include "formats/xml.hpp"

#include <cstdint>
#include <unordered_map>

namespace lectern {

/// Whether the table is one cell that only frames its text.
bool is_layout_table(const pugi::xml_node& table);

/// How many columns of the grid a cell covers: 1 to 999.
std::uint16_t columns_of(const pugi::xml_node& cell);

/// How many columns the row leaves free before its first cell.
std::uint16_t columns_before(const pugi::xml_node& row);

/// Whether the cell goes on with the one above it.
bool goes_on_from_above(const pugi::xml_node& cell);

class DocxRowSpans {
public:
    /// Looks at all cells of a table; what was known of another is forgotten. Linear in its cells.
    void read(const pugi::xml_node& table);
    /// How many rows a cell of that table covers: 1 for one that is no part of it.
    std::uint16_t rows_of(const pugi::xml_node& cell) const;

private:
    std::unordered_map<std::size_t, std::uint16_t> rows_; // of those that cover several
};

} // namespace lectern
