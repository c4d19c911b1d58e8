// SPDX-License-Identifier: GPL-3.0-or-later
// Main's end of speech: utterances in, samples and word marks out. The engine lives in programs of
// its own ("lectern-speaker"), one speaking and one ready spare; this supervises them.
#pragma once

#include "document/utterance.hpp"
#include "speech/cues.hpp"
#include "speech/profile.hpp"
#include "speech/punctuation.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <poll.h>
#include <string>
#include <variant>
#include <vector>

namespace lectern {

/// Samples a second of all that the synthesizer gives: mono, 16 bit.
inline constexpr int speech_sample_rate = 22050;

inline constexpr int slowest_rate = 80; // words a minute; eSpeak NG goes no lower
inline constexpr int fastest_rate = 1000;

struct VoiceSettings {
    std::string voice;           // eSpeak name ("en", "en-us+f3") or empty: by language
    std::string language = "en"; // of text that says none
    int words_per_minute = 200;
    int volume = 100; // percent, 0 to 200
    int pitch = -1;   // 0 to 99, in place of the profile's; -1: the profile's
    Punctuation punctuation = Punctuation::some; // of the document's words
    CueSet cues = CueSet().set(); // those that are heard, where the profile has cues at all
};

/// Which utterance a message is about: as given to speak(). Numbers only grow.
using UtteranceId = std::uint64_t;

/// Sound of an utterance, in order. The pauses before its segments are in it as silence.
struct Samples {
    UtteranceId utterance = 0;
    std::vector<std::int16_t> samples;
};
/// The word that begins `sample` samples into the utterance: bytes of one segment's text.
struct WordMark {
    UtteranceId utterance = 0;
    std::uint64_t sample = 0;
    std::uint32_t segment = 0;
    TextRange range;
};
/// All of the utterance's sound has been given. `skipped`: a segment of it, or all, could not be
/// spoken or not to its end; the listener is to be told.
struct UtteranceEnd {
    UtteranceId utterance = 0;
    bool skipped = false;
};
/// The engine cannot be had at all (missing, dies at once each time): the line for the listener.
/// Utterances given from now on end as skipped.
struct EngineLost {
    std::string line;
};
/// The engine has no such voice, by name or language: another one speaks. Told once a voice.
struct VoiceUnknown {
    std::string voice;
};
/// A lexicon is left out: `line` says which and why. Told once.
struct LexiconWrong {
    std::string line;
};
using SpeechEvent =
    std::variant<Samples, WordMark, UtteranceEnd, EngineLost, VoiceUnknown, LexiconWrong>;

/// How a word of a language is said.
struct Pronunciation {
    std::string word;
    std::string words;    // what is said for it; empty: what the engine makes of it
    std::string language; // BCP 47
};

/// Lives on the main thread, inside its poll(). Never blocks.
class Synthesizer {
public:
    struct Options {
        std::filesystem::path program;               // lectern-speaker
        std::filesystem::path voices;                // the voices folder
        std::vector<std::filesystem::path> lexicons; // the listener's; a later one counts more
        /// An utterance of which nothing comes for this long is a hang: the worker is replaced.
        std::chrono::milliseconds patience{2000};
    };
    /// Starts the worker and, when that one is ready, its spare; does not wait for either.
    Synthesizer(Options options, Profile profile, VoiceSettings settings);
    ~Synthesizer();

    /// Speaks after all that was given before. What is said of samples and words carries the id.
    /// The first utterance after the start or a cancel answers a key: its first segment comes
    /// without the pause before it and without the engine's leading silence.
    void speak(UtteranceId id, Utterance utterance);
    /// Nothing given so far is wanted any more; no event of it comes out after this.
    void cancel();
    /// From the next utterance on. Out of limits is clamped.
    void set_settings(const VoiceSettings& settings);
    void set_profile(const Profile& profile);
    /// How a word is said from the next utterance on. Speakers that are started later know it from
    /// the lexicons alone: keep it there first.
    void pronounce(const Pronunciation& pronunciation);
    const VoiceSettings& settings() const noexcept;

    /// What to wait for. With `want_samples` false the speaking worker is not listened to: it waits
    /// by itself when its socket is full.
    std::vector<pollfd> descriptors(bool want_samples) const;
    /// When to call handle() even if no descriptor is ready: hang watch, restart of a spare.
    std::optional<std::chrono::steady_clock::time_point> deadline() const;
    /// Takes what has come, in order. Replaces dead or hung workers and speaks on: the piece that
    /// killed one is tried once more with doubtful characters removed, then skipped.
    std::vector<SpeechEvent> handle(bool want_samples);

private:
    class Work;
    std::unique_ptr<Work> work_;
};

/// One thing asked of a speaker of its own, for commands that do not read aloud. These block.
struct VoiceName {
    std::string name;     // what --voice takes
    std::string language; // BCP 47
    std::string gender;   // "female", "male" or empty
};
/// Throw Error (internal) when the speaker cannot be started or ends early.
std::vector<VoiceName> voice_names(const Synthesizer::Options& options);
/// What the engine says of itself: "eSpeak NG 1.51".
std::string engine_version(const Synthesizer::Options& options);

/// Turns texts into the words that go to the engine, in the speaker program: blocking.
class NormaliserClient {
public:
    explicit NormaliserClient(const Synthesizer::Options& options);
    ~NormaliserClient();
    std::string words(const std::string& text, const std::string& language,
                      Punctuation punctuation = Punctuation::some);

private:
    class Work;
    std::unique_ptr<Work> work_;
};

} // namespace lectern
