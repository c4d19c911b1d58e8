// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/pdf_lines.hpp"

#include "formats/pdf_bidi.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace lectern {

namespace {

constexpr float row_slack = 0.3F;  // of the type size: baselines of one row
constexpr float column_gap = 0.9F; // of the type size: more may part columns
constexpr float space_gap = 0.12F; // of the type size

/// Size, font and weight by the number of letters.
void measure(PdfLine& line, const std::vector<PdfFont>& fonts) {
    std::map<std::pair<int, std::uint16_t>, std::size_t> letters;
    line.bold = true;
    line.left = line.pieces.front().left;
    line.right = line.pieces.front().right;
    for (const auto& piece : line.pieces) {
        letters[{static_cast<int>(std::lround(piece.size * 20)), piece.font}] += piece.text.size();
        line.left = std::min(line.left, piece.left);
        line.right = std::max(line.right, piece.right);
    }
    const auto most = std::max_element(letters.begin(), letters.end(),
                                       [](auto& a, auto& b) { return a.second < b.second; });
    line.size = static_cast<float>(most->first.first) / 20;
    line.font = most->first.second;
    std::size_t longest = 0;
    for (const auto& piece : line.pieces) {
        const bool mark = piece.size < 0.8F * line.size;
        line.bold = line.bold && (mark || (piece.font < fonts.size() && fonts[piece.font].bold));
        if (!mark && piece.text.size() > longest) {
            longest = piece.text.size();
            line.baseline = piece.baseline;
        }
    }
}

std::uint8_t main_turn(const std::vector<PdfPiece>& pieces) {
    std::array<std::size_t, 5> letters{};
    for (const auto& piece : pieces) {
        letters[std::min<std::size_t>(piece.turn, 4)] += piece.text.size();
    }
    return static_cast<std::uint8_t>(std::max_element(letters.begin(), letters.begin() + 4) -
                                     letters.begin());
}

bool adjoins(const PdfLine& line, const PdfPiece& piece) {
    const float size = std::max(line.pieces.back().size, piece.size);
    const float gap = piece.left - line.pieces.back().right;
    return gap > -0.7F * size && gap < column_gap * size;
}

/// A raised mark is a row of its own by its baseline: it goes to the line that it touches.
void attach_raised(std::vector<PdfLine>& lines, const std::vector<PdfFont>& fonts) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto& mark = lines[i];
        if (mark.pieces.empty() || mark.right - mark.left > 4 * mark.size) {
            continue;
        }
        const std::size_t first = i > 12 ? i - 12 : 0;
        const std::size_t last = std::min(lines.size(), i + 13);
        for (std::size_t k = first; k < last; ++k) {
            auto& line = lines[k];
            if (k == i || line.pieces.empty() || mark.size > 0.8F * line.size) {
                continue;
            }
            const float raised = line.baseline - mark.baseline;
            const bool beside = mark.left > line.left - 1.5F * line.size &&
                                mark.left < line.right + 0.35F * line.size;
            if (beside && raised > -0.3F * line.size && raised < 0.7F * line.size) {
                append(line, mark, fonts);
                mark.pieces.clear();
                break;
            }
        }
    }
    std::erase_if(lines, [](const PdfLine& line) { return line.pieces.empty(); });
}

/// One row, sorted from left to right, cut at wide gaps.
void cut_row(std::vector<PdfPiece> row, const std::vector<PdfFont>& fonts,
             std::vector<PdfLine>& lines) {
    std::stable_sort(row.begin(), row.end(),
                     [](const PdfPiece& a, const PdfPiece& b) { return a.left < b.left; });
    PdfLine line;
    for (auto& piece : row) {
        if (!line.pieces.empty() && !adjoins(line, piece)) {
            measure(line, fonts);
            lines.push_back(std::move(line));
            line = {};
        }
        line.pieces.push_back(std::move(piece));
    }
    if (!line.pieces.empty()) {
        measure(line, fonts);
        lines.push_back(std::move(line));
    }
}

} // namespace

void drop_doubles(std::vector<PdfPiece>& pieces) {
    std::map<std::pair<int, int>, std::vector<std::size_t>> seen; // by place
    std::vector<PdfPiece> kept;
    kept.reserve(pieces.size());
    for (auto& piece : pieces) {
        const int column = static_cast<int>(std::floor(piece.left / 4));
        const int row = static_cast<int>(std::floor(piece.baseline / 4));
        bool double_drawn = false;
        for (int c = column - 1; c <= column + 1 && !double_drawn; ++c) {
            for (int r = row - 1; r <= row + 1 && !double_drawn; ++r) {
                const auto place = seen.find({c, r});
                if (place == seen.end()) {
                    continue;
                }
                const std::size_t last = place->second.size();
                for (std::size_t i = last - std::min<std::size_t>(last, 4); i < last; ++i) {
                    const auto& other = kept[place->second[i]];
                    double_drawn = double_drawn ||
                                   (other.text == piece.text &&
                                    std::abs(other.left - piece.left) < 0.12F * piece.size &&
                                    std::abs(other.baseline - piece.baseline) < 0.12F * piece.size);
                }
            }
        }
        if (!double_drawn) {
            seen[{column, row}].push_back(kept.size());
            kept.push_back(std::move(piece));
        }
    }
    pieces = std::move(kept);
}

std::vector<PdfLine> lines_of(const std::vector<PdfPiece>& all, const std::vector<PdfFont>& fonts) {
    const std::uint8_t turn = main_turn(all);
    std::vector<PdfPiece> pieces;
    std::copy_if(all.begin(), all.end(), std::back_inserter(pieces), [&](const PdfPiece& piece) {
        return piece.turn == turn && !piece.artifact && !piece.text.empty();
    });
    std::stable_sort(pieces.begin(), pieces.end(),
                     [](const PdfPiece& a, const PdfPiece& b) { return a.baseline < b.baseline; });
    std::vector<PdfLine> lines;
    std::vector<PdfPiece> row;
    for (auto& piece : pieces) {
        if (!row.empty() && piece.baseline - row.front().baseline >
                                row_slack * std::min(row.front().size, piece.size)) {
            cut_row(std::move(row), fonts, lines);
            row.clear();
        }
        row.push_back(std::move(piece));
    }
    cut_row(std::move(row), fonts, lines);
    attach_raised(lines, fonts);
    return lines;
}

std::vector<PdfLine> lines_in_order(const std::vector<PdfPiece>& pieces,
                                    const std::vector<PdfFont>& fonts) {
    std::vector<PdfLine> lines;
    for (const auto& piece : pieces) {
        if (!lines.empty()) {
            auto& line = lines.back();
            const auto& last = line.pieces.back();
            const float size = std::max(line.pieces.front().size, piece.size);
            const bool same_row =
                std::abs(piece.baseline - last.baseline) < 0.6F * size && piece.turn == last.turn;
            if (same_row && (piece.mirrored || piece.left > last.left - 0.3F * size)) {
                line.pieces.push_back(piece);
                continue;
            }
        }
        lines.push_back({{piece}});
    }
    for (auto& line : lines) {
        if (line.pieces.front().mirrored) { // drawn in whatever order
            std::stable_sort(line.pieces.begin(), line.pieces.end(),
                             [](const PdfPiece& a, const PdfPiece& b) { return a.left < b.left; });
        }
        measure(line, fonts);
    }
    return lines;
}

bool has_gap_between(const PdfPiece& before, const PdfPiece& after) noexcept {
    return after.left - before.right > space_gap * std::max(before.size, after.size);
}

bool has_space_between(const PdfPiece& before, const PdfPiece& after) noexcept {
    if (after.ordered) {
        return after.space_before;
    }
    const bool bullet = before.text == "•" || before.text == "▪" || before.text == "\u25CF";
    return after.space_before || bullet || has_gap_between(before, after);
}

namespace {

std::string joined(const std::vector<PdfPiece>& pieces) {
    std::string text;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (i > 0 && has_space_between(pieces[i - 1], pieces[i])) {
            text += ' ';
        }
        text += pieces[i].text;
    }
    return text;
}

} // namespace

std::string text_of(const PdfLine& line) {
    return has_right_to_left(line) ? joined(in_reading_order(line)) : joined(line.pieces);
}

bool is_raised(const PdfPiece& piece, const PdfLine& line) noexcept {
    return piece.size < 0.8F * line.size && line.baseline - piece.baseline > 0.1F * line.size;
}

void append(PdfLine& line, const PdfLine& more, const std::vector<PdfFont>& fonts) {
    line.pieces.insert(line.pieces.end(), more.pieces.begin(), more.pieces.end());
    std::stable_sort(line.pieces.begin(), line.pieces.end(),
                     [](const PdfPiece& a, const PdfPiece& b) { return a.left < b.left; });
    measure(line, fonts);
}

} // namespace lectern
