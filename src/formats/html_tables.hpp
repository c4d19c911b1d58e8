// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/document.hpp"
#include "formats/html_page.hpp"

#include <unordered_map>

namespace lectern {

/// The tables of a page that hold data, each cell with its place. A table that only lays out the
/// page is not among them: its cells are read like any other part of the page, in their order.
class HtmlTables {
public:
    explicit HtmlTables(const HtmlPage& page);

    /// The cell that an element is (td, th), with its table's number counted from 1 over the data
    /// tables of the page; nullptr for what is no cell of a data table.
    const Cell* cell(NodeIndex index) const;
    bool is_data(NodeIndex table) const { return data_.contains(table); }

private:
    std::unordered_map<NodeIndex, Cell> cells_;
    std::unordered_map<NodeIndex, std::uint32_t> data_; // table element → its number
};

} // namespace lectern
