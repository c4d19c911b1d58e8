// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace lectern {

/// Carries samples from the main thread to the audio callback: one writer, one reader, no lock.
/// Positions count samples since the ring was made and never go back.
class SampleRing {
public:
    /// `capacity` is in samples, a power of two; all memory is taken here. write() keeps at most
    /// `most_queued` samples waiting. A drop and a pause fade over `fade` samples; what is written
    /// after a drop does not wait for the fade, it is heard over it. The capacity must hold twice
    /// what may wait: new sound is then taken at once after a drop, before the callback has run.
    SampleRing(std::size_t capacity, std::size_t most_queued, std::size_t fade);

    /// Main thread. How many samples write() would take now.
    std::size_t room() const noexcept;
    /// Main thread. Gives how many samples were taken: fewer than offered when room() is less.
    std::size_t write(std::span<const std::int16_t> offered) noexcept;
    /// Main thread. What was written and not yet read will not be heard, but for the fade.
    void drop() noexcept;
    /// Main thread. The sound fades and holds; or it goes on where it held. drop() ends a pause.
    void pause(bool paused) noexcept;
    /// Main thread. The position behind the last sample written.
    std::uint64_t written() const noexcept { return written_.load(std::memory_order_relaxed); }
    /// Any thread. The position that has been read, dropped samples included.
    std::uint64_t read_position() const noexcept { return read_.load(std::memory_order_acquire); }

    /// Audio callback. Fills `out`, with silence where samples are missing.
    void read(std::span<std::int16_t> out) noexcept;

private:
    std::int16_t sample_at(std::uint64_t position) const noexcept {
        return samples_[position & mask_];
    }
    std::int16_t faded(std::uint64_t position) const noexcept;
    void pass_over(std::uint64_t from, std::uint64_t to) noexcept;
    std::int16_t next_of_tail() noexcept;

    std::vector<std::int16_t> samples_;
    std::uint64_t mask_;
    std::size_t most_queued_;
    int fade_;
    std::atomic<std::uint64_t> written_{0}; // stored by the main thread only
    std::atomic<std::uint64_t> dropped_{0}; // stored by the main thread only
    std::atomic<bool> paused_{false};       // stored by the main thread only
    std::atomic<std::uint64_t> read_{0};    // stored by the audio callback only
    // Of the callback alone:
    int gain_ = 0;                   // fade_ is full sound, 0 silence
    std::vector<std::int16_t> tail_; // what fades away of dropped sound, from tail_at_ on
    std::size_t tail_at_;
};

} // namespace lectern
