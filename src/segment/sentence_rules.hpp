// SPDX-License-Identifier: GPL-3.0-or-later
// The words of voices/LANG/sentences.toml by what they mean for the end of a sentence.
#pragma once

#include "base/table.hpp"
#include "segment/sentences.hpp"
#include "segment/word_index.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lectern {

/// What a word is to the full stop after it, or to a full stop before it. A word may be several.
enum class WordClass : std::uint16_t {
    title = 1U << 0U,          // stands before a name: "Dr."
    before_number = 1U << 1U,  // stands before a number: "No."
    calendar = 1U << 2U,       // short for a month or day: "Jan."
    unit = 1U << 3U,           // stands after a number: "ft."
    never_final = 1U << 4U,    // never ends a sentence: "e.g."
    may_end = 1U << 5U,        // ends one where a sentence opener follows: "Inc."
    often_ends = 1U << 6U,     // ends one where a capital follows: "etc."
    opener = 1U << 7U,         // opens sentences when it has a capital: "The"
    designator = 1U << 8U,     // takes a letter or number as its name: "Appendix"
    before_ordinal = 1U << 9U, // stands before an ordinal: "der 3."
    ordinal_noun = 1U << 10U,  // stands after an ordinal: "1. Januar"
    time_opener = 1U << 11U,   // opens a time at the start of a sentence: "At 5 p.m."
    letter_word = 1U << 12U,   // a word of one letter: "I"
    exclamation = 1U << 13U,   // a name that is written with an exclamation mark: "Yahoo!"
    continuation = 1U << 14U,  // capitalised, yet goes on after an abbreviation: "p.m. Monday"
    symbol = 1U << 15U,        // a unit without a full stop of its own: "km"
};

/// Some classes at once.
class WordClasses {
public:
    constexpr WordClasses() = default;
    constexpr explicit WordClasses(std::uint16_t bits) : bits_(bits) {}
    constexpr bool has(WordClass one) const noexcept {
        return (bits_ & static_cast<std::uint16_t>(one)) != 0;
    }
    constexpr bool none() const noexcept { return bits_ == 0; }
    void add(WordClass one) noexcept { add(WordClasses(static_cast<std::uint16_t>(one))); }
    void add(WordClasses others) noexcept {
        bits_ = static_cast<std::uint16_t>(bits_ | others.bits_);
    }

private:
    std::uint16_t bits_ = 0;
};

class SentenceRules {
public:
    /// Throws Error (usage) with file and line.
    explicit SentenceRules(const DataFile& data);

    /// The classes of a folded word, or of an abbreviation of several parts without its spaces and
    /// its last full stop ("z.b", "u.s").
    WordClasses classes(std::string_view folded) const noexcept;
    /// The classes of the ending that a compound word is short by: "Goethestr".
    WordClasses compound_classes(std::string_view folded) const noexcept;
    /// Whether some known abbreviation goes on after `folded`, which ends with a full stop ("z.").
    bool goes_on(std::string_view folded) const noexcept;
    /// Whether a number with a full stop is an ordinal in this language.
    bool ordinal_dots() const noexcept { return ordinal_dots_; }
    /// Whether any capital behind a unit opens a sentence; not where nouns have capitals.
    bool units_end() const noexcept { return units_end_; }

private:
    std::vector<std::pair<std::string, WordClasses>> words_; // sorted
    WordIndex index_;                                        // of the places in words_
    std::vector<std::string> endings_;
    bool ordinal_dots_ = false;
    bool units_end_ = false;
};

} // namespace lectern
