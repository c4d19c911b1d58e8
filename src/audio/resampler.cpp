// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/resampler.hpp"

#include "base/error.hpp"

#include <speex/speex_resampler.h>

namespace lectern {
namespace {

/// speexdsp's scale of 0 to 10: 5 costs 1/480 of real time and leaves no images to be heard; its
/// delay of 40 samples is skipped at the start of each sound.
constexpr int quality = 5;

} // namespace

struct Resampler::State {
    SpeexResamplerState* speex = nullptr;
    ~State() {
        if (speex != nullptr) {
            speex_resampler_destroy(speex);
        }
    }
};

Resampler::Resampler(unsigned from, unsigned to)
    : state_(std::make_unique<State>()), from_(from), to_(to) {
    int error = RESAMPLER_ERR_SUCCESS;
    state_->speex = speex_resampler_init(1, from, to, quality, &error);
    if (error != RESAMPLER_ERR_SUCCESS) {
        throw Error(Failure::internal, std::string("the sound cannot be resampled: ") +
                                           speex_resampler_strerror(error));
    }
    restart();
}

Resampler::~Resampler() = default;

std::span<const std::int16_t> Resampler::convert(std::span<const std::int16_t> samples) {
    out_.resize(samples.size() * to_ / from_ + 16);
    auto taken = static_cast<spx_uint32_t>(samples.size());
    auto made = static_cast<spx_uint32_t>(out_.size());
    speex_resampler_process_int(state_->speex, 0, samples.data(), &taken, out_.data(), &made);
    return std::span(out_).first(made);
}

std::size_t Resampler::input_for(std::size_t output) const noexcept {
    constexpr std::size_t margin = 16; // of the filter's own rounding
    return output <= margin ? 0 : (output - margin) * from_ / to_;
}

void Resampler::restart() {
    speex_resampler_reset_mem(state_->speex);
    speex_resampler_skip_zeros(state_->speex);
}

} // namespace lectern
