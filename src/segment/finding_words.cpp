// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/finding_words.hpp"

#include "base/error.hpp"
#include "base/table.hpp"
#include "segment/letters.hpp"

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
};

constexpr std::size_t longest_cue = 32; // bytes; longer words carry none

[[noreturn]] void wrong(const std::filesystem::path& file, std::uint32_t line,
                        const std::string& problem) {
    throw Error(Failure::usage, file.string() + ", line " + std::to_string(line) + ": " + problem +
                                    "; mend it or install lectern again");
}

std::uint64_t hash_of(std::string_view text) noexcept {
    std::uint64_t hash = 14695981039346656037U;
    for (const char c : text) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
    }
    return hash ^ (hash >> 29U);
}

std::vector<std::string> words_in(std::string_view text) {
    std::vector<std::string> words;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (end > at) {
            words.emplace_back(folded(text.substr(at, end - at)));
        }
        at = end + 1;
    }
    return words;
}

char sign_of(char32_t c) noexcept {
    if (is_dash(c)) {
        return '-';
    }
    if (is_quote(c)) {
        return c == '\'' || c == 0x2018 || c == 0x2019 ? '\0' : '"';
    }
    switch (c) {
    case ',':
    case ';':
    case ':':
    case '.':
    case '?':
    case '!':
        return static_cast<char>(c);
    case '(':
    case '[':
        return '(';
    case ')':
    case ']':
        return ')';
    case 0x2026:
        return '.';
    default:
        return '\0';
    }
}

constexpr std::array<bool, 128> ascii_word = [] {
    std::array<bool, 128> table{};
    for (std::size_t c = 0; c < table.size(); ++c) {
        table[c] = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
    return table;
}();

/// Reads words and signs one after the other.
class WordReader {
public:
    WordReader(std::string_view text, TextRange range)
        : text_(text), at_(range.begin), end_(range.end) {}

    /// The next word or sign in `word`; false at the end. Words come folded in `folded_word`,
    /// empty where they are too long to be a cue.
    bool next(Word& word, std::string& folded_word) {
        while (at_ < end_) {
            const std::size_t begin = at_;
            const auto byte = static_cast<unsigned char>(text_[at_]);
            if (byte < 0x80 ? ascii_word[byte] : is_word_part(code_point_at(text_, at_).value)) {
                read_word();
                word = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_), {}, 0};
                fold_word(text_.substr(begin, at_ - begin), folded_word);
                return true;
            }
            const CodePoint c = code_point_at(text_, at_);
            at_ += c.length;
            if (const char sign = sign_of(c.value); sign != 0) {
                word = {
                    static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_), {}, sign};
                folded_word.clear();
                return true;
            }
        }
        return false;
    }

private:
    static void fold_word(std::string_view word, std::string& out) {
        out.clear();
        if (word.size() > longest_cue) {
            return;
        }
        fold_into(out, word);
    }

    /// Hyphens, apostrophes, and full stops and commas inside numbers join: "meta-analysis",
    /// "GAO's", "1,200".
    void read_word() {
        while (at_ < end_) {
            const auto byte = static_cast<unsigned char>(text_[at_]);
            if (byte < 0x80 && ascii_word[byte]) {
                ++at_;
                continue;
            }
            const CodePoint c = code_point_at(text_, at_);
            if (byte >= 0x80 && is_word_part(c.value)) {
                at_ += c.length;
                continue;
            }
            const bool joint = c.value == '\'' || c.value == 0x2019 || c.value == '-' ||
                               c.value == 0x2010 || c.value == 0x2011;
            const bool number = (c.value == ',' || c.value == '.') && at_ > 0 &&
                                is_digit(static_cast<unsigned char>(text_[at_ - 1]));
            const char32_t then = code_point_at(text_, at_ + c.length).value;
            if (at_ + c.length < end_ &&
                ((joint && is_word_part(then)) || (number && is_digit(then)))) {
                at_ += c.length;
                continue;
            }
            break;
        }
    }

    std::string_view text_;
    std::size_t at_;
    std::size_t end_;
};

} // namespace

FindingRules::FindingRules(const std::filesystem::path& file) {
    const Table table = load_table(file);
    for (const auto& [key, value] : table) {
        if (key == "clauses") {
            has_clauses_ = switch_at(table, key).value_or(false);
        } else if (key == "adverb_ending") {
            const std::string* ending = text_at(table, key);
            adverb_ending_ = ending != nullptr ? *ending : std::string();
        } else if (key == "reporting" || key == "advising") {
            add_phrases(texts_at(table, key),
                        key == "reporting" ? FindingKind::finding : FindingKind::recommendation);
        } else {
            const auto* const name = std::find(cue_names.begin(), cue_names.end(), key);
            const List* list = list_at(table, key);
            if (name == cue_names.end() || list == nullptr) {
                wrong(file, value.line, key + " is no list of words known here");
            }
            for (const std::string& text : texts_at(table, key)) {
                add(text, static_cast<Cue>(name - cue_names.begin()));
            }
        }
    }
    index();
}

void FindingRules::add(std::string_view text, Cue cue) {
    const std::vector<std::string> words = words_in(text);
    if (words.size() == 1) {
        entry_of(words[0]).cues.add(cue);
    } else if (!words.empty()) {
        entry_of(words[0]).compounds.push_back(static_cast<std::uint32_t>(compounds_.size()));
        compounds_.push_back({words, cue});
    }
}

void FindingRules::add_phrases(const std::vector<std::string>& texts, FindingKind kind) {
    for (const std::string& text : texts) {
        ReportingPhrase phrase;
        phrase.kind = kind;
        bool gap = false;
        for (std::string& word : words_in(text)) {
            if (word == "*") {
                gap = true;
                continue;
            }
            phrase.steps.push_back({std::move(word), gap});
            gap = false;
        }
        if (!phrase.steps.empty()) {
            entry_of(phrase.steps[0].word).cues.add(Cue::phrase_start);
            phrases_.push_back(std::move(phrase));
        }
    }
}

FindingRules::Entry& FindingRules::entry_of(const std::string& word) {
    const auto at = std::find_if(entries_.begin(), entries_.end(),
                                 [&](const Entry& entry) { return entry.word == word; });
    return at != entries_.end() ? *at : entries_.emplace_back(Entry{word, {}, {}});
}

void FindingRules::index() {
    std::size_t size = 64;
    while (size < entries_.size() * 4) {
        size *= 2;
    }
    slots_.assign(size, 0);
    for (std::uint32_t place = 0; place < entries_.size(); ++place) {
        std::size_t slot = hash_of(entries_[place].word) & (size - 1);
        while (slots_[slot] != 0) {
            slot = (slot + 1) & (size - 1);
        }
        slots_[slot] = place + 1;
    }
}

const FindingRules::Entry* FindingRules::find(std::string_view folded) const noexcept {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t slot = hash_of(folded) & mask; slots_[slot] != 0; slot = (slot + 1) & mask) {
        const Entry& entry = entries_[slots_[slot] - 1];
        if (entry.word == folded) {
            return &entry;
        }
    }
    return nullptr;
}

Cues FindingRules::cues(std::string_view folded) const noexcept {
    const Entry* entry = find(folded);
    return entry == nullptr ? Cues() : entry->cues;
}

void FindingRules::read(std::string_view text, TextRange range, std::vector<Word>& words) const {
    words.clear();
    WordReader reader(text, range);
    Word word;
    std::string folded_word;
    bool compounds = false;
    while (reader.next(word, folded_word)) {
        if (const Entry* entry = word.sign == 0 ? find(folded_word) : nullptr; entry != nullptr) {
            word.cues = entry->cues;
            compounds = compounds || !entry->compounds.empty();
        }
        words.push_back(word);
    }
    if (compounds) {
        join_compounds(text, words, 0);
    }
}

void FindingRules::join_compounds(std::string_view text, std::vector<Word>& words,
                                  std::size_t from) const {
    std::size_t out = from;
    std::string folded_word;
    for (std::size_t at = from; at < words.size();) {
        Word word = words[at];
        std::size_t longest = 1;
        fold_into(folded_word, words[at].sign == 0 && word.end - word.begin <= longest_cue
                                   ? text.substr(word.begin, word.end - word.begin)
                                   : std::string_view());
        const Entry* entry = folded_word.empty() ? nullptr : find(folded_word);
        for (const std::uint32_t number : entry ? entry->compounds : std::vector<std::uint32_t>()) {
            const Compound& compound = compounds_[number];
            std::size_t matched = 1;
            while (matched < compound.words.size() && at + matched < words.size()) {
                const Word& next = words[at + matched];
                if (next.sign != 0 || next.end - next.begin > longest_cue ||
                    folded(text.substr(next.begin, next.end - next.begin)) !=
                        compound.words[matched]) {
                    break;
                }
                ++matched;
            }
            if (matched == compound.words.size() && matched >= longest) {
                word.cues = matched > longest ? Cues() : word.cues;
                word.cues.add(compound.cue);
                word.end = words[at + matched - 1].end;
                longest = matched;
            }
        }
        words[out++] = word;
        at += longest;
    }
    words.resize(out);
}

std::shared_ptr<const FindingRules> load_finding_rules(const std::filesystem::path& file) {
    return std::make_shared<const FindingRules>(file);
}

} // namespace lectern
