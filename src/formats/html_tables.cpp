// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/html_tables.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>

namespace lectern {
namespace {

/// Spans beyond this are mistakes or malice (HTML standard: 1000 columns; rows are ours).
constexpr unsigned long widest_span = 1000;

struct TableCell {
    NodeIndex node = 0;
    std::uint32_t row = 0;
    bool header = false;
    std::size_t letters = 0;
    bool figures = false; // more digits than letters
};

struct Table {
    NodeIndex node = 0;
    std::vector<TableCell> cells;
    std::uint32_t rows = 0;
    bool marked_as_data = false;   // caption, head, header cells
    bool marked_as_layout = false; // role, nested tables, forms
    std::size_t headings = 0;
    std::size_t paragraphs = 0;
};

bool is_heading(GumboTag tag) {
    return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6;
}

std::uint16_t span_of(std::string_view value) {
    const unsigned long span = std::strtoul(std::string(value).c_str(), nullptr, 10);
    return static_cast<std::uint16_t>(std::clamp(span, 1UL, widest_span));
}

/// What is in the tables of a page, gathered in one pass: each element counts for the innermost
/// table around it.
class TableSurvey {
public:
    explicit TableSurvey(const HtmlPage& page) : page_(page) {
        const auto& nodes = page.nodes();
        for (NodeIndex i = 0; i < nodes.size(); ++i) {
            while (!open_.empty() && nodes[tables[open_.back()].node].end <= i) {
                open_.pop_back();
            }
            if (nodes[i].tag == GUMBO_TAG_TABLE && !nodes[i].is_text) {
                enter(i);
            } else if (!open_.empty()) {
                count(tables[open_.back()], i);
            }
        }
    }
    std::vector<Table> tables;

private:
    void enter(NodeIndex node) {
        if (!open_.empty()) {
            tables[open_.back()].marked_as_layout = true;
        }
        const std::string_view role = page_.attribute(node, "role");
        Table table;
        table.node = node;
        table.marked_as_layout = role == "presentation" || role == "none";
        open_.push_back(tables.size());
        tables.push_back(std::move(table));
    }
    void count(Table& table, NodeIndex node);
    void count_text(Table& table, std::string_view text);

    const HtmlPage& page_;
    std::vector<std::size_t> open_; // indices of `tables`
};

void TableSurvey::count(Table& table, NodeIndex node) {
    if (page_.node(node).is_text) {
        count_text(table, page_.text(node));
        return;
    }
    const GumboTag tag = page_.node(node).tag;
    if (tag == GUMBO_TAG_TR) {
        ++table.rows;
    } else if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) {
        const bool header = tag == GUMBO_TAG_TH || page_.has(node, "scope");
        table.cells.push_back({node, table.rows == 0 ? 0 : table.rows - 1, header, 0, false});
        table.marked_as_data = table.marked_as_data || header;
    } else if (tag == GUMBO_TAG_CAPTION || tag == GUMBO_TAG_THEAD) {
        table.marked_as_data = true;
    } else if (tag == GUMBO_TAG_FORM || tag == GUMBO_TAG_INPUT) {
        table.marked_as_layout = true;
    }
    table.headings += is_heading(tag) ? 1U : 0U;
    table.paragraphs += tag == GUMBO_TAG_P ? 1U : 0U;
}

void TableSurvey::count_text(Table& table, std::string_view text) {
    if (table.cells.empty()) {
        return;
    }
    std::size_t letters = 0;
    std::size_t digits = 0;
    for (const char letter : text) {
        letters += static_cast<unsigned char>(letter) > ' ' ? 1U : 0U;
        digits += letter >= '0' && letter <= '9' ? 1U : 0U;
    }
    TableCell& cell = table.cells.back();
    cell.letters += letters;
    cell.figures = letters > 0 ? digits * 2 >= letters : cell.figures;
}

/// Whether a table lays out the page rather than relating figures. Header cells, captions and
/// short cells in several rows and columns speak for data; headings, long cells, tables within and
/// a single row or column against it.
bool is_layout(const Table& table) {
    std::size_t filled = 0;
    std::size_t longest = 0;
    std::size_t letters = 0;
    std::size_t figures = 0;
    for (const TableCell& cell : table.cells) {
        filled += cell.letters > 0 ? 1U : 0U;
        longest = std::max(longest, cell.letters);
        letters += cell.letters;
        figures += cell.figures ? 1U : 0U;
    }
    if (filled <= 1 || table.headings > 0) {
        return true;
    }
    // 600 letters are 100 words: no figure of a table is as long, columns of a page are.
    const bool roomy = longest > 600 && longest * 2 > letters;
    if (table.marked_as_data && !table.marked_as_layout) {
        return longest > 3000 && longest * 2 > letters;
    }
    if (table.marked_as_layout || roomy || table.rows < 2 || filled <= table.rows) {
        return true;
    }
    return letters / filled > 200 && figures * 4 < filled;
}

/// Columns that cells of rows above still cover, as the HTML standard's table model lays them.
class Grid {
public:
    /// Gives the column of the next cell of a row.
    std::uint32_t place(std::uint32_t row, std::uint16_t columns, std::uint16_t rows) {
        if (row != row_) {
            row_ = row;
            column_ = 0;
        }
        while (column_ < covered_until_.size() && covered_until_[column_] > row) {
            ++column_;
        }
        const std::uint32_t at = column_;
        column_ += columns;
        if (rows > 1 || column_ < covered_until_.size()) {
            covered_until_.resize(std::max<std::size_t>(covered_until_.size(), column_), 0);
            std::fill(covered_until_.begin() + at, covered_until_.begin() + column_, row + rows);
        }
        return at;
    }

private:
    std::vector<std::uint32_t> covered_until_; // of each column: the first row that is free again
    std::uint32_t row_ = 0;
    std::uint32_t column_ = 0;
};

} // namespace

HtmlTables::HtmlTables(const HtmlPage& page) {
    std::uint32_t number = 0;
    for (const Table& table : TableSurvey(page).tables) {
        if (is_layout(table)) {
            continue;
        }
        data_.emplace(table.node, ++number);
        Grid grid;
        for (const TableCell& found : table.cells) {
            Cell cell;
            cell.table = number;
            cell.row = found.row;
            cell.columns = span_of(page.attribute(found.node, "colspan"));
            cell.rows = span_of(page.attribute(found.node, "rowspan"));
            cell.column = grid.place(cell.row, cell.columns, cell.rows);
            cell.header = found.header;
            cells_.emplace(found.node, cell);
        }
    }
}

const Cell* HtmlTables::cell(NodeIndex index) const {
    const auto found = cells_.find(index);
    return found == cells_.end() ? nullptr : &found->second;
}

} // namespace lectern
