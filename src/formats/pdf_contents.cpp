// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/pdf_contents.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace lectern {

namespace {

constexpr std::size_t least_rows = 4;

/// The number that a text consists of, 0 for a small Roman one, or -1.
int page_number(const std::string& text) {
    int page = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), page);
    if (end.ec == std::errc() && end.ptr == text.data() + text.size() && !text.empty()) {
        return page;
    }
    const bool roman =
        !text.empty() && text.size() <= 6 && text.find_first_not_of("ivxl") == std::string::npos;
    return roman ? 0 : -1;
}

struct Row {
    std::size_t first; // of the page's lines
    std::size_t end;
    int page; // -1: none at its end
    float right;
};

/// The number at the end of a row: a line of its own, or the last word of the last line.
int number_at_end(const PdfLine& line) {
    const std::string text = text_of(line);
    const auto space = text.find_last_of(" .");
    const std::string last = space == std::string::npos ? text : text.substr(space + 1);
    // Without leaders, a last word counts only with a gap before it: else it is a sentence's.
    const bool leaders =
        text.find("..") != std::string::npos || text.find(". .") != std::string::npos;
    const bool apart = space == std::string::npos || leaders || line.pieces.back().text == last;
    return apart ? page_number(last) : -1;
}

std::vector<Row> rows_of(const std::vector<PdfLine>& lines) {
    std::vector<Row> rows;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool same = !rows.empty() && std::abs(lines[i].baseline - lines[i - 1].baseline) <
                                               0.4F * lines[i].size;
        if (!same) {
            rows.push_back({i, i, -1, 0});
        }
        rows.back().end = i + 1;
        if (lines[i].right > rows.back().right) {
            rows.back().right = lines[i].right;
            rows.back().page = number_at_end(lines[i]);
        }
    }
    return rows;
}

} // namespace

std::vector<PdfLine> take_contents(std::vector<PdfLine>& lines, int pages,
                                   const std::vector<PdfFont>& fonts) {
    const auto rows = rows_of(lines);
    // The longest run of page numbers that grow and stand at one right edge.
    std::size_t first = 0;
    std::size_t last = 0;
    std::size_t count = 0;
    int before = 0;
    float edge = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].page < 0 || rows[i].page > pages + 30) {
            continue;
        }
        const bool follows = count > 0 && rows[i].page >= before &&
                             std::abs(rows[i].right - edge) < 6 && i - last <= 6;
        if (!follows && count >= least_rows) {
            break;
        }
        first = follows ? first : i;
        count = follows ? count + 1 : 1;
        edge = rows[i].right;
        last = i;
        before = rows[i].page;
    }
    if (count < least_rows || before < 2 || count * 4 < last - first + 1) {
        return {};
    }
    // An entry of several lines has its number on the last of them.
    std::vector<PdfLine> contents;
    for (std::size_t i = first; i <= last; ++i) {
        PdfLine line = lines[rows[i].first];
        for (std::size_t k = rows[i].first + 1; k < rows[i].end; ++k) {
            append(line, lines[k], fonts);
        }
        contents.push_back(std::move(line));
    }
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(rows[first].first),
                lines.begin() + static_cast<std::ptrdiff_t>(rows[last].end));
    return contents;
}

} // namespace lectern
