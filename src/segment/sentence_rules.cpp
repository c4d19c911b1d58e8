// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/sentence_rules.hpp"

#include "base/error.hpp"
#include "base/table.hpp"
#include "segment/letters.hpp"

#include <algorithm>
#include <array>

namespace lectern {
namespace {

struct ClassName {
    std::string_view key;
    WordClass word_class;
};
constexpr std::array class_names{
    ClassName{"titles", WordClass::title},
    ClassName{"before_number", WordClass::before_number},
    ClassName{"calendar", WordClass::calendar},
    ClassName{"units", WordClass::unit},
    ClassName{"never_final", WordClass::never_final},
    ClassName{"may_end", WordClass::may_end},
    ClassName{"often_ends", WordClass::often_ends},
    ClassName{"openers", WordClass::opener},
    ClassName{"designators", WordClass::designator},
    ClassName{"before_ordinal", WordClass::before_ordinal},
    ClassName{"ordinal_nouns", WordClass::ordinal_noun},
    ClassName{"time_openers", WordClass::time_opener},
    ClassName{"letter_words", WordClass::letter_word},
    ClassName{"exclamation_names", WordClass::exclamation},
    ClassName{"continuations", WordClass::continuation},
    ClassName{"symbols", WordClass::symbol},
};

/// "Z. B." → "z.b": how the scanner puts an abbreviation together.
std::string entry(std::string_view written) {
    std::string word = folded(written);
    std::erase(word, ' ');
    if (word.size() > 1 && word.back() == '.') {
        word.pop_back();
    }
    return word;
}

[[noreturn]] void wrong(const std::filesystem::path& file, std::uint32_t line,
                        const std::string& problem) {
    throw Error(Failure::usage, file.string() + ", line " + std::to_string(line) + ": " + problem +
                                    "; mend it or install lectern again");
}

std::vector<std::string> words_of(const std::filesystem::path& file, std::string_view key,
                                  const Value& value, const Table& table) {
    const List* list = list_at(table, key);
    if (list == nullptr) {
        wrong(file, value.line, std::string(key) + " is no list of words");
    }
    std::vector<std::string> words;
    for (const Value& word : *list) {
        const auto* text = std::get_if<std::string>(&word.content);
        if (text == nullptr || text->empty()) {
            wrong(file, word.line, "a word in quotes is missing");
        }
        words.push_back(*text);
    }
    return words;
}

WordClass class_of(const std::filesystem::path& file, std::string_view key, const Value& value) {
    const auto name = std::find_if(class_names.begin(), class_names.end(),
                                   [key](const ClassName& one) { return one.key == key; });
    if (name == class_names.end()) {
        wrong(file, value.line, std::string(key) + " is no list of words known here");
    }
    return name->word_class;
}

} // namespace

SentenceRules::SentenceRules(const DataFile& data) {
    const auto& file = data.path;
    const Table table = parse_table(data.text, file.string());
    for (const auto& [key, value] : table) {
        if (key == "ordinal_dots") {
            ordinal_dots_ = switch_at(table, key).value_or(false);
            continue;
        }
        if (key == "units_end") {
            units_end_ = switch_at(table, key).value_or(false);
            continue;
        }
        for (const std::string& word : words_of(file, key, value, table)) {
            if (key == "endings") {
                endings_.push_back(folded(word));
                continue;
            }
            WordClasses classes;
            classes.add(class_of(file, key, value));
            words_.emplace_back(entry(word), classes);
        }
    }
    std::sort(words_.begin(), words_.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::pair<std::string, WordClasses>> merged;
    for (auto& word : words_) {
        if (merged.empty() || merged.back().first != word.first) {
            merged.push_back(std::move(word));
        } else {
            merged.back().second.add(word.second);
        }
    }
    words_ = std::move(merged);
    for (const auto& word : words_) {
        index_.add(word.first);
    }
}

WordClasses SentenceRules::classes(std::string_view folded) const noexcept {
    const auto number = index_.find(folded);
    return number ? words_[*number].second : WordClasses();
}

WordClasses SentenceRules::compound_classes(std::string_view folded) const noexcept {
    const bool known =
        std::any_of(endings_.begin(), endings_.end(), [folded](const std::string& ending) {
            return folded.size() > ending.size() + 2 && folded.ends_with(ending);
        });
    WordClasses classes;
    if (known) {
        classes.add(WordClass::may_end);
    }
    return classes;
}

bool SentenceRules::goes_on(std::string_view folded) const noexcept {
    const auto at =
        std::lower_bound(words_.begin(), words_.end(), folded,
                         [](const auto& entry, std::string_view key) { return entry.first < key; });
    return at != words_.end() && std::string_view(at->first).starts_with(folded);
}

std::shared_ptr<const SentenceRules> load_sentence_rules(const DataFile& data) {
    return std::make_shared<const SentenceRules>(data);
}

std::shared_ptr<const SentenceRules> load_sentence_rules(const std::filesystem::path& file) {
    return load_sentence_rules(read_data_file(file));
}

} // namespace lectern
