// SPDX-License-Identifier: GPL-3.0-or-later
// What is said at each event: the words of a unit and the reader's own words about it.
#pragma once

#include "document/utterance.hpp"
#include "player/heard.hpp"
#include "player/navigator.hpp"
#include "player/phrases.hpp"

#include <string>
#include <vector>

namespace lectern {

/// Makes utterances; of its own it keeps the verbosity alone. The order of things said is that of
/// DESIGN section 4: after a jump the content, then its role, then its position; in reading on the
/// role first.
class Announcer {
public:
    Announcer(const Reading& reading, const Structure& structure, const Navigator& navigator,
              const Phrases& phrases, Verbosity verbosity)
        : reading_(reading), structure_(structure), navigator_(navigator), phrases_(phrases),
          verbosity_(verbosity) {}

    /// The reader's own words, as one utterance.
    Utterance own(const std::string& text) const;
    Utterance own(std::string_view phrase, const PhraseValues& values) const {
        return own(phrases_.say(phrase, verbosity_, values));
    }

    /// A unit that was jumped to. `whole_known`: the document has come to its end, so that counts
    /// are final; else they are left out. Paragraphs give one utterance for each sentence.
    std::vector<Utterance> jump(Unit unit, const Target& target, bool whole_known) const;
    /// The next stop in reading on, and what begins with it: a list, a table, a quote, a heading.
    /// `before` is the block that was spoken before it, or nothing right after a jump: then no
    /// container is announced.
    Utterance flow(const PlaceRange& stop, std::optional<std::uint32_t> before) const;
    /// A finding in skimming, behind the headings of `path` that it stands under.
    Utterance skimmed(const PlaceRange& finding, const std::vector<std::uint32_t>& path) const;
    /// A finding's or recommendation's own words, without announcements.
    Utterance plain_finding(const PlaceRange& range, FindingKind kind) const;
    /// A stop as plain words, without announcements.
    Utterance plain(const PlaceRange& stop) const;

    Verbosity verbosity() const noexcept { return verbosity_; }
    void set_verbosity(Verbosity verbosity) noexcept { verbosity_ = verbosity; }

    /// The reader's own words in the language of a block's text: letters of it, a cell.
    Utterance spoken(std::string text, std::uint32_t block, VoiceRole role) const;

    /// "3.2 Detention" as its words, its number apart: "Detention, 3.2" by the phrase that puts
    /// {name} and {number} in order. A heading without a number is its words alone.
    std::string section_name(std::uint32_t section,
                             std::string_view phrase = "where.numbered") const;
    /// "3.2"; the words of a heading without a number.
    std::string section_number(std::uint32_t section) const;
    /// A heading as the document writes it: "3.2 Detention".
    std::string heading_words(std::uint32_t section) const;
    /// One line of the outline: "Detention, 3.2, level 2, 4 findings".
    Utterance outline_entry(std::uint32_t section, const FindingCounts& findings) const;

private:
    Utterance reference(const Target& target) const;
    Segment words(const PlaceRange& range, VoiceRole role) const;
    Segment own_segment(std::string text, Pause pause) const;
    void add_own(Utterance& utterance, const std::string& text) const;
    std::string row_words(const PlaceRange& row) const;
    std::string list_words(const ListIndex& list) const;
    std::string table_words(const TableIndex& table) const;
    std::string caption_of(const TableIndex& table) const;
    std::string column_headers(const TableIndex& table) const;
    /// What reading on has left when it goes from one block to another behind its container.
    enum class Left : std::uint8_t { nothing, list, quote, table };
    Left container_left(const Block& left, const Block& next) const;
    std::string left_words(Left left) const;
    std::string entered_words(const Block& left, std::uint32_t number) const;
    Utterance container(const PlaceRange& range) const;
    std::vector<Utterance> sentences_of(Place begin) const;
    std::vector<Cue> flow_cues(const PlaceRange& stop, const Block* before) const;
    std::optional<Cue> finding_cue(const PlaceRange& stop) const;
    std::string heading_position(const Target& target, bool whole_known) const;
    std::string finding_position(Unit unit, const Target& target, bool whole_known) const;
    const std::string& language_of(const Block& block) const;

    const Reading& reading_;
    const Structure& structure_;
    const Navigator& navigator_;
    const Phrases& phrases_;
    Verbosity verbosity_;
};

} // namespace lectern
