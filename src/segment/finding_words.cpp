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
    "",
};

constexpr std::size_t longest_cue = 32; // bytes; longer words carry none

[[noreturn]] void wrong(const std::filesystem::path& file, std::uint32_t line,
                        const std::string& problem) {
    throw Error(Failure::usage, file.string() + ", line " + std::to_string(line) + ": " + problem +
                                    "; mend it or install lectern again");
}

/// FNV-1a, taken byte by byte while a word is read.
constexpr std::uint64_t hash_start = 14695981039346656037U;
constexpr std::uint64_t hash_step(std::uint64_t hash, char c) noexcept {
    return (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
}

std::uint64_t hash_of(std::string_view text) noexcept {
    std::uint64_t hash = hash_start;
    for (const char c : text) {
        hash = hash_step(hash, c);
    }
    return hash;
}

std::uint32_t upper_half(std::uint64_t hash) noexcept {
    return static_cast<std::uint32_t>(hash >> 32U);
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

/// The small form of ASCII letters and digits, 0 for all other bytes.
constexpr std::array<char, 256> small_form = [] {
    std::array<char, 256> table{};
    for (std::size_t c = 0; c < 128; ++c) {
        const auto sign = static_cast<char>(c);
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')) {
            table[c] = sign;
        } else if (c >= 'A' && c <= 'Z') {
            table[c] = static_cast<char>(c + 32);
        }
    }
    return table;
}();

/// Whether a word as written is `small` when folded.
bool folds_to(std::string_view written, std::string_view small) {
    for (std::size_t at = 0; at < written.size(); ++at) {
        const auto byte = static_cast<unsigned char>(written[at]);
        if (byte >= 0x80) {
            return folded(written) == small;
        }
        const char form = small_form[byte] != 0 ? small_form[byte] : written[at];
        if (at >= small.size() || form != small[at]) {
            return false;
        }
    }
    return written.size() == small.size();
}

/// Reads words and signs one after the other.
class WordReader {
public:
    WordReader(std::string_view text, TextRange range)
        : text_(text), at_(range.begin), end_(range.end) {}

    /// The next word or sign in `word`; false at the end.
    bool next(Word& word) {
        while (at_ < end_) {
            const std::size_t begin = at_;
            const auto byte = static_cast<unsigned char>(text_[at_]);
            if (small_form[byte] != 0 ||
                (byte >= 0x80 && is_word_part(code_point_at(text_, at_).value))) {
                read_word();
                word = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_), {}, 0};
                return true;
            }
            const CodePoint c = code_point_at(text_, at_);
            at_ += c.length;
            if (const char sign = sign_of(c.value); sign != 0) {
                word = {
                    static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_), {}, sign};
                return true;
            }
        }
        return false;
    }

    /// The last word folded, empty where it is too long to be a cue; looks into the reader.
    std::string_view folded_word() const { return {folded_.data(), length_}; }
    std::uint64_t hash() const { return hash_; }

private:
    void read_word() {
        const std::size_t begin = at_;
        std::uint64_t hash = hash_start;
        std::size_t length = 0;
        char small = 0;
        while (at_ < end_ && length < folded_.size() &&
               (small = small_form[static_cast<unsigned char>(text_[at_])]) != 0) {
            folded_[length++] = small;
            hash = hash_step(hash, small);
            ++at_;
        }
        length_ = length;
        hash_ = hash;
        if (at_ < end_ && !ends_word(text_[at_])) {
            read_joined_word(begin);
        }
    }

    /// Most words end at a space or a sign that joins nothing.
    static bool ends_word(char c) { return c == ' ' || c == ')' || c == ';' || c == ':'; }

    /// Hyphens, apostrophes, and full stops and commas inside numbers join: "meta-analysis",
    /// "GAO's", "1,200".
    void read_joined_word(std::size_t begin) {
        const std::size_t plain_end = at_;
        while (at_ < end_) {
            const auto byte = static_cast<unsigned char>(text_[at_]);
            if (small_form[byte] != 0) {
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
            if (at_ + c.length >= end_ ||
                !((joint && is_word_part(then)) || (number && is_digit(then)))) {
                break;
            }
            at_ += c.length;
        }
        if (at_ != plain_end) {
            fold_again(text_.substr(begin, at_ - begin));
        }
    }

    void fold_again(std::string_view word) {
        length_ = 0;
        if (word.size() > longest_cue) {
            return;
        }
        fold_into(buffer_, word);
        if (buffer_.size() <= folded_.size()) {
            length_ = buffer_.copy(folded_.data(), buffer_.size());
            hash_ = hash_of(folded_word());
        }
    }

    std::string_view text_;
    std::size_t at_;
    std::size_t end_;
    std::array<char, longest_cue + 8> folded_{};
    std::size_t length_ = 0;
    std::uint64_t hash_ = 0;
    std::string buffer_;
};

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
    index();
}

void FindingRules::add_entry(std::string_view text, Cue cue) {
    const std::vector<std::string> words = words_in(text);
    if (words.size() == 1) {
        entry_of(words[0]).cues.add(cue);
    } else if (!words.empty()) {
        entry_of(words[0]).cues.add(Cue::compound_start);
        entry_of(words[0]).compounds.push_back(static_cast<std::uint32_t>(compounds_.size()));
        compounds_.push_back({words, cue});
    }
}

/// "a|b" stands for either word: the phrases written out.
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
                longer.back().steps.push_back({choice, gap});
            }
        }
        written = std::move(longer);
        gap = false;
    }
    for (ReportingPhrase& phrase : written) {
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
    slots_.assign(size, {});
    for (std::uint32_t place = 0; place < entries_.size(); ++place) {
        const std::uint64_t hash = hash_of(entries_[place].word);
        std::size_t slot = hash & (size - 1);
        while (slots_[slot].place != 0) {
            slot = (slot + 1) & (size - 1);
        }
        slots_[slot] = {upper_half(hash), place + 1};
    }
}

const FindingRules::Entry* FindingRules::find(std::string_view folded,
                                              std::uint64_t hash) const noexcept {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t slot = hash & mask; slots_[slot].place != 0; slot = (slot + 1) & mask) {
        if (slots_[slot].hash == upper_half(hash)) {
            const Entry& entry = entries_[slots_[slot].place - 1];
            if (entry.word == folded) {
                return &entry;
            }
        }
    }
    return nullptr;
}

Cues FindingRules::cues(std::string_view folded) const noexcept {
    const Entry* entry = find(folded, hash_of(folded));
    return entry == nullptr ? Cues() : entry->cues;
}

Cues FindingRules::read(std::string_view text, TextRange range, std::vector<Word>& words) const {
    words.clear();
    WordReader reader(text, range);
    Word word;
    Cues all;
    while (reader.next(word)) {
        if (word.sign == 0) {
            const Entry* entry = find(reader.folded_word(), reader.hash());
            if (entry != nullptr) {
                word.cues = entry->cues;
                all.add(word.cues);
            }
        }
        words.push_back(word);
    }
    if (all.has(Cue::compound_start)) {
        join_compounds(text, words, all);
    }
    return all;
}

std::span<const std::uint32_t> FindingRules::compounds_at(std::string_view text, const Word& word,
                                                          std::string& buffer) const {
    if (!word.is(Cue::compound_start)) {
        return {};
    }
    fold_into(buffer, text.substr(word.begin, word.end - word.begin));
    const Entry* entry = find(buffer, hash_of(buffer));
    return entry == nullptr ? std::span<const std::uint32_t>() : entry->compounds;
}

std::size_t FindingRules::matched_words(std::string_view text, const std::vector<Word>& words,
                                        std::size_t at, const Compound& compound) {
    for (std::size_t step = 1; step < compound.words.size(); ++step) {
        if (at + step >= words.size()) {
            return 0;
        }
        const Word& next = words[at + step];
        if (next.sign != 0 || next.end - next.begin > longest_cue ||
            !folds_to(text.substr(next.begin, next.end - next.begin), compound.words[step])) {
            return 0;
        }
    }
    return compound.words.size();
}

void FindingRules::join_compounds(std::string_view text, std::vector<Word>& words,
                                  Cues& all) const {
    std::size_t out = 0;
    std::string buffer;
    for (std::size_t at = 0; at < words.size();) {
        Word word = words[at];
        std::size_t longest = 1;
        for (const std::uint32_t number : compounds_at(text, word, buffer)) {
            const std::size_t matched = matched_words(text, words, at, compounds_[number]);
            if (matched < 2 || matched < longest) {
                continue;
            }
            word.cues = matched > longest ? Cues() : word.cues;
            word.cues.add(compounds_[number].cue);
            all.add(compounds_[number].cue);
            word.end = words[at + matched - 1].end;
            longest = matched;
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
