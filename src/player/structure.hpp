// SPDX-License-Identifier: GPL-3.0-or-later
// An index of a reading's lists, tables and pages, kept up while the reading grows.
#pragma once

#include "document/reading.hpp"

#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <vector>

namespace lectern {

struct ListIndex {
    std::uint32_t first_block = 0;
    std::uint32_t last_block = 0;
    std::uint32_t items = 0;
    std::uint8_t depth = 1;
};

struct TableIndex {
    std::uint32_t first_block = 0;
    std::uint32_t last_block = 0;
    std::uint32_t rows = 0;
    std::uint32_t columns = 0;
    /// The rows above this one hold the headers of the columns.
    std::uint32_t first_data_row = std::numeric_limits<std::uint32_t>::max();
    struct Header {
        std::uint32_t block = 0;
        std::uint32_t row = 0;
    };
    std::map<std::uint32_t, Header> headers; // by column: the lowest header above the data
};

/// A page that the document names, and the first block that is read aloud from it.
struct PageIndex {
    std::string label;
    std::uint32_t first_block = 0;
};

/// Lists and tables in the order in which they begin.
class Structure {
public:
    /// Takes in the blocks that have come since the last call.
    void update(const Reading& reading);

    const std::vector<ListIndex>& lists() const noexcept { return lists_; }
    const std::vector<TableIndex>& tables() const noexcept { return tables_; }
    const std::vector<PageIndex>& pages() const noexcept { return pages_; }
    /// The list or table of a block; nullptr where it is in none.
    const ListIndex* list_of(const Block& block) const;
    const TableIndex* table_of(const Block& block) const;

private:
    void add_item(const Block& block, std::uint32_t number);
    void add_cell(const Block& block, std::uint32_t number);
    std::uint32_t seen_ = 0;
    std::vector<ListIndex> lists_;
    std::vector<TableIndex> tables_;
    std::vector<PageIndex> pages_;
    std::map<std::uint32_t, std::size_t> list_numbers_; // number in the document → index
    std::map<std::uint32_t, std::size_t> table_numbers_;
};

} // namespace lectern
