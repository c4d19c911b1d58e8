// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/resampler.hpp"
#include "audio/ring.hpp"

namespace lectern {

inline constexpr unsigned speech_rate = 22050; // what is written, in samples a second
inline constexpr unsigned device_rate = 48000; // what the device gets: real cards run at it

/// What both outputs share: speech goes in at its rate, the ring holds it at the device's.
class SoundQueue {
public:
    /// Main thread, as the calls of AudioOutput of the same name.
    std::size_t write(std::span<const std::int16_t> samples);
    std::size_t room() const { return resampler_.input_for(ring_.room()); }
    void drop();
    SampleRing& ring() noexcept { return ring_; }
    const SampleRing& ring() const noexcept { return ring_; }

private:
    /// A second waits at most: read ahead further would only be thrown away at the next key.
    static constexpr std::size_t most_queued = device_rate;
    static constexpr std::size_t fade = device_rate / 200; // 5 ms
    SampleRing ring_{std::size_t{1} << 17U, most_queued, fade};
    Resampler resampler_{speech_rate, device_rate};
};

} // namespace lectern
