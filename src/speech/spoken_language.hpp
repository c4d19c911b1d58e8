// SPDX-License-Identifier: GPL-3.0-or-later
// What the normaliser must know of a language: voices/LANG/normalise.toml, whose head explains the
// entries.
#pragma once

#include "speech/number_words.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace lectern {

/// A word in the forms of the plural categories.
struct Noun {
    std::vector<std::string> forms;
    bool feminine = false;
};

struct Currency {
    Noun unit;
    Noun part; // a hundredth; no forms: there is none
};

/// How denominators are made: the first entry that fits.
struct FractionForm {
    std::int64_t below = 0;    // 0: no limit
    std::int64_t multiple = 0; // of this, spoken without it; 0: any
    std::string rules;         // of ICU for one; else the cardinal and
    std::string many_rules;    // for more than one; empty: as for one
    std::string suffix;
    std::string plural; // added for more than one
};

/// A noun that makes an ordinal of the number before it.
struct OrdinalNoun {
    std::string rules;
    std::string said; // in place of the noun; empty: as it is written
};
using OrdinalNouns = std::unordered_map<std::string, OrdinalNoun>;

struct OrdinalSuffix {
    std::string suffix;
    std::string rules;
};

/// A part of the day: hours from `from` to `to` of the clock.
struct DayPart {
    std::string meridiem; // "am" or "pm"
    std::int64_t from = 0;
    std::int64_t to = 0;
    std::string words;
};

using Words = std::unordered_map<std::string, std::string>;
using WordSet = std::unordered_set<std::string>;

struct SpokenLanguage {
    explicit SpokenLanguage(const std::string& tag) : locale(tag), numbers(tag) {}

    std::string locale;
    NumberWords numbers;

    // [numbers]
    std::string groups;        // signs, one code point each, between groups of three digits
    std::string decimal = "."; // before decimals
    std::string cardinal;      // rule sets of ICU
    std::string counting;      // for a number alone
    std::string feminine;
    std::string feminine_thousand; // where thousands of a feminine noun are feminine: "mil"
    // What is counted, by plural category: words, and "-endings"; and those that only look so.
    std::unordered_map<std::string, std::vector<std::string>> feminine_nouns;
    std::vector<std::string> masculine_nouns;
    std::string year;
    bool spell = false;            // whole numbers are written out, not left to the engine
    std::int64_t spell_digits = 0; // numbers of this many digits and more are written out
    bool years = false;            // four digits alone are a year, from:
    std::int64_t first_year = 1100;
    bool decimals_as_number = false;
    std::string year_suffix;

    Words words; // [words]: by id ("minus", "to", "percent" …)
    std::vector<OrdinalSuffix> ordinals;
    Words named_ordinals; // "12ª", where the usual word is not ICU's
    std::vector<std::pair<std::string, std::string>> ordinal_contexts; // word before, rule set
    OrdinalNouns year_nouns;                                           // behind four digits
    OrdinalNouns roman_nouns;                                          // behind a Roman number
    std::string hyphened_noun; // rule set of "3" in "3-бап"
    std::string ordinal_stop;  // rule set of "3." where a stop makes an ordinal; else empty
    std::unordered_map<std::int64_t, Noun> named_fractions;
    std::vector<FractionForm> fractions;
    std::string numerator;

    std::unordered_map<std::string, int> months; // in small letters, 1 to 12
    std::vector<std::string> month_names;        // as spoken in a date
    std::string date_order = "dmy";
    std::string day_month, day_month_year, month_day, month_day_year;
    std::string day;             // rule set of the day; empty: the number
    std::string first_day;       // rule set of day 1, where it is another
    std::string written_ordinal; // rule set of a day that is written as an ordinal
    std::string dated_year;      // rule set of the year of a date
    bool spell_day = false;

    std::string hour, hour_minutes, hour_minutes_seconds; // patterns
    std::string late_hour_minutes;                        // from 13 on; empty: as before
    WordSet hour_words;                                   // that follow a time ("Uhr", "h")
    std::unordered_map<std::int64_t, std::string> minute_words;
    std::vector<DayPart> day_parts;
    bool feminine_hours = false;
    WordSet minute_units, second_units; // "2 h 30 min 10 s"
    WordSet day_joins;                  // between two days of a month: "по"
    WordSet year_words;                 // that follow a year and are part of it: "г."

    std::unordered_map<std::string, Currency> currencies;
    Words scales;           // "bn" → "billion"; a word of its own stands for itself
    std::string scale_join; // between a scale and a noun ("de")
    std::unordered_map<std::string, Noun> units;

    Words abbreviations; // everywhere
    Words before_number, before_name, after_name, places;
    WordSet acronyms;       // capitals that are a word
    WordSet plain_capitals; // words that are written in capitals for weight
    WordSet letter_names;   // initialisms even between capitals
    bool spell_initialisms = false;
    WordSet identifiers;    // words that the number of one thing follows: "12-34" is no range
    WordSet reference_cues; // words that a number of a part follows
    std::int64_t regnal_most = 39; // greater ones are counts: "Alfonso XIII"
    WordSet regnal_names;          // first names: a Roman number behind them is an ordinal
    WordSet regnal_not;            // words behind which a Roman number is a count
    WordSet phone_cues;
    Words streets;
    Words signs;
    WordSet citation_words;
    Words most_punctuation; // names of signs that are said from a level on
    Words all_punctuation;

    const std::string& word(const std::string& id) const;
    /// The form of a noun for a number.
    const std::string& form(const Noun& noun, std::string_view whole,
                            std::string_view decimals) const;
    std::vector<std::string> categories;
};

/// Reads `folder`/normalise.toml; a folder without one gives a language without data. Throws Error
/// (usage) with file and line for an entry that is not known or of the wrong kind.
SpokenLanguage load_spoken_language(const std::filesystem::path& folder, const std::string& locale);

} // namespace lectern
