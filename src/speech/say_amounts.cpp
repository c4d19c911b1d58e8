// SPDX-License-Identifier: GPL-3.0-or-later
// Money, measures, percentages, ranges between any two amounts, and sums.
#include "speech/rules.hpp"

namespace lectern {
namespace {

std::string join(const std::string& first, const std::string& second) {
    return first.empty() || second.empty() ? first + second : first + ' ' + second;
}

/// "million", "bn" behind an amount: the word and where it ends.
enum class Letter { touching, anywhere };
std::optional<std::pair<std::string, std::size_t>> scale_at(const Context& context, std::size_t at,
                                                            Letter letter = Letter::touching) {
    const Tokens& tokens = context.tokens;
    const std::size_t word = tokens.past_space(at);
    if (!tokens.is(word, TokenKind::word)) {
        return std::nullopt;
    }
    const auto& scales = context.language.scales;
    auto found = scales.find(std::string(tokens.text(word)));
    if (found == scales.end()) {
        found = scales.find(tokens.lower(word));
        if (found == scales.end()) {
            return std::nullopt;
        }
    }
    // One letter is a scale only behind money, or where it touches: "$5 m", "5m", not "5 m".
    if (found->first.size() == 1 && word != at && letter == Letter::touching) {
        return std::nullopt;
    }
    if (!tokens.is_free_at(word + 1)) {
        return std::nullopt;
    }
    // The stop of a short form is its own: "3 Mio. €".
    const bool stop = !found->second.empty() && tokens.is(word + 1, U'.') &&
                      context.language.abbreviations.contains(found->first + ".");
    return std::pair(found->second.empty() ? std::string(tokens.text(word)) : found->second,
                     word + (stop ? 2U : 1U));
}

/// "two million" and what it counts: "deux millions d'euros".
std::string scaled(const Context& context, const std::string& amount, const Noun& noun) {
    const SpokenLanguage& language = context.language;
    const std::string& counted = language.form(noun, "1000000", "");
    const std::string& elided = language.word("scale-elided");
    const bool vowel = std::string_view("aeiouh").find(counted.front()) != std::string_view::npos;
    return !elided.empty() && vowel ? amount + ' ' + elided + counted
                                    : join(join(amount, language.scale_join), counted);
}

/// The words of an amount of money.
std::string said(const Context& context, Number number, const Currency& currency,
                 const std::string& scale) {
    if (!scale.empty()) {
        const std::string amount = join(say(context, number), scale);
        // "one million dollars": a scale makes many of the unit.
        return scaled(context, amount, currency.unit);
    }
    // Zeros beyond hundredths say nothing.
    while (number.decimals.size() > 2 && number.decimals.back() == '0') {
        number.decimals.pop_back();
    }
    if (!number.has_point || number.decimals.size() > 2 || currency.part.forms.empty()) {
        return say_counted(context, number, currency.unit);
    }
    if (number.decimals.size() == 1) {
        number.decimals += '0';
    }
    Number part;
    part.whole = number.decimals.front() == '0' ? number.decimals.substr(1) : number.decimals;
    number.decimals.clear();
    number.has_point = false;
    const bool has_units = number.whole.find_first_not_of('0') != std::string::npos;
    if (part.whole == "0") {
        number.whole = has_units ? number.whole : "0";
        return say_counted(context, number, currency.unit);
    }
    if (!has_units) {
        part.negative = number.negative;
        return say_counted(context, part, currency.part);
    }
    return join(say_counted(context, number, currency.unit),
                say_counted(context, part, currency.part));
}

/// "/yr", "per" and a unit behind an amount.
Match with_unit_of_time(const Context& context, Match match) {
    const Tokens& tokens = context.tokens;
    const std::string& per = context.language.word("per");
    if (!per.empty() && tokens.is(match.end, U'/')) {
        if (const auto unit = longest_entry(context, context.language.units, match.end + 1);
            unit && tokens.is_free_at(unit->second)) {
            return {unit->second, match.words + ' ' + per + ' ' + unit->first->forms.front()};
        }
    }
    return match;
}

bool touches_letter(const Context& context, std::size_t end) {
    return context.tokens.is(end - 1, TokenKind::word) && context.tokens.is(end, TokenKind::digits);
}

/// An amount of a currency that was named before it.
std::optional<Match> amount_of(const Context& context, const Currency& currency, std::size_t at) {
    const auto number = number_at(context, at);
    if (!number) {
        return std::nullopt;
    }
    const auto scale = scale_at(context, number->end, Letter::anywhere);
    const std::size_t end = scale ? scale->second : number->end;
    if (!context.tokens.is_free_at(end)) {
        return std::nullopt;
    }
    return with_unit_of_time(context,
                             {end, said(context, *number, currency, scale ? scale->first : "")});
}

std::optional<Match> sign_first(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    const auto currency = longest_entry(context, context.language.currencies, at);
    if (!currency || !tokens.is_free_before(at) || touches_letter(context, currency->second)) {
        return std::nullopt;
    }
    return amount_of(context, *currency->first, tokens.past_space(currency->second));
}

/// "$5-10", "$5-$10 million": unit and scale are said once, at the end. `second_at` is what stands
/// behind the dash.
std::optional<Match> range_of_money(const Context& context, std::size_t at, std::size_t second_at,
                                    const std::string& to) {
    const Tokens& tokens = context.tokens;
    const auto currency = longest_entry(context, context.language.currencies, at);
    if (!currency) {
        return std::nullopt;
    }
    const auto number = number_at(context, tokens.past_space(currency->second));
    const auto again = longest_entry(context, context.language.currencies, second_at);
    const auto second =
        amount_of(context, *currency->first, again ? tokens.past_space(again->second) : second_at);
    if (!number || !second || scale_at(context, number->end, Letter::anywhere) ||
        !tokens.is_free_at(second->end) ||
        (again && (again->first != currency->first || !scale_at(context, second->end - 1)))) {
        return std::nullopt;
    }
    return Match{second->end, say(context, *number) + ' ' + to + ' ' + second->words};
}

std::optional<Match> sign_last(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    const auto number = number_at(context, at);
    if (!number || !tokens.is_free_before(at)) {
        return std::nullopt;
    }
    const auto scale = scale_at(context, number->end);
    const std::size_t behind = scale ? scale->second : number->end;
    const auto currency =
        longest_entry(context, context.language.currencies, tokens.past_space(behind));
    if (!currency || !tokens.is_free_at(currency->second)) {
        return std::nullopt;
    }
    // "5 $3": a sign that the next number follows is that one's.
    if (tokens.is(currency->second - 1, TokenKind::sign) &&
        number_at(context, tokens.past_space(currency->second))) {
        return std::nullopt;
    }
    return with_unit_of_time(context, {currency->second, said(context, *number, *currency->first,
                                                              scale ? scale->first : "")});
}

/// A number and what it counts, or a number alone.
std::optional<Match> amount(const Context& context, std::size_t at) {
    for (const Rule rule :
         {say_decade, say_money, say_measure, say_time, say_ordinal, say_number}) {
        if (auto match = rule(context, at)) {
            return match;
        }
    }
    return std::nullopt;
}

/// "2019/20", "2019/2020": the second is the next year; "2019/45" is the number of a case.
bool follows_year(std::string_view year, std::string_view next) {
    if (!is_year(year) || (next.size() != 2 && next.size() != 4)) {
        return false;
    }
    const auto last_two = [](std::string_view digits) {
        return (digits[digits.size() - 2] - '0') * 10 + digits.back() - '0';
    };
    const bool digits = next.find_first_not_of("0123456789") == std::string_view::npos;
    return digits && last_two(next) == (last_two(year) + 1) % 100;
}

/// The hour of "5pm" in a range: a whole hour and its half of the day.
std::optional<Match> hour_alone(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    const std::string half = tokens.lower(tokens.past_space(at + 1));
    if (!tokens.is_digits(at, 1, 2) || (half != "am" && half != "pm")) {
        return std::nullopt;
    }
    return say_time(context, at);
}

} // namespace

std::optional<Match> say_money(const Context& context, std::size_t at) {
    if (context.language.currencies.empty()) {
        return std::nullopt;
    }
    auto match = sign_first(context, at);
    return match ? match : sign_last(context, at);
}

std::optional<Match> say_measure(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    const SpokenLanguage& language = context.language;
    if (!tokens.is_free_before(at)) {
        return std::nullopt;
    }
    auto number = number_at(context, at);
    std::string words;
    std::size_t behind = number ? number->end : at;
    if (const auto fraction = say_fraction(context, at)) {
        words = fraction->words;
        behind = fraction->end;
        number.emplace();
        number->whole = "2"; // "one and a half pounds"
    } else if (!number) {
        return std::nullopt;
    }
    const auto scale = scale_at(context, behind);
    const std::size_t sign = tokens.past_space(scale && words.empty() ? scale->second : behind);
    if (tokens.is(sign, U'%') && !language.word("percent").empty() && words.empty()) {
        return Match{sign + 1, join(say_alone(context, *number), language.word("percent"))};
    }
    if (const std::size_t per = tokens.past_space(sign);
        tokens.is(per, U'/') && !language.word("per").empty() && words.empty()) {
        const auto unit = longest_entry(context, language.units, per + 1);
        if (unit && tokens.is_free_at(unit->second)) {
            return Match{unit->second, join(join(say(context, *number), language.word("per")),
                                            unit->first->forms.front())};
        }
    }
    const auto unit = longest_entry(context, language.units, sign);
    if (!unit || !tokens.is_free_at(unit->second) || tokens.is(unit->second, U'/') ||
        (tokens.is(unit->second, U'.') && tokens.is(unit->second + 1, TokenKind::word)) ||
        tokens.is(unit->second, U'\'') || tokens.is(unit->second, U'’')) {
        return std::nullopt;
    }
    if (!words.empty()) {
        return Match{unit->second, join(words, language.form(*unit->first, "2", ""))};
    }
    if (scale) {
        return Match{unit->second,
                     scaled(context, join(say(context, *number), scale->first), *unit->first)};
    }
    return Match{unit->second, say_counted(context, *number, *unit->first)};
}

std::optional<Match> say_range(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    const std::string& to = context.language.word("to");
    if (to.empty() || !tokens.is_free_before(at) || tokens.is_dash(at - 1) ||
        tokens.is(at - 1, U'/') || tokens.is(at - 1, U'.')) {
        return std::nullopt;
    }
    auto first = hour_alone(context, at);
    first = first ? first : amount(context, at);
    if (!first) {
        return std::nullopt;
    }
    std::size_t dash = tokens.past_space(first->end);
    const bool spaced = dash != first->end;
    const bool years = tokens.is(dash, U'/') && !spaced && dash == at + 1 &&
                       follows_year(tokens.text(at), tokens.text(dash + 1));
    const std::size_t second_at = tokens.past_space(dash + 1);
    // A hyphen between spaces may be a minus or a dash, but not between times and years.
    const bool plain = (tokens.is(at + 1, U':') && tokens.is(second_at + 1, U':')) ||
                       (is_year(tokens.text(at)) && is_year(tokens.text(second_at)));
    if (!(tokens.is_dash(dash) || years) || (spaced && tokens.is(dash, U'-') && !plain) ||
        (second_at != dash + 1) != spaced || tokens.is_dash(second_at)) {
        return std::nullopt;
    }
    if (auto money = range_of_money(context, at, second_at, to)) {
        return money;
    }
    auto second = hour_alone(context, second_at);
    second = second ? second : amount(context, second_at);
    // A chain ("2-3-4") and what goes on in a word ("2-3D") is no range.
    if (!second || !tokens.is_free_at(second->end) ||
        (tokens.is_dash(second->end) && !tokens.is(second->end + 1, TokenKind::space)) ||
        (tokens.is(second->end, U'=') || tokens.is(tokens.past_space(second->end), U'='))) {
        return std::nullopt;
    }
    return Match{second->end, first->words + ' ' + to + ' ' + second->words};
}

/// "1-4=5", "2 + 2 - 1 = 3": signs between numbers up to an equals sign.
std::optional<Match> say_sum(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    constexpr std::size_t most_numbers = 12;
    std::string words;
    bool has_equals = false;
    std::size_t end = at;
    for (std::size_t i = 0; i < most_numbers; ++i) {
        const auto number = number_at(context, end);
        if (!number || (i == 0 && !tokens.is_free_before(at))) {
            return std::nullopt;
        }
        words = join(words, say_alone(context, *number));
        const std::size_t sign = tokens.past_space(number->end);
        std::string id;
        if (tokens.is(sign, U'=')) {
            id = "equals";
            has_equals = true;
        } else if (tokens.is(sign, U'+')) {
            id = "plus";
        } else if (tokens.is_dash(sign)) {
            id = "minus";
        } else if (tokens.is(sign, U'×') || tokens.is(sign, U'*')) {
            id = "times";
        } else if (tokens.is(sign, U'÷') || tokens.is(sign, U'/')) {
            id = "divided";
        }
        if (id.empty() || context.language.word(id).empty()) {
            return has_equals ? std::optional(Match{number->end, words}) : std::nullopt;
        }
        words = join(words, context.language.word(id));
        end = tokens.past_space(sign + 1);
    }
    return std::nullopt;
}

} // namespace lectern
