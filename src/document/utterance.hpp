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

/// One piece with one style: one call of the engine.
struct Segment {
    VoiceRole role = VoiceRole::body;
    std::string text;     // UTF-8 as written, not normalised; no line breaks; not empty
    std::string language; // BCP 47; empty: the voice that is set
    Pause pause_before = Pause::none;
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

/// The utterance as one line: its segments joined by a space, with a comma between two where the
/// first does not end in punctuation: "Arbitrary arrest, heading level 2".
std::string line_of(const Utterance& utterance);

} // namespace lectern
