// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/stop_context.hpp"

#include <algorithm>

namespace lectern {
namespace {

bool is_money_or_number_sign(char32_t c) {
    return c == '$' || c == '#' || c == 0xA2 || c == 0xA3 || c == 0xA5 || c == 0xA7 || c == 0xB6 ||
           c == 0x2116 || (c >= 0x20A0 && c <= 0x20CF);
}

/// Passes over quotes, brackets and the like before a word; false when something else comes.
bool pass_opening(Next& next, char32_t c, char32_t behind) {
    if (is_quote(c)) {
        next.quote = true;
    } else if (c == '(' || c == '[' || c == '{') {
        next.bracket = true;
    } else if (is_dash(c)) {
        next.dash = true;
    } else if (c == 0xBF || c == 0xA1) {
        next.inverted = true;
    } else if (is_bullet(c)) {
        next.bullet = true;
    } else if (c == '?' && is_letter(behind)) {
        next.inverted = true; // "?Obstruction": a doubt, as radiologists write it
    } else if (c != '_' && c != '*' && c != '.') { // the dots of an omission: ". . . The"

        return false;
    }
    return true;
}

bool belongs_to_word(char32_t c) {
    return is_word_part(c) || c == '.' || c == '-' || c == '\'' || c == 0x2019 || c == '&' ||
           c == 0xB0 || c == 0xBA || c == 0xAA || c == ',' || c == 0x2010 || c == 0x2011;
}

std::size_t space_before(std::string_view text, std::size_t at) {
    while (at > 0 && is_space(code_point_before(text, at).value)) {
        at -= code_point_before(text, at).length;
    }
    return at;
}

/// The place of the last hyphen, apostrophe, "&" or comma. Not find_last_of, which calls a search
/// for every letter.
std::size_t last_joint(std::string_view word) {
    for (std::size_t at = word.size(); at > 0; --at) {
        const char c = word[at - 1];
        if (c == '-' || c == '\'' || c == '&' || c == ',') {
            return at - 1;
        }
    }
    return std::string_view::npos;
}

/// Puts "z. B." and "и т. д." together where the language knows them.
/// Gives where what it put together begins.
std::size_t extend_chain(const SentenceText& in, Before& before, std::size_t start) {
    std::size_t begin = start;
    std::string chain = before.chain;
    for (int parts = 0; parts < 4; ++parts) {
        const std::size_t end = space_before(in.text, start);
        if (end == start || end == 0) {
            return begin;
        }
        const bool stop = in.text[end - 1] == '.';
        const std::size_t word_end = stop ? end - 1 : end;
        const std::size_t from = word_start(in.text, word_end);
        const std::string_view part = in.text.substr(from, word_end - from);
        if (!is_short_part(part)) {
            return begin;
        }
        chain = folded(part) + (stop ? "." : "") + chain;
        if (const WordClasses known = in.rules.classes(chain); !known.none()) {
            before.chain = chain;
            before.classes = known;
            begin = from;
        }
        start = from;
    }
    return begin;
}

} // namespace

Next next_word(const SentenceText& in, std::size_t at) {
    Next next;
    const std::size_t limit = std::min(in.text.size(), at + 24);
    while (at < limit) {
        const CodePoint c = code_point_at(in.text, at);
        const char32_t behind = code_point_at(in.text, at + c.length).value;
        if (!is_space(c.value) && !pass_opening(next, c.value, behind)) {
            break;
        }
        at += c.length;
    }
    const char32_t first = code_point_at(in.text, at).value;
    if (is_digit(first) || is_money_or_number_sign(first)) {
        next.kind = Next::Kind::digit;
    } else if (is_lower(first)) {
        next.kind = Next::Kind::lower;
    } else if (is_upper(first)) {
        next.kind = Next::Kind::upper;
    } else if (is_letter(first)) {
        next.kind = Next::Kind::letter;
    }
    std::size_t end = at;
    while (end < in.text.size() && end - at < longest_word) {
        const CodePoint c = code_point_at(in.text, end);
        const bool inner_stop = c.value == '.' && is_letter(code_point_at(in.text, end + 1).value);
        if (!is_word_part(c.value) && !inner_stop) {
            break;
        }
        end += c.length;
    }
    next.word = in.text.substr(at, end - at);
    next.full_stop = end < in.text.size() && in.text[end] == '.';
    next.number = next.full_stop && end + 1 < in.text.size() &&
                  is_digit(code_point_at(in.text, skip_spaces(in.text, end + 1)).value);
    next.classes = in.rules.classes(folded(next.word));
    const CodePoint second = code_point_at(in.text, at + code_point_at(in.text, at).length);
    if (next.kind == Next::Kind::lower && is_upper(second.value)) {
        next.kind = Next::Kind::upper; // "iPhone" opens a sentence as it is
    }
    return next;
}

std::size_t word_start(std::string_view text, std::size_t end) {
    std::size_t at = end;
    while (at > 0 && end - at < longest_word) {
        const CodePoint c = code_point_before(text, at);
        if (!belongs_to_word(c.value)) {
            break;
        }
        at -= c.length;
    }
    return at;
}

std::size_t letters_in(std::string_view word) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint c = code_point_at(word, at);
        count += is_letter(c.value) ? 1U : 0U;
        at += c.length;
    }
    return count;
}

bool is_number(std::string_view word) {
    return !word.empty() && is_digit(static_cast<unsigned char>(word.front())) &&
           letters_in(word) == 0;
}

bool is_short_part(std::string_view word) {
    const std::size_t letters = letters_in(word);
    return letters > 0 && letters <= 3 && word.size() <= 2 * letters + 2;
}

Before word_before(const SentenceText& in, std::size_t sentence, std::size_t stop) {
    Before before;
    std::size_t start = std::max(sentence, word_start(in.text, stop));
    before.word = in.text.substr(start, stop - start);
    before.chain = folded(before.word);
    before.classes = in.rules.classes(before.chain);
    if (before.classes.none()) {
        // "Lt.-Col.", "l'art.": what is known is behind the hyphen or apostrophe.
        const std::size_t inner = last_joint(before.chain);
        if (inner != std::string::npos) {
            before.classes = in.rules.classes(std::string_view(before.chain).substr(inner + 1));
        }
        before.classes.add(in.rules.compound_classes(before.chain));
    }
    if (is_short_part(before.word)) {
        start = std::max(sentence, extend_chain(in, before, start));
    }
    const std::size_t end = space_before(in.text, start);
    if (end > sentence) {
        before.previous_stop = in.text[end - 1] == '.';
        const std::size_t word_end = before.previous_stop ? end - 1 : end;
        const std::size_t from = std::max(sentence, word_start(in.text, word_end));
        before.previous = in.text.substr(from, std::max(from, word_end) - from);
    }
    return before;
}

bool one_letter(std::string_view word) {
    const CodePoint first = code_point_at(word, 0);
    return first.length != 0 && first.length == word.size() && is_letter(first.value);
}

bool is_initials(std::string_view word) {
    bool letter_before = false;
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint c = code_point_at(word, at);
        const bool upper = is_upper(c.value);
        if ((!upper && c.value != '.' && c.value != '-') || (upper && letter_before)) {
            return false;
        }
        letter_before = upper;
        at += c.length;
    }
    return !word.empty();
}

bool lacks_vowels(std::string_view word, const std::string& folded_word) {
    constexpr std::u32string_view vowels = U"aeiouyäöüáéíóúàèìòùâêîôûëïœæñаеёиоуыэюяәіөүұ";
    const std::size_t letters = letters_in(word);
    if (letters < 2 || letters > 4) {
        return false;
    }
    std::size_t upper = 0;
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint c = code_point_at(word, at);
        if (!is_letter(c.value)) {
            return false;
        }
        upper += is_upper(c.value) ? 1U : 0U;
        at += c.length;
    }
    for (std::size_t at = 0; at < folded_word.size();) {
        const CodePoint c = code_point_at(folded_word, at);
        if (vowels.find(c.value) != std::u32string_view::npos) {
            return false;
        }
        at += c.length;
    }
    return upper < 2; // "DNS" is a word of its own
}

} // namespace lectern
