// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/docx_tables.hpp"

#include <algorithm>
#include <charconv>

namespace lectern {

namespace {

std::uint16_t count_in(const pugi::xml_node& node, std::uint16_t otherwise) {
    const auto text = attribute_of(node, "val");
    int number = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return static_cast<std::uint16_t>(std::clamp<int>(number, otherwise, 999));
}

bool is_deleted(const pugi::xml_node& row) {
    return static_cast<bool>(child_of(child_of(row, "trPr"), "del"));
}

} // namespace

bool is_layout_table(const pugi::xml_node& table) {
    int rows = 0;
    int cells = 0;
    for (const auto& row : table.children()) {
        if (local_name(row) != "tr") {
            continue;
        }
        ++rows;
        for (const auto& cell : row.children()) {
            cells += local_name(cell) == "tc" ? 1 : 0;
        }
        if (cells > 1) {
            return false;
        }
    }
    return rows == 1;
}

std::uint16_t columns_of(const pugi::xml_node& cell) {
    return count_in(child_of(child_of(cell, "tcPr"), "gridSpan"), 1);
}

std::uint16_t columns_before(const pugi::xml_node& row) {
    return count_in(child_of(child_of(row, "trPr"), "gridBefore"), 0);
}

bool goes_on_from_above(const pugi::xml_node& cell) {
    const auto merge = child_of(child_of(cell, "tcPr"), "vMerge");
    return merge && attribute_of(merge, "val") != "restart";
}

void DocxRowSpans::read(const pugi::xml_node& table) {
    rows_.clear();
    std::unordered_map<std::uint32_t, std::size_t> open; // by column: the cell that still reaches
    for (const auto& row : table.children()) {
        if (local_name(row) != "tr" || is_deleted(row)) {
            continue;
        }
        std::unordered_map<std::uint32_t, std::size_t> reaching;
        std::uint32_t column = columns_before(row);
        for (const auto& cell : row.children()) {
            if (local_name(cell) != "tc") {
                continue;
            }
            const auto above = open.find(column);
            if (goes_on_from_above(cell) && above != open.end()) {
                auto& rows = rows_.try_emplace(above->second, std::uint16_t{1}).first->second;
                rows = static_cast<std::uint16_t>(std::min(rows + 1, 9999));
                reaching.insert(*above);
            } else if (child_of(child_of(cell, "tcPr"), "vMerge")) {
                reaching.emplace(column, cell.hash_value());
            }
            column += columns_of(cell);
        }
        open = std::move(reaching);
    }
}

std::uint16_t DocxRowSpans::rows_of(const pugi::xml_node& cell) const {
    const auto found = rows_.find(cell.hash_value());
    return found == rows_.end() ? std::uint16_t{1} : found->second;
}

} // namespace lectern
