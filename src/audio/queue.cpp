// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/queue.hpp"

#include <algorithm>

namespace lectern {

std::size_t SoundQueue::write(std::span<const std::int16_t> samples) {
    const auto taken = samples.first(std::min(samples.size(), room()));
    if (!taken.empty()) {
        ring_.write(resampler_.convert(taken)); // room() left place for all of it
    }
    return taken.size();
}

void SoundQueue::drop() {
    ring_.drop();
    resampler_.restart();
}

} // namespace lectern
