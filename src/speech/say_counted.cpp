// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers whose form the word behind them decides: the gender of what is counted, and nouns that a
// number stands before as an ordinal ("2021 год", "XX век", "3-бап").
#include "speech/rules.hpp"

namespace lectern {
namespace {

/// Shorter words are no nouns: "1 a 3", "2 и 3".
constexpr std::size_t shortest_noun = 3; // letters

std::size_t letters_of(std::string_view word) {
    return static_cast<std::size_t>(std::count_if(word.begin(), word.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

/// A word, or "-ending" of some.
bool is_among(const std::string& word, const std::vector<std::string>& nouns) {
    return std::any_of(nouns.begin(), nouns.end(), [&](const std::string& noun) {
        return noun.starts_with('-') ? word.ends_with(std::string_view(noun).substr(1))
                                     : word == noun;
    });
}

bool counts_feminine(const Context& context, const Number& number) {
    const SpokenLanguage& language = context.language;
    if (number.has_point || language.feminine_nouns.empty() ||
        !context.tokens.is(number.end, TokenKind::space)) {
        return false;
    }
    const std::string noun = context.tokens.lower(number.end + 1);
    if (letters_of(noun) < shortest_noun || is_among(noun, language.masculine_nouns)) {
        return false;
    }
    const auto found = language.feminine_nouns.find(language.numbers.category(number.whole, ""));
    return found != language.feminine_nouns.end() && is_among(noun, found->second);
}

/// The noun that makes an ordinal of the number before it, which ends at `end`. One that is known
/// with the word before the number counts more: "в 2021 г.".
const OrdinalNoun* ordinal_noun(const Context& context, std::size_t at, std::size_t end,
                                const OrdinalNouns& nouns) {
    const Tokens& tokens = context.tokens;
    if (nouns.empty() || !tokens.is(end, TokenKind::space)) {
        return nullptr;
    }
    const std::string noun = tokens.lower(end + 1);
    auto found = tokens.is(at - 1, TokenKind::space) ? nouns.find(tokens.lower(at - 2) + ' ' + noun)
                                                     : nouns.end();
    found = found == nouns.end() ? nouns.find(noun) : found;
    return found == nouns.end() ? nullptr : &found->second;
}

std::optional<Match> before_noun(const Context& context, std::size_t end, const std::string& words,
                                 const OrdinalNoun& noun) {
    if (words.empty()) {
        return std::nullopt;
    }
    if (noun.said.empty()) {
        return Match{end, words};
    }
    const std::size_t behind = end + 2;
    return Match{context.tokens.is(behind, U'.') ? behind + 1 : behind, words + ' ' + noun.said};
}

/// "3-бап", "1990-жылдары".
std::optional<Match> hyphened_ordinal(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    const std::string& rules = context.language.hyphened_noun;
    if (rules.empty() || !tokens.is_digits(at, 1, 4) || !tokens.is(at + 1, U'-') ||
        !tokens.is(at + 2, TokenKind::word) || letters_of(tokens.text(at + 2)) < shortest_noun) {
        return std::nullopt;
    }
    auto words = context.language.numbers.words(tokens.text(at), rules);
    return words.empty() ? std::nullopt : std::optional(Match{at + 2, words + ' '});
}

} // namespace

std::optional<Match> say_before_noun(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    const SpokenLanguage& language = context.language;
    if (!tokens.is_free_before(at) || tokens.is_dash(at - 1)) {
        return std::nullopt;
    }
    if (tokens.is(at, TokenKind::word)) {
        const auto* noun = ordinal_noun(context, at, at + 1, language.roman_nouns);
        const auto number = noun == nullptr ? std::nullopt : roman_number(tokens.text(at));
        return number && tokens.is_capitals(at)
                   ? before_noun(context, at + 1, language.numbers.words(*number, noun->rules),
                                 *noun)
                   : std::nullopt;
    }
    if (tokens.is_digits(at, 4, 4) && is_year(tokens.text(at))) {
        if (const auto* noun = ordinal_noun(context, at, at + 1, language.year_nouns)) {
            return before_noun(context, at + 1,
                               language.numbers.words(tokens.text(at), noun->rules), *noun);
        }
    }
    if (auto ordinal = hyphened_ordinal(context, at)) {
        return ordinal;
    }
    const auto number = number_at(context, at);
    if (number && counts_feminine(context, *number)) {
        return Match{number->end, say(context, *number, true)};
    }
    return std::nullopt;
}

} // namespace lectern
