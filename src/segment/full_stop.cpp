// SPDX-License-Identifier: GPL-3.0-or-later
// Judges a stop by the words around it. Language is data: the classes of sentences.toml.
#include "segment/full_stop.hpp"

#include "segment/letters.hpp"
#include "segment/list_marker.hpp"
#include "segment/stop_context.hpp"

#include <algorithm>

namespace lectern {
namespace {

/// A number with the sign of degrees or minutes behind it.
bool is_measure(std::string_view word) {
    const char32_t sign = code_point_before(word, word.size()).value;
    return is_digit(code_point_at(word, 0).value) &&
           (sign == 0xB0 || sign == '\'' || sign == 0x2019 || sign == 0x2032);
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
    const bool initial = one_letter(next.word) && next.full_stop; // "el Sr. A."
    return next.capital() && !initial &&
           (next.opens() || next.inverted || next.bullet || next.classes.has(WordClass::title));
}

bool initials_end(const SentenceText& in, const Before& before, const Next& next) {
    const bool initial_before =
        one_letter(before.previous) && is_upper(code_point_at(before.previous, 0).value);
    const WordClasses previous =
        initial_before ? WordClasses() : in.rules.classes(folded(before.previous));
    const bool numbered = next.kind == Next::Kind::digit && next.full_stop && is_number(next.word);
    if (previous.has(WordClass::designator) && !numbered) {
        return true; // "vitamin C. Patients", "Appendix A. Results"; but "point P. 4. The limit"
    }
    if (next.kind == Next::Kind::digit) {
        return false; // "art. L. 121"
    }
    if (is_measure(before.previous)) {
        return true; // "38.9° C. Blood", "51° 12' N. The wreck"
    }
    if (previous.has(WordClass::before_number) && !previous.has(WordClass::title)) {
        return true; // "app. V. The"
    }
    if (one_letter(before.word) && one_letter(next.word) && next.full_stop) {
        return false; // one more initial
    }
    const bool names_next = next.capital() && next.classes.has(WordClass::designator); // "Site D"
    return names_next || (opens_after_abbreviation(next) && !next.classes.has(WordClass::title));
}

bool number_ends(const SentenceText& in, const Before& before, const Next& next) {
    constexpr std::size_t longest_ordinal = 3;
    if (next.dash && in.rules.classes(folded(before.previous)).has(WordClass::before_number)) {
        return false; // "Art. 5. – Everyone": what it is the number of is still to come
    }
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

/// "USA" of "5 dollars USA": two capitals at its begin.
bool is_acronym(std::string_view word) {
    const CodePoint first = code_point_at(word, 0);
    return is_upper(first.value) && is_upper(code_point_at(word, first.length).value);
}

/// "in Feb. Refugees", "of 5 Dec. Mayors": behind a month that is no part of a name or a date. Not
/// where nouns have capitals.
bool calendar_ends(const SentenceText& in, const Before& before, const Next& next) {
    if (next.kind == Next::Kind::digit || next.classes.has(WordClass::calendar)) {
        return false;
    }
    const char32_t first = code_point_at(before.previous, 0).value;
    const bool in_sentence = is_lower(first) || is_digit(first);
    return next.opens() || (in.rules.units_end() && next.capital() && in_sentence &&
                            !next.classes.has(WordClass::title) && !is_acronym(next.word));
}

bool abbreviation_ends(const SentenceText& in, std::size_t start, const Stop& stop,
                       const Before& before, const Next& next) {
    const WordClasses classes = before.classes;
    if (classes.has(WordClass::often_ends)) {
        const bool numeral = roman_value(next.word) != 0 && !next.full_stop && !next.opens();
        if (next.kind == Next::Kind::digit || numeral ||
            next.classes.has(WordClass::continuation) || next.classes.has(WordClass::calendar)) {
            return false;
        }
        return !opens_with_time(in, start, stop.begin);
    }
    if (next.kind == Next::Kind::digit) {
        return false;
    }
    const bool unit_ends = classes.has(WordClass::unit) && in.rules.units_end();
    const bool symbol_ends = classes.has(WordClass::symbol) && !is_acronym(next.word);
    if ((unit_ends || symbol_ends) && next.capital()) {
        return true;
    }
    if (classes.has(WordClass::title) && next.classes.has(WordClass::title)) {
        return false; // "Sr. D. Luis"
    }
    return opens_after_abbreviation(next) && !opens_with_time(in, start, stop.begin);
}

/// "Lt. Col. (ret.) Fox", "(в отст.)": one or two words in brackets inside of a sentence are short
/// for something when they have a full stop.
bool ends_short_bracket(std::string_view text, std::size_t sentence, std::size_t stop) {
    constexpr std::size_t longest_letters = 10;
    const std::size_t from = std::max(sentence, stop > longest_word ? stop - longest_word : 0);
    const std::string_view so_far = text.substr(from, stop - from);
    const std::size_t open = so_far.rfind('(');
    return open != std::string_view::npos && from + open > sentence &&
           letters_in(so_far.substr(open)) <= longest_letters;
}

bool is_marker_word(std::string_view word) {
    return is_number(word) || roman_value(word) != 0 || one_letter(word);
}

bool is_code(std::string_view word) {
    return std::any_of(word.begin(), word.end(),
                       [](char c) { return is_digit(static_cast<unsigned char>(c)); });
}

/// "Prof. em.", "Dr. iur.": a short word behind a title is a part of it.
bool continues_title(const SentenceText& in, const Before& before) {
    constexpr std::size_t longest_part = 5;
    const WordClasses previous = in.rules.classes(folded(before.previous));
    return before.previous_stop && !previous.has(WordClass::unit) &&
           is_lower(code_point_at(before.word, 0).value) &&
           letters_in(before.word) <= longest_part && previous.has(WordClass::title);
}

/// "at 2 p.m. (Extreme).": the bracket is a part of the sentence whose full stop stands behind it.
bool bracket_goes_on(std::string_view text, std::size_t at) {
    constexpr std::size_t longest = 80;
    if (at >= text.size() || text[at] != '(') {
        return false;
    }
    const std::string_view near = text.substr(at, longest);
    const std::size_t close = near.find(')');
    return close != std::string_view::npos && close + 1 < near.size() && near[close + 1] == '.' &&
           near.substr(0, close).find_first_of(".!?") == std::string_view::npos;
}

/// A full stop with white space and something other than a small letter behind it.
bool full_stop_ends(const SentenceText& in, std::size_t start, const Stop& stop, const Next& next) {
    const char32_t closer = code_point_at(in.text, stop.end).value;
    if (closer == ')' && ends_short_bracket(in.text, start, stop.begin)) {
        return opens_after_abbreviation(next) && !next.classes.has(WordClass::title);
    }
    if (stop.after > stop.end && (closer == ')' || closer == ']' || is_quote(closer))) {
        return true; // no abbreviation is in doubt there: '"This is great." She'
    }
    const Before before = word_before(in, start, stop.begin);
    const WordClasses classes = before.classes;
    if (before.word.empty() || chain_goes_on(in, before, next)) {
        return before.word.empty();
    }
    if (!classes.none() && bracket_goes_on(in.text, stop.next)) {
        return false;
    }
    // "P. Smith" and "J.-P. Martin" are people though "p. 5" is a page.
    const bool one_capital = one_letter(before.word) && before.chain.size() == before.word.size();
    const bool abbreviation = classes.has(WordClass::may_end) ||
                              classes.has(WordClass::often_ends) ||
                              classes.has(WordClass::never_final);
    if (is_initials(before.word) && (one_capital || !abbreviation)) {
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
    // "5 km", "4.5 тыс. кв. м"; but "2020, t. II".
    const bool after_number =
        (is_digit(code_point_at(before.previous, 0).value) && !before.previous.ends_with(',')) ||
        (before.previous_stop && in.rules.classes(folded(before.previous)).has(WordClass::unit));
    const bool ends_units =
        (classes.has(WordClass::unit) || classes.has(WordClass::symbol)) && after_number;
    const bool may_end = classes.has(WordClass::may_end) || classes.has(WordClass::often_ends);
    if (ends_units || may_end) {
        return abbreviation_ends(in, start, stop, before, next);
    }
    if (classes.has(WordClass::title)) {
        return false;
    }
    if (classes.has(WordClass::before_number)) {
        // "No." is an answer where no number or code ("MC2000-2") follows, and "app." a word.
        return next.kind != Next::Kind::digit && !is_marker_word(next.word) && !is_code(next.word);
    }
    if (classes.has(WordClass::calendar)) {
        return calendar_ends(in, before, next);
    }
    if (is_digit(code_point_before(before.word, before.word.size()).value)) {
        return number_ends(in, before, next);
    }
    if (is_digit(code_point_at(before.word, 0).value)) {
        return true; // "£4.5m"
    }
    if (continues_title(in, before)) {
        return opens_after_abbreviation(next);
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

/// "Indication: ? PE": a question mark before the word that it doubts, as radiologists write it.
bool opens_doubt(std::string_view text, std::size_t sentence, std::size_t mark) {
    std::size_t at = mark;
    while (at > sentence && is_space(code_point_before(text, at).value)) {
        at -= code_point_before(text, at).length;
    }
    const char32_t before = at > sentence ? code_point_before(text, at).value : U':';
    return text[mark] == '?' && (before == ':' || before == ';' || before == ',' || before == '.');
}

bool mark_ends(const SentenceText& in, std::size_t start, const Stop& stop, const Next& next) {
    const char32_t before = code_point_before(in.text, stop.begin).value;
    const bool alone = (before == '(' || before == '[') && stop.after > stop.end;
    if (alone || opens_doubt(in.text, start, stop.begin)) {
        return false; // a doubt in brackets: "(?)"
    }
    const std::size_t last = word_start(in.text, stop.begin);
    const WordClasses word = in.rules.classes(folded(in.text.substr(last, stop.begin - last)));
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
        return mark_ends(in, start, stop, next);
    case Stop::Kind::ellipsis:
        return ellipsis_ends(in, stop, next);
    case Stop::Kind::full_stop:
    case Stop::Kind::wide:
        break;
    }
    return full_stop_ends(in, start, stop, next);
}

} // namespace lectern
