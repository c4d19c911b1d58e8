// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/plain_tables.hpp"

#include "segment/text.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace lectern {
namespace {

constexpr std::size_t least_rows = 3;
constexpr std::size_t widest_row = 300; // columns of the page
constexpr std::size_t usual_cell = 32;  // bytes: longer ones are prose in two columns
constexpr std::uint32_t tab_width = 8;

/// Words with single spaces between, and the columns of the page that they take.
struct Piece {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::string text;
};
using Row = std::vector<Piece>;

bool is_drawn(std::string_view text) {
    return text.size() > 2 && text.front() == '|' && text.back() == '|';
}

/// What stands between the bars; twice its number takes the place of the columns.
Row drawn_row(std::string_view text) {
    Row row;
    text = text.substr(1, text.size() - 2);
    for (std::uint32_t number = 0; number * 2 < widest_row; ++number) {
        const auto bar = text.find('|');
        row.push_back({number * 2, number * 2 + 1, std::string(trimmed(text.substr(0, bar)))});
        if (bar == std::string_view::npos) {
            return row;
        }
        text = text.substr(bar + 1);
    }
    return row;
}

/// What two spaces or a tab part.
Row spaced_row(const Line& line) {
    Row row;
    std::uint32_t column = line.indent;
    std::uint32_t spaces = 2;
    for (const char c : line.text) {
        if (c == '\t') {
            column += tab_width - column % tab_width;
            spaces = 2;
            continue;
        }
        const bool begins_letter = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
        if (c == ' ') {
            ++spaces;
            ++column;
            continue;
        }
        if (spaces >= 2) {
            row.push_back({column, column, {}});
        } else if (spaces == 1) {
            row.back().text += ' ';
        }
        spaces = 0;
        row.back().text += c;
        column += begins_letter ? 1U : 0U;
        row.back().end = column;
    }
    return row;
}

struct Column {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

/// The stretches of the page that any row from `first` on takes, from left to right.
std::vector<Column> columns_of(const std::vector<Row>& rows, std::size_t first) {
    std::vector<bool> taken(widest_row + 1, false);
    for (std::size_t i = first; i < rows.size(); ++i) {
        for (const Piece& piece : rows[i]) {
            std::fill(taken.begin() + piece.begin, taken.begin() + piece.end, true);
        }
    }
    std::vector<Column> columns;
    for (std::uint32_t at = 0; at < taken.size(); ++at) {
        if (taken[at] && (at == 0 || !taken[at - 1])) {
            columns.push_back({at, at});
        }
        if (taken[at]) {
            columns.back().end = at + 1;
        }
    }
    return columns;
}

bool has_figure(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_year(std::string_view text) {
    return text.size() == 4 && text.find_first_not_of("0123456789") == std::string_view::npos &&
           (text.starts_with("19") || text.starts_with("20"));
}

/// The lines of one table, and what it is made of.
class TableMaker {
public:
    explicit TableMaker(std::vector<Row> rows) : rows_(std::move(rows)) {}

    /// Whether the rows are those of a table: then cells() gives each one's.
    bool make() {
        for (const std::size_t first : {std::size_t{0}, std::size_t{1}}) { // heads may be wider
            columns_ = columns_of(rows_, first);
            if (columns_.size() >= 2 && place_cells() && holds_data()) {
                mark_header();
                return true;
            }
        }
        return false;
    }
    std::vector<RowCell>& cells(std::size_t row) { return cells_[row]; }

private:
    std::size_t column_of(const Piece& piece) const {
        std::size_t best = 0;
        std::uint32_t least = widest_row;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const auto [begin, end] = columns_[i];
            const auto apart = piece.begin >= end   ? piece.begin - end + 1
                               : piece.end <= begin ? begin - piece.end + 1
                                                    : 0;
            if (apart < least) {
                best = i;
                least = apart;
            }
        }
        return best;
    }

    bool place_cells() {
        cells_.assign(rows_.size(), {});
        std::size_t size = 0;
        std::size_t count = 0;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            for (const Piece& piece : rows_[i]) {
                const auto column = static_cast<std::uint32_t>(column_of(piece));
                if (!cells_[i].empty() && cells_[i].back().column == column) {
                    cells_[i].back().text += ' ' + piece.text;
                } else {
                    cells_[i].push_back({piece.text, column, false});
                }
                size += piece.text.size();
            }
            count += cells_[i].size();
            if (cells_[i].size() < 2) {
                return false;
            }
        }
        return size <= usual_cell * count;
    }

    /// Figures behind the first column, or three columns: two columns of words are a list of terms
    /// or two texts side by side.
    bool holds_data() const {
        if (columns_.size() >= 3) {
            return true;
        }
        std::size_t figures = 0;
        for (const auto& row : cells_) {
            figures += has_figure(row.back().text) ? 1U : 0U;
        }
        return figures * 3 >= cells_.size() * 2;
    }

    /// Names above figures, or years above them.
    void mark_header() {
        auto& head = cells_.front();
        const bool all_years = std::all_of(head.begin() + 1, head.end(),
                                           [](const RowCell& cell) { return is_year(cell.text); });
        const bool names = std::none_of(head.begin(), head.end(), [](const RowCell& cell) {
            return has_figure(cell.text) && !is_year(cell.text);
        });
        std::size_t figures = 0;
        std::size_t others = 0;
        for (std::size_t i = 1; i < cells_.size(); ++i) {
            for (std::size_t j = 1; j < cells_[i].size(); ++j) {
                ++(has_figure(cells_[i][j].text) ? figures : others);
            }
        }
        for (RowCell& cell : head) {
            cell.header = all_years || (names && figures >= others);
        }
    }

    std::vector<Row> rows_;
    std::vector<Column> columns_;
    std::vector<std::vector<RowCell>> cells_;
};

bool may_be_row(const Paragraph& paragraph, const std::vector<ShapedLine>& lines) {
    const auto& line = lines[paragraph.lines.front()];
    return paragraph.role == Role::paragraph && !paragraph.page_line && !paragraph.note &&
           paragraph.lines.size() == 1 && line.right() <= widest_row && !line.shape.has_leader &&
           (paragraph.columns || is_drawn(line.line.text));
}

} // namespace

void mark_tables(std::vector<Paragraph>& paragraphs, const std::vector<ShapedLine>& lines,
                 std::uint32_t& tables) {
    for (std::size_t begin = 0; begin < paragraphs.size();) {
        std::vector<Row> rows;
        auto end = begin;
        const bool drawn = is_drawn(lines[paragraphs[begin].lines.front()].line.text);
        for (; end < paragraphs.size() && may_be_row(paragraphs[end], lines); ++end) {
            const Line& line = lines[paragraphs[end].lines.front()].line;
            if ((end > begin && paragraphs[end].blank_before > 1) || is_drawn(line.text) != drawn) {
                break;
            }
            rows.push_back(drawn ? drawn_row(line.text) : spaced_row(line));
        }
        const auto count = rows.size();
        TableMaker table(std::move(rows));
        if (count >= least_rows && table.make()) {
            ++tables;
            for (std::size_t row = 0; row < count; ++row) {
                Paragraph& paragraph = paragraphs[begin + row];
                paragraph.role = Role::table_cell;
                paragraph.marker.reset();
                paragraph.table = tables;
                paragraph.row = static_cast<std::uint32_t>(row);
                paragraph.cells = std::move(table.cells(row));
            }
        }
        begin = std::max(end, begin + 1);
    }
}

} // namespace lectern
