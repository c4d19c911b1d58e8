// SPDX-License-Identifier: GPL-3.0-or-later
// What a listener would hear, kept: the real synthesizer and the program's own voice, mixer, queue
// and fade, but for a sound card a recording. Its clock stands still while the synthesizer works,
// so that it is the same on every machine.
#pragma once

#include "app/voice.hpp"

#include <cstdint>
#include <memory>
#include <vector>

namespace lectern::test {

class RecordingOutput;

/// Samples at the device's rate.
using Recording = std::vector<std::int16_t>;

class RecordedVoice {
public:
    explicit RecordedVoice(VoiceSettings settings = {});
    ~RecordedVoice();

    Voice& operator*() { return *voice_; }
    Voice* operator->() { return voice_.get(); }
    /// Plays so many frames, silence where nothing is said; gives them.
    Recording play(std::size_t frames);
    /// Plays all that is said to its end.
    Recording play_all();
    static std::size_t frames(double milliseconds);

private:
    void play_some(Recording& heard, std::size_t most);

    RecordingOutput* output_; // of the voice
    std::unique_ptr<Voice> voice_;
};

} // namespace lectern::test
