// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/cues.hpp"

#include "base/error.hpp"
#include "base/table.hpp"
#include "speech/synthesizer.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

namespace lectern {
namespace {

/// Root of the mean square of eSpeak NG's voiced sound at its usual volume.
constexpr double speech_level = 3200;
/// Notes swell and die away like a plucked string: a hard edge would be a click.
constexpr double attack_seconds = 0.004;
/// A little of the octave above: a bare sine is hard to place, and hard to hear for many.
constexpr double octave_share = 0.25;
constexpr double longest_note = 500; // milliseconds
constexpr double concert_pitch = 440;

std::size_t number_of(Cue cue) {
    return static_cast<std::size_t>(cue);
}

/// The cue of a name; nothing where there is none.
std::optional<Cue> cue_named(std::string_view name) {
    for (std::size_t i = 0; i < cue_count; ++i) {
        if (name_of(static_cast<Cue>(i)) == name) {
            return static_cast<Cue>(i);
        }
    }
    return std::nullopt;
}

/// "heading" of "heading-1", "list" of "list-in".
std::string_view group_of(std::string_view name) {
    return name.substr(0, name.find('-'));
}

/// The words of a text between the given separators.
std::vector<std::string_view> parts(std::string_view text, std::string_view separators) {
    std::vector<std::string_view> all;
    for (std::size_t at = 0; at < text.size();) {
        const auto begin = text.find_first_not_of(separators, at);
        if (begin == std::string_view::npos) {
            break;
        }
        at = std::min(text.find_first_of(separators, begin), text.size());
        all.push_back(text.substr(begin, at - begin));
    }
    return all;
}

struct Note {
    double hertz = 0; // 0: a rest
    double seconds = 0;
};

/// "C5", "F#3", "Bb4": nothing for what is no note. In equal temperament.
std::optional<double> hertz_of(std::string_view name) {
    constexpr std::array<int, 7> semitones{9, 11, 0, 2, 4, 5, 7}; // A to G above C
    constexpr int a4 = 9 + 12 * 4;
    if (name.size() < 2 || name.front() < 'A' || name.front() > 'G' || name.back() < '0' ||
        name.back() > '8') {
        return std::nullopt;
    }
    int tone =
        semitones.at(static_cast<std::size_t>(name.front() - 'A')) + 12 * (name.back() - '0');
    const std::string_view sign = name.substr(1, name.size() - 2);
    if (sign != "" && sign != "#" && sign != "b") {
        return std::nullopt;
    }
    tone += sign == "#" ? 1 : sign == "b" ? -1 : 0;
    return concert_pitch * std::pow(2.0, (tone - a4) / 12.0);
}

/// "C5 60": a note, or "rest", and its length in milliseconds.
std::optional<Note> note_of(std::string_view text) {
    const auto words = parts(text, " ");
    if (words.size() != 2) {
        return std::nullopt;
    }
    int milliseconds = 0;
    const char* end = words[1].data() + words[1].size();
    const auto [stop, error] = std::from_chars(words[1].data(), end, milliseconds);
    const auto hertz = words[0] == "rest" ? std::optional(0.0) : hertz_of(words[0]);
    if (!hertz || error != std::errc() || stop != end || milliseconds < 1 ||
        milliseconds > longest_note) {
        return std::nullopt;
    }
    return Note{*hertz, milliseconds / 1000.0};
}

void render(const Note& note, double amplitude, std::vector<std::int16_t>& samples) {
    const auto count = static_cast<std::size_t>(note.seconds * speech_sample_rate);
    const double turn = 2 * std::numbers::pi * note.hertz / speech_sample_rate;
    for (std::size_t i = 0; i < count; ++i) {
        const double at = static_cast<double>(i);
        const double swell = std::min(1.0, at / (attack_seconds * speech_sample_rate));
        const double decay = 1 - at / static_cast<double>(count);
        const double tone = std::sin(turn * at) + octave_share * std::sin(2 * turn * at);
        samples.push_back(static_cast<std::int16_t>(amplitude * swell * decay * tone));
    }
}

} // namespace

std::optional<CueSet> cues_named(std::string_view words, CueSet present) {
    for (std::string_view word : parts(words, ", ")) {
        const bool on = word.front() != '-';
        word.remove_prefix(on ? 0 : 1);
        if (on && (word == "all" || word == "none")) {
            present = word == "all" ? CueSet().set() : CueSet();
            continue;
        }
        bool known = false;
        for (std::size_t i = 0; i < cue_count; ++i) {
            const auto name = name_of(static_cast<Cue>(i));
            if (name == word || group_of(name) == word) {
                known = true;
                present.set(i, on);
            }
        }
        if (!known) {
            return std::nullopt;
        }
    }
    return present;
}

std::string cue_names() {
    std::string names;
    std::string_view last;
    for (std::size_t i = 0; i < cue_count; ++i) {
        const auto group = group_of(name_of(static_cast<Cue>(i)));
        if (group != last) {
            names += names.empty() ? "" : ", ";
            names += group;
            last = group;
        }
    }
    return names;
}

CueSamples load_cues(const std::filesystem::path& voices, int level) {
    const auto file = voices / "cues.toml";
    // The root of a dying note's mean square is about a third of its height.
    const double amplitude = 3 * speech_level * std::pow(10.0, level / 20.0);
    CueSamples all;
    for (const auto& [key, value] : load_table(file)) {
        const auto wrong = [&, line = value.line](const std::string& problem) {
            throw Error(Failure::usage,
                        file.string() + ", line " + std::to_string(line) + ": " + problem);
        };
        const auto cue = cue_named(key);
        const auto* notes = std::get_if<std::string>(&value.content);
        if (!cue) {
            wrong("there is no cue " + key + ": use heading-1 to heading-6 or one of " +
                  cue_names());
        }
        if (notes == nullptr) {
            wrong(key + " must be notes in quotation marks, such as \"C5 60\"");
        }
        for (const auto text : parts(*notes, ",")) {
            const auto note = note_of(text);
            if (!note) {
                wrong(key + " has a note that is none: write its name and milliseconds, such as "
                            "\"C5 60, E5 60\"");
            }
            render(*note, amplitude, all.at(number_of(*cue)));
        }
    }
    return all;
}

void CueMixer::begin(std::span<const std::int16_t> cue, std::size_t delay) {
    pending_.resize(std::max(pending_.size(), delay), 0);
    pending_.insert(pending_.end(), cue.begin(), cue.end());
}

void CueMixer::mix(std::span<std::int16_t> samples) {
    constexpr int loudest = std::numeric_limits<std::int16_t>::max();
    const std::size_t count = std::min(samples.size(), pending_.size());
    for (std::size_t i = 0; i < count; ++i) {
        samples[i] =
            static_cast<std::int16_t>(std::clamp(samples[i] + pending_[i], -loudest, loudest));
    }
    pending_.erase(pending_.begin(), pending_.begin() + static_cast<std::ptrdiff_t>(count));
}

std::vector<std::int16_t> CueMixer::rest() {
    return std::exchange(pending_, {});
}

} // namespace lectern
