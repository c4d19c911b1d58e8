// SPDX-License-Identifier: GPL-3.0-or-later
// The way of samples to the ear: a lock-free ring, drained by PortAudio's callback or by the null
// device's own clock.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace lectern {

/// Positions count frames at the device's rate since the output was made, dropped ones included.
using FramePosition = std::uint64_t;

enum class AudioState : std::uint8_t {
    starting, // PortAudio is being initialised in its thread: samples are taken and wait
    running,
    resting,   // closed by rest(); wake() opens it again
    no_device, // there is none; said once, then tried no more
    lost,      // was running; the device or sound server is gone or hung, and is tried again
};

/// What came of choose().
struct DeviceAnswer {
    std::optional<std::string> wanted; // as it was given
    bool taken = false;                // it plays there now; else where it played before
    std::string playing;               // what the device that plays calls itself
    std::vector<std::string> devices;  // the names of all there are
};

/// All calls from the main thread; none of them blocks or waits for the device.
class AudioOutput {
public:
    virtual ~AudioOutput() = default;

    /// Takes mono samples at speech rate (22,050 a second), resamples and queues them. Gives how
    /// many were taken: fewer than offered when the queue is full (see room()).
    virtual std::size_t write(std::span<const std::int16_t> samples) = 0;
    /// How many samples write() would take now. The queue holds about a second, no more, so that
    /// a drop leaves little to be made again.
    virtual std::size_t room() const = 0;
    /// What was queued is not heard: a fade of 5 ms, then silence or what is written next.
    virtual void drop() = 0;
    /// Holds the sound where it is (faded) and lets it go on; drop() ends it too.
    virtual void pause(bool paused) = 0;
    /// Closes the device, for a time in which nothing is to be heard, so that the machine may
    /// sleep; wake() opens it again within milliseconds. What is written meanwhile waits in the
    /// queue.
    virtual void rest() = 0;
    virtual void wake() = 0;
    /// Plays on another device from now on: a name as for open_portaudio(). Without one it only
    /// looks which there are. Either way the sound stops for a tenth of a second; what is queued
    /// waits. The answer comes later, once; of two choices only the last is answered.
    virtual void choose(const std::optional<std::string>& device) = 0;
    virtual std::optional<DeviceAnswer> take_answer() = 0;
    /// The position behind the last queued frame, and the one that has left for the ear.
    virtual FramePosition queued() const = 0;
    virtual FramePosition played() const = 0;
    /// How long after played() a frame sounds, as the device says.
    virtual std::chrono::milliseconds latency() const = 0;
    /// Notices a dead or hung device and starts mending it in a thread. Call it a few times a
    /// second while something is queued; cheap.
    virtual AudioState state() = 0;
    /// What the device calls itself; empty while it starts.
    virtual std::string device_name() const = 0;
    virtual unsigned underruns() const = 0;
};

/// Opens `device` ("" the default one, else a name or part of a name as in audio_devices()), in a
/// thread of its own: the state is `starting` when this returns. Descriptor 2 of the process goes
/// to /dev/null for good: ALSA, JACK and PortAudio write to it at any time. Messages of ours must
/// use a copy made before.
std::unique_ptr<AudioOutput> open_portaudio(const std::string& device);

/// No sound, real time: frames leave at the pace of a device, times `speed` (1 = real time).
std::unique_ptr<AudioOutput> open_null_output(double speed = 1.0);

/// The names of the output devices; takes PortAudio's start of 0.1 s and more. Blocks.
std::vector<std::string> audio_devices();

/// Leaves the process at once with `status`, without a word to a sound library that may hang.
/// For use after everything else has been saved and restored.
[[noreturn]] void leave_process(int status);

} // namespace lectern
