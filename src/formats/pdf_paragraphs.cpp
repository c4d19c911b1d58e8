// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of one column → paragraphs.
#include "base/utf8.hpp"
#include "formats/pdf_layout.hpp"

#include <algorithm>
#include <cmath>

namespace lectern {

namespace {

using Lines = std::vector<PdfLine>;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Signs that begin an item of a list.
bool is_bullet(char32_t c) {
    static constexpr std::u32string_view bullets = U"•‣◦▪▫■□●○◆◇►▶▸➢➤✓✔⁃∙·–—";
    return bullets.find(c) != std::u32string_view::npos;
}

/// "3", "12", "a", "iv", "3.2": at most six characters of a number or a letter.
std::size_t enumerator_length(std::string_view text) {
    std::size_t end = 0;
    while (end < text.size() && end < 6 && is_digit(text[end])) {
        ++end;
    }
    if (end > 0) {
        return end <= 3 ? end : 0;
    }
    while (end < text.size() && end < 6 && is_letter(text[end])) {
        ++end;
    }
    if (end == 1) {
        return 1;
    }
    const auto roman = text.substr(0, end).find_first_not_of("ivxIVX");
    return end > 1 && roman == std::string_view::npos ? end : 0;
}

/// Width of the first word of a line, by its share of the letters.
float first_word_width(const PdfLine& line) {
    const std::string text = text_of(line);
    const std::size_t end = std::min(text.find(' '), text.size());
    return text.empty() ? 0
                        : (line.right - line.left) * static_cast<float>(end) /
                              static_cast<float>(text.size());
}

float usual_pitch(const Lines& lines) {
    std::vector<float> pitches;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const float pitch = lines[i].baseline - lines[i - 1].baseline;
        if (pitch > 0.5F * lines[i].size && pitch < 3 * lines[i].size) {
            pitches.push_back(pitch / lines[i].size);
        }
    }
    if (pitches.empty()) {
        return 1.2F;
    }
    const auto middle = pitches.begin() + static_cast<std::ptrdiff_t>(pitches.size() / 3);
    std::nth_element(pitches.begin(), middle, pitches.end());
    return *middle;
}

class Splitter {
public:
    Splitter(const Lines& lines, bool apart) : lines_(lines), apart_(apart) {
        pitch_ = usual_pitch(lines);
        for (const auto& line : lines) {
            right_ = std::max(right_, line.right);
            plain_ = plain_ || !line.bold;
        }
    }

    std::vector<PdfParagraph> split() {
        // Runs end where type or distance says so; within a run, indents and short lines speak.
        std::size_t begin = 0;
        for (std::size_t i = 1; i <= lines_.size(); ++i) {
            if (i == lines_.size() || parts(lines_[i - 1], lines_[i], i - begin)) {
                split_run(begin, i);
                begin = i;
            }
        }
        return std::move(out_);
    }

private:
    /// Whether type, weight or distance part two lines for sure.
    bool parts(const PdfLine& above, const PdfLine& below, std::size_t so_far) const {
        const float size = std::max(above.size, below.size);
        if (std::abs(above.size - below.size) > 0.08F * size) {
            return true;
        }
        const float gap = below.baseline - above.baseline;
        float usual = pitch_ * size;
        if (so_far > 1) { // the paragraph's own distance knows better
            const auto index = static_cast<std::size_t>(&above - lines_.data());
            usual = above.baseline - lines_[index - 1].baseline;
        }
        if (is_one_heading(above, below)) {
            return false;
        }
        if (gap < 0.4F * size || gap > 1.22F * usual + 0.05F * size) {
            return gap > -0.2F * size; // a raised part of the same row is no new paragraph
        }
        return above.bold != below.bold && !apart_;
    }

    /// Bold lines among others may stand wider apart than the text: full ones go on.
    bool is_one_heading(const PdfLine& above, const PdfLine& below) const {
        const float gap = below.baseline - above.baseline;
        return plain_ && above.bold && below.bold && gap > 0.4F * below.size &&
               gap < 2.3F * below.size && std::abs(above.left - below.left) < 0.3F * below.size &&
               right_ - above.right < first_word_width(below) + 0.5F * below.size;
    }

    void split_run(std::size_t begin, std::size_t end) {
        float right = 0;
        float left = 1e6F;
        for (std::size_t i = begin; i < end; ++i) {
            right = std::max(right, lines_[i].right);
            left = std::min(left, lines_[i].left);
        }
        std::size_t first = begin;
        for (std::size_t i = begin + 1; i <= end; ++i) {
            if (i == end || begins_paragraph(first, i, left, right)) {
                PdfParagraph paragraph;
                paragraph.lines.assign(lines_.begin() + static_cast<std::ptrdiff_t>(first),
                                       lines_.begin() + static_cast<std::ptrdiff_t>(i));
                paragraph.apart = apart_;
                paragraph.column_left = left;
                paragraph.column_right = right;
                out_.push_back(std::move(paragraph));
                first = i;
            }
        }
    }

    bool begins_paragraph(std::size_t first, std::size_t i, float left, float right) const {
        if (apart_) {
            return false;
        }
        const auto& line = lines_[i];
        const auto& above = lines_[i - 1];
        const float size = line.size;
        const std::string text = text_of(line);
        const std::string before = text_of(above);
        const std::size_t marker = item_marker_length(text);
        const float middle = (line.left + line.right - above.left - above.right) / 2;
        if (std::abs(middle) < 0.6F * size && std::abs(line.left - above.left) > 0.7F * size &&
            std::max(line.left, above.left) - left > size) {
            return false; // centred lines
        }
        const float room = right - above.right;
        const bool would_fit = room > first_word_width(line) + 0.5F * size;
        if (marker > 0) {
            const bool ordered = is_ordered_item_marker(std::string_view(text).substr(0, marker));
            if (!ordered || closes_sentence(before) || would_fit) {
                return true;
            }
        }
        if (before.ends_with('-') && before.size() > 1 && is_letter(before[before.size() - 2])) {
            return false; // a word that goes on
        }
        const bool marked = item_marker_length(text_of(lines_[first])) > 0;
        const float shift = line.left - above.left;
        if (i - first == 1) {
            // The second line may hang below a marker or stand left of an indented first line.
            if (shift > 0.7F * size && !marked && would_fit) {
                return true;
            }
        } else if (shift > 0.7F * size && shift < 8 * size) {
            return true; // the indent of a new first line
        } else if (shift < -0.7F * size) {
            return true; // the end of a hanging item
        }
        return would_fit && room > 2 * size &&
               (closes_sentence(before) || room > (right - above.left) / 3);
    }

    const Lines& lines_;
    bool apart_;
    float pitch_ = 1.2F;
    float right_ = 0;
    bool plain_ = false; // not all of the column is bold
    std::vector<PdfParagraph> out_;
};

} // namespace

bool closes_sentence(std::string_view text) noexcept {
    std::size_t end = text.size();
    while (end > 0) {
        const auto last = code_point_before(text, end);
        if (last.value == '.' || last.value == '?' || last.value == '!' || last.value == ':' ||
            last.value == ';' || last.value == U'。') {
            return true;
        }
        const bool closes = last.value == ')' || last.value == ']' || last.value == '"' ||
                            last.value == U'”' || last.value == U'’' || last.value == U'»' ||
                            is_digit(static_cast<char>(last.value & 0x7F));
        if (!closes) {
            return false;
        }
        end -= last.length;
    }
    return false;
}

std::size_t item_marker_length(std::string_view text) noexcept {
    const auto first = code_point_at(text, 0);
    if (is_bullet(first.value)) {
        // Dashes and dots mark an item only with a space behind them.
        return text.size() > first.length && text[first.length] == ' ' ? first.length : 0;
    }
    if ((first.value == 'o' || first.value == '*' || first.value == '-') && text.size() > 2 &&
        text[1] == ' ') {
        return 1;
    }
    const bool bracket = first.value == '(' || first.value == '[';
    const std::size_t begin = bracket ? 1 : 0;
    const std::size_t length = enumerator_length(text.substr(begin));
    const std::size_t end = begin + length;
    if (length == 0 || end + 1 >= text.size() || text[end + 1] != ' ') {
        return 0;
    }
    if (bracket) {
        return text[end] == ')' || text[end] == ']' ? end + 1 : 0;
    }
    return text[end] == '.' || text[end] == ')' ? end + 1 : 0;
}

bool is_ordered_item_marker(std::string_view marker) noexcept {
    return std::any_of(marker.begin(), marker.end(),
                       [](char c) { return is_digit(c) || (is_letter(c) && c != 'o'); }) ||
           marker == "o)" || marker == "o.";
}

std::vector<PdfParagraph> paragraphs_of(const Lines& lines, bool apart) {
    auto paragraphs = Splitter(lines, apart).split();
    const bool prose = std::any_of(paragraphs.begin(), paragraphs.end(), [](const PdfParagraph& p) {
        return p.lines.size() > 1 && closes_sentence(text_of(p.lines.back())) &&
               text_of(p.lines.front()).size() > 30;
    });
    for (auto& paragraph : paragraphs) {
        paragraph.in_prose = prose;
    }
    return paragraphs;
}

} // namespace lectern
