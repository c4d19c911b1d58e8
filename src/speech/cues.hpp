// SPDX-License-Identifier: GPL-3.0-or-later
// Cues: which are on, and their samples.
#pragma once

#include "document/utterance.hpp"

#include <array>
#include <bitset>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// Which cues are heard, by their number.
using CueSet = std::bitset<cue_count>;

/// What a listener's words make of the cues that are on: names parted by commas or spaces, each
/// switching one on, or off with a minus before it; "all" and "none". A name's first part stands
/// for all of it: "heading", "list". Nothing where a name is none.
std::optional<CueSet> cues_named(std::string_view words, CueSet present);
/// All the names that cues_named() knows but for all and none: "heading", "heading-1" …
std::string cue_names();

/// Each cue as samples at the speech rate, empty for one that is not described.
using CueSamples = std::array<std::vector<std::int16_t>, cue_count>;

/// Renders the notes of `voices`/cues.toml, `level` decibels above (mostly: under) speech. Throws
/// Error (usage) with file, line and problem.
CueSamples load_cues(const std::filesystem::path& voices, int level);

/// Lays cues over the sound of utterances: they sound beside the words, at a level of their own.
class CueMixer {
public:
    /// The cue sounds `delay` samples from here on; behind one that still sounds.
    void begin(std::span<const std::int16_t> cue, std::size_t delay);
    /// Adds what sounds to the next samples of the utterance.
    void mix(std::span<std::int16_t> samples);
    /// What is still to sound when the utterance has ended.
    std::vector<std::int16_t> rest();
    void drop() { pending_.clear(); }

private:
    std::vector<std::int16_t> pending_; // from the next sample on
};

} // namespace lectern
