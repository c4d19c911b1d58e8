// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/recording.hpp"

#include "audio/queue.hpp"
#include "speech/profile.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <stdexcept>

namespace lectern::test {
namespace {

using Clock = std::chrono::steady_clock;

/// Far more than anything may take: a synthesizer that is broken is not waited for any longer.
constexpr std::chrono::seconds patience{30};

} // namespace

/// A device without a clock: play() is its callback.
class RecordingOutput : public AudioOutput {
public:
    Recording play(std::size_t frames) {
        Recording heard(frames);
        queue_.ring().read(heard);
        return heard;
    }
    std::size_t waiting() const { return queued() - std::min(queued(), played()); }

    std::size_t write(std::span<const std::int16_t> samples) override {
        return queue_.write(samples);
    }
    std::size_t room() const override { return queue_.room(); }
    void drop() override { queue_.drop(); }
    void pause(bool paused) override { queue_.ring().pause(paused); }
    void rest() override {}
    void wake() override {}
    void choose(const std::optional<std::string>&) override {}
    std::optional<DeviceAnswer> take_answer() override { return std::nullopt; }
    FramePosition queued() const override { return queue_.ring().written(); }
    FramePosition played() const override { return queue_.ring().read_position(); }
    std::chrono::milliseconds latency() const override { return std::chrono::milliseconds(0); }
    AudioState state() override { return AudioState::running; }
    std::string device_name() const override { return "recording"; }
    unsigned underruns() const override { return 0; }

private:
    SoundQueue queue_;
};

RecordedVoice::RecordedVoice(VoiceSettings settings) {
    Synthesizer::Options options;
    options.program = std::filesystem::path(LECTERN_BUILD_DIR) / "lectern-speaker";
    options.voices = std::filesystem::path(LECTERN_SOURCE_DIR) / "voices";
    auto output = std::make_unique<RecordingOutput>();
    output_ = output.get();
    Profile profile = load_profile(options.voices, "default");
    voice_ = speaking_voice(
        std::make_unique<Synthesizer>(options, std::move(profile), std::move(settings)),
        std::move(output), false, std::chrono::hours(1));
}

RecordedVoice::~RecordedVoice() = default;

std::size_t RecordedVoice::frames(double milliseconds) {
    return static_cast<std::size_t>(std::lround(milliseconds * device_rate / 1000));
}

Recording RecordedVoice::play(std::size_t frames) {
    Recording heard;
    while (heard.size() < frames && !voice_->idle()) {
        play_some(heard, frames - heard.size());
    }
    const Recording rest = output_->play(frames - heard.size());
    heard.insert(heard.end(), rest.begin(), rest.end());
    return heard;
}

Recording RecordedVoice::play_all() {
    Recording heard;
    while (!voice_->idle()) {
        play_some(heard, SIZE_MAX);
    }
    return heard;
}

/// Plays what is there, a callback's worth at most; where there is nothing yet it waits.
void RecordedVoice::play_some(Recording& heard, std::size_t most) {
    constexpr std::size_t callback = 256;
    const auto end = Clock::now() + patience;
    voice_->handle();
    while (output_->waiting() == 0 && !voice_->idle()) {
        if (Clock::now() > end) {
            throw std::runtime_error("the synthesizer gives nothing");
        }
        auto sockets = voice_->descriptors();
        ::poll(sockets.data(), sockets.size(), 10);
        voice_->handle();
    }
    const Recording block = output_->play(std::min({output_->waiting(), most, callback}));
    heard.insert(heard.end(), block.begin(), block.end());
}

} // namespace lectern::test
