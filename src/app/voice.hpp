// SPDX-License-Identifier: GPL-3.0-or-later
// Where utterances go: to the ear, to printed lines, or to both.
#pragma once

#include "audio/output.hpp"
#include "document/utterance.hpp"
#include "speech/synthesizer.hpp"

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <poll.h>
#include <string>
#include <vector>

namespace lectern {

/// What a voice tells the session, in order.
struct VoiceEvent {
    enum class Kind : std::uint8_t {
        begins,     // the utterance is heard from now on
        ended,      // it has been heard to its end
        skipped,    // it could not be spoken, or not all of it
        no_device,  // there is no sound device; nothing will be heard
        sound_lost, // the device is gone; it is tried again
        sound_back,
        engine_lost,   // `line` says why
        device,        // `device` tells what came of use_device()
        voice_unknown, // `line` is the name; another voice speaks
        lexicon_wrong, // `line` says which and why
    };
    Kind kind = Kind::begins;
    Utterance utterance;
    std::string line;
    DeviceAnswer device{};
};

/// Says utterances one after the other. Main thread; nothing blocks.
class Voice {
public:
    using Time = std::chrono::steady_clock::time_point;
    virtual ~Voice() = default;

    virtual void say(Utterance utterance) = 0;
    /// Silence at once: what was said and not yet heard never is.
    virtual void silence() = 0;
    /// Silence too, but what was not heard to its end is given back, in order.
    virtual std::vector<Utterance> take_unheard() = 0;
    /// Whether it has so little before it that the next utterance of reading on is due.
    virtual bool wants_more() const = 0;
    /// Nothing is being said or waits to be.
    virtual bool idle() const = 0;
    /// Whether there is sound: reading goes on by itself.
    virtual bool speaks() const = 0;
    virtual void set_rate(int words_per_minute) = 0;
    virtual void set_volume(int percent) = 0;
    virtual void set_cues(CueSet cues) = 0;
    /// Another sound device, or without a name which there are; see AudioOutput::choose(). Gives
    /// false where there is no sound.
    virtual bool use_device(const std::optional<std::string>& name) = 0;
    virtual void set_punctuation(Punctuation level) = 0;
    virtual void pronounce(const Pronunciation& pronunciation) = 0;

    virtual std::vector<pollfd> descriptors() const = 0;
    virtual std::optional<Time> deadline() const = 0;
    virtual std::vector<VoiceEvent> handle() = 0;
};

/// Prints each utterance as a line on standard output, at once. Throws Error (output) from say().
std::unique_ptr<Voice> printing_voice();

/// Speaks through the synthesizer and the audio output. With `follow`, the line of an utterance is
/// printed when it begins to be heard. After `keep_open` without a word the device is closed until
/// the next: devices that are opened for each sentence lose its first words, one that is never
/// closed keeps the machine awake.
std::unique_ptr<Voice> speaking_voice(std::unique_ptr<Synthesizer> synthesizer,
                                      std::unique_ptr<AudioOutput> audio, bool follow,
                                      std::chrono::seconds keep_open);

} // namespace lectern
