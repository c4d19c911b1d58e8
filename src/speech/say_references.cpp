// SPDX-License-Identifier: GPL-3.0-or-later
// What points elsewhere: note marks, citations, document symbols, numbers of parts, Roman numbers.
#include "speech/rules.hpp"

#include "base/utf8.hpp"

#include <array>

namespace lectern {
namespace {

constexpr std::u32string_view raised_digits = U"⁰¹²³⁴⁵⁶⁷⁸⁹";
constexpr std::size_t most_note_tokens = 24;
constexpr std::size_t most_citation_tokens = 80;

bool is_raised_digit(const Context& context, std::size_t at) {
    return context.tokens.is(at, TokenKind::sign) &&
           raised_digits.find(context.tokens[at].first) != std::u32string_view::npos;
}

/// Something has been said before token `i`, and it is no space.
bool follows_text(const Context& context, std::size_t at) {
    const std::size_t before = context.tokens.is(at - 1, TokenKind::space) ? at - 2 : at - 1;
    return context.tokens[before].kind != TokenKind::none;
}

std::optional<std::int64_t> roman_value(std::string_view text) {
    static constexpr std::array<std::pair<char, std::int64_t>, 7> values{
        {{'I', 1}, {'V', 5}, {'X', 10}, {'L', 50}, {'C', 100}, {'D', 500}, {'M', 1000}}};
    std::int64_t sum = 0;
    std::int64_t before = 0;
    for (auto it = text.rbegin(); it != text.rend(); ++it) {
        const char upper = *it >= 'a' && *it <= 'z' ? static_cast<char>(*it - 'a' + 'A') : *it;
        std::int64_t value = 0;
        for (const auto& [letter, number] : values) {
            value = letter == upper ? number : value;
        }
        if (value == 0) {
            return std::nullopt;
        }
        sum += value < before ? -value : value;
        before = std::max(before, value);
    }
    return sum;
}

/// The same number written back: "IIX" and "VX" are none.
std::string roman(std::int64_t number) {
    static constexpr std::array<std::pair<std::int64_t, std::string_view>, 13> parts{{{1000, "M"},
                                                                                      {900, "CM"},
                                                                                      {500, "D"},
                                                                                      {400, "CD"},
                                                                                      {100, "C"},
                                                                                      {90, "XC"},
                                                                                      {50, "L"},
                                                                                      {40, "XL"},
                                                                                      {10, "X"},
                                                                                      {9, "IX"},
                                                                                      {5, "V"},
                                                                                      {4, "IV"},
                                                                                      {1, "I"}}};
    std::string text;
    for (const auto& [value, letters] : parts) {
        for (; number >= value; number -= value) {
            text += letters;
        }
    }
    return text;
}

} // namespace

std::optional<std::int64_t> roman_number(std::string_view text) {
    if (text.empty() || text.size() > 9) {
        return std::nullopt;
    }
    const auto value = roman_value(text);
    std::string upper;
    for (const char c : text) {
        upper += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return value && *value < 4000 && roman(*value) == upper ? value : std::nullopt;
}

bool follows_word(const Context& context, std::size_t at, const WordSet& words) {
    if (!context.tokens.is(at - 1, TokenKind::space)) {
        return false;
    }
    const std::size_t word = context.tokens.is(at - 2, U'.') ? at - 3 : at - 2;
    return words.contains(context.tokens.lower(word));
}

namespace {

/// "(24,25,33–35)": numbers of notes with commas and no spaces; no number has such groups.
std::optional<Match> note_list(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    if (!tokens.is(at, U'(') || !follows_text(context, at)) {
        return std::nullopt;
    }
    bool has_comma = false;
    bool is_list = false; // a dash, or a group that is none of a thousand
    std::size_t end = at + 1;
    for (; end < at + 2 * most_note_tokens && !tokens.is(end, U')'); ++end) {
        const bool number = (end - at) % 2 == 1;
        if (number ? !tokens.is_digits(end, 1, 3) : !tokens.is(end, U',') && !tokens.is_dash(end)) {
            return std::nullopt;
        }
        has_comma = has_comma || tokens.is(end, U',');
        is_list = is_list || tokens.is_dash(end) ||
                  (number && end > at + 1 && !tokens.is_digits(end, 3, 3));
    }
    return has_comma && is_list && tokens.is(end, U')') ? std::optional(Match{end + 1, ""})
                                                        : std::nullopt;
}

} // namespace

/// "[12]", "[3, 4]", "[12–15]" behind a word, and raised figures: silent.
std::optional<Match> say_note_mark(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    if (is_raised_digit(context, at)) {
        std::size_t end = at;
        while (end < at + most_note_tokens &&
               (is_raised_digit(context, end) ||
                (end > at && (tokens.is(end, U',') || tokens.is(end, U'˒')) &&
                 is_raised_digit(context, end + 1)))) {
            ++end;
        }
        // A power of a number or unit is said by the engine; a mark follows a word or a stop.
        const Token& before = tokens.before(at);
        const bool is_mark = (before.kind == TokenKind::word && tokens.text(at - 1).size() > 3) ||
                             (before.kind == TokenKind::sign && follows_text(context, at));
        return is_mark && tokens.is_free_at(end) ? std::optional(Match{end, ""}) : std::nullopt;
    }
    if (auto list = note_list(context, at)) {
        return list;
    }
    if (!tokens.is(at, U'[') || !follows_text(context, at)) {
        return std::nullopt;
    }
    std::size_t end = at + 1;
    bool has_number = false;
    for (; end < at + most_note_tokens && !tokens.is(end, U']'); ++end) {
        // Four digits are the year of a law report.
        has_number = has_number || tokens.is_digits(end, 1, 3);
        const bool fits = tokens.is_digits(end, 1, 3) || tokens.is(end, U',') ||
                          tokens.is(end, U';') || tokens.is_dash(end) ||
                          tokens.is(end, TokenKind::space);
        if (!fits) {
            return std::nullopt;
        }
    }
    return has_number && tokens.is(end, U']') ? std::optional(Match{end + 1, ""}) : std::nullopt;
}

/// "(Smith et al., 2019; Jones & Li, 2020, p. 3)" behind a word: names, then a year, each: silent.
std::optional<Match> say_citation(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    const auto& known = context.language.citation_words;
    if (!tokens.is(at, U'(') || known.empty() || !follows_text(context, at)) {
        return std::nullopt;
    }
    bool name = false;  // a word with a capital since the last semicolon
    bool comma = false; // then a comma or "et al."
    bool year = false;
    for (std::size_t i = at + 1; i < at + most_citation_tokens; ++i) {
        if (tokens.is(i, U')')) {
            return year ? std::optional(Match{i + 1, ""}) : std::nullopt;
        }
        if (tokens.is(i, TokenKind::digits)) {
            if (!year && !(name && comma && is_year(tokens.text(i)))) {
                return std::nullopt;
            }
            year = true;
        } else if (tokens.is(i, TokenKind::word)) {
            const bool letter_of_year = year && tokens.text(i).size() <= 2;
            if (tokens.is_capitalised(i)) {
                if (context.language.months.contains(tokens.lower(i))) {
                    return std::nullopt; // "(Geneva, 3 May 2019)" is a date
                }
                name = true;
            } else if (!letter_of_year && !known.contains(tokens.lower(i))) {
                return std::nullopt;
            }
        } else if (tokens.is(i, U';')) {
            if (!year) {
                return std::nullopt;
            }
            name = comma = year = false;
        } else if (tokens.is(i, U',') || tokens.is(i, U'.')) {
            comma = comma || name;
        } else if (!tokens.is(i, TokenKind::space) && !tokens.is(i, U'&') && !tokens.is_dash(i) &&
                   !tokens.is(i, U'’') && !tokens.is(i, U'\'') && !tokens.is(i, U':')) {
            return std::nullopt;
        }
    }
    return std::nullopt;
}

/// "A/HRC/55/66", "S/RES/1325 (2000)", "CCPR/C/GC/34": letters and numbers between strokes.
std::optional<Match> say_document_symbol(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    if (!tokens.is_capitals(at) || !tokens.is_free_before(at) || !tokens.is(at + 1, U'/') ||
        tokens.is(at - 1, U'/') || tokens.is_dash(at - 1)) {
        return std::nullopt;
    }
    std::string words;
    std::size_t end = at;
    int parts = 0;
    bool has_number = false;
    for (; parts < 8; ++parts) {
        std::string part;
        if (tokens.is_capitals(end)) {
            part = tokens.text(end);
            if (part.size() > 1 && !context.language.acronyms.contains(part)) {
                part = dotted(part);
            }
            if (tokens.is(end + 1, U'.') && tokens.is_digits(end + 2, 1, 2)) { // "CN.4"
                part += ' ' + std::string(tokens.text(end + 2));
                end += 2;
            }
        } else if (tokens.is(end, TokenKind::digits)) {
            part = tokens.text(end);
            has_number = true;
        } else {
            break;
        }
        words += (words.empty() ? "" : ", ") + part;
        ++end;
        // "Add.1", "Rev.2" end a symbol.
        if (!tokens.is(end, U'/')) {
            ++parts;
            break;
        }
        ++end;
    }
    if (tokens.is(end - 1, U'/')) {
        if (tokens.is_capitalised(end) && parts >= 3 && has_number) {
            return Match{end, words + ", "}; // "Add.1" is an abbreviation of its own
        }
        --end;
    }
    return parts >= 3 && has_number && !tokens.is(end, TokenKind::word)
               ? std::optional(Match{end, words})
               : std::nullopt;
}

/// "1.01.02", "3.2.1": the numbers of a part, one by one.
std::optional<Match> say_part_number(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    if (!tokens.is_digits(at, 1, 2) || !tokens.is_free_before(at) || tokens.is(at - 1, U'.') ||
        tokens.is(at - 1, U',') || tokens.is_dash(at - 1)) {
        return std::nullopt;
    }
    std::size_t end = at;
    int parts = 0;
    std::string words;
    while (parts < 8 && tokens.is_digits(end, 1, 2)) {
        const auto digits = tokens.text(end);
        words += words.empty() ? "" : ", ";
        words += digits.size() == 2 && digits.front() == '0' ? digits.substr(1) : digits;
        ++parts;
        ++end;
        if (!tokens.is(end, U'.') || !tokens.is(end + 1, TokenKind::digits)) {
            break;
        }
        ++end;
    }
    return parts >= 3 && tokens.is_free_at(end) && !tokens.is(end - 1, U'.')
               ? std::optional(Match{end, words})
               : std::nullopt;
}

/// "(1)", "(a)", "(ii)" behind the number of a part: said behind a comma, as a number or letter.
/// "(a)" and "(ii)" elsewhere: the letter, the number.
std::optional<Match> say_part_in_brackets(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    if (!tokens.is(at, U'(') || !tokens.is(at + 2, U')') || tokens.is(at + 3, TokenKind::word)) {
        return std::nullopt;
    }
    const std::size_t before = tokens.is(at - 1, TokenKind::space) ? at - 2 : at - 1;
    const bool behind_number = tokens.is(before, TokenKind::digits) || tokens.is(before, U')');
    const bool behind_part =
        behind_number &&
        (before == at - 1 || (tokens.is(before, U')') && tokens.is(before - 2, U'(')) ||
         follows_word(context, before, context.language.reference_cues));
    std::string part;
    if (tokens.is_digits(at + 1, 1, 3)) {
        if (!behind_part) {
            return std::nullopt;
        }
        part = in_words(context, tokens.text(at + 1),
                        context.language.spell ? context.language.counting : "");
    } else if (const auto number = roman_number(tokens.text(at + 1));
               number && (*number <= 12 && tokens.text(at + 1).size() > 1)) {
        part = context.language.spell
                   ? context.language.numbers.words(*number, context.language.counting)
                   : std::to_string(*number);
    } else if (tokens.is(at + 1, TokenKind::word) && tokens.text(at + 1).size() == 1) {
        part = tokens.text(at + 1);
        if (part.front() >= 'a' && part.front() <= 'z') {
            part.front() = static_cast<char>(part.front() - 'a' + 'A');
        }
    } else {
        return std::nullopt;
    }
    if (behind_part) {
        return Match{at + 3, ", " + part};
    }
    return Match{at + 3, tokens.is(at + 3, TokenKind::space) ? part + ',' : part};
}

namespace {

/// "XIXe", "IIIᵉ": a Roman number with the suffix of an ordinal.
std::optional<Match> roman_ordinal(const Context& context, std::size_t at) {
    const auto text = context.tokens.text(at);
    for (const OrdinalSuffix& suffix : context.language.ordinals) {
        if (!text.ends_with(suffix.suffix)) {
            continue;
        }
        const auto letters = text.substr(0, text.size() - suffix.suffix.size());
        const auto number = letters.find_first_not_of("IVXLC") == std::string_view::npos
                                ? roman_number(letters)
                                : std::nullopt;
        if (number) {
            const auto words = context.language.numbers.words(*number, suffix.rules);
            return words.empty() ? std::nullopt : std::optional(Match{at + 1, words});
        }
    }
    return std::nullopt;
}

} // namespace

/// "Chapter XIV", "Henry VIII", "World War II", "part iii".
std::optional<Match> say_roman(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    const SpokenLanguage& language = context.language;
    if (!tokens.is(at, TokenKind::word) || !tokens.is_free_before(at) ||
        language.reference_cues.empty() || context.all_capitals) {
        return std::nullopt;
    }
    const auto text = tokens.text(at);
    if (auto ordinal = roman_ordinal(context, at)) {
        return ordinal;
    }
    const auto number = roman_number(text);
    if (!number) {
        return std::nullopt;
    }
    const bool capitals = tokens.is_capitals(at);
    const bool cued = follows_word(context, at, language.reference_cues);
    const bool counted = follows_word(context, at, language.regnal_not);
    const auto count = [&] {
        return language.spell ? language.numbers.words(*number, language.counting)
                              : std::to_string(*number);
    };
    if ((cued || (counted && capitals)) && tokens.is_free_at(at + 1)) {
        return Match{at + 1, count()};
    }
    const bool initial = tokens.is(at + 1, U'.') && at + 2 < tokens.size() && text.size() == 1;
    if (!capitals || initial || !tokens.is_free_at(at + 1)) {
        return std::nullopt;
    }
    // Behind a name: a monarch, a pope, one of a series.
    const auto is_name = [&](std::size_t i) {
        return tokens.is(i + 1, TokenKind::space) &&
               language.regnal_names.contains(tokens.lower(i));
    };
    const bool behind_name = is_name(at - 2) || (tokens.is_capitalised(at - 2) && is_name(at - 4));
    const std::string& ordinal = language.word("regnal");
    if (behind_name && !language.word("regnal-rules").empty() && *number <= language.regnal_most &&
        (text != "I" || !tokens.is(at + 1, TokenKind::space) ||
         !tokens.is(at + 2, TokenKind::word))) {
        const auto words = language.numbers.words(*number, language.word("regnal-rules"));
        // "Ludwig XIV. regierte": the stop makes the ordinal there, it ends no sentence.
        const bool stop = !language.ordinal_stop.empty() && tokens.is(at + 1, U'.') &&
                          tokens.is(at + 2, TokenKind::space) &&
                          tokens.is(at + 3, TokenKind::word) && !tokens.is_capitalised(at + 3);
        return words.empty() ? std::nullopt
                             : std::optional(Match{at + (stop ? 2U : 1U), ordinal + words});
    }
    // Alone, only what can be nothing else.
    if (text.size() >= 2 && *number <= 39 &&
        text.find_first_not_of("IVX") == std::string_view::npos) {
        return Match{at + 1, count()};
    }
    return std::nullopt;
}

} // namespace lectern
