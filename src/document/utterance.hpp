// SPDX-License-Identifier: GPL-3.0-or-later
// What is to be said next: made by the player, spoken by the synthesizer, printed by the terminal.
#pragma once

#include "document/reading.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// What a piece of speech is to the ear. A profile gives each a style (pitch, rate, voice …).
enum class VoiceRole : std::uint8_t {
    body,
    own_words, // the reader's: positions, answers, messages
    heading,
    finding,
    recommendation,
    quote,
    list_item,
    table_cell,
    caption,
    note,
    code,
    metadata,
};
inline constexpr VoiceRole last_voice_role = VoiceRole::metadata;

/// The role's name in profiles: "own-words".
std::string_view name_of(VoiceRole role) noexcept;

/// How long the silence before a segment is; a profile gives the milliseconds and scales them with
/// the rate.
enum class Pause : std::uint8_t {
    none,
    phrase,
    sentence,
    paragraph,
    before_heading,
    after_heading
};
inline constexpr Pause last_pause = Pause::after_heading;

/// A short sound beside the words: what it stands for. voices/cues.toml says how each sounds.
enum class Cue : std::uint8_t {
    heading_1,
    heading_2,
    heading_3,
    heading_4,
    heading_5,
    heading_6,
    finding,
    recommendation,
    quote_in,
    quote_out,
    list_in,
    list_out,
    table_in,
    table_out,
    boundary, // there is no more of what was asked for
    wrap,     // it went round to the other end
    hit,      // of a search
    bookmark,
    timer, // the sleep timer has ended
    end,   // of the document
};
inline constexpr std::size_t cue_count = static_cast<std::size_t>(Cue::end) + 1;
/// The cue's name in cues.toml and for the listener: "heading-1", "list-in".
std::string_view name_of(Cue cue) noexcept;
/// That of a heading's level; levels below the sixth sound like it.
Cue heading_cue(int level) noexcept;

/// One piece with one style: one call of the engine.
struct Segment {
    VoiceRole role = VoiceRole::body;
    std::string text;     // UTF-8 as written, not normalised; no line breaks; not empty
    std::string language; // BCP 47; empty: the voice that is set
    Pause pause_before = Pause::none;
    std::vector<Cue> cues{}; // heard at its beginning, one after the other
    bool operator==(const Segment&) const = default;
};

/// A sentence or an announcement: what is spoken, printed and repeated as one.
struct Utterance {
    std::vector<Segment> segments;
    /// The part of the reading that it speaks: when its sound has been played, that is heard.
    /// Nothing for the reader's own words.
    std::optional<PlaceRange> range;
    bool operator==(const Utterance&) const = default;
};

/// The utterance with a cue at its beginning, where it has words.
Utterance with_cue(Utterance utterance, Cue cue);

/// The utterance as one line: its segments joined by a space, with a comma between two where the
/// first does not end in punctuation: "Arbitrary arrest, heading level 2".
std::string line_of(const Utterance& utterance);

} // namespace lectern
