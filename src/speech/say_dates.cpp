// SPDX-License-Identifier: GPL-3.0-or-later
// Dates and times of day.
#include "speech/rules.hpp"

#include <charconv>

namespace lectern {
namespace {

int number_of(std::string_view digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

std::string filled(std::string pattern, const std::string& name, const std::string& value) {
    const std::string place = "{" + name + "}";
    const auto at = pattern.find(place);
    if (at != std::string::npos) {
        pattern.replace(at, place.size(), value);
    }
    return pattern;
}

struct Date {
    int day = 0;
    int month = 0;
    std::string year; // digits; may be empty
    bool month_first = false;
    bool ordinal = false; // the day was written as one: "26th"
};

bool is_date(const Date& date) {
    return date.day >= 1 && date.day <= 31 && date.month >= 1 && date.month <= 12;
}

std::string day_rules(const Context& context, std::size_t at, int day) {
    const SpokenLanguage& language = context.language;
    if (day == 1 && !language.first_day.empty()) {
        return language.first_day;
    }
    if (context.tokens.is(at - 1, TokenKind::space)) {
        for (const auto& [word, rules] : language.ordinal_contexts) {
            if (word == context.tokens.lower(at - 2)) {
                return rules;
            }
        }
    }
    return language.day;
}

std::string said_year(const Context& context, const std::string& year) {
    const SpokenLanguage& language = context.language;
    if (year.empty()) {
        return {};
    }
    return in_words(context, year,
                    language.dated_year.empty() ? language.year : language.dated_year);
}

std::string said(const Context& context, std::size_t at, const Date& date) {
    const SpokenLanguage& language = context.language;
    const std::string digits = std::to_string(date.day);
    const auto rules = day_rules(context, at, date.day);
    const bool ordinal = date.ordinal && !language.written_ordinal.empty();
    const std::string day = ordinal ? in_words(context, digits, language.written_ordinal)
                            : language.spell_day && rules.empty()
                                ? in_words(context, digits, language.counting)
                                : in_words(context, digits, rules);
    const std::string& pattern =
        date.month_first ? (date.year.empty() ? language.month_day : language.month_day_year)
                         : (date.year.empty() ? language.day_month : language.day_month_year);
    const std::string join = ordinal && !date.month_first ? language.word("day-of") : std::string();
    std::string words = filled(pattern, "day", day + (join.empty() ? "" : ' ' + join));
    words = filled(words, "month", language.month_names[static_cast<std::size_t>(date.month) - 1]);
    return filled(words, "year", said_year(context, date.year));
}

/// The month whose name or short form begins here, and where it ends: its stop belongs to it.
std::optional<std::pair<int, std::size_t>> month_at(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    const auto found = context.language.months.find(tokens.lower(at));
    if (found == context.language.months.end()) {
        return std::nullopt;
    }
    const auto& name = context.language.month_names[static_cast<std::size_t>(found->second) - 1];
    const bool is_short = lower_case(name) != found->first;
    return std::pair(found->second, at + (is_short && tokens.is(at + 1, U'.') ? 2 : 1));
}

struct WrittenDay {
    int day = 0;
    std::size_t end = 0;
    bool ordinal = false;
};

/// A day of the month: digits, and a suffix of an ordinal if there is one.
std::optional<WrittenDay> day_at(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    if (!tokens.is_digits(at, 1, 2) || !tokens.is_free_before(at)) {
        return std::nullopt;
    }
    const int day = number_of(tokens.text(at));
    if (day < 1 || day > 31) {
        return std::nullopt;
    }
    for (const auto& suffix : context.language.ordinals) {
        if (tokens.is(at + 1, TokenKind::word) && tokens.lower(at + 1) == suffix.suffix) {
            return WrittenDay{day, at + 2, true};
        }
    }
    if (!context.language.ordinal_stop.empty() && tokens.is(at + 1, U'.')) {
        return WrittenDay{day, at + 2, false};
    }
    return tokens.is_free_at(at + 1) ? std::optional(WrittenDay{day, at + 1, false}) : std::nullopt;
}

/// Four digits behind a date, with or without a comma.
std::optional<std::size_t> year_behind(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    const std::size_t year = tokens.past_space(tokens.is(at, U',') ? at + 1 : at);
    if (year == at || !tokens.is_digits(year, 4, 4) || !is_year(tokens.text(year)) ||
        !tokens.is_free_at(year + 1)) {
        return std::nullopt;
    }
    return year;
}

/// Behind "2003 г.", which the pattern of a date says.
std::size_t past_year_word(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    const std::size_t word = tokens.past_space(at);
    if (!context.language.year_words.contains(tokens.lower(word))) {
        return at;
    }
    return word + (tokens.is(word + 1, U'.') && tokens.text(word).size() <= 4 ? 2 : 1);
}

/// "26th May 2016", "2. März 2003".
std::optional<Match> day_and_month(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    const auto day = day_at(context, at);
    if (!day || !tokens.is(day->end, TokenKind::space)) {
        return std::nullopt;
    }
    // "the 5th of May" too.
    const std::string& of = context.language.word("day-of");
    const bool has_of = !of.empty() && day->ordinal && tokens.lower(day->end + 1) == of;
    const auto month = month_at(context, day->end + (has_of ? 3U : 1U));
    if (!month || !tokens.is_free_at(month->second)) {
        return std::nullopt;
    }
    Date date{day->day, month->first, "", false, day->ordinal};
    std::size_t last = month->second;
    if (const auto year = year_behind(context, last)) {
        date.year = tokens.text(*year);
        last = past_year_word(context, *year + 1);
    }
    return Match{last, said(context, at, date)};
}

/// "July 25, 2012", "jan. 5". Without a year only where the day cannot be the start of a number.
std::optional<Match> month_and_day(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    if (context.language.month_day.empty() || !tokens.is_free_before(at)) {
        return std::nullopt;
    }
    const auto month = month_at(context, at);
    if (!month || !tokens.is(month->second, TokenKind::space)) {
        return std::nullopt;
    }
    const bool is_short = tokens.is(month->second - 1, U'.');
    if (is_short && tokens.is_digits(month->second + 1, 4, 4) &&
        is_year(tokens.text(month->second + 1))) {
        const auto& name = context.language.month_names;
        return Match{month->second, name[static_cast<std::size_t>(month->first) - 1]};
    }
    const auto day = day_at(context, month->second + 1);
    if (!day || tokens.is(day->end, U':') || tokens.is(day->end, U'%') ||
        (tokens.is(day->end, U'.') && tokens.is(day->end + 1, TokenKind::digits))) {
        return std::nullopt;
    }
    Date date{day->day, month->first, "", true, day->ordinal};
    std::size_t last = day->end;
    if (const auto year = year_behind(context, last)) {
        date.year = tokens.text(*year);
        last = *year + 1;
    }
    return Match{last, said(context, at, date)};
}

/// Which of three numbers is what, by their sizes and the order of the language.
std::optional<Date> ordered(const Context& context, std::string_view a, std::string_view b,
                            std::string_view c, bool dots) {
    if (a.size() == 4) {
        return Date{number_of(c), number_of(b), std::string(a), false, false};
    }
    if (c.size() != 4 && !(c.size() == 2 && (dots || a.size() == 2))) {
        return std::nullopt;
    }
    std::string year(c);
    if (c.size() == 2) {
        year = (number_of(c) < 50 ? "20" : "19") + year;
    }
    int day = number_of(a);
    int month = number_of(b);
    const bool month_first = context.language.date_order == "mdy" && !dots;
    if ((month_first && day <= 12) || month > 12) {
        std::swap(day, month);
    }
    return Date{day, month, year, false, false};
}

/// "2012-01-05", "30/2/1990", "02.03.2003".
std::optional<Match> numeric_date(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    const Token& sign = tokens[at + 1];
    const bool is_sign = sign.kind == TokenKind::sign &&
                         (sign.first == U'/' || sign.first == U'.' || tokens.is_dash(at + 1));
    if (!tokens.is_free_before(at) || !is_sign || !tokens.is_digits(at, 1, 4) ||
        !tokens.is_digits(at + 2, 1, 2) || !tokens.is(at + 3, sign.first) ||
        !tokens.is_digits(at + 4, 1, 4) || !tokens.is_free_at(at + 5) || tokens.is_dash(at - 1) ||
        tokens.is(at - 1, U'/') || tokens.is(at - 1, U'.')) {
        return std::nullopt;
    }
    if ((tokens.is(at + 5, sign.first) && tokens.is(at + 6, TokenKind::digits))) {
        return std::nullopt;
    }
    const auto date = ordered(context, tokens.text(at), tokens.text(at + 2), tokens.text(at + 4),
                              sign.first == U'.');
    // With dots a short year would be the number of a section.
    if (!date || !is_date(*date) ||
        (sign.first == U'.' && tokens.text(at + 4).size() != 4 && tokens.text(at).size() != 4) ||
        !is_year(date->year)) {
        return std::nullopt;
    }
    return Match{past_year_word(context, at + 5), said(context, at, *date)};
}

// ---- times

struct Clock {
    int hour = 0;
    int minutes = 0;
    int seconds = -1;
    bool has_minutes = false;
    std::string meridiem; // "am", "pm" or empty
    std::size_t end = 0;
};

/// "a.m.", "PM", "pm." from here: which, and where it ends.
std::optional<std::pair<std::string, std::size_t>> meridiem_at(const Context& context,
                                                               std::size_t at) {
    const Tokens& tokens = context.tokens;
    const std::string word = tokens.lower(at);
    if (word == "am" || word == "pm") {
        return std::pair(word, at + 1);
    }
    if ((word == "a" || word == "p") && tokens.is(at + 1, U'.') && tokens.lower(at + 2) == "m") {
        return std::pair(word + "m", at + (tokens.is(at + 3, U'.') ? 4 : 3));
    }
    if ((word == "a" || word == "p") && tokens.is(at + 1, U'.') &&
        tokens.is(at + 2, TokenKind::space) && tokens.lower(at + 3) == "m" &&
        tokens.is(at + 4, U'.')) {
        return std::pair(word + "m", at + 5);
    }
    return std::nullopt;
}

std::string said(const Context& context, const Clock& clock) {
    const SpokenLanguage& language = context.language;
    const auto& rules = language.feminine_hours ? language.feminine : language.cardinal;
    const auto number = [&](int value) {
        return language.spell ? in_words(context, std::to_string(value), rules)
                              : std::to_string(value);
    };
    const auto named = language.minute_words.find(clock.minutes);
    std::string minutes;
    constexpr int clock_face = 12; // nobody says "a quarter past twenty"
    if (named != language.minute_words.end() && clock.seconds < 0 && clock.hour <= clock_face) {
        minutes = named->second;
    } else if (clock.minutes < 10 && !language.word("oh").empty()) {
        minutes = language.word("oh") + ' ' + std::to_string(clock.minutes);
    } else {
        minutes = language.spell
                      ? in_words(context, std::to_string(clock.minutes), language.counting)
                      : std::to_string(clock.minutes);
    }
    std::string part;
    for (const DayPart& known : language.day_parts) {
        if (known.meridiem == clock.meridiem && clock.hour >= known.from &&
            clock.hour <= known.to) {
            part = ' ' + known.words;
        }
    }
    const bool on_the_hour = clock.minutes == 0 && clock.seconds < 0;
    std::string pattern =
        clock.seconds >= 0 ? language.hour_minutes_seconds
        : !on_the_hour && clock.hour > clock_face && !language.late_hour_minutes.empty()
            ? language.late_hour_minutes
        : !on_the_hour ? language.hour_minutes
        : part.empty() ? language.hour
                       : "{hour}";
    pattern = filled(pattern, "hour", number(clock.hour));
    pattern = filled(pattern, "minutes", minutes);
    return filled(pattern, "seconds", number(clock.seconds)) + part;
}

/// A number and one of the units behind it: the number, and where it ends.
std::optional<std::pair<int, std::size_t>> counted_unit(const Context& context, std::size_t at,
                                                        const WordSet& units) {
    const Tokens& tokens = context.tokens;
    const std::size_t unit = tokens.past_space(at + 1);
    if (!tokens.is_digits(at, 1, 2) || !units.contains(std::string(tokens.text(unit)))) {
        return std::nullopt;
    }
    return std::pair(number_of(tokens.text(at)), unit + 1);
}

/// "15 h 10 min 40 s".
std::optional<Clock> spelled_clock_at(const Context& context, std::size_t at) {
    const SpokenLanguage& language = context.language;
    const auto hours = counted_unit(context, at, language.hour_words);
    if (!hours || !context.tokens.is_free_before(at)) {
        return std::nullopt;
    }
    const std::size_t behind = context.tokens.past_space(hours->second);
    auto minutes = counted_unit(context, behind, language.minute_units);
    if (!minutes && context.tokens.is_digits(behind, 2, 2) &&
        context.tokens.is_free_at(behind + 1) && number_of(context.tokens.text(behind)) < 60) {
        minutes.emplace(number_of(context.tokens.text(behind)), behind + 1); // "10h30"
    }
    if (!minutes) {
        return std::nullopt;
    }
    Clock clock;
    clock.hour = hours->first;
    clock.minutes = minutes->first;
    clock.has_minutes = true;
    clock.end = minutes->second;
    if (const auto seconds =
            counted_unit(context, context.tokens.past_space(clock.end), language.second_units)) {
        clock.seconds = seconds->first;
        clock.end = seconds->second;
    }
    return clock;
}

/// Hours, a colon or stop, two digits of minutes, perhaps seconds.
std::optional<Clock> clock_at(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    if (!tokens.is_digits(at, 1, 2) || !tokens.is_free_before(at)) {
        return std::nullopt;
    }
    Clock clock;
    clock.hour = number_of(tokens.text(at));
    clock.end = at + 1;
    const bool colon = tokens.is(at + 1, U':');
    if ((colon || tokens.is(at + 1, U'.')) && tokens.is_digits(at + 2, 2, 2)) {
        clock.minutes = number_of(tokens.text(at + 2));
        clock.has_minutes = true;
        clock.end = at + 3;
        if (colon && tokens.is(at + 3, U':') && tokens.is_digits(at + 4, 2, 2)) {
            clock.seconds = number_of(tokens.text(at + 4));
            clock.end = at + 5;
        }
    }
    return clock.hour <= 24 && clock.minutes < 60 && clock.seconds < 60 ? std::optional(clock)
                                                                        : std::nullopt;
}

} // namespace

std::optional<Match> say_date(const Context& context, std::size_t at) {
    if (context.language.month_names.empty()) {
        return std::nullopt;
    }
    if (context.tokens.is(at, TokenKind::word)) {
        return month_and_day(context, at);
    }
    if (!context.tokens.is(at, TokenKind::digits)) {
        return std::nullopt;
    }
    auto match = numeric_date(context, at);
    return match ? match : day_and_month(context, at);
}

std::optional<Match> say_time(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    const SpokenLanguage& language = context.language;
    if (const auto spelled = spelled_clock_at(context, at)) {
        return Match{spelled->end, said(context, *spelled)};
    }
    auto clock = language.hour.empty() ? std::nullopt : clock_at(context, at);
    if (!clock) {
        return std::nullopt;
    }
    const bool colon = tokens.is(at + 1, U':');
    std::size_t behind = tokens.past_space(clock->end);
    bool sure = colon && clock->has_minutes;
    if (const auto meridiem = meridiem_at(context, behind);
        meridiem && tokens.is_free_at(meridiem->second) && clock->hour <= 12 &&
        !language.day_parts.empty()) {
        clock->meridiem = meridiem->first;
        clock->end = meridiem->second;
        sure = true;
    } else if (tokens.is(behind, TokenKind::word) &&
               language.hour_words.contains(std::string(tokens.text(behind))) &&
               (clock->has_minutes || behind > clock->end)) {
        clock->end = behind + 1;
        sure = clock->has_minutes;
    }
    if (!sure || !tokens.is_free_at(clock->end)) {
        return std::nullopt;
    }
    return Match{clock->end, said(context, *clock)};
}

} // namespace lectern
