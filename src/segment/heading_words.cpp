// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/heading_words.hpp"

#include "base/utf8.hpp"
#include "segment/line_shape.hpp"

#include <algorithm>

namespace lectern {

bool is_small_word(std::string_view word, const StructureRules& rules) {
    return rules.small_words.find(folded(word)) != rules.small_words.end();
}

bool is_no_title(std::string_view text) {
    const auto letters = letters_of(text);
    std::size_t initials = 0; // "M. Torres, P. Hale": names
    for (const auto word : split_words(text)) {
        initials +=
            word.size() == 2 && word[1] == '.' && word[0] >= 'A' && word[0] <= 'Z' ? 1U : 0U;
    }
    const auto first = code_point_at(text, 0).value; // "$ make", "--help": of a program's words
    const bool begins = is_letter(first) || is_digit(first) || is_opening(first);
    return !begins || initials >= 2 || text.find('@') != std::string_view::npos ||
           text.find("://") != std::string_view::npos ||
           text.find("www.") != std::string_view::npos ||
           letters.digits > letters.upper + letters.lower || letters.upper + letters.lower < 2;
}

bool is_date(std::string_view text, const StructureRules& rules) {
    bool month = false;
    bool figure = false;
    for (auto word : split_words(text)) {
        while (!word.empty() && (word.back() == ',' || word.back() == '.')) {
            word.remove_suffix(1);
        }
        const auto lowered = folded(word);
        const bool is_figure = !word.empty() && word[0] >= '0' && word[0] <= '9';
        const bool is_month = rules.month_words.find(lowered) != rules.month_words.end() ||
                              rules.month_words.find(lowered + ".") != rules.month_words.end();
        if (!is_figure && !is_month && !is_small_word(word, rules)) {
            return false;
        }
        month |= is_month;
        figure |= is_figure;
    }
    return figure && month;
}

bool ends_in_date(std::string_view text, const StructureRules& rules) {
    const auto year = last_word(text);
    if (year.size() != 4 || year.find_first_not_of("0123456789") != std::string_view::npos) {
        return false;
    }
    const auto before = trimmed(text.substr(0, text.size() - year.size()));
    auto month = folded(last_word(before));
    if (month.ends_with(',')) { // "March 14, 2020"
        month =
            folded(last_word(trimmed(before.substr(0, before.size() - last_word(before).size()))));
    }
    return rules.month_words.find(month) != rules.month_words.end();
}

bool is_address(std::string_view text) {
    const auto last = last_word(text);
    const auto digits = static_cast<std::size_t>(
        std::count_if(last.begin(), last.end(), [](char c) { return c >= '0' && c <= '9'; }));
    const bool year = digits == 4 && last.size() == 4;
    return digits > 0 && !year && text.find(',') != std::string_view::npos;
}

bool breaks_off(std::string_view text) {
    const auto last = last_word(text);
    const auto before = trimmed(text.substr(0, text.size() - last.size()));
    return is_lower(code_point_at(last, 0).value) && before.ends_with(',');
}

bool is_of_letter(std::string_view text, const StructureRules& rules) {
    if (has_letter_label(text, rules)) {
        return true;
    }
    auto lowered = folded(text);
    while (!lowered.empty() && (lowered.back() == ',' || lowered.back() == '.')) {
        lowered.pop_back();
    }
    return rules.letter_words.find(lowered) != rules.letter_words.end() ||
           rules.letter_words.find(first_word(lowered)) != rules.letter_words.end();
}

bool closes_letter(std::string_view text, const StructureRules& rules) {
    auto lowered = folded(text);
    while (!lowered.empty() && (lowered.back() == ',' || lowered.back() == '.')) {
        lowered.pop_back();
    }
    return rules.letter_words.find(lowered) != rules.letter_words.end();
}

std::string_view capital_label(std::string_view text, const StructureRules& rules) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos || colon > 60 || colon + 2 >= text.size() ||
        text[colon + 1] != ' ') {
        return {};
    }
    const auto label = trimmed(text.substr(0, colon));
    const auto letters = letters_of(label);
    const auto lowered = folded(label);
    const bool other = rules.letter_labels.find(lowered) != rules.letter_labels.end() ||
                       rules.warning_words.find(lowered) != rules.warning_words.end();
    return letters.all_capitals() && letters.upper >= 4 && letters.words <= 6 && !other
               ? label
               : std::string_view();
}

bool is_title_case(std::string_view text, const StructureRules& rules) {
    std::size_t capital = 0;
    for (const auto word : split_words(text)) {
        auto [point, length] = code_point_at(word, 0);
        if (is_opening(point)) {
            point = code_point_at(word, length).value;
        }
        if (is_upper(point)) {
            ++capital;
        } else if (is_lower(point) && !is_small_word(word, rules)) {
            return false;
        }
    }
    return capital >= 2;
}

int title_signs(std::string_view text, const StructureRules& rules) {
    auto lowered = folded(text);
    while (!lowered.empty() && (lowered.back() == '.' || lowered.back() == ':')) {
        lowered.pop_back();
    }
    if (rules.top_headings.find(lowered) != rules.top_headings.end() ||
        rules.known_headings.find(lowered) != rules.known_headings.end() ||
        rules.contents_headings.find(lowered) != rules.contents_headings.end()) {
        return 2;
    }
    return is_title_case(text, rules) ? 1 : 0;
}

} // namespace lectern
