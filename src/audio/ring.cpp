// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/ring.hpp"

#include <algorithm>
#include <cassert>
#include <limits>

namespace lectern {
namespace {

std::int16_t sum(int one, int other) noexcept {
    constexpr int loudest = std::numeric_limits<std::int16_t>::max();
    return static_cast<std::int16_t>(std::clamp(one + other, -loudest, loudest));
}

} // namespace

SampleRing::SampleRing(std::size_t capacity, std::size_t most_queued, std::size_t fade)
    : samples_(capacity), mask_(capacity - 1), most_queued_(most_queued),
      fade_(static_cast<int>(fade)), gain_(fade_), tail_(fade, 0), tail_at_(fade) {
    assert((capacity & mask_) == 0 && capacity >= 2 * most_queued);
}

std::size_t SampleRing::room() const noexcept {
    const auto written = written_.load(std::memory_order_relaxed);
    const auto read = read_.load(std::memory_order_acquire);
    const auto live = std::max(read, dropped_.load(std::memory_order_relaxed));
    const auto waiting = written - live;
    // Several drops may come before one callback: what it still may read must stay as it is.
    const auto unread = written - read;
    return std::min(most_queued_ - std::min(most_queued_, waiting),
                    samples_.size() - std::min(samples_.size(), unread));
}

std::size_t SampleRing::write(std::span<const std::int16_t> offered) noexcept {
    const std::size_t count = std::min(offered.size(), room());
    auto position = written_.load(std::memory_order_relaxed);
    for (std::size_t i = 0; i < count; ++i) {
        samples_[(position + i) & mask_] = offered[i];
    }
    written_.store(position + count, std::memory_order_release);
    return count;
}

void SampleRing::drop() noexcept {
    dropped_.store(written_.load(std::memory_order_relaxed), std::memory_order_release);
    paused_.store(false, std::memory_order_release);
}

void SampleRing::pause(bool paused) noexcept {
    paused_.store(paused, std::memory_order_release);
}

std::int16_t SampleRing::faded(std::uint64_t position) const noexcept {
    return static_cast<std::int16_t>(sample_at(position) * gain_ / fade_);
}

/// Keeps the next samples of stale sound, fading, and what is left of an older fade with them. They
/// are copied: main may write over them as soon as they are passed.
void SampleRing::pass_over(std::uint64_t from, std::uint64_t to) noexcept {
    const auto stale = static_cast<int>(std::min(to - from, static_cast<std::uint64_t>(fade_)));
    for (int i = 0; i < fade_; ++i) {
        // Sound that ends sooner by itself fades sooner.
        const int kept =
            i < stale ? faded(from + static_cast<std::uint64_t>(i)) * (stale - i) / (stale + 1) : 0;
        tail_[static_cast<std::size_t>(i)] = sum(kept, next_of_tail());
    }
    tail_at_ = 0;
}

std::int16_t SampleRing::next_of_tail() noexcept {
    return tail_at_ < tail_.size() ? tail_[tail_at_++] : std::int16_t{0};
}

void SampleRing::read(std::span<std::int16_t> out) noexcept {
    auto at = read_.load(std::memory_order_relaxed);
    // The order matters: a drop mark that is seen covers what was written before it.
    const auto dropped = dropped_.load(std::memory_order_acquire);
    const auto written = written_.load(std::memory_order_acquire);
    const bool paused = paused_.load(std::memory_order_acquire);
    if (at < dropped) {
        pass_over(at, dropped);
        at = dropped;
    }
    if (at == dropped && !paused) {
        gain_ = fade_; // new sound begins as it is, whatever faded before it
    }
    for (std::int16_t& sample : out) {
        std::int16_t live = 0;
        if (at < written && !(paused && gain_ == 0)) {
            gain_ = paused ? gain_ - 1 : std::min(gain_ + 1, fade_);
            live = faded(at++);
        }
        sample = sum(live, next_of_tail());
    }
    read_.store(at, std::memory_order_release);
}

} // namespace lectern
