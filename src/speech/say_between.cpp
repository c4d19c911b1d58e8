// SPDX-License-Identifier: GPL-3.0-or-later
// What stands on both sides of a dash or colon: dates, months, the numbers of a thing, ratios.
#include "speech/rules.hpp"

namespace lectern {
namespace {

/// Where the second of two things begins behind a dash from `end` on; a hyphen between spaces may
/// be a dash between clauses.
std::optional<std::size_t> behind_dash(const Context& context, std::size_t end) {
    const Tokens& tokens = context.tokens;
    const std::size_t dash = tokens.past_space(end);
    const bool spaced = dash != end;
    const std::size_t second = tokens.past_space(dash + 1);
    if (!tokens.is_dash(dash) || (spaced && tokens.is(dash, U'-')) ||
        (second != dash + 1) != spaced) {
        return std::nullopt;
    }
    return second;
}

std::optional<Match> day_to_date(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    const SpokenLanguage& language = context.language;
    if (language.day.empty() || !language.ordinal_stop.empty() || !tokens.is_digits(at, 1, 2)) {
        return std::nullopt;
    }
    const bool has_word = tokens.is(at + 1, TokenKind::space) &&
                          language.day_joins.contains(tokens.lower(at + 2)) &&
                          tokens.is(at + 3, TokenKind::space);
    const auto second = has_word ? std::optional(at + 4) : behind_dash(context, at + 1);
    const auto date =
        second && tokens.is(*second, TokenKind::digits) ? say_date(context, *second) : std::nullopt;
    const auto day = language.numbers.words(tokens.text(at), language.day);
    if (!date || day.empty()) {
        return std::nullopt;
    }
    const std::string join = has_word ? std::string(tokens.text(at + 2)) : language.word("to");
    return Match{date->end, day + ' ' + join + ' ' + date->words};
}

/// "May 3–5, 2021": the day behind the dash, and the year of both.
std::optional<Match> second_day(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    if (context.language.month_day.empty() || !tokens.is_digits(at, 1, 2) ||
        !tokens.is_free_at(at + 1)) {
        return std::nullopt;
    }
    Match match{at + 1, std::string(tokens.text(at))};
    const std::size_t year = tokens.is(at + 1, U',') ? tokens.past_space(at + 2) : 0;
    if (year > at + 2 && tokens.is_digits(year, 4, 4) && is_year(tokens.text(year)) &&
        tokens.is_free_at(year + 1)) {
        match.end = year + 1;
        match.words += ", " + say_year(context, tokens.text(year));
    }
    return match;
}

bool is_month(const Context& context, std::size_t at) {
    return context.tokens.is_capitalised(at) &&
           context.language.months.contains(context.tokens.lower(at));
}

} // namespace

std::optional<Match> say_date_range(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    const std::string& to = context.language.word("to");
    if (to.empty() || !tokens.is_free_before(at) || tokens.is_dash(at - 1)) {
        return std::nullopt;
    }
    if (auto days = day_to_date(context, at)) {
        return days;
    }
    const auto first = say_date(context, at);
    if (!first && is_month(context, at)) {
        const auto second = behind_dash(context, at + 1);
        return second && is_month(context, *second)
                   ? std::optional(Match{*second, std::string(tokens.text(at)) + ' ' + to + ' '})
                   : std::nullopt;
    }
    const auto second = first ? behind_dash(context, first->end) : std::nullopt;
    if (!second) {
        return std::nullopt;
    }
    auto date = say_date(context, *second);
    // "May 3–5": the month of the first is that of both.
    date = date || !tokens.is(at, TokenKind::word) ? date : second_day(context, *second);
    return date ? std::optional(Match{date->end, first->words + ' ' + to + ' ' + date->words})
                : std::nullopt;
}

/// "No. 107-67": one number with a hyphen in it, no range.
std::optional<Match> say_identifier(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    const std::string& dash = context.language.word("dash");
    if (!tokens.is(at, TokenKind::digits) || !tokens.is(at + 1, U'-') || dash.empty() ||
        !tokens.is(at + 2, TokenKind::digits) || !tokens.is_free_at(at + 3) ||
        !follows_word(context, at, context.language.identifiers)) {
        return std::nullopt;
    }
    return Match{at + 3, std::string(tokens.text(at)) + ' ' + dash + ' ' +
                             std::string(tokens.text(at + 2))};
}

/// "3:1", "1:50,000", which no clock shows.
std::optional<Match> say_ratio(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    const std::string& to = context.language.word("ratio");
    if (to.empty() || !tokens.is_free_before(at) || tokens.is(at - 1, U':')) {
        return std::nullopt;
    }
    const auto first = number_at(context, at);
    if (!first || first->negative || !tokens.is(first->end, U':') ||
        !tokens.is(first->end + 1, TokenKind::digits)) {
        return std::nullopt;
    }
    const auto second = number_at(context, first->end + 1);
    const bool is_clock = second && second->whole.size() == 2 && !second->has_point;
    if (!second || is_clock || !tokens.is_free_at(second->end) || tokens.is(second->end, U':')) {
        return std::nullopt;
    }
    return Match{second->end,
                 say_alone(context, *first) + ' ' + to + ' ' + say_alone(context, *second)};
}

} // namespace lectern
