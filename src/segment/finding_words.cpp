// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/finding_words.hpp"

#include "base/error.hpp"
#include "base/table.hpp"
#include "segment/letters.hpp"
#include "segment/word_reader.hpp"

#include <algorithm>
#include <array>

namespace lectern {
namespace {

/// The names of the cues in data files, in the order of the enumerators.
constexpr std::array<std::string_view, static_cast<std::size_t>(Cue::count)> cue_names{
    "result_nouns",
    "weak_result_nouns",
    "evidence_nouns",
    "being_verbs",
    "including_verbs",
    "finding_verbs",
    "object_verbs",
    "study_verbs",
    "author_pronouns",
    "author_nouns",
    "study_nouns",
    "own_study_nouns",
    "own_determiners",
    "determiners",
    "quantifiers",
    "recommending",
    "suggesting",
    "advised",
    "inverting",
    "vague_objects",
    "subordinators",
    "coordinators",
    "auxiliaries",
    "modals",
    "obligations",
    "prepositions",
    "existentials",
    "that",
    "negations",
    "neutral_subjects",
    "anaphors",
    "lack_words",
    "telling_verbs",
    "method_words",
    "introducers",
    "finding_headings",
    "advice_headings",
    "heading_frames",
    "heading_foreign",
    "heading_refusals",
    "method_headings",
    "what",
    "finding_labels",
    "advice_labels",
    "label_frames",
    "ordinal_words",
    "",
    "",
    "",
};

[[noreturn]] void wrong(const std::filesystem::path& file, std::uint32_t line,
                        const std::string& problem) {
    throw Error(Failure::usage, file.string() + ", line " + std::to_string(line) + ": " + problem +
                                    "; mend it or install lectern again");
}

std::vector<std::string> parts_of(std::string_view text, char between) {
    std::vector<std::string> parts;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find(between, at), text.size());
        if (end > at) {
            parts.emplace_back(text.substr(at, end - at));
        }
        at = end + 1;
    }
    return parts;
}

std::vector<std::string> words_in(std::string_view text) {
    return parts_of(folded(text), ' ');
}

} // namespace

FindingRules::FindingRules(const DataFile& data) {
    const auto& file = data.path;
    const Table table = parse_table(data.text, file.string());
    for (const auto& [key, value] : table) {
        if (key == "clauses") {
            has_clauses_ = switch_at(table, key).value_or(false);
        } else if (key == "adverb_ending") {
            const std::string* ending = text_at(table, key);
            adverb_ending_ = ending != nullptr ? *ending : std::string();
        } else if (key == "reporting" || key == "advising") {
            for (const std::string& phrase : texts_at(table, key)) {
                add_phrase(words_in(phrase),
                           key == "reporting" ? FindingKind::finding : FindingKind::recommendation);
            }
        } else {
            const auto* const name = std::find(cue_names.begin(), cue_names.end(), key);
            const List* list = list_at(table, key);
            if (name == cue_names.end() || list == nullptr) {
                wrong(file, value.line, key + " is no list of words known here");
            }
            for (const std::string& text : texts_at(table, key)) {
                add_entry(text, static_cast<Cue>(name - cue_names.begin()));
            }
        }
    }
}

void FindingRules::add_entry(std::string_view text, Cue cue) {
    const std::vector<std::string> words = words_in(text);
    if (words.size() == 1) {
        entry_of(words[0]).cues.add(cue);
    } else if (!words.empty()) {
        Compound compound{{}, cue};
        for (const std::string& word : words) {
            entry_of(word);
            compound.words.push_back(index_.add(word));
        }
        Entry& first = entries_[compound.words[0]];
        first.cues.add(Cue::compound_start);
        first.compounds.push_back(std::move(compound));
    }
}

/// "a|b" stands for either word, "@" for the report's author: the phrases written out.
void FindingRules::add_phrase(const std::vector<std::string>& words, FindingKind kind) {
    std::vector<ReportingPhrase> written{{{}, kind}};
    bool gap = false;
    for (const std::string& word : words) {
        if (word == "*") {
            gap = true;
            continue;
        }
        std::vector<ReportingPhrase> longer;
        for (const std::string& choice : parts_of(word, '|')) {
            for (const ReportingPhrase& phrase : written) {
                longer.push_back(phrase);
                longer.back().steps.push_back({choice, gap, choice == "@"});
            }
        }
        written = std::move(longer);
        gap = false;
    }
    for (ReportingPhrase& phrase : written) {
        if (phrase.steps.empty()) {
            continue;
        }
        if (phrase.steps[0].author && phrase.steps.size() > 1) {
            author_phrases_ = true;
            entry_of(phrase.steps[1].word).cues.add(Cue::phrase_verb);
        } else {
            entry_of(phrase.steps[0].word).cues.add(Cue::phrase_start);
        }
        phrases_.push_back(std::move(phrase));
    }
}

FindingRules::Entry& FindingRules::entry_of(const std::string& word) {
    const std::uint32_t number = index_.add(word);
    if (number == entries_.size()) {
        entries_.emplace_back();
    }
    return entries_[number];
}

Cues FindingRules::cues(std::string_view folded) const noexcept {
    const auto number = index_.find(folded);
    return number ? entries_[*number].cues : Cues();
}

Cues FindingRules::read(std::string_view text, TextRange range, std::vector<Word>& words) const {
    words.clear();
    WordReader reader(text, range);
    Word word;
    Cues all;
    while (reader.next(word)) {
        if (word.sign == 0) {
            if (const auto number = index_.find(reader.folded(), reader.hash())) {
                word.known = *number;
                word.cues = entries_[*number].cues;
                all.add(word.cues);
            }
        }
        words.push_back(word);
    }
    if (all.has(Cue::compound_start)) {
        join_compounds(words, all);
    }
    return all;
}

Cues FindingRules::first_cues(std::string_view text, TextRange range) const {
    WordReader reader(text, range);
    Word word;
    if (!reader.next(word) || word.sign != 0) {
        return {};
    }
    const auto number = index_.find(reader.folded(), reader.hash());
    return number ? entries_[*number].cues : Cues();
}

/// Whether the words at `at` are those of the phrase.
bool FindingRules::matches(const std::vector<Word>& words, std::size_t at,
                           const Compound& compound) {
    const auto is_next = [](const Word& word, std::uint32_t number) {
        return word.sign == 0 && word.known == number;
    };
    return words.size() - at >= compound.words.size() &&
           std::equal(
               compound.words.begin(), compound.words.end(),
               words.begin() + static_cast<std::ptrdiff_t>(at),
               [&](std::uint32_t number, const Word& word) { return is_next(word, number); });
}

void FindingRules::join_compounds(std::vector<Word>& words, Cues& all) const {
    std::size_t out = 0;
    for (std::size_t at = 0; at < words.size();) {
        Word word = words[at];
        std::size_t longest = 1;
        if (word.is(Cue::compound_start)) {
            for (const Compound& compound : entries_[word.known].compounds) {
                const std::size_t size = compound.words.size();
                if (size < longest || !matches(words, at, compound)) {
                    continue;
                }
                word.cues = size > longest ? Cues() : word.cues;
                word.cues.add(compound.cue);
                all.add(compound.cue);
                word.end = words[at + size - 1].end;
                longest = size;
            }
        }
        words[out++] = word;
        at += longest;
    }
    words.resize(out);
}

std::shared_ptr<const FindingRules> load_finding_rules(const DataFile& data) {
    return std::make_shared<const FindingRules>(data);
}

std::shared_ptr<const FindingRules> load_finding_rules(const std::filesystem::path& file) {
    return load_finding_rules(read_data_file(file));
}

} // namespace lectern
