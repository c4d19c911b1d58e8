// SPDX-License-Identifier: GPL-3.0-or-later
// Whole numbers, decimals, ordinals, fractions, years and decades.
#include "speech/rules.hpp"

#include "base/utf8.hpp"

#include <charconv>

namespace lectern {
namespace {

constexpr std::size_t most_group_tokens = 24;

bool is_group_sign(const Context& context, std::size_t at) {
    const Token& token = context.tokens[at];
    return (token.kind == TokenKind::sign || token.kind == TokenKind::space) &&
           context.tokens.text(at).size() <= 4 &&
           context.language.groups.find(context.tokens.text(at)) != std::string::npos;
}

bool is_decimal_sign(const Context& context, std::size_t at) {
    return context.tokens.is(at, TokenKind::sign) &&
           context.tokens.text(at) == context.language.decimal;
}

/// Takes the groups of three digits behind a first one.
void take_groups(const Context& context, Number& number) {
    const Tokens& tokens = context.tokens;
    const std::string_view sign = tokens.text(number.end);
    if (number.whole.size() > 3 || number.whole.front() == '0') {
        return;
    }
    for (std::size_t i = 0; i < most_group_tokens; ++i) {
        if (!is_group_sign(context, number.end) || tokens.text(number.end) != sign ||
            !tokens.is_digits(number.end + 1, 3, 3)) {
            return;
        }
        number.whole += tokens.text(number.end + 1);
        number.end += 2;
        number.grouped = true;
    }
}

void take_decimals(const Context& context, Number& number) {
    if (is_decimal_sign(context, number.end) &&
        context.tokens.is(number.end + 1, TokenKind::digits)) {
        number.decimals = context.tokens.text(number.end + 1);
        number.has_point = true;
        number.end += 2;
    }
}

/// A minus belongs to a number that nothing stands before.
bool is_minus(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    if (!tokens.is(at, U'-') && !tokens.is(at, U'−') && !tokens.is(at, U'–')) {
        return false;
    }
    const Token& before = tokens.before(at);
    return before.kind == TokenKind::none || before.kind == TokenKind::space ||
           before.first == U'(' || before.first == U'[';
}

std::string ordinal_rules(const Context& context, std::size_t at, const std::string& otherwise) {
    const Tokens& tokens = context.tokens;
    if (tokens.is(at - 1, TokenKind::space)) {
        const std::string before = tokens.lower(at - 2);
        for (const auto& [word, rules] : context.language.ordinal_contexts) {
            if (word == before) {
                return rules;
            }
        }
    }
    return otherwise;
}

/// The ending of "1.º", "3rd", "8ème", "1-й" from token `at`; where it ends.
std::optional<std::pair<const OrdinalSuffix*, std::size_t>> ordinal_suffix(const Context& context,
                                                                           std::size_t at) {
    const Tokens& tokens = context.tokens;
    const bool hyphened = tokens.is(at, U'-');
    for (const std::size_t word : {at, tokens.is(at, U'.') || hyphened ? at + 1 : at}) {
        if (!tokens.is(word, TokenKind::word) && !tokens.is(word, U'°')) {
            continue;
        }
        const std::string text = (hyphened ? "-" : "") + lower_case(tokens.text(word));
        for (const auto& suffix : context.language.ordinals) {
            if (suffix.suffix == text) {
                return std::pair(&suffix, word + 1);
            }
        }
    }
    return std::nullopt;
}

std::int64_t value_of(std::string_view digits) {
    std::int64_t value = -1;
    if (digits.size() <= 18) {
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
    }
    return value;
}

std::string join(const std::string& first, const std::string& second) {
    return first.empty() || second.empty() ? first + second : first + ' ' + second;
}

/// Without the spaces and hyphens: a number word that another is built on.
std::string compact(std::string words) {
    std::erase_if(words, [](char c) { return c == ' ' || c == '-'; });
    return words;
}

std::string denominator(const Context& context, std::int64_t number, bool many) {
    const SpokenLanguage& language = context.language;
    const auto named = language.named_fractions.find(number);
    if (named != language.named_fractions.end()) {
        const auto& forms = named->second.forms;
        return many ? forms.back() : forms.front();
    }
    for (const FractionForm& form : language.fractions) {
        if ((form.below != 0 && number >= form.below) ||
            (form.multiple != 0 && number % form.multiple != 0)) {
            continue;
        }
        const auto& rules = many && !form.many_rules.empty() ? form.many_rules : form.rules;
        std::string words;
        if (!rules.empty()) {
            words = language.numbers.words(number, rules);
        } else if (const auto times = form.multiple == 0 ? number : number / form.multiple;
                   form.multiple == 0 || times != 1) {
            words = compact(language.numbers.words(times, language.cardinal));
            // "treinta" and "avo" share their a.
            if (!form.suffix.empty() && !words.empty() && words.back() == form.suffix.front()) {
                words.pop_back();
            }
        }
        return words + form.suffix + (many ? form.plural : "");
    }
    return {};
}

} // namespace

bool is_year(std::string_view digits) {
    return digits.size() == 4 && digits >= "1100" && digits <= "2099";
}

std::string in_words(const Context& context, std::string_view digits, const std::string& rules) {
    std::string words =
        rules.empty() ? std::string() : context.language.numbers.words(digits, rules);
    return words.empty() ? std::string(digits) : words;
}

std::string digit_by_digit(const Context& context, std::string_view digits) {
    std::string words;
    for (const char digit : digits) {
        words = join(words, context.language.spell
                                ? in_words(context, {&digit, 1}, context.language.counting)
                                : std::string(1, digit));
    }
    return words;
}

namespace {

/// Spanish counts the thousands of a feminine noun in the feminine too, ICU only the rest.
std::string feminine_words(const Context& context, std::string_view digits) {
    const SpokenLanguage& language = context.language;
    if (language.feminine_thousand.empty() || digits.size() < 5 || digits.size() > 6) {
        return in_words(context, digits, language.feminine);
    }
    const auto rest = digits.substr(digits.size() - 3);
    const auto words = in_words(context, digits.substr(0, digits.size() - 3), language.feminine) +
                       ' ' + language.feminine_thousand;
    return rest == "000" ? words : words + ' ' + in_words(context, rest, language.feminine);
}

} // namespace

std::string say_year(const Context& context, std::string_view digits) {
    return in_words(context, digits, context.language.year);
}

std::optional<Number> number_at(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    Number number;
    if (is_minus(context, at)) {
        number.negative = true;
        ++at;
    }
    if (tokens.is(at, TokenKind::digits)) {
        number.whole = tokens.text(at);
        number.end = at + 1;
        take_groups(context, number);
        take_decimals(context, number);
        return number;
    }
    number.end = at;
    if (tokens.is_free_before(at)) {
        take_decimals(context, number);
    }
    return number.has_point ? std::optional(number) : std::nullopt;
}

std::string say(const Context& context, const Number& number, bool feminine) {
    const SpokenLanguage& language = context.language;
    const auto& rules = feminine && !language.feminine.empty()           ? language.feminine
                        : number.has_point && !language.counting.empty() ? language.counting
                                                                         : language.cardinal;
    const bool is_long = language.spell_digits > 0 &&
                         number.whole.size() >= static_cast<std::size_t>(language.spell_digits);
    const bool leads_with_zero = number.whole.size() > 1 && number.whole.front() == '0';
    std::string words = number.negative ? language.word("minus") : std::string();
    if (leads_with_zero && !number.has_point) {
        return join(words, digit_by_digit(context, number.whole));
    }
    if (!number.whole.empty()) {
        const bool written_out = language.spell || is_long || feminine;
        words = join(words, !written_out ? number.whole
                            : feminine && !language.feminine.empty()
                                ? feminine_words(context, number.whole)
                                : in_words(context, number.whole, rules));
    }
    if (number.has_point && !language.spell && !number.whole.empty() && !is_long) {
        return words + language.decimal + number.decimals; // the engine says it right
    }
    if (number.has_point) {
        words = join(words, language.word("point"));
        const bool as_number = language.decimals_as_number && number.decimals.size() <= 2 &&
                               number.decimals.front() != '0';
        words = join(words, as_number ? in_words(context, number.decimals, rules)
                                      : digit_by_digit(context, number.decimals));
    }
    return words;
}

std::string say_alone(const Context& context, const Number& number) {
    const SpokenLanguage& language = context.language;
    if (!language.spell || number.has_point || language.counting.empty()) {
        return say(context, number);
    }
    return join(number.negative ? language.word("minus") : std::string(),
                in_words(context, number.whole, language.counting));
}

std::string say_counted(const Context& context, const Number& number, const Noun& noun) {
    const SpokenLanguage& language = context.language;
    std::string amount = say(context, number, noun.feminine);
    // One of something is its article in many languages, which the cardinal rules give.
    if (number.whole == "1" && !number.has_point && !noun.feminine) {
        amount = join(number.negative ? language.word("minus") : std::string(),
                      in_words(context, number.whole, language.cardinal));
    }
    return join(amount, language.form(noun, number.whole, number.decimals));
}

std::optional<Match> say_ordinal(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    if (!tokens.is(at, TokenKind::digits) || !tokens.is_free_before(at)) {
        return std::nullopt;
    }
    Number number;
    number.whole = tokens.text(at);
    number.end = at + 1;
    take_groups(context, number);
    const auto suffix = ordinal_suffix(context, number.end);
    if (suffix && tokens.is_free_at(suffix->second)) {
        const auto named =
            context.language.named_ordinals.find(number.whole + suffix->first->suffix);
        if (named != context.language.named_ordinals.end()) {
            return Match{suffix->second, named->second};
        }
        const auto rules = ordinal_rules(context, at, suffix->first->rules);
        auto words = context.language.numbers.words(number.whole, rules);
        if (!words.empty()) {
            return Match{suffix->second, std::move(words)};
        }
    }
    const bool alone = tokens.is(number.end, U'.') && at == 0 && number.end + 1 >= tokens.size();
    const bool before_word = tokens.is(number.end, U'.') &&
                             tokens.is(number.end + 1, TokenKind::space) &&
                             tokens.is(number.end + 2, TokenKind::word);
    if (!context.language.ordinal_stop.empty() && number.whole.size() <= 3 &&
        (alone || (before_word && at > 0))) {
        return Match{number.end + 1,
                     in_words(context, number.whole,
                              ordinal_rules(context, at, context.language.ordinal_stop))};
    }
    return std::nullopt;
}

std::optional<Match> say_decade(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    const std::string& plural = context.language.word("decade-plural");
    std::size_t digits = at;
    if (tokens.is(at, U'\'') || tokens.is(at, U'’')) {
        ++digits;
    }
    if (plural.empty() || !tokens.is(digits, TokenKind::digits) || !tokens.is_free_before(at)) {
        return std::nullopt;
    }
    const auto text = tokens.text(digits);
    const bool short_form = text.size() == 2 && text.back() == '0' && text.front() != '0';
    if (!(short_form || (is_year(text) && text.back() == '0'))) {
        return std::nullopt;
    }
    std::size_t suffix = digits + 1;
    if (tokens.is(suffix, U'\'') || tokens.is(suffix, U'’')) {
        ++suffix;
    }
    if (tokens.lower(suffix) != plural || !tokens.is_free_at(suffix + 1)) {
        return std::nullopt;
    }
    std::string words =
        short_form ? in_words(context, text, context.language.cardinal) : say_year(context, text);
    // "nineteen tens", "nineteen nineties": the plural of a number word.
    if (words.ends_with('y')) {
        words.replace(words.size() - 1, 1, "ie");
    }
    return Match{suffix + 1, words + plural};
}

std::optional<Match> say_number(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    const auto number = number_at(context, at);
    if (!number || !tokens.is_free_before(at)) {
        return std::nullopt;
    }
    const SpokenLanguage& language = context.language;
    if (tokens.is(number->end, TokenKind::word)) {
        return std::nullopt; // "3D": a code, which the engine spells
    }
    if (language.years && !number->negative && !number->grouped && !number->has_point &&
        is_year(number->whole) && value_of(number->whole) >= language.first_year) {
        return Match{number->end, say_year(context, number->whole)};
    }
    const bool engine_says_it = !language.spell && !number->negative && !number->whole.empty() &&
                                (!number->grouped || language.groups.front() == ',') &&
                                language.spell_digits == 0;
    if (engine_says_it) {
        return Match{number->end, std::string(tokens.text(at, number->end))};
    }
    // A number alone is counted with; one before a word is its cardinal.
    const bool before_word =
        tokens.is(number->end, TokenKind::space) && tokens.is(number->end + 1, TokenKind::word);
    if (!before_word && !number->has_point && !number->negative && language.spell &&
        !language.counting.empty() && number->whole.front() != '0') {
        return Match{number->end, in_words(context, number->whole, language.counting)};
    }
    return Match{number->end, say(context, *number)};
}

std::optional<Match> say_fraction(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    const SpokenLanguage& language = context.language;
    if (language.fractions.empty() || !tokens.is_free_before(at) || tokens.is(at - 1, U'/') ||
        tokens.is(at - 1, U'.') ||
        (tokens.is_dash(at - 1) && tokens.is(at - 2, TokenKind::word)) || // "C-131/12"
        follows_word(context, at, language.identifiers)) {                // "No. 3/12"
        return std::nullopt;
    }
    Number whole;
    std::size_t top = at;
    if (const auto first = number_at(context, at); first && !first->has_point) {
        whole = *first;
        if (tokens.is(first->end, TokenKind::space) && tokens.is_digits(first->end + 1, 1, 2) &&
            tokens.is(first->end + 2, U'/')) {
            top = first->end + 1;
        } else if (!tokens.is(first->end, U'/')) {
            return std::nullopt;
        } else {
            top = first->end - 1;
            if (first->grouped) {
                return std::nullopt;
            }
            whole.whole.clear();
        }
    } else {
        return std::nullopt;
    }
    if (!tokens.is_digits(top, 1, 3) || !tokens.is_digits(top + 2, 1, 9)) {
        return std::nullopt;
    }
    Number below;
    below.whole = tokens.text(top + 2);
    below.end = top + 3;
    take_groups(context, below);
    if (!tokens.is_free_at(below.end) || tokens.is(below.end, U'/')) {
        return std::nullopt;
    }
    const std::int64_t over = value_of(below.whole);
    const std::int64_t count = value_of(tokens.text(top));
    if (over < 2 || count < 1 || below.whole.front() == '0') {
        return std::nullopt;
    }
    std::string words = denominator(context, over, count != 1);
    const std::string sign = whole.negative ? language.word("minus") : std::string();
    if (words.empty()) {
        if (language.word("over").empty() || !whole.whole.empty()) {
            return std::nullopt;
        }
        return Match{below.end,
                     join(sign, join(join(in_words(context, tokens.text(top), language.counting),
                                          language.word("over")),
                                     in_words(context, below.whole, language.counting)))};
    }
    const auto& half = language.word("a-half");
    words = over == 2 && count == 1 && !whole.whole.empty() && !half.empty()
                ? half
                : join(in_words(context, tokens.text(top), language.numerator), words);
    if (!whole.whole.empty()) {
        words = join(
            join(in_words(context, whole.whole, language.counting), language.word("and-fraction")),
            words);
    }
    return Match{below.end, join(sign, words)};
}

} // namespace lectern
