// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/line_shape.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <map>

namespace lectern {
namespace {

/// Longer lines are paragraphs of their own. Typewriters had 80 columns, landscape pages 132.
constexpr std::uint32_t widest_wrapped_line = 160;

bool is_rule_sign(char c) noexcept {
    return c == '-' || c == '=' || c == '_' || c == '*' || c == '~' || c == '#' || c == '+' ||
           c == '^' || c == '.' || c == '|';
}

/// "+-----+-----+" and "-----   -----": of a drawn table.
bool is_table_rule(std::string_view text) noexcept {
    const bool signs = text.find_first_not_of("+-=|: ") == std::string_view::npos;
    const bool dashes =
        text.find("---") != std::string_view::npos || text.find("===") != std::string_view::npos;
    return signs && dashes;
}

bool is_ruled(std::string_view text) noexcept {
    return text.size() >= 3 && is_rule_sign(text[0]) &&
           (text.find_first_not_of(text[0]) == std::string_view::npos || is_table_rule(text));
}

/// "| Boats | 14 |": a row between drawn bars.
bool is_drawn_row(std::string_view text) noexcept {
    return text.size() > 4 && text.front() == '|' && text.back() == '|' &&
           text.find('|', 1) != text.size() - 1;
}

/// The last code point that is no closing quote or bracket, and where it ends.
CodePoint last_sign(std::string_view text) noexcept {
    auto point = code_point_before(text, text.size());
    for (int steps = 0; steps < 4 && point.length != 0 && is_closing(point.value); ++steps) {
        text.remove_suffix(point.length);
        point = code_point_before(text, text.size());
    }
    return point;
}

/// "W.": of a name that goes on.
bool is_initial(std::string_view word) noexcept {
    const auto first = code_point_at(word, 0);
    return is_upper(first.value) && word.substr(first.length) == ".";
}

bool is_sentence_end(char32_t point) noexcept {
    return point == U'.' || point == U'!' || point == U'?' || point == U'…' || point == U'。' ||
           point == U'؟' || point == U'।' || point == U'։';
}

/// "law.1" and "(DMCS).4": the sentence ends before the note's number.
std::string_view without_note_number(std::string_view text) noexcept {
    auto end = text.size();
    while (end > 0 && text.size() - end < 3 && text[end - 1] >= '0' && text[end - 1] <= '9') {
        --end;
    }
    const bool glued = end < text.size() && end > 1 &&
                       (text[end - 1] == '.' || text[end - 1] == ')' || text[end - 1] == '"');
    // "3.1" is a number, "law.1" a note.
    const bool number = end > 1 && text[end - 2] >= '0' && text[end - 2] <= '9';
    return glued && !number ? text.substr(0, end) : text;
}

/// "at work. [2.1, 2.2]", "daily.[3]" and "at work. (14)": the text before the numbers in brackets.
std::string_view without_reference(std::string_view text) noexcept {
    constexpr std::size_t longest = 32;
    if (text.empty() || (text.back() != ']' && text.back() != ')')) {
        return text;
    }
    const auto open = text.rfind(text.back() == ']' ? '[' : '(');
    if (open == std::string_view::npos || text.size() - open > longest) {
        return text;
    }
    const auto inside = text.substr(open + 1, text.size() - open - 2);
    const bool numbers =
        !inside.empty() && inside.find_first_not_of("0123456789.,;- ") == std::string_view::npos;
    return numbers ? trimmed(text.substr(0, open)) : text;
}

/// Dots, maybe spaced, that end in a page number.
bool has_leader(std::string_view text) noexcept {
    const auto dots = text.rfind("..");
    const auto spaced = text.rfind(". .");
    const auto at = dots != std::string_view::npos ? dots : spaced;
    if (at == std::string_view::npos || at < 2) {
        return false;
    }
    const bool long_enough =
        text.find("....") != std::string_view::npos || text.find(". . .") != std::string_view::npos;
    const auto label = trimmed(text.substr(at + 2));
    const auto start = label.find_first_not_of(". ");
    return long_enough && start != std::string_view::npos && label.size() - start <= 8 &&
           label.find_first_of("0123456789ivx", start) == start &&
           label.find(' ', start) == std::string_view::npos;
}

bool is_digit_or_roman(char c) noexcept {
    return (c >= '0' && c <= '9') || c == 'i' || c == 'v' || c == 'x';
}

/// Whether a text in small letters may begin with a number: "a)", "b.", "iii)".
bool may_number(std::string_view text) noexcept {
    const auto sign = text.find_first_of(".) ");
    return sign != std::string_view::npos && sign > 0 && sign <= 4 &&
           (text[sign] != ' ' || text.substr(sign).starts_with(" . "));
}

std::uint32_t percentile(std::vector<std::uint32_t>& values, std::size_t hundredth) {
    const auto at = (values.size() - 1) * hundredth / 100;
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(at),
                     values.end());
    return values[at];
}

std::uint32_t usual_width(const std::vector<ShapedLine>& lines) {
    std::vector<std::uint32_t> edges;
    std::size_t too_long = 0;
    std::uint32_t longest = 0;
    for (const auto& each : lines) {
        if (each.shape.columns < 25 || each.shape.ruled) {
            continue;
        }
        if (each.right() > widest_wrapped_line) {
            ++too_long;
            continue;
        }
        edges.push_back(each.right());
        longest = std::max(longest, each.right());
    }
    // Few wrapped lines beside many whole paragraphs are titles and verses.
    if (edges.size() < 3 || too_long * 4 > edges.size()) {
        return 0;
    }
    return std::max(percentile(edges, 96), longest * 3 / 4);
}

struct Steps {
    std::size_t pairs = 0;
    std::size_t apart = 0;            // with an empty line between
    std::size_t broken_apart = 0;     // … in the middle of a sentence
    std::size_t going_on = 0;         // in the middle of a sentence
    std::vector<std::uint32_t> spare; // … columns left where the next word would have had room
    std::size_t in = 0;               // going on further right
    std::size_t out = 0;              // going on further left
};

Steps steps_of(const std::vector<ShapedLine>& lines, std::uint32_t width) {
    Steps steps;
    for (std::size_t at = 1; at < lines.size(); ++at) {
        const auto& before = lines[at - 1];
        const auto& here = lines[at];
        ++steps.pairs;
        const bool full = before.right() + 1 + here.shape.first_word + 2 > width;
        const bool goes_on = full && here.shape.starts_small && !before.shape.ends_sentence;
        if (here.line.blank_before == 0 && here.shape.starts_small && !before.shape.ends_sentence &&
            !before.shape.has_gap && here.shape.columns > 20) {
            ++steps.going_on;
            const auto used = before.right() + 1 + here.shape.first_word;
            if (used <= width && (width - used) * 6 <= width) {
                steps.spare.push_back(width - used);
            }
        }
        if (here.line.blank_before == 1) {
            ++steps.apart;
            steps.broken_apart += goes_on ? 1U : 0U;
        }
        if (goes_on && here.line.blank_before == 0) {
            steps.in += here.line.indent > before.line.indent ? 1U : 0U;
            steps.out += here.line.indent < before.line.indent ? 1U : 0U;
        }
    }
    return steps;
}

constexpr std::uint32_t quote_step = 4; // columns

/// The commonest indent, and the one from which on text is quoted: few lines stand there.
void measure_indents(const std::vector<ShapedLine>& lines, LineProfile& profile) {
    std::map<std::uint32_t, std::size_t> counts;
    for (const auto& each : lines) {
        ++counts[each.line.indent];
    }
    std::size_t most = 0;
    for (const auto& [indent, count] : counts) {
        if (count > most) {
            most = count;
            profile.margin = indent;
        }
    }
    std::size_t further_in = 0;
    for (const auto& [indent, count] : counts) {
        further_in += indent >= profile.margin + quote_step ? count : 0;
    }
    const bool rare = further_in * 4 < lines.size() && most * 2 > lines.size();
    profile.quote_margin = rare ? profile.margin + quote_step : 0;
}

} // namespace

bool ends_sentence(std::string_view text) noexcept {
    text = without_reference(text);
    const auto last = last_sign(text);
    if (is_sentence_end(last.value)) {
        return !is_initial(last_word(text));
    }
    if (!is_digit(last.value)) {
        return false;
    }
    const auto cut = without_note_number(text);
    return cut.size() < text.size() && is_sentence_end(last_sign(cut).value);
}

bool has_letter_label(std::string_view text, const StructureRules& rules) {
    const auto colon = text.substr(0, 40).find(':');
    return colon != std::string_view::npos && colon > 0 &&
           rules.letter_labels.find(folded(trimmed(text.substr(0, colon)))) !=
               rules.letter_labels.end();
}

namespace {

/// Columns, the first word and gaps: this runs over every byte of every line.
void measure(std::string_view text, LineShape& shape) noexcept {
    std::uint32_t spaces = 0;
    std::uint32_t most_spaces = 0;
    bool tab = false;
    std::uint32_t columns = 0;
    for (const char c : text) {
        spaces = c == ' ' ? spaces + 1 : 0;
        most_spaces = std::max(most_spaces, spaces);
        tab = tab || c == '\t';
        columns += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U;
    }
    shape.columns = columns;
    for (const char c : first_word(text)) {
        shape.first_word += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U;
    }
    shape.has_spaces = tab || most_spaces >= 2;
    shape.has_gap = tab || most_spaces >= 3;
}

} // namespace

LineShape shape_of(const Line& line, const StructureRules& rules) {
    LineShape shape;
    const std::string_view text = line.text;
    measure(text, shape);
    shape.ruled = is_ruled(text);
    shape.has_gap = shape.has_gap || is_drawn_row(text);
    auto first = code_point_at(text, 0);
    if (is_opening(first.value)) {
        first = code_point_at(text, first.length);
    }
    shape.starts_small = is_lower(first.value);
    const auto last = code_point_before(text, text.size()).value;
    shape.ends_open = last == U',' || last == U'-' || last == U'–' || last == U'—' || last == U'(';
    shape.ends_colon = last == U':';
    shape.ends_sentence = ends_sentence(text);
    shape.labelled = has_letter_label(text, rules);
    shape.has_leader = is_digit_or_roman(text.back()) && has_leader(text);
    if (!shape.starts_small && !shape.ruled) {
        shape.marker = marker_at(text, rules);
    } else if (may_number(text)) {
        shape.marker = marker_at(text, rules);
    }
    if (!shape.starts_small && shape.columns <= widest_wrapped_line) {
        shape.capitals = is_all_capitals(text);
    }
    return shape;
}

LineProfile profile_of(const std::vector<ShapedLine>& lines) {
    LineProfile profile;
    profile.width = usual_width(lines);
    measure_indents(lines, profile);
    if (!profile.wrapped()) {
        return profile;
    }
    auto steps = steps_of(lines, profile.width);
    profile.double_spaced =
        steps.apart * 3 > steps.pairs * 2 && steps.broken_apart * 5 > steps.apart;
    if (steps.spare.size() * 100 > steps.going_on) {
        profile.slack = std::min(percentile(steps.spare, 98), profile.width / 12);
    }
    profile.hanging = steps.in >= 3 && steps.in > steps.out;
    profile.first_indented = steps.out >= 3 && steps.out > steps.in;
    for (const auto& each : lines) {
        const bool heads =
            each.shape.marker && each.shape.marker->kind != MarkerKind::bullet &&
            (each.shape.marker->closing == '.' || each.shape.marker->closing == ')' ||
             each.shape.marker->kind == MarkerKind::division) &&
            !each.shape.ends_sentence && each.right() * 5 < profile.width * 4;
        if (heads) {
            profile.heading_width = std::max(profile.heading_width, each.right());
        }
    }
    return profile;
}

} // namespace lectern
