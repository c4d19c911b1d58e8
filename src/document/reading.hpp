// SPDX-License-Identifier: GPL-3.0-or-later
// What the segmenter gives and the player walks over: blocks with their sentences, findings and
// sections. Plain data; grows at its end while the parser is still at work.
#pragma once

#include "document/document.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lectern {

/// A point in a reading: a block (its index) and a byte of that block's text.
struct Place {
    std::uint32_t block = 0;
    std::uint32_t byte = 0;
    auto operator<=>(const Place&) const = default;
};

/// From `begin` up to, not with, `end`; may go over several blocks.
struct PlaceRange {
    Place begin;
    Place end;
    bool operator==(const PlaceRange&) const = default;
};

/// One utterance of reading on: a sentence, a whole heading, a whole table cell. Never crosses
/// blocks; no outer white space; never empty. The sentences of a block cover all its words.
struct Sentence {
    std::uint32_t block = 0;
    TextRange range;
    bool operator==(const Sentence&) const = default;
};

enum class FindingKind : std::uint8_t { finding, recommendation };
inline constexpr FindingKind last_finding_kind = FindingKind::recommendation;

/// Which of the four rules of a finding made it, for "why is this one": an item of an enumeration
/// whose lead-in announces results, a statement under its own label, an item under a results
/// heading, a reporting sentence.
enum class FindingRule : std::uint8_t {
    enumeration,
    labelled_statement,
    results_heading,
    reporting_sentence
};
inline constexpr FindingRule last_finding_rule = FindingRule::reporting_sentence;

struct Finding {
    FindingKind kind = FindingKind::finding;
    FindingRule rule = FindingRule::enumeration;
    bool guessed = false; // made from wording alone (rule reporting_sentence, guessed headings)
    PlaceRange range;     // the span that is spoken, without its label
    std::string label;    // "Finding 4", as the document writes it; else empty
    std::string cue;      // the document's words that made it one, for a listener who asks why
    bool operator==(const Finding&) const = default;
};

/// What lies below one heading, up to the next of its own or a higher level.
struct Section {
    std::uint32_t heading = 0;           // block
    std::uint8_t level = 1;              // 1 to 6
    std::optional<std::uint32_t> parent; // index of the section around it
    bool operator==(const Section&) const = default;
};

/// What the parser sends at a time: some blocks and all that lies in them. Block numbers in
/// `sentences` and `findings` count within the whole reading, not within the part.
struct ReadingPart {
    std::uint32_t first_block = 0;
    std::vector<Block> blocks;
    std::vector<Sentence> sentences;
    std::vector<Finding> findings;
    bool operator==(const ReadingPart&) const = default;
};

/// Takes what the segmenter makes, in order. Implemented by the parser program (which sends it on)
/// and by tests; called on one thread.
class ReadingSink {
public:
    virtual ~ReadingSink() = default;
    virtual void facts(const Facts& facts) = 0;
    virtual void part(ReadingPart part) = 0;
    virtual void progress(std::uint64_t done, std::uint64_t all) = 0;
};

/// A whole document, or as much of it as has come. All vectors are in reading order.
class Reading {
public:
    /// Adds what follows. Throws Error (internal) where the part does not fit: wrong first block,
    /// places outside the texts, sentences or findings out of order, offsets inside a code point.
    void append(ReadingPart part);
    void set_facts(const Facts& facts) { facts_ = facts; }

    const Facts& facts() const noexcept { return facts_; }
    const std::vector<Block>& blocks() const noexcept { return blocks_; }
    const std::vector<Sentence>& sentences() const noexcept { return sentences_; }
    const std::vector<Finding>& findings() const noexcept { return findings_; }
    /// One for each heading block, in order.
    const std::vector<Section>& sections() const noexcept { return sections_; }

    /// The section that a block stands in; a heading stands in its own. Nothing before the first
    /// heading. Constant time.
    std::optional<std::uint32_t> section_of(std::uint32_t block) const;
    /// The headings above a block, outermost first, as section numbers.
    std::vector<std::uint32_t> section_path(std::uint32_t block) const;
    /// The section after the last one within `section` (its subsections included).
    std::uint32_t section_end(std::uint32_t section) const;
    /// The sentence that holds `place`, else the first one after it; sentences().size() behind the
    /// last. Logarithmic time.
    std::uint32_t sentence_at(Place place) const;
    /// The words of a range, without note references; blocks are joined by one space.
    std::string text(const PlaceRange& range) const;
    std::string text(const Sentence& sentence) const;
    /// The same as the document writes it: a plain text cannot raise a note's mark, it is one of
    /// the letters there ("the law,9 which") and stays.
    std::string own_text(const Sentence& sentence) const;

    /// The document's title: what its metadata says, else its first heading, else empty.
    std::string title() const;
    /// Bytes of spoken text in the sentences before this one, and in all: places in percent.
    std::uint64_t spoken_before(std::uint32_t sentence) const;
    std::uint64_t spoken() const noexcept { return spoken_before_.empty() ? 0 : spoken_; }

private:
    Facts facts_;
    std::vector<Block> blocks_;
    std::vector<Sentence> sentences_;
    std::vector<Finding> findings_;
    std::vector<Section> sections_;
    std::vector<std::uint32_t> sections_until_; // of each block: headings up to and with it
    std::vector<std::uint64_t> spoken_before_;  // of each sentence
    std::uint64_t spoken_ = 0;
};

/// A block's text within `range`, without its note references and with single spaces where one was
/// cut out. A block without note references gives the plain part.
std::string words_of(const Block& block, TextRange range);

} // namespace lectern
