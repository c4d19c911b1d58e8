// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/output.hpp"
#include "audio/queue.hpp"

#include <array>
#include <utility>

namespace lectern {
namespace {

/// Plays to nowhere at the pace of a clock. There is no thread: whoever asks lets the time that has
/// passed do its work first.
class NullOutput : public AudioOutput {
public:
    explicit NullOutput(double speed) : speed_(speed) {}

    std::size_t write(std::span<const std::int16_t> samples) override {
        play();
        return queue_.write(samples);
    }
    std::size_t room() const override { return queue_.room(); }
    void drop() override {
        play();
        queue_.drop();
    }
    void pause(bool paused) override {
        play();
        queue_.ring().pause(paused);
    }
    void choose(const std::optional<std::string>& device) override {
        answer_ = DeviceAnswer{device, !device || *device == "null", "null", {"null"}};
    }
    std::optional<DeviceAnswer> take_answer() override {
        return std::exchange(answer_, std::nullopt);
    }
    void rest() override {}
    void wake() override {}
    FramePosition queued() const override { return queue_.ring().written(); }
    FramePosition played() const override { return queue_.ring().read_position(); }
    std::chrono::milliseconds latency() const override { return {}; }
    AudioState state() override {
        play();
        return AudioState::running;
    }
    std::string device_name() const override { return "null"; }
    unsigned underruns() const override { return 0; }

private:
    void play() {
        const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begun_;
        const auto due = static_cast<std::uint64_t>(passed.count() * speed_ * device_rate);
        std::array<std::int16_t, 256> nowhere{};
        // After a long sleep only what can be queued needs to be read, not hours of silence.
        constexpr std::uint64_t queued = std::uint64_t{2} * device_rate;
        done_ = std::max(done_, due > queued ? due - queued : 0);
        for (; done_ + nowhere.size() <= due; done_ += nowhere.size()) {
            queue_.ring().read(nowhere);
        }
    }

    double speed_;
    std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
    std::uint64_t done_ = 0; // frames of the device that have gone by
    SoundQueue queue_;
    std::optional<DeviceAnswer> answer_;
};

} // namespace

std::unique_ptr<AudioOutput> open_null_output(double speed) {
    return std::make_unique<NullOutput>(speed);
}

} // namespace lectern
