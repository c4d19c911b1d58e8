// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/pdf_table.hpp"

#include <algorithm>
#include <cmath>

namespace lectern {

namespace {

using Lines = std::vector<PdfLine>;

struct Placed {
    const PdfLine* line;
    std::size_t column;
};

/// All lines from top to bottom in rows of one baseline.
std::vector<std::vector<Placed>> baseline_rows(const std::vector<Lines>& columns) {
    std::vector<Placed> all;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        for (const auto& line : columns[i]) {
            all.push_back({&line, i});
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const Placed& a, const Placed& b) {
        return a.line->baseline < b.line->baseline;
    });
    std::vector<std::vector<Placed>> rows;
    for (const auto& placed : all) {
        if (rows.empty() ||
            placed.line->baseline - rows.back().front().line->baseline > 0.4F * placed.line->size) {
            rows.emplace_back();
        }
        rows.back().push_back(placed);
    }
    return rows;
}

float baseline_of(const std::vector<Placed>& row) {
    return row.front().line->baseline;
}

/// Distance below which two rows are lines of one cell; 0 where all rows are alike.
float line_distance(const std::vector<std::vector<Placed>>& rows) {
    std::vector<float> gaps;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        gaps.push_back(baseline_of(rows[i]) - baseline_of(rows[i - 1]));
    }
    if (gaps.size() < 2) {
        return 0;
    }
    std::sort(gaps.begin(), gaps.end());
    const float least = gaps[gaps.size() / 10];
    const float most = gaps[gaps.size() * 8 / 10];
    return most > 1.25F * least ? 1.2F * least : 0;
}

bool begins_row(const std::vector<Placed>& row, const std::vector<Placed>& before, float distance) {
    const float gap = baseline_of(row) - baseline_of(before);
    if (distance > 0) {
        return gap > distance;
    }
    return row.front().column == 0 || row.size() > 1 || gap > 2.2F * row.front().line->size;
}

/// Share of the rows of one baseline that have text in more than one column.
float rows_filled(const std::vector<Lines>& columns) {
    const auto rows = baseline_rows(columns);
    const auto filled =
        std::count_if(rows.begin(), rows.end(), [](const auto& row) { return row.size() >= 2; });
    return static_cast<float>(filled) / static_cast<float>(std::max<std::size_t>(rows.size(), 1));
}

/// How often rows begin in several columns at once after a gap in all of them.
bool rows_begin_together(const std::vector<Lines>& columns) {
    const auto rows = baseline_rows(columns);
    const float distance = line_distance(rows);
    std::size_t begun = 0;
    std::size_t together = 0;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        if (distance > 0 && baseline_of(rows[i]) - baseline_of(rows[i - 1]) > distance) {
            ++begun;
            together += rows[i].size() >= 2 ? 1U : 0U;
        }
    }
    return begun >= 2 && together * 10 >= begun * 7 && rows.size() >= 4;
}

} // namespace

bool reads_as_prose(const Lines& column) {
    if (column.size() < 3) {
        return false;
    }
    float left = column.front().left;
    float right = column.front().right;
    std::size_t letters = 0;
    for (const auto& line : column) {
        left = std::min(left, line.left);
        right = std::max(right, line.right);
        letters += text_of(line).size();
    }
    float filled = 0;
    for (const auto& line : column) {
        filled += line.right - line.left;
    }
    const auto count = static_cast<float>(column.size());
    return filled > 0.6F * count * (right - left) && letters >= column.size() * 22;
}

bool is_table(const std::vector<Lines>& columns) {
    const auto prose =
        static_cast<std::size_t>(std::count_if(columns.begin(), columns.end(), reads_as_prose));
    if (rows_filled(columns) < 0.5F) {
        return rows_begin_together(columns) && columns.size() > 2;
    }
    if (prose < columns.size()) {
        // One column of prose beside a column of scraps is no table, unless they go together.
        return columns.size() > 2 || prose == 0 || !reads_as_prose(columns.front()) ||
               rows_begin_together(columns);
    }
    return columns.size() > 2 && rows_begin_together(columns);
}

std::vector<PdfParagraph> cells_of(const std::vector<Lines>& columns,
                                   const std::vector<PdfFont>& fonts) {
    const auto rows = baseline_rows(columns);
    const float distance = line_distance(rows);
    std::vector<PdfParagraph> cells;
    std::vector<PdfParagraph> open(columns.size());
    std::uint32_t number = 0;
    const auto close = [&] {
        for (std::size_t i = 0; i < open.size(); ++i) {
            if (!open[i].lines.empty()) {
                open[i].cell.table = 1;
                open[i].cell.row = number;
                open[i].cell.column = static_cast<std::uint32_t>(i);
                open[i].apart = true;
                cells.push_back(std::move(open[i]));
                open[i] = {};
            }
        }
        ++number;
    };
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i > 0 && begins_row(rows[i], rows[i - 1], distance)) {
            close();
        }
        for (const auto& placed : rows[i]) {
            auto& lines = open[placed.column].lines;
            if (!lines.empty() && std::abs(lines.back().baseline - placed.line->baseline) <
                                      0.4F * placed.line->size) {
                append(lines.back(), *placed.line, fonts);
            } else {
                lines.push_back(*placed.line);
            }
        }
    }
    close();
    // A first row in bold over others that are not is the header.
    const auto is_bold = [](const PdfParagraph& cell) {
        return std::all_of(cell.lines.begin(), cell.lines.end(),
                           [](const PdfLine& line) { return line.bold; });
    };
    const bool header =
        std::all_of(cells.begin(), cells.end(),
                    [&](const PdfParagraph& c) { return c.cell.row != 0 || is_bold(c); }) &&
        std::any_of(cells.begin(), cells.end(),
                    [&](const PdfParagraph& c) { return c.cell.row != 0 && !is_bold(c); });
    for (auto& cell : cells) {
        cell.cell.header = header && cell.cell.row == 0;
    }
    return cells;
}

} // namespace lectern
