// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace lectern {

/// Mono samples of one rate as samples of another. One thread.
class Resampler {
public:
    /// Rates in samples a second. Throws Error (internal) where the library refuses them.
    Resampler(unsigned from, unsigned to);
    ~Resampler();

    /// What comes next of the sound; valid until the next call. The filter holds back its last
    /// millisecond until more comes.
    std::span<const std::int16_t> convert(std::span<const std::int16_t> samples);
    /// How many input samples give at most `output` samples.
    std::size_t input_for(std::size_t output) const noexcept;
    /// The next samples belong to another sound: nothing of the old is mixed in, no delay is added.
    void restart();

private:
    struct State;
    std::unique_ptr<State> state_;
    std::vector<std::int16_t> out_;
    unsigned from_;
    unsigned to_;
};

} // namespace lectern
