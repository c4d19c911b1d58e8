// SPDX-License-Identifier: GPL-3.0-or-later
// Columns are found row by row from the top: rows that leave the same strip of white between them
// belong together, and a row that crosses the strip ends them. So a title over two columns, the
// columns and a full-width figure below come out in order, also where baselines do not agree.
#include "formats/pdf_layout.hpp"

#include "formats/pdf_table.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lectern {

namespace {

constexpr float gutter = 0.6F; // of the type size: narrowest strip of white between columns
constexpr int deepest = 6;     // columns within columns

struct Strip {
    float left;
    float right;
};
constexpr float far_out = 1e6F;

using Lines = std::vector<PdfLine>;

/// White between the lines of a row, with what is left and right of it.
std::vector<Strip> white_of(const Lines& lines) {
    std::vector<Strip> inked;
    inked.reserve(lines.size());
    for (const auto& line : lines) {
        inked.push_back({line.left, line.right});
    }
    std::sort(inked.begin(), inked.end(), [](auto& a, auto& b) { return a.left < b.left; });
    std::vector<Strip> white;
    float end = -far_out;
    for (const auto& ink : inked) {
        if (ink.left > end) {
            white.push_back({end, ink.left});
        }
        end = std::max(end, ink.right);
    }
    white.push_back({end, far_out});
    return white;
}

std::vector<Strip> common(const std::vector<Strip>& a, const std::vector<Strip>& b, float least) {
    std::vector<Strip> both;
    std::size_t i = 0;
    std::size_t k = 0;
    while (i < a.size() && k < b.size()) {
        const Strip strip{std::max(a[i].left, b[k].left), std::min(a[i].right, b[k].right)};
        if (strip.right - strip.left >= least) {
            both.push_back(strip);
        }
        (a[i].right < b[k].right ? i : k)++;
    }
    return both;
}

/// Strips with text on both sides.
std::vector<Strip> inner(const std::vector<Strip>& strips, float left, float right) {
    std::vector<Strip> found;
    std::copy_if(strips.begin(), strips.end(), std::back_inserter(found),
                 [&](const Strip& s) { return s.left > left && s.right < right; });
    return found;
}

/// Rows of lines whose heights overlap: also the lines of two columns that are not level.
std::vector<Lines> rows_of(Lines lines) {
    const auto top = [](const PdfLine& line) { return line.baseline - 0.75F * line.size; };
    std::stable_sort(lines.begin(), lines.end(),
                     [&](const PdfLine& a, const PdfLine& b) { return top(a) < top(b); });
    std::vector<Lines> rows;
    float bottom = -far_out;
    for (auto& line : lines) {
        if (rows.empty() || top(line) >= bottom) {
            rows.emplace_back();
            bottom = -far_out;
        }
        bottom = std::max(bottom, line.baseline + 0.15F * line.size);
        rows.back().push_back(std::move(line));
    }
    return rows;
}

/// Consecutive rows that share their strips of white.
struct Band {
    std::vector<Lines> rows;
    std::vector<Strip> white{{-far_out, far_out}};
    float left = far_out;
    float right = -far_out;
    bool split = false;
};

float least_size(const Lines& row) {
    float size = far_out;
    for (const auto& line : row) {
        size = std::min(size, line.size);
    }
    return size;
}

void add(Band& band, Lines row, std::vector<Strip> white) {
    for (const auto& line : row) {
        band.left = std::min(band.left, line.left);
        band.right = std::max(band.right, line.right);
    }
    band.white = std::move(white);
    band.split = !inner(band.white, band.left, band.right).empty();
    band.rows.push_back(std::move(row));
}

/// Whether white of many lines lies between a row of columns and the next one: notes at the foot of
/// a page do not go with a table above.
bool stands_apart(const Lines& before, const Lines& row) {
    constexpr float most_lines = 6;
    float bottom = -far_out;
    float top = far_out;
    float size = 0;
    for (const auto& line : before) {
        bottom = std::max(bottom, line.baseline);
        size = std::max(size, line.size);
    }
    for (const auto& line : row) {
        top = std::min(top, line.baseline - line.size);
    }
    return top - bottom > most_lines * size;
}

/// The line with the most text of a band: its type is that of the text.
const PdfLine& fullest_line(const std::vector<Lines>& rows) {
    const PdfLine* fullest = &rows.front().front();
    for (const auto& row : rows) {
        for (const auto& line : row) {
            if (line.right - line.left > fullest->right - fullest->left) {
                fullest = &line;
            }
        }
    }
    return *fullest;
}

/// Takes the headings at the end of columns out of them: they stand above what crosses the strip
/// next, though they are too short to cross it themselves.
std::vector<Lines> take_headings(Band& band) {
    std::vector<Lines> headings;
    const PdfLine& text = fullest_line(band.rows);
    const auto is_heading = [&](const Lines& row) {
        const PdfLine& line = row.front();
        return row.size() == 1 && line.left < band.left + text.size &&
               (line.size > 1.05F * text.size || (line.bold && !text.bold));
    };
    std::size_t kept = band.rows.size();
    while (kept > 2 && is_heading(band.rows[kept - 1])) {
        --kept;
    }
    std::move(band.rows.begin() + static_cast<std::ptrdiff_t>(kept), band.rows.end(),
              std::back_inserter(headings));
    band.rows.resize(kept);
    return headings;
}

std::vector<Band> bands_of(std::vector<Lines> rows) {
    std::vector<Band> bands(1);
    for (auto& row : rows) {
        const auto white = white_of(row);
        const float least = gutter * least_size(row);
        Band& band = bands.back();
        auto shared = common(band.white, white, least);
        float left = band.left;
        float right = band.right;
        for (const auto& line : row) {
            left = std::min(left, line.left);
            right = std::max(right, line.right);
        }
        const std::size_t kept = inner(shared, left, right).size();
        const std::size_t own = row.size() > 1 ? inner(white, left, right).size() : 0;
        // A row of a table below text must not lose its strips to that text's right edge.
        // A caption or heading below a table crosses some of its strips, and no cell beside it.
        const bool crosses =
            row.size() == 1 && kept < inner(band.white, band.left, band.right).size();
        const bool parts =
            band.split ? kept == 0 || crosses || stands_apart(band.rows.back(), row) : own > kept;
        if (!band.rows.empty() && parts) {
            const bool from_columns = band.split && kept == 0;
            auto headings = from_columns ? take_headings(band) : std::vector<Lines>();
            bands.emplace_back();
            for (auto& heading : headings) {
                auto beside = white_of(heading);
                add(bands.back(), std::move(heading), std::move(beside));
            }
            shared = common(bands.back().white, white, least);
        }
        add(bands.back(), std::move(row), std::move(shared));
    }
    return bands;
}

bool is_marker_alone(const PdfLine& line) {
    const std::string text = text_of(line);
    return text.size() <= 8 && item_marker_length(text + " x") >= text.size();
}

/// Bullets of another font seldom share the baseline of their text: each goes to the nearest.
void attach_markers(Lines& row, const std::vector<PdfFont>& fonts) {
    for (auto& marker : row) {
        if (!is_marker_alone(marker)) {
            continue;
        }
        PdfLine* nearest = nullptr;
        for (auto& line : row) {
            const float distance = std::abs(line.baseline - marker.baseline);
            if (line.left > marker.left && line.left < marker.right + 5 * line.size &&
                distance < 0.8F * line.size && !line.pieces.empty() && !is_marker_alone(line) &&
                (nearest == nullptr || distance < std::abs(nearest->baseline - marker.baseline))) {
                nearest = &line;
            }
        }
        if (nearest != nullptr) {
            for (auto& piece : marker.pieces) {
                piece.baseline = nearest->baseline;
            }
            append(*nearest, marker, fonts);
            marker.pieces.clear();
        }
    }
    std::erase_if(row, [](const PdfLine& line) { return line.pieces.empty(); });
}

/// The parts of a row that stand on one baseline become one line: their gaps parted no columns.
Lines joined(Lines row, const std::vector<PdfFont>& fonts) {
    if (row.size() > 1 && row.size() < 200) {
        attach_markers(row, fonts);
    }
    std::stable_sort(row.begin(), row.end(), [](const PdfLine& a, const PdfLine& b) {
        return a.baseline != b.baseline ? a.baseline < b.baseline : a.left < b.left;
    });
    Lines lines;
    for (auto& line : row) {
        if (!lines.empty() && std::abs(lines.back().baseline - line.baseline) <
                                  0.3F * std::min(lines.back().size, line.size)) {
            append(lines.back(), line, fonts);
        } else {
            lines.push_back(std::move(line));
        }
    }
    return lines;
}

/// The lines of one column, each whole.
Lines whole_lines(Lines column, const std::vector<PdfFont>& fonts) {
    Lines lines;
    for (auto& row : rows_of(std::move(column))) {
        auto whole = joined(std::move(row), fonts);
        std::move(whole.begin(), whole.end(), std::back_inserter(lines));
    }
    return lines;
}

/// Whether a row is one line of justified text in a narrow column: single words from edge to edge,
/// all as far apart from each other.
bool is_justified_line(Lines row, float left, float right) {
    const float size = row.front().size;
    if (row.size() < 2) {
        return false;
    }
    std::sort(row.begin(), row.end(),
              [](const PdfLine& a, const PdfLine& b) { return a.left < b.left; });
    const float slack = 0.15F * size;
    const float gap = row[1].left - row[0].right;
    for (std::size_t i = 1; i < row.size(); ++i) {
        if (std::abs(row[i].baseline - row[0].baseline) > slack ||
            std::abs(row[i].left - row[i - 1].right - gap) > slack) {
            return false;
        }
    }
    const bool words = std::none_of(row.begin(), row.end(), [](const PdfLine& line) {
        return text_of(line).find(' ') != std::string::npos;
    });
    return words && row.front().left < left + slack && row.back().right > right - slack;
}

void join_justified(std::vector<Lines>& rows, const std::vector<PdfFont>& fonts) {
    float left = far_out;
    float right = -far_out;
    for (const auto& row : rows) {
        for (const auto& line : row) {
            left = std::min(left, line.left);
            right = std::max(right, line.right);
        }
    }
    for (auto& row : rows) {
        if (is_justified_line(row, left, right)) {
            row = joined(std::move(row), fonts);
        }
    }
}

bool only_markers(const Lines& column) {
    return std::all_of(column.begin(), column.end(), is_marker_alone);
}

/// The columns of a split band. A column of bullets belongs to the text at its right.
std::vector<Lines> columns_of(const Band& band, const std::vector<PdfFont>& fonts) {
    const auto cuts = inner(band.white, band.left, band.right);
    std::vector<Lines> columns(cuts.size() + 1);
    for (const auto& row : band.rows) {
        for (const auto& line : row) {
            const auto cut = std::find_if(cuts.begin(), cuts.end(), [&](const Strip& s) {
                return line.left < (s.left + s.right) / 2;
            });
            columns[static_cast<std::size_t>(cut - cuts.begin())].push_back(line);
        }
    }
    for (std::size_t i = 0; i + 1 < columns.size();) {
        if (!columns[i].empty() && only_markers(columns[i])) {
            Lines both = std::move(columns[i]);
            both.insert(both.end(), columns[i + 1].begin(), columns[i + 1].end());
            columns[i + 1] = whole_lines(std::move(both), fonts);
            columns.erase(columns.begin() + static_cast<std::ptrdiff_t>(i));
        } else {
            ++i;
        }
    }
    std::erase_if(columns, [](const Lines& column) { return column.empty(); });
    return columns;
}

/// Consecutive lines of a narrow column that stand close together.
std::vector<Lines> blocks_of(const Lines& column) {
    std::vector<Lines> blocks;
    for (const auto& line : column) {
        if (blocks.empty() ||
            line.baseline - blocks.back().back().baseline > 1.7F * blocks.back().back().size ||
            std::abs(line.size - blocks.back().back().size) > 0.1F * line.size) {
            blocks.emplace_back();
        }
        blocks.back().push_back(line);
    }
    return blocks;
}

/// A left column of few words, each block level with a line of the text beside it.
bool is_margin(const Lines& left, const Lines& right) {
    if (left.size() * 10 > right.size() * 7) {
        return false;
    }
    std::size_t level = 0;
    const auto blocks = blocks_of(left);
    std::size_t plain = 0; // blocks that look like the text beside them
    for (const auto& block : blocks) {
        const auto& first = block.front();
        const bool beside = std::any_of(right.begin(), right.end(), [&](const PdfLine& line) {
            return std::abs(line.baseline - first.baseline) < 0.9F * first.size;
        });
        level += beside ? 1U : 0U;
        const bool same = std::abs(first.size - right.front().size) < 0.05F * first.size &&
                          first.bold == right.front().bold;
        plain += same ? 1U : 0U;
    }
    const bool scattered = blocks.size() * 4 >= left.size() && left.size() * 3 < right.size();
    return level * 10 >= blocks.size() * 7 && (plain * 2 < blocks.size() || scattered) &&
           (reads_as_prose(right) || left.size() * 2 < right.size());
}

class Cutter {
public:
    Cutter(const std::vector<PdfFont>& fonts, std::vector<PdfStretch>& out)
        : fonts_(fonts), out_(out) {}

    void cut(Lines lines, int depth) {
        bool runs_on = false; // the text of the band before goes on in this one
        auto rows = rows_of(std::move(lines));
        join_justified(rows, fonts_);
        for (auto& band : bands_of(std::move(rows))) {
            auto columns =
                band.split && depth < deepest ? columns_of(band, fonts_) : std::vector<Lines>();
            if (columns.size() < 2 || !parts_columns(columns)) {
                take_text(band, runs_on);
                runs_on = true;
            } else {
                take_columns(std::move(columns), depth);
                runs_on = false;
            }
        }
    }

private:
    /// A text of two columns of which the second has its last line alone: no other line of so much
    /// text comes near it.
    bool ends_in_second(const Lines& first, const Lines& second) const {
        constexpr std::size_t enough = 4;
        if (second.size() != 1 || std::abs(second.front().baseline - first.front().baseline) >
                                      0.5F * first.front().size) {
            return false;
        }
        const Lines whole = whole_lines(first, fonts_);
        return whole.size() >= enough && reads_as_prose(whole);
    }

    /// One row with a wide gap is a line all the same.
    bool parts_columns(const std::vector<Lines>& columns) const {
        std::size_t full = 0;
        for (const auto& column : columns) {
            full += column.size() >= 2 ? 1U : 0U;
        }
        return full >= 2 || (columns.size() == 2 && (is_margin(columns[0], columns[1]) ||
                                                     ends_in_second(columns[0], columns[1])));
    }

    void take_text(Band& band, bool runs_on) {
        if (!runs_on || out_.empty()) {
            out_.emplace_back();
        }
        for (auto& row : band.rows) {
            auto whole = joined(std::move(row), fonts_);
            std::move(whole.begin(), whole.end(), std::back_inserter(out_.back().lines));
        }
    }

    void take_columns(std::vector<Lines> columns, int depth) {
        if (columns.size() == 2 && is_margin(columns[0], columns[1])) {
            take_margin(columns[0], columns[1], depth);
        } else if (is_table(whole_columns(columns))) {
            PdfStretch table;
            table.cells = cells_of(columns, fonts_);
            out_.push_back(std::move(table));
        } else {
            for (auto& column : columns) {
                cut(std::move(column), depth + 1);
            }
        }
    }

    /// Justified lines of a narrow column may fall into words: they are lines all the same.
    std::vector<Lines> whole_columns(const std::vector<Lines>& columns) const {
        std::vector<Lines> whole;
        whole.reserve(columns.size());
        for (const auto& column : columns) {
            whole.push_back(whole_lines(column, fonts_));
        }
        return whole;
    }

    /// Headings beside the text are read before the paragraph that they stand at.
    void take_margin(const Lines& left, Lines right, int depth) {
        std::stable_sort(right.begin(), right.end(), [](const PdfLine& a, const PdfLine& b) {
            return a.baseline < b.baseline;
        });
        auto next = right.begin();
        for (auto& block : blocks_of(left)) {
            const float at = block.front().baseline - 0.9F * block.front().size;
            const auto end = std::find_if(next, right.end(),
                                          [&](const PdfLine& line) { return line.baseline > at; });
            if (next != end) {
                cut(Lines(next, end), depth + 1);
            }
            next = end;
            out_.emplace_back();
            out_.back().apart = true;
            out_.back().lines = std::move(block);
        }
        if (next != right.end()) {
            cut(Lines(next, right.end()), depth + 1);
        }
    }

    const std::vector<PdfFont>& fonts_;
    std::vector<PdfStretch>& out_;
};

} // namespace

std::vector<PdfStretch> stretches_of(Lines lines, const std::vector<PdfFont>& fonts) {
    std::vector<PdfStretch> out;
    Cutter(fonts, out).cut(std::move(lines), 0);
    std::erase_if(out, [](const PdfStretch& s) { return s.lines.empty() && s.cells.empty(); });
    return out;
}

} // namespace lectern
