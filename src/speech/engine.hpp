// SPDX-License-Identifier: GPL-3.0-or-later
// The speech engine behind one interface. Only lectern-speaker has one.
#pragma once

#include "speech/protocol.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace lectern {

/// Takes what the engine makes, as it comes.
class SoundSink {
public:
    virtual ~SoundSink() = default;
    /// Words of the text that begin at or after the sound so far: byte of the text, its length and
    /// the sample, counted from the beginning of the text's sound. Comes before that sound.
    virtual void word(std::size_t byte, std::size_t length, std::uint64_t sample) = 0;
    /// Gives false when no more is wanted.
    virtual bool sound(std::span<const std::int16_t> samples) = 0;
};

/// Which voice speaks.
struct VoiceChoice {
    std::string voice;    // an engine's name; empty: by language
    std::string language; // BCP 47
    std::string variant;  // empty: none
    bool operator==(const VoiceChoice&) const = default;
};

struct VoiceStyle {
    int rate = 175;   // words a minute, as asked: 80 to 1000
    int pitch = 50;   // 0 to 100
    int range = 50;   // 0 to 100
    int volume = 100; // percent, 0 to 200
    bool operator==(const VoiceStyle&) const = default;
};

class Engine {
public:
    virtual ~Engine() = default;
    /// Name and version, for people.
    virtual std::string version() const = 0;
    /// Gives false when there is no such voice: the one before stays.
    virtual bool use(const VoiceChoice& choice) = 0;
    /// BCP 47 of the voice that is used, as the engine has it.
    virtual std::string language() const = 0;
    /// Speaks one text in the voice that is used; returns when all its sound was taken.
    virtual void speak(const std::string& text, const VoiceStyle& style, SoundSink& sink) = 0;
    virtual std::vector<VoiceName> voices() = 0;
};

/// eSpeak NG. One in a process: its state is global. Throws Error (internal) when it does not
/// start.
std::unique_ptr<Engine> espeak_engine();

/// What eSpeak NG is to be set to so that report prose is spoken at so many words a minute.
int espeak_rate(int words_per_minute) noexcept;

} // namespace lectern
