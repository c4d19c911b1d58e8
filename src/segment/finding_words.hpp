// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a text with what they mean to the rules of findings: voices/LANG/findings.toml.
#pragma once

#include "base/table.hpp"
#include "document/document.hpp"
#include "segment/findings.hpp"
#include "segment/word_index.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// What a word can be to the rules. The order is that of `cue_names` in finding_words.cpp.
enum class Cue : std::uint8_t {
    result_noun,       // problems, weaknesses: what a lead-in announces
    weak_result_noun,  // challenges: only where the items are numbered
    evidence_noun,     // reports, evidence: "there were no … of"
    being_verb,        // is, were
    including_verb,    // included
    finding_verb,      // determined: wants "that" or a noun of result
    object_verb,       // found: whatever it found is a result
    study_verb,        // indicates: of studies, with "that"
    author_pronoun,    // we
    author_noun,       // the auditors
    study_noun,        // the analysis
    own_study_noun,    // our testing: the report's own only with the next
    own_determiner,    // our, this
    determiner,        // our, this, the
    quantifier,        // several, other: stands before nouns, never before a verb
    recommending_verb, // recommend
    suggesting_verb,   // suggest: with "that"
    advised,           // recommended: only in "it is recommended that"
    inverting,         // had: "Had we found that" says nothing
    vague_object,      // recommendations: nothing is said yet
    subordinator,      // although, because
    coordinator,       // and
    auxiliary,         // also, have: may stand between subject and verb
    modal,             // may, can: nothing was found
    obligation,        // should
    preposition,       // of
    existential,       // there
    that,              // that
    negation,          // not
    neutral_subject,   // it: "it was found that"
    anaphor,           // it, they: the author, where the sentence before is the author's
    lack_word,         // missing, expired, without: what is identified with one is a result
    telling_verb,      // said: what follows is another's
    method_word,       // reliable: the report's own material
    introducer,        // as follows, namely: items come next
    finding_heading,   // Findings
    advice_heading,    // Recommendations
    heading_frame,     // summary (of)
    heading_foreign,   // Discussion
    heading_refusal,   // previous, status
    method_heading,    // Methodology
    what,              // what: "What we found"
    finding_label,     // Finding 3:
    advice_label,      // Recommendation 2:
    label_frame,       // key, overview of
    ordinal_word,      // first, second: may open an item
    phrase_start,      // begins a reporting phrase; set from those, no list of its own
    phrase_verb,       // comes first behind the author in one; likewise
    compound_start,    // begins a phrase of some list; likewise
    count
};

/// Several cues at once.
class Cues {
public:
    constexpr bool has(Cue cue) const noexcept { return (bits_ & bit(cue)) != 0; }
    constexpr bool none() const noexcept { return bits_ == 0; }
    /// Whether one of `cues` is there.
    template <typename... Some>
    constexpr bool any(Some... cues) const noexcept {
        return (bits_ & (bit(cues) | ...)) != 0;
    }
    constexpr void add(Cue cue) noexcept { bits_ |= bit(cue); }
    constexpr void add(Cues others) noexcept { bits_ |= others.bits_; }

private:
    static constexpr std::uint64_t bit(Cue cue) noexcept {
        return std::uint64_t{1} << static_cast<unsigned>(cue);
    }
    std::uint64_t bits_ = 0;
};

/// A word, a phrase that the language knows as one, or a sign between words.
struct Word {
    std::uint32_t begin = 0; // bytes of the text
    std::uint32_t end = 0;
    Cues cues;
    char sign = 0; // 0: a word; else , ; : . ? ! ( ) " - for any kind of comma … quote, dash
    std::uint32_t known = unknown; // the number of the (first) word in the data
    static constexpr std::uint32_t unknown = 0xFFFFFFFFU;
    bool is(Cue cue) const noexcept { return cues.has(cue); }
};

/// A whole sentence told by words with gaps: "wir * festgestellt dass".
struct ReportingPhrase {
    struct Step {
        std::string word;
        bool gap_before = false; // some words may stand before it
        bool author = false;     // "@": the report's author or study, whatever its words
    };
    std::vector<Step> steps;
    FindingKind kind = FindingKind::finding;
};

class FindingRules {
public:
    /// Throws Error (usage) with file and line.
    explicit FindingRules(const DataFile& data);

    /// The words of `text` within `range`, in order; phrases of the data are one word. Gives all
    /// cues that occur. Linear.
    Cues read(std::string_view text, TextRange range, std::vector<Word>& words) const;
    /// The cues of the first word in `range`, before phrases are joined; none where a sign stands
    /// there. Looks at nothing else.
    Cues first_cues(std::string_view text, TextRange range) const;
    /// The cues of one folded word.
    Cues cues(std::string_view folded) const noexcept;
    const std::vector<ReportingPhrase>& reporting_phrases() const noexcept { return phrases_; }
    /// Whether some of them begin with the report's author, whatever its words.
    bool has_author_phrases() const noexcept { return author_phrases_; }
    /// Whether main clauses are looked for as in English: subject, then verb.
    bool has_clauses() const noexcept { return has_clauses_; }
    /// What adverbs end in, "ly"; empty where no ending tells.
    std::string_view adverb_ending() const noexcept { return adverb_ending_; }

private:
    struct Compound {
        std::vector<std::uint32_t> words; // their numbers
        Cue cue;
    };
    struct Entry {
        Cues cues;
        std::vector<Compound> compounds; // that begin with this word
    };
    void add_entry(std::string_view text, Cue cue);
    void add_phrase(const std::vector<std::string>& words, FindingKind kind);
    Entry& entry_of(const std::string& word);
    static bool matches(const std::vector<Word>& words, std::size_t at, const Compound& compound);
    void join_compounds(std::vector<Word>& words, Cues& all) const;

    WordIndex index_;
    std::vector<Entry> entries_; // by their words' numbers
    std::vector<ReportingPhrase> phrases_;
    std::string adverb_ending_;
    bool has_clauses_ = false;
    bool author_phrases_ = false;
};

} // namespace lectern
