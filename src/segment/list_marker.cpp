// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/list_marker.hpp"

#include "segment/letters.hpp"

#include <algorithm>

namespace lectern {
namespace {

bool ascii_digit(char c) {
    return c >= '0' && c <= '9';
}

bool ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The digits, letter or Roman numeral between the marker's brackets and stops.
struct Core {
    std::string_view text;
    bool digits = false;
};

std::optional<Core> core_at(std::string_view text, std::size_t at) {
    constexpr std::size_t most_digits = 3;
    constexpr std::size_t most_letters = 6;
    std::size_t end = at;
    while (end < text.size() && end - at <= most_digits && ascii_digit(text[end])) {
        ++end;
    }
    if (end > at) {
        return end - at > most_digits ? std::nullopt
                                      : std::optional(Core{text.substr(at, end - at), true});
    }
    while (end < text.size() && end - at <= most_letters && ascii_letter(text[end])) {
        ++end;
    }
    if (end == at || end - at > most_letters) {
        return std::nullopt;
    }
    return Core{text.substr(at, end - at), false};
}

unsigned letter_value(char c) {
    return static_cast<unsigned>(c >= 'a' ? c - 'a' : c - 'A') + 1;
}

unsigned decimal_value(std::string_view digits) {
    unsigned value = 0;
    for (const char c : digits) {
        value = value * 10 + static_cast<unsigned>(c - '0');
    }
    return value;
}

bool number_core(const Core& core, ListMarker& marker) {
    marker.upper = !core.digits && core.text[0] <= 'Z';
    if (core.digits) {
        marker.numbering = ListMarker::Numbering::decimal;
        marker.value = decimal_value(core.text);
        return true;
    }
    const unsigned roman = roman_value(core.text);
    const bool one = core.text.size() == 1;
    if (roman != 0 && (!one || core.text == "i" || core.text == "I")) {
        marker.numbering = ListMarker::Numbering::roman;
        marker.value = roman;
        return true;
    }
    marker.numbering = ListMarker::Numbering::letter;
    marker.value = letter_value(core.text[0]);
    return one;
}

} // namespace

std::optional<ListMarker> list_marker_at(std::string_view text, std::size_t at) {
    ListMarker marker;
    const CodePoint first = code_point_at(text, at);
    if (is_bullet(first.value)) {
        marker.end = at + first.length;
        return marker;
    }
    const bool open = first.value == '(';
    const auto core = core_at(text, open ? at + 1 : at);
    if (!core || !number_core(*core, marker)) {
        return std::nullopt;
    }
    std::size_t end = (open ? at + 1 : at) + core->text.size();
    const auto sign = [&](char c) { return end < text.size() && text[end] == c; };
    if (open && sign(')')) {
        marker.shape = ListMarker::Shape::brackets;
        ++end;
    } else if (open) {
        return std::nullopt;
    } else if (sign(')')) {
        marker.shape = ListMarker::Shape::bracket;
        ++end;
    } else if (sign('.')) {
        marker.shape = ListMarker::Shape::full_stop;
        ++end;
        if (sign(')')) {
            marker.shape = ListMarker::Shape::stop_bracket;
            ++end;
        }
    } else {
        return std::nullopt;
    }
    marker.end = end;
    return marker;
}

bool is_list_marker(std::string_view text) {
    constexpr std::size_t longest_number = 16;
    std::size_t at = skip_spaces(text, 0);
    if (const CodePoint first = code_point_at(text, at); is_bullet(first.value)) {
        at = skip_spaces(text, at + first.length);
    }
    std::string_view rest = text.substr(at);
    if (rest.size() > longest_number) {
        return false;
    }
    while (!rest.empty() && !is_word_part(code_point_before(rest, rest.size()).value)) {
        rest.remove_suffix(code_point_before(rest, rest.size()).length);
    }
    if (rest.empty()) {
        return true; // signs alone
    }
    if (rest.front() == '(') {
        rest.remove_prefix(1);
    }
    // A letter and numbers parted by full stops: "A.1", "3.2".
    const bool numbers = std::all_of(rest.begin() + 1, rest.end(),
                                     [](char c) { return ascii_digit(c) || c == '.'; });
    if (!rest.empty() && numbers && (ascii_digit(rest[0]) || ascii_letter(rest[0]))) {
        return rest.size() < 12;
    }
    if (roman_value(rest) != 0) {
        return true;
    }
    const CodePoint letter = code_point_at(rest, 0);
    return letter.length == rest.size() && is_letter(letter.value);
}

std::optional<ListMarker> following_marker(std::string_view text, std::size_t at,
                                           const ListMarker& previous) {
    auto marker = list_marker_at(text, at);
    if (!marker || marker->shape != previous.shape) {
        return std::nullopt;
    }
    if (previous.numbering == ListMarker::Numbering::bullet) {
        return marker->numbering == ListMarker::Numbering::bullet ? marker : std::nullopt;
    }
    if (marker->upper != previous.upper) {
        return std::nullopt;
    }
    const auto is_next = [&](ListMarker::Numbering numbering, unsigned value) {
        marker->numbering = numbering;
        marker->value = value;
        return previous.numbering == numbering && value == previous.value + 1;
    };
    if (is_next(marker->numbering, marker->value)) {
        return marker;
    }
    // "h) i)" are letters, "iv) v)" numerals: the list decides.
    const std::size_t open = previous.shape == ListMarker::Shape::brackets ? 1 : 0;
    const auto core = core_at(text, at + open);
    if (!core || core->digits) {
        return std::nullopt;
    }
    if (core->text.size() == 1 &&
        is_next(ListMarker::Numbering::letter, letter_value(core->text[0]))) {
        return marker;
    }
    if (is_next(ListMarker::Numbering::roman, roman_value(core->text))) {
        return marker;
    }
    return std::nullopt;
}

} // namespace lectern
