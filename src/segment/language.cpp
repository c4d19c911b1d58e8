// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/language.hpp"

#include "base/error.hpp"
#include "base/table.hpp"

namespace lectern {
namespace {

namespace fs = std::filesystem;

/// The language of whose rules those of an unknown one are taken.
const std::string default_language = "en";

[[noreturn]] void wrong(const fs::path& file, const Value& value, const std::string& problem) {
    throw Error(Failure::usage,
                file.string() + ", line " + std::to_string(value.line) + ": " + problem);
}

std::vector<std::string> texts(const fs::path& file, const Value& value) {
    const auto* list = std::get_if<List>(&value.content);
    if (list == nullptr) {
        wrong(file, value, "this is no list: write texts between square brackets");
    }
    std::vector<std::string> found;
    for (const auto& entry : *list) {
        const auto* text = std::get_if<std::string>(&entry.content);
        if (text == nullptr || text->empty()) {
            wrong(file, entry, "this is no text: write words between quotes");
        }
        found.push_back(folded(*text));
    }
    return found;
}

TextSet text_set(const fs::path& file, const Value& value) {
    auto list = texts(file, value);
    return {std::make_move_iterator(list.begin()), std::make_move_iterator(list.end())};
}

std::vector<std::vector<std::string>> text_lists(const fs::path& file, const Value& value) {
    const auto* list = std::get_if<List>(&value.content);
    if (list == nullptr) {
        wrong(file, value, "this is no list: write lists of words between square brackets");
    }
    std::vector<std::vector<std::string>> found;
    for (const auto& entry : *list) {
        found.push_back(texts(file, entry));
    }
    return found;
}

struct SetEntry {
    std::string_view name;
    TextSet StructureRules::*set;
};
constexpr SetEntry set_entries[] = {
    {"small_words", &StructureRules::small_words},
    {"top_headings", &StructureRules::top_headings},
    {"front_headings", &StructureRules::front_headings},
    {"known_headings", &StructureRules::known_headings},
    {"contents_headings", &StructureRules::contents_headings},
    {"caption_words", &StructureRules::caption_words},
    {"page_words", &StructureRules::page_words},
    {"page_of_words", &StructureRules::page_of_words},
    {"note_words", &StructureRules::note_words},
    {"letter_labels", &StructureRules::letter_labels},
    {"letter_words", &StructureRules::letter_words},
    {"warning_words", &StructureRules::warning_words},
    {"month_words", &StructureRules::month_words},
    {"closing_abbreviations", &StructureRules::closing_abbreviations},
    {"compound_heads", &StructureRules::compound_heads},
    {"joining_words", &StructureRules::joining_words},
    {"menu_lines", &StructureRules::menu_lines},
};

void read_entry(StructureRules& rules, const fs::path& file, const std::string& name,
                const Value& value) {
    for (const auto& entry : set_entries) {
        if (entry.name == name) {
            rules.*entry.set = text_set(file, value);
            return;
        }
    }
    if (name == "divisions") {
        rules.divisions = text_lists(file, value);
    } else if (name == "number_words") {
        rules.number_words = texts(file, value);
    } else if (name == "menu_phrases") {
        for (auto& phrase : texts(file, value)) {
            std::string first(first_word(phrase));
            rules.menu_phrases.emplace(std::move(first), std::move(phrase));
        }
    } else if (name == "number_before_division") {
        const auto* on = std::get_if<bool>(&value.content);
        if (on == nullptr) {
            wrong(file, value, name + " is true or false");
        }
        rules.number_before_division = *on;
    } else {
        wrong(file, value,
              "no entry is named " + name + ": see the head of voices/en/structure.toml");
    }
}

} // namespace

std::optional<std::uint8_t> StructureRules::division(std::string_view word) const {
    for (std::size_t rank = 0; rank < divisions.size(); ++rank) {
        for (const auto& known : divisions[rank]) {
            if (known == word) {
                return static_cast<std::uint8_t>(rank);
            }
        }
    }
    return std::nullopt;
}

StructureRules load_structure_rules(const DataFile& data) {
    StructureRules rules;
    for (const auto& [name, value] : parse_table(data.text, data.path.string())) {
        read_entry(rules, data.path, name, value);
    }
    return rules;
}

LanguageData::LanguageData(const fs::path& voices) {
    const auto read = [](const fs::path& file) {
        return fs::exists(file) ? std::optional(read_data_file(file)) : std::nullopt;
    };
    std::error_code unreadable;
    for (const auto& entry : fs::directory_iterator(voices, unreadable)) {
        if (auto structure = read(entry.path() / "structure.toml")) {
            files_.emplace(entry.path().filename().string(),
                           Files{std::move(*structure), read(entry.path() / "sentences.toml"),
                                 read(entry.path() / "findings.toml")});
        }
    }
    const auto english = files_.find(default_language);
    if (english == files_.end() || !english->second.sentences) {
        throw Error(Failure::internal, "the language data of English is missing in " +
                                           voices.string() + ": install lectern again");
    }
}

bool LanguageData::knows(std::string_view tag) const {
    return files_.contains(main_language(tag));
}

const LanguageRules& LanguageData::rules(std::string_view tag) const {
    std::string language = main_language(tag);
    if (!files_.contains(language)) {
        language = default_language;
    }
    const auto made = made_.find(language);
    return made != made_.end() ? made->second : make(language);
}

const LanguageRules& LanguageData::make(const std::string& language) const {
    const Files& files = files_.find(language)->second;
    LanguageRules rules;
    rules.tag = language;
    rules.structure = load_structure_rules(files.structure);
    rules.sentences = files.sentences ? load_sentence_rules(*files.sentences)
                                      : this->rules(default_language).sentences;
    rules.findings = files.findings ? load_finding_rules(*files.findings) : nullptr;
    return made_.emplace(language, std::move(rules)).first->second;
}

std::vector<std::string> LanguageData::tags() const {
    std::vector<std::string> tags;
    for (const auto& [tag, files] : files_) {
        tags.push_back(tag);
    }
    return tags;
}

std::string main_language(std::string_view tag) {
    return folded(tag.substr(0, tag.find_first_of("-_")));
}

std::shared_ptr<const LanguageData> load_languages(const fs::path& voices) {
    return std::make_shared<const LanguageData>(voices);
}

} // namespace lectern
