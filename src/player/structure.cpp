// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/structure.hpp"

#include <algorithm>

namespace lectern {

void Structure::update(const Reading& reading) {
    const auto& blocks = reading.blocks();
    for (; seen_ < blocks.size(); ++seen_) {
        const Block& block = blocks[seen_];
        if (!is_spoken(block.role)) {
            continue; // a menu's list is no list of the report
        }
        const bool new_page = pages_.empty() || pages_.back().label != block.page;
        if (!block.page.empty() && new_page && block.role != Role::note) {
            pages_.push_back({block.page, seen_});
        }
        if (block.role == Role::list_item && block.list != 0) {
            add_item(block, seen_);
        } else if (block.role == Role::table_cell && block.cell.table != 0) {
            add_cell(block, seen_);
        }
    }
}

void Structure::add_item(const Block& block, std::uint32_t number) {
    const auto [known, is_new] = list_numbers_.try_emplace(block.list, lists_.size());
    if (is_new) {
        lists_.push_back({number, number, 0, block.level});
    }
    lists_[known->second].last_block = number;
    ++lists_[known->second].items;
}

void Structure::add_cell(const Block& block, std::uint32_t number) {
    const auto [known, is_new] = table_numbers_.try_emplace(block.cell.table, tables_.size());
    if (is_new) {
        tables_.emplace_back().first_block = number;
    }
    TableIndex& table = tables_[known->second];
    table.last_block = number;
    table.rows = std::max(table.rows, block.cell.row + 1);
    table.columns = std::max(table.columns, block.cell.column + block.cell.columns);
    const std::uint32_t row = block.cell.row;
    if (!block.cell.header && row < table.first_data_row) {
        // What stood before this cell in its row named the row, not columns.
        table.first_data_row = row;
        std::erase_if(table.headers, [&](const auto& header) { return header.second.row == row; });
    } else if (block.cell.header && row < table.first_data_row) {
        table.headers[block.cell.column] = {number, row};
    }
}

const ListIndex* Structure::list_of(const Block& block) const {
    const auto known =
        block.role == Role::list_item ? list_numbers_.find(block.list) : list_numbers_.end();
    return known == list_numbers_.end() ? nullptr : &lists_[known->second];
}

const TableIndex* Structure::table_of(const Block& block) const {
    const auto known = block.role == Role::table_cell ? table_numbers_.find(block.cell.table)
                                                      : table_numbers_.end();
    return known == table_numbers_.end() ? nullptr : &tables_[known->second];
}

} // namespace lectern
