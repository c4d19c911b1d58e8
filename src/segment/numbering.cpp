// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/numbering.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace lectern {
namespace {

constexpr std::size_t longest_number = 24; // bytes; what is longer is a word or a table's figure

bool is_ascii_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}
bool is_ascii_letter(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

struct Part {
    std::size_t end = 0;
    MarkerKind kind = MarkerKind::arabic;
    std::uint32_t value = 0;
    std::uint32_t letter = 0;
};

/// Digits, one letter or a roman number of one case from `at` on.
std::optional<Part> part_at(std::string_view text, std::size_t at) {
    Part part;
    part.end = at;
    while (part.end < text.size() && is_ascii_digit(text[part.end]) && part.end - at < 9) {
        part.value = part.value * 10 + static_cast<std::uint32_t>(text[part.end] - '0');
        ++part.end;
    }
    if (part.end > at) {
        return part;
    }
    while (part.end < text.size() && is_ascii_letter(text[part.end]) && part.end - at < 9) {
        ++part.end;
    }
    const auto letters = text.substr(at, part.end - at);
    if (letters.empty()) {
        const auto [point, length] = code_point_at(text, at); // Статья а), б)
        if (length > 1 && point >= 0x400 && point < 0x500 && is_letter(point)) {
            part.end = at + length;
            part.kind = is_upper(point) ? MarkerKind::big_letter : MarkerKind::small_letter;
            part.value = point - (is_upper(point) ? 0x40FU : 0x42FU);
            return part;
        }
        return std::nullopt;
    }
    const bool big = letters[0] <= 'Z';
    if (!std::all_of(letters.begin(), letters.end(), [&](char c) { return (c <= 'Z') == big; })) {
        return std::nullopt;
    }
    const auto roman = roman_value(letters);
    if (letters.size() == 1) {
        part.letter = static_cast<unsigned>(letters[0] - (big ? 'A' : 'a')) + 1;
    }
    if (roman != 0) {
        part.kind = big ? MarkerKind::big_roman : MarkerKind::small_roman;
        part.value = roman;
        return part;
    }
    if (part.letter == 0) {
        return std::nullopt;
    }
    part.kind = big ? MarkerKind::big_letter : MarkerKind::small_letter;
    part.value = part.letter;
    return part;
}

std::uint32_t behind_spaces(std::string_view text, std::size_t at) {
    return static_cast<std::uint32_t>(std::min(text.find_first_not_of(" \t", at), text.size()));
}

bool is_item_sign(char32_t point) noexcept {
    if (point >= 0x2776 && point <= 0x2793) { // ❶ ➀ ➊
        return true;
    }
    if (point >= 0x2460 && point <= 0x2473) { // ①
        return true;
    }
    return std::u32string_view(U"•‣◦▪▫■□●○◆◇►▶➢➤✓✔❖·⁃∙§\uf0b7\uf0a7\uf0d8").find(point) !=
           std::u32string_view::npos;
}

std::optional<Marker> bullet_at(std::string_view text) {
    const auto [point, length] = code_point_at(text, 0);
    Marker marker;
    marker.end = length;
    marker.words = behind_spaces(text, length);
    const bool spaced = marker.words > marker.end || marker.words == text.size();
    if (is_item_sign(point)) {
        if (point == U'§' || point == U'·') {
            return spaced && point != U'§' ? std::optional(marker) : std::nullopt;
        }
        return marker;
    }
    const bool plain = point == U'-' || point == U'*' || point == U'+' || point == U'–' ||
                       point == U'—' || point == U'o';
    // A lone "o" or dash is a bullet; "o" needs a gap of two, or it is a word.
    if (!plain || !spaced || (point == U'o' && marker.words < marker.end + 2)) {
        return std::nullopt;
    }
    return marker;
}

/// "1", "1.2", "A.1", "IV" from `at` on.
std::optional<Marker> number_at(std::string_view text, std::size_t at) {
    auto part = part_at(text, at);
    if (!part) {
        return std::nullopt;
    }
    Marker marker;
    marker.kind = part->kind;
    marker.value = part->value;
    marker.letter = part->letter;
    std::size_t end = part->end;
    const bool letters_first = !is_ascii_digit(text[at]);
    while (end + 1 < text.size() && (text[end] == '.' || (text[end] == '-' && letters_first)) &&
           is_ascii_digit(text[end + 1]) && end - at < longest_number) {
        part = part_at(text, end + 1);
        end = part->end;
        marker.value = part->value;
        marker.kind = MarkerKind::dotted;
        ++marker.depth;
    }
    marker.end = static_cast<std::uint32_t>(end);
    return marker;
}

/// The closing sign of a number that ends at `marker.end`, and where the words begin.
bool close(Marker& marker, std::string_view text, bool opened) {
    const char sign = marker.end < text.size() ? text[marker.end] : '\0';
    if (opened) {
        if (sign != ')' && sign != ']') {
            return false;
        }
        marker.closing = 'p';
        ++marker.end;
    } else if (sign == ')' || sign == '.') {
        marker.closing = sign;
        ++marker.end;
    } else if (text.substr(marker.end).starts_with(" . ") && marker.kind != MarkerKind::dotted) {
        marker.closing = '.'; // "e . Conditions", as text taken from a PDF has it
        marker.end += 2;
    }
    marker.words = behind_spaces(text, marker.end);
    return marker.words > marker.end || marker.words == text.size();
}

/// Whether the words begin with a capital or a quote before one.
bool capital_follows(std::string_view text, std::size_t at) {
    auto [point, length] = code_point_at(text, at);
    if (is_opening(point)) {
        point = code_point_at(text, at + length).value;
    }
    return is_upper(point);
}

std::optional<Marker> plain_number(std::string_view text) {
    const bool opened = text[0] == '(' || text[0] == '[';
    auto marker = number_at(text, opened ? 1 : 0);
    if (!marker || !close(*marker, text, opened)) {
        return std::nullopt;
    }
    if (text[0] == '[') {
        return std::nullopt; // [1] is a reference, not an item
    }
    if (marker->closing == 0) {
        const bool figures =
            marker->kind == MarkerKind::arabic || marker->kind == MarkerKind::dotted;
        const bool roman = marker->kind == MarkerKind::big_roman && marker->end > 1;
        if (marker->words == text.size() || (!figures && !roman) ||
            !capital_follows(text, marker->words)) {
            return std::nullopt;
        }
    }
    if (marker->kind == MarkerKind::arabic && marker->value > 999) {
        return std::nullopt; // a year
    }
    return marker;
}

bool is_separator(std::string_view rest) {
    return rest.empty() || rest[0] == ' ' || rest[0] == '\t' || rest[0] == '.' || rest[0] == ':' ||
           rest[0] == '-' || rest.starts_with("–") || rest.starts_with("—");
}

/// Behind the number of a division: its sign, and where the words begin.
void close_division(Marker& marker, std::string_view text) {
    std::size_t at = marker.end;
    if (at < text.size() && (text[at] == '.' || text[at] == ':' || text[at] == ')')) {
        marker.closing = text[at];
        marker.end = static_cast<std::uint32_t>(++at);
    }
    marker.words = behind_spaces(text, at);
    for (const std::string_view dash : {"- ", "– ", "— ", ": ", "-- "}) {
        if (text.substr(marker.words).starts_with(dash)) {
            marker.closing = '-';
            marker.end = marker.words + static_cast<std::uint32_t>(dash.size()) - 1;
            marker.words = behind_spaces(text, marker.end);
            return;
        }
    }
}

/// "Two" of "Part Two".
std::optional<Marker> number_word_at(std::string_view text, std::size_t at,
                                     const StructureRules& rules) {
    if (at >= text.size() || !is_upper(code_point_at(text, at).value)) {
        return std::nullopt;
    }
    auto word = first_word(text.substr(at));
    while (!word.empty() && std::string_view(".:,").find(word.back()) != std::string_view::npos) {
        word.remove_suffix(1);
    }
    const auto found =
        std::find(rules.number_words.begin(), rules.number_words.end(), folded(word));
    if (found == rules.number_words.end()) {
        return std::nullopt;
    }
    Marker marker;
    marker.kind = MarkerKind::arabic;
    marker.value = static_cast<std::uint32_t>(found - rules.number_words.begin()) + 1;
    marker.end = static_cast<std::uint32_t>(at + word.size());
    return marker;
}

std::optional<Marker> division_at(std::string_view text, const StructureRules& rules) {
    const auto word = first_word(text);
    if (word.size() > 40 || word.size() == text.size()) {
        return std::nullopt;
    }
    const auto at = behind_spaces(text, word.size());
    auto marker = number_at(text, at);
    if (!marker || !is_separator(text.substr(marker->end))) {
        marker = number_word_at(text, at, rules);
    }
    if (!marker) {
        return std::nullopt;
    }
    const auto rank = rules.division(folded(word));
    if (!rank) {
        return std::nullopt;
    }
    const bool small = marker->kind == MarkerKind::small_letter ||
                       (marker->kind == MarkerKind::small_roman && marker->end == at + 1);
    if (small || !is_upper(code_point_at(text, 0).value)) {
        return std::nullopt; // "section a court may …"
    }
    marker->kind = MarkerKind::division;
    marker->depth = *rank;
    close_division(*marker, text);
    return marker;
}

std::optional<Marker> number_then_division(std::string_view text, const StructureRules& rules) {
    auto marker = number_at(text, 0);
    if (!marker) {
        return std::nullopt;
    }
    std::size_t at = marker->end;
    at += text.substr(at).starts_with("-") ? 1U : 0U;
    at = behind_spaces(text, at);
    const auto word = first_word(text.substr(at));
    auto bare = word;
    while (!bare.empty() && (bare.back() == '.' || bare.back() == ':')) {
        bare.remove_suffix(1);
    }
    const auto rank = bare.size() > 40 ? std::nullopt : rules.division(folded(bare));
    if (!rank) {
        return std::nullopt;
    }
    marker->kind = MarkerKind::division;
    marker->depth = *rank;
    marker->end = static_cast<std::uint32_t>(at + bare.size());
    close_division(*marker, text);
    return marker;
}

} // namespace

std::optional<Marker> marker_at(std::string_view text, const StructureRules& rules) {
    if (text.empty()) {
        return std::nullopt;
    }
    if (const auto bullet = bullet_at(text)) {
        return bullet;
    }
    if (rules.number_before_division && is_ascii_digit(text[0])) {
        if (const auto division = number_then_division(text, rules)) {
            return division;
        }
    }
    if (const auto number = plain_number(text)) {
        return number;
    }
    return division_at(text, rules);
}

bool numbers_headings(const Marker& marker) noexcept {
    return marker.kind != MarkerKind::bullet;
}

} // namespace lectern
