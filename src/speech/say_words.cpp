// SPDX-License-Identifier: GPL-3.0-or-later
// Abbreviations, initialisms, signs and repeated characters.
#include "speech/rules.hpp"

#include "base/utf8.hpp"

namespace lectern {
namespace {

/// Longer capitals are words: the engine reads them as such.
constexpr std::size_t longest_initialism = 5;
constexpr std::size_t repeated_signs = 4;

bool is_name_at(const Context& context, std::size_t at) {
    return context.tokens.is_capitalised(context.tokens.past_space(at)) &&
           context.tokens.past_space(at) != at;
}

/// A number, a part in brackets or a Roman number behind an abbreviation of more than one letter:
/// behind one letter a capital is the next initial of a name.
bool is_number_at(const Context& context, std::size_t at, std::size_t length) {
    const Tokens& tokens = context.tokens;
    const std::size_t next = tokens.past_space(at);
    const bool roman = tokens.is_capitals(next) &&
                       tokens.text(next).find_first_not_of("IVXLC") == std::string_view::npos;
    return tokens.is(next, TokenKind::digits) ||
           (length > 2 && (roman || (tokens.is(next, U'(') && tokens.is(next + 2, U')'))));
}

/// Whether the found entry is the end of the text or of a clause.
bool is_last(const Context& context, std::size_t at) {
    const Token& next = context.tokens[context.tokens.past_space(at)];
    return next.kind == TokenKind::none || next.first == U',' || next.first == U')';
}

bool touches_code(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    return !tokens.is_free_before(at) || tokens.is(at - 1, U'_') || tokens.is(at - 1, U'@') ||
           tokens.is(at - 1, U'#') || tokens.is(at + 1, U'_') || tokens.is(at + 1, U'@') ||
           (tokens.is(at + 1, U'.') && tokens.is(at + 2, TokenKind::word));
}

bool has_capitals_beside(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    const auto is_long = [&](std::size_t i) {
        return tokens.is_capitals(i) && tokens.text(i).size() > longest_initialism;
    };
    return (tokens.is(at - 1, TokenKind::space) && is_long(at - 2)) ||
           (tokens.is(at + 1, TokenKind::space) && is_long(at + 2));
}

} // namespace

std::string dotted(std::string_view letters) {
    std::string words;
    for (std::size_t at = 0; at < letters.size();) {
        const auto point = code_point_at(letters, at);
        words += words.empty() ? "" : ".";
        words += letters.substr(at, point.length);
        at += point.length;
    }
    return words;
}

std::optional<Match> say_abbreviation(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    const SpokenLanguage& language = context.language;
    if (!tokens.is_free_before(at)) {
        return std::nullopt;
    }
    if (const auto found = longest_entry(context, language.before_number, at);
        found && is_number_at(context, found->second, tokens.text(at, found->second).size())) {
        const bool touches = tokens.is(found->second, TokenKind::digits);
        return Match{found->second, *found->first + (touches ? " " : "")};
    }
    if (const auto found = longest_entry(context, language.before_name, at);
        found && (is_name_at(context, found->second) || is_last(context, found->second)) &&
        !(is_last(context, found->second) && at > 0 &&
          language.after_name.contains(lower_case(tokens.text(at, found->second))))) {
        return Match{found->second, *found->first};
    }
    if (const auto found = longest_entry(context, language.after_name, at);
        found && tokens.is(at - 1, TokenKind::space) &&
        tokens.is_capitalised(tokens.is(at - 2, U'.') ? at - 3 : at - 2)) {
        return Match{found->second, *found->first};
    }
    if (const auto found = longest_entry(context, language.abbreviations, at);
        found && tokens.is_free_at(found->second)) {
        return Match{found->second, *found->first};
    }
    // "Stroudsburg, PA": a place behind a place.
    if (tokens.is_capitals(at) && tokens.is(at - 1, TokenKind::space) && tokens.is(at - 2, U',') &&
        tokens.is_capitalised(at - 3)) {
        const auto place = language.places.find(std::string(tokens.text(at)));
        if (place != language.places.end() && tokens.is_free_at(at + 1)) {
            return Match{at + 1, place->second};
        }
    }
    return std::nullopt;
}

/// "ICCPR" as "I.C.C.P.R", "NGOs" as "N.G.O.s": the engine names the letters of such a form.
std::optional<Match> say_initialism(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    const SpokenLanguage& language = context.language;
    if (!language.spell_initialisms || !tokens.is(at, TokenKind::word) ||
        touches_code(context, at)) {
        return std::nullopt;
    }
    auto letters = tokens.text(at);
    const std::string plural = language.word("initialism-plural");
    std::string suffix;
    if (!plural.empty() && letters.size() > 2 && letters.ends_with(plural)) {
        suffix = "." + plural;
        letters.remove_suffix(plural.size());
    }
    for (const char c : letters) {
        if (c < 'A' || c > 'Z') {
            return std::nullopt;
        }
    }
    const std::string name(letters);
    if (letters.size() < 2 || language.acronyms.contains(name)) {
        return std::nullopt;
    }
    if (!language.letter_names.contains(name)) {
        const bool in_capitals = context.all_capitals || has_capitals_beside(context, at);
        if (letters.size() > longest_initialism || in_capitals ||
            language.plain_capitals.contains(name)) {
            return std::nullopt;
        }
    }
    // "FY2019": the number is said by itself.
    return Match{at + 1,
                 dotted(letters) + suffix + (tokens.is(at + 1, TokenKind::digits) ? " " : "")};
}

std::optional<Match> say_sign(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    if (!tokens.is(at, TokenKind::sign)) {
        return std::nullopt;
    }
    if (tokens.is(at, U'-') && tokens.is(at - 1, TokenKind::digits) &&
        tokens.is(at + 1, TokenKind::digits)) {
        return Match{at + 1, " "}; // a code: what is a range was taken before
    }
    // What the engine or our data would say of them as words.
    constexpr std::u32string_view spoken_signs = U"&@#+=/\\*_~|<>^$%§°→←";
    if (context.punctuation == Punctuation::none &&
        spoken_signs.find(tokens[at].first) != std::u32string_view::npos) {
        return Match{at + 1, " "};
    }
    const auto found = context.language.signs.find(std::string(tokens.text(at)));
    if (found == context.language.signs.end()) {
        return std::nullopt;
    }
    // "5 ½": five and a half.
    const std::size_t before = tokens.is(at - 1, TokenKind::space) ? at - 2 : at - 1;
    const bool is_fraction = (tokens[at].first >= U'¼' && tokens[at].first <= U'¾') ||
                             (tokens[at].first >= U'⅐' && tokens[at].first <= U'⅞');
    const std::string& join = context.language.word("and-fraction");
    if (is_fraction && tokens.is(before, TokenKind::digits) && !join.empty()) {
        return Match{at + 1, (before == at - 1 ? " " : "") + join + ' ' + found->second};
    }
    const bool space_before = !found->second.empty() && !tokens.is(at - 1, TokenKind::space) &&
                              !tokens.is(at - 1, TokenKind::none);
    const bool space_behind = !found->second.empty() && !tokens.is(at + 1, TokenKind::space);
    return Match{at + 1, (space_before ? " " : "") + found->second + (space_behind ? " " : "")};
}

const std::string* punctuation_name(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    const bool inside_word = tokens.is(at - 1, TokenKind::word) &&
                             tokens.is(at + 1, TokenKind::word) &&
                             (tokens.is(at, U'\'') || tokens.is(at, U'’') || tokens.is(at, U'-'));
    if (context.punctuation < Punctuation::most || !tokens.is(at, TokenKind::sign) || inside_word) {
        return nullptr;
    }
    const std::string sign(tokens.text(at));
    const auto& most = context.language.most_punctuation;
    if (const auto found = most.find(sign); found != most.end()) {
        return &found->second;
    }
    const auto& all = context.language.all_punctuation;
    const auto found = all.find(sign);
    return context.punctuation == Punctuation::all && found != all.end() ? &found->second : nullptr;
}

/// Lines of one sign ("-----", ". . . .") are for the eye: a pause.
std::optional<Match> say_repeated(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    if (!tokens.is(at, TokenKind::sign) || tokens.is(at, U'!') || tokens.is(at, U'?')) {
        return std::nullopt;
    }
    const char32_t sign = tokens[at].first;
    std::size_t count = 1;
    std::size_t end = at + 1;
    while (tokens.is(end, sign) ||
           (tokens.is(end, TokenKind::space) && tokens[end].end == tokens[end].begin + 1 &&
            tokens.is(end + 1, sign))) {
        count += tokens.is(end, sign) ? 1U : 0U;
        ++end;
    }
    return count >= repeated_signs ? std::optional(Match{end, at == 0 ? "" : ","}) : std::nullopt;
}

} // namespace lectern
