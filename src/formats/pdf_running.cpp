// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/pdf_running.hpp"

#include <algorithm>
#include <cmath>

namespace lectern {

namespace {

constexpr float edge = 0.13F;     // of the page's height
constexpr std::size_t rows = 4;   // from either edge
constexpr float same_place = 8.0; // points

/// "Page iv" counts as "Page #".
std::string with_roman_numbers(const std::string& text) {
    std::string result;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string word = text.substr(at, end - at);
        const bool roman = !word.empty() && word.size() <= 6 && text.size() < 20 &&
                           word.find_first_not_of("ivxl") == std::string::npos;
        result += (at > 0 ? " " : "") + (roman ? "#" : word);
        at = end + 1;
    }
    return result;
}

PdfEdgeLine edge_line(const PdfLine& line, bool outermost) {
    PdfEdgeLine result;
    const std::string text = text_of(line);
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] < '0' || text[i] > '9') {
            result.key += text[i++];
            continue;
        }
        int number = 0;
        while (i < text.size() && text[i] >= '0' && text[i] <= '9') {
            number = std::min(number * 10 + (text[i] - '0'), 1'000'000);
            ++i;
        }
        result.key += '#';
        result.number = result.number < 0 ? number : result.number;
    }
    result.text = text;
    result.key = with_roman_numbers(result.key);
    result.baseline = line.baseline;
    result.size = line.size;
    result.outermost = outermost;
    return result;
}

bool same(const PdfEdgeLine& a, const PdfEdgeLine& b) {
    const auto shorter = std::min(a.key.size(), b.key.size());
    const bool alike = a.key == b.key || (a.row.size() >= 8 && a.row == b.row) ||
                       (shorter >= 12 && a.key.compare(0, shorter, b.key, 0, shorter) == 0);
    return alike && std::abs(a.baseline - b.baseline) < same_place &&
           std::abs(a.size - b.size) < 0.5F;
}

/// "iv", "12", "- 12 -": the page's label and nothing but signs around it.
bool is_label(std::string_view text, const std::string& label) {
    const auto first = text.find(label);
    if (label.empty() || first == std::string_view::npos) {
        return false;
    }
    const auto is_sign = [](char c) {
        return c == ' ' || c == '-' || c == '.' || c == '|' || c == '[' || c == ']' || c == '(' ||
               c == ')' || static_cast<unsigned char>(c) >= 0x80;
    };
    const auto before = text.substr(0, first);
    const auto after = text.substr(first + label.size());
    return std::all_of(before.begin(), before.end(), is_sign) &&
           std::all_of(after.begin(), after.end(), is_sign);
}

/// Heads and feet of two parts may be drawn as one on one page and as two on another.
void join_rows(std::vector<PdfEdgeLine>& edges) {
    std::stable_sort(edges.begin(), edges.end(), [](const PdfEdgeLine& a, const PdfEdgeLine& b) {
        return a.baseline < b.baseline;
    });
    for (std::size_t first = 0; first < edges.size();) {
        std::size_t end = first + 1;
        while (end < edges.size() &&
               edges[end].baseline - edges[first].baseline < 0.4F * edges[first].size) {
            ++end;
        }
        std::sort(edges.begin() + static_cast<std::ptrdiff_t>(first),
                  edges.begin() + static_cast<std::ptrdiff_t>(end),
                  [](const PdfEdgeLine& a, const PdfEdgeLine& b) { return a.line < b.line; });
        std::string row;
        for (std::size_t i = first; i < end; ++i) {
            row += (row.empty() ? "" : " ") + edges[i].key;
        }
        for (std::size_t i = first; i < end; ++i) {
            edges[i].row = row;
        }
        first = end;
    }
}

} // namespace

std::vector<PdfEdgeLine> edge_lines(const PdfPage& page, const std::vector<PdfLine>& lines) {
    std::vector<PdfEdgeLine> result;
    std::size_t count = 0;
    float row = -1000;
    const auto take = [&](std::size_t index, bool inside) {
        const PdfLine& line = lines[index];
        if (std::abs(line.baseline - row) > 0.4F * line.size) {
            ++count;
            row = line.baseline;
        }
        if (inside && count <= rows) {
            result.push_back(edge_line(line, count == 1));
            result.back().line = index;
        }
        return inside && count <= rows;
    };
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!take(i, lines[i].baseline < edge * page.height)) {
            break;
        }
    }
    count = 0;
    row = -1000;
    for (std::size_t i = lines.size(); i > 0; --i) {
        if (!take(i - 1, lines[i - 1].baseline > (1 - edge) * page.height)) {
            break;
        }
    }
    join_rows(result);
    return result;
}

bool is_running(const PdfEdgeLine& line, const std::string& label, int page, float body_size,
                const std::vector<const std::vector<PdfEdgeLine>*>& before,
                const std::vector<const std::vector<PdfEdgeLine>*>& after) {
    if (line.key == "#" && line.outermost &&
        (line.number == page || std::to_string(line.number) == label)) {
        return true;
    }
    if (line.outermost && line.number < 0 && is_label(line.text, label)) {
        return true;
    }
    const auto repeats = [&](const std::vector<const std::vector<PdfEdgeLine>*>& pages, int step) {
        int other_page = page;
        for (const auto* edges : pages) {
            other_page += step;
            for (const auto& other : *edges) {
                // Its number stays or counts with the pages: else "Article 21" that stands where
                // "Article 19" stood before would be lost.
                const bool counts =
                    line.number == other.number || other.number - line.number == other_page - page;
                const bool unknown = line.key != "#" && (line.number < 0 || other.number < 0);
                if (same(line, other) &&
                    (line.key == "#" ? counts && line.number != other.number : counts || unknown)) {
                    return true;
                }
            }
        }
        return false;
    };
    if (repeats(before, -1)) {
        return true;
    }
    return line.size < 1.15F * body_size && repeats(after, 1);
}

} // namespace lectern
