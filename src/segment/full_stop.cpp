// SPDX-License-Identifier: GPL-3.0-or-later
// Judges a stop by the words around it. Language is data: the classes of sentences.toml.
#include "segment/full_stop.hpp"

#include "segment/letters.hpp"
#include "segment/list_marker.hpp"

#include <algorithm>

namespace lectern {
namespace {

constexpr std::size_t longest_word = 64; // what is longer is no abbreviation

/// What begins behind a stop.
struct Next {
    enum class Kind { lower, upper, letter, digit, other };
    Kind kind = Kind::other;
    std::string_view word; // its letters, with inner full stops ("p.m")
    WordClasses classes;
    bool full_stop = false; // the word ends with one
    bool number = false;    // a number follows that
    bool bracket = false;   // an opening bracket before it
    bool dash = false;
    bool quote = false;
    bool inverted = false; // ¿ or ¡
    bool bullet = false;
    bool capital() const { return kind == Kind::upper || kind == Kind::letter; }
    bool opens() const { return classes.has(WordClass::opener); }
};

bool is_money_or_number_sign(char32_t c) {
    return c == '$' || c == '#' || c == 0xA2 || c == 0xA3 || c == 0xA5 || c == 0xA7 || c == 0xB6 ||
           c == 0x2116 || (c >= 0x20A0 && c <= 0x20CF);
}

/// Passes over quotes, brackets and the like before a word; false when something else comes.
bool pass_opening(Next& next, char32_t c) {
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
    } else if (c != '_' && c != '*' && c != '.') { // the dots of an omission: ". . . The"

        return false;
    }
    return true;
}

Next next_word(const SentenceText& in, std::size_t at) {
    Next next;
    const std::size_t limit = std::min(in.text.size(), at + 24);
    while (at < limit) {
        const CodePoint c = code_point_at(in.text, at);
        if (!is_space(c.value) && !pass_opening(next, c.value)) {
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

bool belongs_to_word(char32_t c) {
    return is_word_part(c) || c == '.' || c == '-' || c == '\'' || c == 0x2019 || c == '&' ||
           c == 0xB0 || c == 0xBA || c == 0xAA || c == ',' || c == 0x2010 || c == 0x2011;
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

std::size_t space_before(std::string_view text, std::size_t at) {
    while (at > 0 && is_space(code_point_before(text, at).value)) {
        at -= code_point_before(text, at).length;
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

/// The abbreviation (or whatever word) that a full stop ends.
struct Before {
    std::string_view word;     // "Co", "U.S", "B" of "z. B."
    std::string_view previous; // the word before it, without its full stop
    bool previous_stop = false;
    std::string chain; // folded, with the short parts before it: "z.b"
    WordClasses classes;
};

bool is_short_part(std::string_view word) {
    const std::size_t letters = letters_in(word);
    return letters > 0 && letters <= 3 && word.size() <= 2 * letters + 2;
}

/// Puts "z. B." and "и т. д." together where the language knows them.
void extend_chain(const SentenceText& in, Before& before, std::size_t start) {
    std::string chain = before.chain;
    for (int parts = 0; parts < 4; ++parts) {
        const std::size_t end = space_before(in.text, start);
        if (end == start || end == 0) {
            return;
        }
        const bool stop = in.text[end - 1] == '.';
        const std::size_t word_end = stop ? end - 1 : end;
        const std::size_t from = word_start(in.text, word_end);
        const std::string_view part = in.text.substr(from, word_end - from);
        if (!is_short_part(part)) {
            return;
        }
        chain = folded(part) + (stop ? "." : "") + chain;
        if (const WordClasses known = in.rules.classes(chain); !known.none()) {
            before.chain = chain;
            before.classes = known;
        }
        start = from;
    }
}

Before word_before(const SentenceText& in, std::size_t sentence, std::size_t stop) {
    Before before;
    std::size_t start = std::max(sentence, word_start(in.text, stop));
    before.word = in.text.substr(start, stop - start);
    before.chain = folded(before.word);
    before.classes = in.rules.classes(before.chain);
    if (before.classes.none()) {
        // "Lt.-Col.", "l'art.": what is known is behind the hyphen or apostrophe.
        const std::size_t inner = before.chain.find_last_of("-'&,");
        if (inner != std::string::npos) {
            before.classes = in.rules.classes(std::string_view(before.chain).substr(inner + 1));
        }
    }
    if (is_short_part(before.word)) {
        extend_chain(in, before, start);
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

/// "z." with "B." behind it, or "e." with "g.".
bool chain_goes_on(const SentenceText& in, const Before& before, const Next& next) {
    if (!next.full_stop && next.word.find('.') == std::string_view::npos) {
        return false;
    }
    return is_short_part(next.word) && in.rules.goes_on(before.chain + "." + folded(next.word));
}

/// A sentence that is "At 5 a.m." so far has said nothing yet.
bool opens_with_time(const SentenceText& in, std::size_t start, std::size_t stop) {
    constexpr std::size_t longest_opening = 40;
    if (stop - start > longest_opening) {
        return false;
    }
    const std::string_view so_far = in.text.substr(start, stop - start);
    const std::size_t first_end = so_far.find(' ');
    return first_end != std::string_view::npos &&
           std::count(so_far.begin(), so_far.end(), ' ') <= 3 &&
           in.rules.classes(folded(so_far.substr(0, first_end))).has(WordClass::time_opener);
}

bool opens_after_abbreviation(const Next& next) {
    return next.capital() &&
           (next.opens() || next.inverted || next.bullet || next.classes.has(WordClass::title));
}

bool one_letter(std::string_view word) {
    const CodePoint first = code_point_at(word, 0);
    return first.length != 0 && first.length == word.size() && is_letter(first.value);
}

/// "J", "J.-P", "J.R": only capitals of one letter each.
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

bool initials_end(const SentenceText& in, const Before& before, const Next& next) {
    const WordClasses previous = in.rules.classes(folded(before.previous));
    if (previous.has(WordClass::designator) ||
        (previous.has(WordClass::before_number) && !previous.has(WordClass::title))) {
        return true; // "vitamin C. Patients", "Appendix A. Results", "app. V. The"
    }
    if (next.kind == Next::Kind::digit) {
        return false;
    }
    if (one_letter(before.word) && one_letter(next.word) && next.full_stop) {
        return false; // one more initial
    }
    return opens_after_abbreviation(next) && !next.classes.has(WordClass::title);
}

/// "Bldg", "Hrsg", "Sgt": short words without a vowel are abbreviations in every language here.
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

bool number_ends(const SentenceText& in, const Before& before, const Next& next) {
    constexpr std::size_t longest_ordinal = 3;
    if (!in.rules.ordinal_dots() || before.word.size() > longest_ordinal ||
        letters_in(before.word) != 0) {
        return true;
    }
    if (next.classes.has(WordClass::ordinal_noun) || next.classes.has(WordClass::calendar)) {
        return false;
    }
    if (next.kind == Next::Kind::digit) {
        return next.word.size() > 2 && !before.previous_stop; // "1. 5. 2020" is a date
    }
    return next.opens() ||
           !in.rules.classes(folded(before.previous)).has(WordClass::before_ordinal);
}

bool abbreviation_ends(const SentenceText& in, std::size_t start, const Stop& stop,
                       const Before& before, const Next& next) {
    const WordClasses classes = before.classes;
    if (classes.has(WordClass::often_ends)) {
        if (next.kind == Next::Kind::digit || next.classes.has(WordClass::continuation) ||
            next.classes.has(WordClass::calendar)) {
            return false;
        }
        return !opens_with_time(in, start, stop.begin);
    }
    if (next.kind == Next::Kind::digit) {
        return false;
    }
    if (classes.has(WordClass::unit) && in.rules.units_end() && next.capital()) {
        return true;
    }
    if (classes.has(WordClass::title) && next.classes.has(WordClass::title)) {
        return false; // "Sr. D. Luis"
    }
    return opens_after_abbreviation(next) && !opens_with_time(in, start, stop.begin);
}

bool is_marker_word(std::string_view word) {
    return is_number(word) || roman_value(word) != 0 || one_letter(word);
}

/// A full stop with white space and something other than a small letter behind it.
bool full_stop_ends(const SentenceText& in, std::size_t start, const Stop& stop, const Next& next) {
    const char32_t closer = code_point_at(in.text, stop.end).value;
    if (stop.after > stop.end && (closer == ')' || closer == ']' || is_quote(closer))) {
        return true; // no abbreviation is in doubt there: '"This is great." She'
    }
    const Before before = word_before(in, start, stop.begin);
    const WordClasses classes = before.classes;
    if (before.word.empty() || chain_goes_on(in, before, next)) {
        return before.word.empty();
    }
    // "P. Smith" and "J.-P. Martin" are people though "p. 5" is a page.
    const bool one_capital = one_letter(before.word) && before.chain.size() == before.word.size();
    if (is_initials(before.word) && (one_capital || in.rules.classes(before.chain).none())) {
        return initials_end(in, before, next);
    }
    if (classes.has(WordClass::never_final)) {
        return false;
    }
    // "Prot. No. 4": a number goes to a short name that nobody listed.
    const bool numbered_name = next.classes.has(WordClass::before_number) && next.number &&
                               letters_in(before.word) < 6 && classes.none() &&
                               is_upper(code_point_at(before.word, 0).value);
    if (numbered_name) {
        return false;
    }
    const bool after_number = is_number(before.previous);
    const bool ends_units = classes.has(WordClass::unit) && after_number;
    const bool may_end = classes.has(WordClass::may_end) || classes.has(WordClass::often_ends);
    if (ends_units || may_end) {
        return abbreviation_ends(in, start, stop, before, next);
    }
    if (classes.has(WordClass::title)) {
        return false;
    }
    if (classes.has(WordClass::before_number)) {
        // "No." is an answer where no number follows, and "app." a word.
        return next.kind != Next::Kind::digit && !is_marker_word(next.word);
    }
    if (classes.has(WordClass::calendar)) {
        return next.kind != Next::Kind::digit && next.opens();
    }
    if (is_digit(code_point_before(before.word, before.word.size()).value)) {
        return number_ends(in, before, next);
    }
    if (one_letter(before.word) || lacks_vowels(before.word, before.chain) ||
        before.word.find('.') != std::string_view::npos) {
        // "p. A", "Bldg. Smith", "xx.yy. Zz": as an abbreviation that nobody listed.
        const std::size_t at = static_cast<std::size_t>(before.word.data() - in.text.data());
        const char sign = at > 0 ? in.text[at - 1] : ' ';
        const bool dotted_word = letters_in(before.word) > 5 || sign == '@' || sign == '/';
        return dotted_word || (next.kind != Next::Kind::digit && opens_after_abbreviation(next));
    }
    return true;
}

/// The part of a dotted word before a stop without a space, where a sentence may end with it.
/// Names of files, sites and people stay whole, and so do abbreviations.
std::string_view part_before(const SentenceText& in, const Stop& stop) {
    const std::size_t start = word_start(in.text, stop.begin);
    const std::string_view word = in.text.substr(start, stop.begin - start);
    const char32_t before = start > 0 ? code_point_before(in.text, start).value : U' ';
    const bool address =
        before == '@' || before == '/' || before == '\\' || before == '_' || before == ':';
    if (address || word.size() + 4 > longest_word) {
        return {};
    }
    const std::size_t dot = word.rfind('.');
    const std::string_view part = dot == std::string_view::npos ? word : word.substr(dot + 1);
    const WordClasses classes = in.rules.classes(folded(part));
    const bool abbreviation = classes.has(WordClass::title) ||
                              classes.has(WordClass::never_final) ||
                              classes.has(WordClass::may_end);
    return abbreviation ? std::string_view() : part;
}

/// The word behind a stop without a space, where it may open a sentence: it has a capital, and is
/// no part of an address or file name.
std::string_view part_behind(const SentenceText& in, const Stop& stop) {
    std::size_t end = stop.next;
    while (end < in.text.size() && end - stop.next < longest_word &&
           is_word_part(code_point_at(in.text, end).value)) {
        end += code_point_at(in.text, end).length;
    }
    const char32_t behind = code_point_at(in.text, end).value;
    const bool dotted_on = behind == '.' && is_lower(code_point_at(in.text, end + 1).value);
    const bool address = behind == '@' || behind == '/' || behind == '_' || behind == '(';
    const bool lone_letter = one_letter(in.text.substr(stop.next, end - stop.next));
    if (address || dotted_on || (lone_letter && !is_space(behind))) {
        return {};
    }
    return in.text.substr(stop.next, end - stop.next);
}

/// No white space behind: "Hello world.Today is".
bool missing_space(const SentenceText& in, const Stop& stop) {
    const CodePoint first = code_point_at(in.text, stop.next);
    if (stop.after != stop.end || !is_upper(first.value) || stop.kind == Stop::Kind::ellipsis) {
        return false;
    }
    const std::string_view before = part_before(in, stop);
    const std::string_view next = part_behind(in, stop);
    if (before.empty() || next.empty()) {
        return false;
    }
    const bool capitalised = is_lower(code_point_at(next, first.length).value);
    const char32_t last = code_point_before(before, before.size()).value;
    if (is_digit(last)) {
        return capitalised && letters_in(next) > 1;
    }
    const bool ends_word = is_lower(last) && letters_in(before) > 1;
    return (ends_word || stop.kind == Stop::Kind::mark) &&
           (capitalised || one_letter(next) || roman_value(next) != 0);
}

bool mark_ends(const SentenceText& in, const Stop& stop, const Next& next) {
    const char32_t before = code_point_before(in.text, stop.begin).value;
    const bool alone = (before == '(' || before == '[') && stop.after > stop.end;
    if (alone) {
        return false; // a doubt in brackets: "(?)"
    }
    const std::size_t start = word_start(in.text, stop.begin);
    const WordClasses word = in.rules.classes(folded(in.text.substr(start, stop.begin - start)));
    if (word.has(WordClass::exclamation) && in.text[stop.begin] == '!') {
        return next.opens();
    }
    return true;
}

bool ellipsis_ends(const SentenceText& in, const Stop& stop, const Next& next) {
    const char32_t before = code_point_before(in.text, stop.begin).value;
    if (before == '[' || before == '(') {
        return false; // an omission: "[...]"
    }
    // "What I mean ... I did not mean it": the pronoun has its capital everywhere.
    const bool pronoun = next.classes.has(WordClass::letter_word) && is_space(before);
    return next.kind != Next::Kind::digit && !pronoun;
}

} // namespace

bool ends_sentence(const SentenceText& in, std::size_t start, const Stop& stop) {
    if (stop.next >= in.text.size()) {
        return false; // the block ends here anyway
    }
    if (stop.kind == Stop::Kind::wide) {
        return true;
    }
    if (is_list_marker(in.text.substr(start, std::min(stop.after - start, longest_word)))) {
        return false; // "3." has its sentence still to come
    }
    if (stop.next == stop.after) {
        return missing_space(in, stop);
    }
    const Next next = next_word(in, stop.next);
    if (next.kind == Next::Kind::other) {
        return next.inverted || next.bullet;
    }
    if (next.kind == Next::Kind::lower) {
        return next.inverted || next.bullet;
    }
    switch (stop.kind) {
    case Stop::Kind::mark:
        return mark_ends(in, stop, next);
    case Stop::Kind::ellipsis:
        return ellipsis_ends(in, stop, next);
    case Stop::Kind::full_stop:
    case Stop::Kind::wide:
        break;
    }
    return full_stop_ends(in, start, stop, next);
}

} // namespace lectern
