// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/spoken_language.hpp"

#include "base/error.hpp"
#include "base/table.hpp"
#include "speech/tokens.hpp"

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>

namespace lectern {
namespace {

/// Reads one file into a language; every entry has a reader, so that a slip is told with its line.
class LanguageFile {
public:
    LanguageFile(std::string file, SpokenLanguage& language)
        : file_(std::move(file)), language_(language) {}

    void read(const Table& table) {
        using Reader = void (LanguageFile::*)(const Table&);
        static const std::map<std::string, Reader, std::less<>> sections{
            {"numbers", &LanguageFile::read_numbers},
            {"words", &LanguageFile::read_words},
            {"ordinals", &LanguageFile::read_ordinals},
            {"fractions", &LanguageFile::read_fractions},
            {"dates", &LanguageFile::read_dates},
            {"times", &LanguageFile::read_times},
            {"money", &LanguageFile::read_money},
            {"units", &LanguageFile::read_units},
            {"abbreviations", &LanguageFile::read_abbreviations},
            {"capitals", &LanguageFile::read_capitals},
            {"references", &LanguageFile::read_references},
            {"signs", &LanguageFile::read_signs},
            {"punctuation", &LanguageFile::read_punctuation},
        };
        if (const auto* categories = list_at(table, "plurals")) {
            language_.categories = texts(Value{*categories, 0}, "plurals");
        }
        for (const auto& [key, value] : table) {
            if (key == "plurals") {
                continue;
            }
            const auto section = sections.find(key);
            if (section == sections.end()) {
                wrong(value, "there is no section " + key);
            }
            (this->*section->second)(inner(value, key));
        }
    }

private:
    [[noreturn]] void wrong(const Value& value, const std::string& problem) const {
        throw Error(Failure::usage,
                    file_ + ", line " + std::to_string(value.line) + ": " + problem);
    }

    const Table& inner(const Value& value, const std::string& key) const {
        const auto* table = std::get_if<Table>(&value.content);
        if (table == nullptr) {
            wrong(value, key + " must be a table");
        }
        return *table;
    }
    std::string text(const Value& value, const std::string& key) const {
        const auto* text = std::get_if<std::string>(&value.content);
        if (text == nullptr) {
            wrong(value, key + " must be a text");
        }
        return *text;
    }
    bool flag(const Value& value, const std::string& key) const {
        const auto* on = std::get_if<bool>(&value.content);
        if (on == nullptr) {
            wrong(value, key + " must be true or false");
        }
        return *on;
    }
    std::int64_t whole(const Value& value, const std::string& key) const {
        const auto* number = std::get_if<std::int64_t>(&value.content);
        if (number == nullptr) {
            wrong(value, key + " must be a whole number");
        }
        return *number;
    }
    std::vector<std::string> texts(const Value& value, const std::string& key) const {
        std::vector<std::string> all;
        const auto* list = std::get_if<List>(&value.content);
        if (list == nullptr) {
            wrong(value, key + " must be a list of texts");
        }
        for (const Value& entry : *list) {
            all.push_back(text(entry, key));
        }
        return all;
    }
    WordSet word_set(const Value& value, const std::string& key) const {
        const auto list = texts(value, key);
        return {list.begin(), list.end()};
    }
    Words word_table(const Value& value, const std::string& key) const {
        Words words;
        for (const auto& [name, entry] : inner(value, key)) {
            words[name] = text(entry, name);
        }
        return words;
    }
    std::string rules(const Value& value, const std::string& key) const {
        std::string name = text(value, key);
        if (!name.empty() && !language_.numbers.knows(name)) {
            wrong(value, "ICU has no number rules " + name + " for this language");
        }
        return name;
    }
    Noun noun(const Value& value, const std::string& key) const {
        auto forms = texts(value, key);
        Noun noun;
        if (!forms.empty() && forms.back() == "feminine") {
            noun.feminine = true;
            forms.pop_back();
        }
        if (forms.empty() || forms.size() > language_.categories.size()) {
            wrong(value, key + " needs a form for each of plurals, or fewer");
        }
        noun.forms = std::move(forms);
        return noun;
    }

    using Entry = std::function<void(const Value&, const std::string&)>;
    void read_entries(const Table& table, const std::map<std::string, Entry, std::less<>>& known) {
        for (const auto& [key, value] : table) {
            const auto entry = known.find(key);
            if (entry == known.end()) {
                wrong(value, "there is no entry " + key + " here");
            }
            entry->second(value, key);
        }
    }
    Entry to(std::string& target) {
        return [this, &target](const Value& value, const std::string& key) {
            target = text(value, key);
        };
    }
    Entry to_rules(std::string& target) {
        return [this, &target](const Value& value, const std::string& key) {
            target = rules(value, key);
        };
    }
    Entry to(bool& target) {
        return [this, &target](const Value& value, const std::string& key) {
            target = flag(value, key);
        };
    }
    Entry to(std::int64_t& target) {
        return [this, &target](const Value& value, const std::string& key) {
            target = whole(value, key);
        };
    }
    Entry to(Words& target) {
        return [this, &target](const Value& value, const std::string& key) {
            target = word_table(value, key);
        };
    }
    Entry to(WordSet& target) {
        return [this, &target](const Value& value, const std::string& key) {
            target = word_set(value, key);
        };
    }

    /// The rule set, or it and the word that is said for the noun.
    Entry to(OrdinalNouns& target) {
        return [this, &target](const Value& value, const std::string& key) {
            for (const auto& [noun, entry] : inner(value, key)) {
                OrdinalNoun it;
                if (const auto* list = std::get_if<List>(&entry.content);
                    list != nullptr && list->size() == 2) {
                    it = {rules(list->front(), noun), text(list->back(), noun)};
                } else {
                    it.rules = rules(entry, noun);
                }
                target[noun] = std::move(it);
            }
        };
    }

    void read_numbers(const Table& table) {
        auto& it = language_;
        read_entries(table, {{"groups", to(it.groups)},
                             {"decimal", to(it.decimal)},
                             {"cardinal", to_rules(it.cardinal)},
                             {"counting", to_rules(it.counting)},
                             {"feminine", to_rules(it.feminine)},
                             {"feminine-thousand", to(it.feminine_thousand)},
                             {"feminine-nouns",
                              [this](const Value& value, const std::string& key) {
                                  for (const auto& [category, entry] : inner(value, key)) {
                                      language_.feminine_nouns[category] = texts(entry, category);
                                  }
                              }},
                             {"masculine-nouns",
                              [this](const Value& value, const std::string& key) {
                                  language_.masculine_nouns = texts(value, key);
                              }},
                             {"year", to_rules(it.year)},
                             {"year-suffix", to(it.year_suffix)},
                             {"spell", to(it.spell)},
                             {"spell-digits", to(it.spell_digits)},
                             {"parts",
                              [this](const Value& value, const std::string& key) {
                                  if (flag(value, key)) {
                                      language_.numbers.say_in_parts();
                                  }
                              }},
                             {"years", to(it.years)},
                             {"first-year", to(it.first_year)},
                             {"decimals-as-number", to(it.decimals_as_number)}});
    }
    void read_words(const Table& table) {
        for (const auto& [key, value] : table) {
            language_.words[key] = text(value, key);
        }
    }
    void read_ordinals(const Table& table) {
        read_entries(table, {{"suffixes",
                              [this](const Value& value, const std::string& key) {
                                  for (const auto& [suffix, entry] : inner(value, key)) {
                                      language_.ordinals.push_back({suffix, rules(entry, suffix)});
                                  }
                              }},
                             {"after",
                              [this](const Value& value, const std::string& key) {
                                  for (const auto& [word, entry] : inner(value, key)) {
                                      language_.ordinal_contexts.emplace_back(word,
                                                                              rules(entry, word));
                                  }
                              }},
                             {"named", to(language_.named_ordinals)},
                             {"years", to(language_.year_nouns)},
                             {"romans", to(language_.roman_nouns)},
                             {"hyphened", to_rules(language_.hyphened_noun)},
                             {"stop", to_rules(language_.ordinal_stop)}});
    }
    void read_fractions(const Table& table) {
        read_entries(table, {{"numerator", to_rules(language_.numerator)},
                             {"named",
                              [this](const Value& value, const std::string& key) {
                                  for (const auto& [name, entry] : inner(value, key)) {
                                      std::int64_t number = 0;
                                      std::from_chars(name.data(), name.data() + name.size(),
                                                      number);
                                      language_.named_fractions[number] = noun(entry, name);
                                  }
                              }},
                             {"made", [this](const Value& value, const std::string& key) {
                                  const auto* list = std::get_if<List>(&value.content);
                                  if (list == nullptr) {
                                      wrong(value, key + " must be a list of tables");
                                  }
                                  for (const Value& entry : *list) {
                                      read_fraction(inner(entry, key));
                                  }
                              }}});
    }
    void read_fraction(const Table& table) {
        FractionForm form;
        read_entries(table, {{"below", to(form.below)},
                             {"multiple", to(form.multiple)},
                             {"rules", to_rules(form.rules)},
                             {"many-rules", to_rules(form.many_rules)},
                             {"suffix", to(form.suffix)},
                             {"plural", to(form.plural)}});
        language_.fractions.push_back(form);
    }
    void read_dates(const Table& table) {
        auto& it = language_;
        read_entries(table,
                     {{"months", [this](const Value& value,
                                        const std::string& key) { read_months(value, key); }},
                      {"order", to(it.date_order)},
                      {"day-month", to(it.day_month)},
                      {"day-month-year", to(it.day_month_year)},
                      {"month-day", to(it.month_day)},
                      {"month-day-year", to(it.month_day_year)},
                      {"day", to_rules(it.day)},
                      {"written-ordinal", to_rules(it.written_ordinal)},
                      {"first-day", to_rules(it.first_day)},
                      {"year", to_rules(it.dated_year)},
                      {"day-joins", to(it.day_joins)},
                      {"year-words", to(it.year_words)},
                      {"spell-day", to(it.spell_day)}});
    }
    /// Each month: its name in a date, then all other ways to write it.
    void read_months(const Value& value, const std::string& key) {
        const auto* list = std::get_if<List>(&value.content);
        if (list == nullptr || list->size() != 12) {
            wrong(value, key + " must be a list of 12 lists");
        }
        int number = 0;
        for (const Value& month : *list) {
            const auto names = texts(month, key);
            if (names.empty()) {
                wrong(month, "a month has no name");
            }
            ++number;
            language_.month_names.push_back(names.front());
            for (const auto& name : names) {
                language_.months[lower_case(name)] = number;
            }
        }
    }
    void read_times(const Table& table) {
        auto& it = language_;
        read_entries(table,
                     {{"hour", to(it.hour)},
                      {"hour-minutes", to(it.hour_minutes)},
                      {"late-hour-minutes", to(it.late_hour_minutes)},
                      {"hour-minutes-seconds", to(it.hour_minutes_seconds)},
                      {"hour-words", to(it.hour_words)},
                      {"feminine-hours", to(it.feminine_hours)},
                      {"minute-units", to(it.minute_units)},
                      {"second-units", to(it.second_units)},
                      {"minutes",
                       [this](const Value& value, const std::string& key) {
                           for (const auto& [name, entry] : inner(value, key)) {
                               std::int64_t number = 0;
                               std::from_chars(name.data(), name.data() + name.size(), number);
                               language_.minute_words[number] = text(entry, name);
                           }
                       }},
                      {"day-parts", [this](const Value& value, const std::string& key) {
                           const auto* list = std::get_if<List>(&value.content);
                           if (list == nullptr) {
                               wrong(value, key + " must be a list of tables");
                           }
                           for (const Value& entry : *list) {
                               DayPart part;
                               read_entries(inner(entry, key), {{"meridiem", to(part.meridiem)},
                                                                {"from", to(part.from)},
                                                                {"to", to(part.to)},
                                                                {"words", to(part.words)}});
                               language_.day_parts.push_back(part);
                           }
                       }}});
    }
    void read_money(const Table& table) {
        auto& it = language_;
        read_entries(table, {{"scales", to(it.scales)},
                             {"scale-join", to(it.scale_join)},
                             {"currencies", [this](const Value& value, const std::string& key) {
                                  for (const auto& [sign, entry] : inner(value, key)) {
                                      read_currency(sign, inner(entry, sign));
                                  }
                              }}});
    }
    void read_currency(const std::string& sign, const Table& table) {
        Currency currency;
        read_entries(table,
                     {{"unit", [&](const Value& value,
                                   const std::string& key) { currency.unit = noun(value, key); }},
                      {"part", [&](const Value& value, const std::string& key) {
                           currency.part = noun(value, key);
                       }}});
        if (!currency.unit.forms.empty()) {
            language_.currencies[sign] = currency;
        }
    }
    void read_units(const Table& table) {
        for (const auto& [key, value] : table) {
            language_.units[key] = noun(value, key);
        }
    }
    void read_abbreviations(const Table& table) {
        auto& it = language_;
        read_entries(table, {{"everywhere", to(it.abbreviations)},
                             {"before-number", to(it.before_number)},
                             {"before-name", to(it.before_name)},
                             {"after-name", to(it.after_name)},
                             {"places", to(it.places)},
                             {"streets", to(it.streets)}});
    }
    void read_capitals(const Table& table) {
        auto& it = language_;
        read_entries(table, {{"spell-initialisms", to(it.spell_initialisms)},
                             {"acronyms", to(it.acronyms)},
                             {"initialisms", to(it.letter_names)},
                             {"words", to(it.plain_capitals)}});
    }
    void read_references(const Table& table) {
        auto& it = language_;
        read_entries(table, {{"cues", to(it.reference_cues)},
                             {"identifiers", to(it.identifiers)},
                             {"counted", to(it.regnal_not)},
                             {"first-names", to(it.regnal_names)},
                             {"greatest-ordinal", to(it.regnal_most)},
                             {"phone", to(it.phone_cues)},
                             {"citation-words", to(it.citation_words)}});
    }
    void read_signs(const Table& table) {
        for (const auto& [key, value] : table) {
            language_.signs[key] = text(value, key);
        }
    }

    void read_punctuation(const Table& table) {
        auto& it = language_;
        read_entries(table, {{"most", to(it.most_punctuation)}, {"all", to(it.all_punctuation)}});
    }

    std::string file_;
    SpokenLanguage& language_;
};

} // namespace

const std::string& SpokenLanguage::word(const std::string& id) const {
    static const std::string none;
    const auto found = words.find(id);
    return found == words.end() ? none : found->second;
}

const std::string& SpokenLanguage::form(const Noun& noun, std::string_view whole,
                                        std::string_view decimals) const {
    const auto at =
        std::find(categories.begin(), categories.end(), numbers.category(whole, decimals));
    const auto index = static_cast<std::size_t>(at - categories.begin());
    return noun.forms[std::min(index, noun.forms.size() - 1)];
}

SpokenLanguage load_spoken_language(const std::filesystem::path& folder,
                                    const std::string& locale) {
    SpokenLanguage language(locale);
    language.categories = {"one", "other"};
    const auto file = folder / "normalise.toml";
    std::error_code error;
    if (std::filesystem::exists(file, error)) {
        LanguageFile(file.string(), language).read(load_table(file));
    }
    return language;
}

} // namespace lectern
