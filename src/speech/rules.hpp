// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of the normaliser, by class. Each looks at one place of a text and a bounded way around
// it, so that a text costs linear time.
#pragma once

#include "speech/lexicon.hpp"
#include "speech/punctuation.hpp"
#include "speech/spoken_language.hpp"
#include "speech/tokens.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>

namespace lectern {

/// What is said for the tokens from the rule's place up to `end`. No words: silence.
struct Match {
    std::size_t end = 0;
    std::string words;
};

struct Context {
    const Tokens& tokens;
    const SpokenLanguage& language;
    const Lexicon& lexicon;
    Punctuation punctuation = Punctuation::some;
    bool all_capitals = false; // the text is written in capitals: they tell nothing
};

using Rule = std::optional<Match> (*)(const Context&, std::size_t at);

// ---- numbers (say_numbers.cpp)

/// A number as written.
struct Number {
    std::size_t end = 0; // the token behind it
    bool negative = false;
    bool grouped = false; // with signs between thousands
    std::string whole;    // digits, without groups; may be empty before decimals
    std::string decimals;
    bool has_point = false;
};
/// The number that begins here, a minus before it included where it is one.
std::optional<Number> number_at(const Context& context, std::size_t at);
/// In words or in digits that the engine says right; `feminine`: what is counted is.
std::string say(const Context& context, const Number& number, bool feminine = false);
/// The same where nothing is counted: "uno", not "un".
std::string say_alone(const Context& context, const Number& number);
std::string say_counted(const Context& context, const Number& number, const Noun& noun);
/// A whole number in words of a rule set, or its digits where there is no such set.
std::string in_words(const Context& context, std::string_view digits, const std::string& rules);
/// Each digit as a number.
std::string digit_by_digit(const Context& context, std::string_view digits);
std::string say_year(const Context& context, std::string_view digits);
bool is_year(std::string_view digits);

std::optional<Match> say_ordinal(const Context& context, std::size_t at);
// ---- numbers before a noun (say_counted.cpp)
std::optional<Match> say_before_noun(const Context& context, std::size_t at);

// ---- both sides of a dash or colon (say_between.cpp)
std::optional<Match> say_date_range(const Context& context, std::size_t at);
std::optional<Match> say_identifier(const Context& context, std::size_t at);
std::optional<Match> say_ratio(const Context& context, std::size_t at);

std::optional<Match> say_decade(const Context& context, std::size_t at);
std::optional<Match> say_number(const Context& context, std::size_t at);
std::optional<Match> say_fraction(const Context& context, std::size_t at);

// ---- amounts (say_amounts.cpp)
std::optional<Match> say_money(const Context& context, std::size_t at);
std::optional<Match> say_measure(const Context& context, std::size_t at);
std::optional<Match> say_range(const Context& context, std::size_t at);
std::optional<Match> say_sum(const Context& context, std::size_t at);

// ---- dates and times (say_dates.cpp)
std::optional<Match> say_date(const Context& context, std::size_t at);
std::optional<Match> say_time(const Context& context, std::size_t at);

// ---- addresses (say_addresses.cpp)
std::optional<Match> say_link(const Context& context, std::size_t at);
std::optional<Match> say_mail(const Context& context, std::size_t at);
std::optional<Match> say_telephone(const Context& context, std::size_t at);
std::optional<Match> say_street(const Context& context, std::size_t at);

// ---- references (say_references.cpp)
/// The value of "XIV"; nothing for what is no Roman number.
std::optional<std::int64_t> roman_number(std::string_view text);
/// Whether the word before token `at` is one of a set, in small letters; its stop is passed over.
bool follows_word(const Context& context, std::size_t at, const WordSet& words);
std::optional<Match> say_note_mark(const Context& context, std::size_t at);
std::optional<Match> say_citation(const Context& context, std::size_t at);
std::optional<Match> say_document_symbol(const Context& context, std::size_t at);
std::optional<Match> say_part_number(const Context& context, std::size_t at);
std::optional<Match> say_part_in_brackets(const Context& context, std::size_t at);
std::optional<Match> say_roman(const Context& context, std::size_t at);

// ---- words of lexicons (say_lexicon.cpp)
std::optional<Match> say_by_lexicon(const Context& context, std::size_t at);

// ---- words and signs (say_words.cpp)
std::optional<Match> say_abbreviation(const Context& context, std::size_t at);
/// "HRC" as "H.R.C": the engine names the letters of such a form.
std::string dotted(std::string_view letters);
std::optional<Match> say_initialism(const Context& context, std::size_t at);
std::optional<Match> say_sign(const Context& context, std::size_t at);
std::optional<Match> say_repeated(const Context& context, std::size_t at);
/// What a sign is called at the level that is set; null where it is not said.
const std::string* punctuation_name(const Context& context, std::size_t at);

/// The entry of a table for the longest run of up to six tokens from here that has one, and where
/// it ends. A key that ends in a letter must not run on into one.
template <typename Map>
std::optional<std::pair<const typename Map::mapped_type*, std::size_t>>
longest_entry(const Context& context, const Map& map, std::size_t at) {
    if (map.empty()) {
        return std::nullopt;
    }
    for (std::size_t length = 6; length > 0; --length) {
        const std::size_t end = at + length;
        const Token& last = context.tokens[end - 1];
        if (last.kind == TokenKind::none ||
            (last.kind == TokenKind::word && context.tokens.is(end, TokenKind::digits))) {
            continue;
        }
        const std::string text(context.tokens.text(at, end));
        auto found = map.find(text);
        // One letter is what it is: "v." is no initial.
        if (found == map.end() && (length > 2 || last.end - context.tokens[at].begin > 2)) {
            found = map.find(lower_case(text));
        }
        if (found != map.end()) {
            return std::pair(&found->second, end);
        }
    }
    return std::nullopt;
}

} // namespace lectern
