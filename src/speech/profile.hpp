// SPDX-License-Identifier: GPL-3.0-or-later
// A voice profile: how each role sounds. Data of voices/profiles/NAME.toml.
#pragma once

#include "document/utterance.hpp"

#include <array>
#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

namespace lectern {

/// How one role sounds, relative to the listener's own settings.
struct Style {
    int pitch = 0;       // added to the base pitch, in eSpeak's points of 0 to 99
    int range = 50;      // liveliness, 0 to 100
    double rate = 1.0;   // times the listener's rate
    int volume = 100;    // percent of the listener's volume
    std::string variant; // eSpeak voice variant such as "f2"; empty: the listener's voice
};

struct Profile {
    std::string name;
    int base_pitch = 50;
    std::array<Style, static_cast<std::size_t>(last_voice_role) + 1> styles;
    /// Pauses at 300 words a minute; they shrink and grow with the rate.
    std::array<std::chrono::milliseconds, static_cast<std::size_t>(last_pause) + 1> pauses{};
    /// How loud cues are beside speech, in decibels; nothing: there are none.
    std::optional<int> cue_level;

    const Style& style(VoiceRole role) const { return styles[static_cast<std::size_t>(role)]; }
    /// The silence before a segment at a rate in words a minute.
    std::chrono::milliseconds pause(Pause pause, int words_per_minute) const;
};

/// Reads `voices`/profiles/NAME.toml. Throws Error (usage) with file, line and problem: unknown
/// role or field, a value out of its limits; for an unknown NAME it names those there are.
Profile load_profile(const std::filesystem::path& voices, const std::string& name);
/// The profiles there are, sorted.
std::vector<std::string> profile_names(const std::filesystem::path& voices);

} // namespace lectern
