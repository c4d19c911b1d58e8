// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/output.hpp"
#include "audio/queue.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace lectern;
using Samples = std::vector<std::int16_t>;

namespace {

Samples tone(std::size_t count, double hertz, double rate) {
    Samples samples(count);
    for (std::size_t i = 0; i < count; ++i) {
        samples[i] = static_cast<std::int16_t>(
            10000 * std::sin(2 * M_PI * hertz * static_cast<double>(i) / rate));
    }
    return samples;
}

double power(std::span<const std::int16_t> samples) {
    double sum = 0;
    for (const auto sample : samples) {
        sum += static_cast<double>(sample) * sample;
    }
    return std::sqrt(sum / static_cast<double>(samples.size()));
}

} // namespace

TEST_CASE("a tone keeps its length, its strength and its pitch", "[resampler]") {
    Resampler resampler(speech_rate, device_rate);
    Samples out;
    const Samples in = tone(speech_rate, 440, speech_rate);
    for (std::size_t at = 0; at < in.size(); at += 441) {
        const auto piece = resampler.convert(std::span(in).subspan(at, 441));
        out.insert(out.end(), piece.begin(), piece.end());
    }
    CHECK(std::abs(static_cast<double>(out.size()) - device_rate) < 200);
    CHECK(power(std::span(out).subspan(1000, 40000)) ==
          Approx(10000 / std::sqrt(2.0)).epsilon(0.02));
    int crossings = 0;
    for (std::size_t i = 1; i < out.size(); ++i) {
        crossings += out[i - 1] < 0 && out[i] >= 0 ? 1 : 0;
    }
    CHECK(std::abs(crossings - 440) <= 4);
}

TEST_CASE("the sound begins at once, and a new one has nothing of the old", "[resampler]") {
    Resampler resampler(speech_rate, device_rate);
    const Samples loud(441, 10000);
    const auto first = resampler.convert(loud);
    REQUIRE(first.size() > 100);
    CHECK(first.front() > 3000);
    resampler.restart();
    const Samples silent(441, 0);
    for (const auto sample : resampler.convert(silent)) {
        CHECK(sample == 0);
    }
}

TEST_CASE("what the resampler is given always fits", "[resampler]") {
    Resampler resampler(speech_rate, device_rate);
    for (std::size_t room = 0; room < 3000; room += 7) {
        const Samples in(resampler.input_for(room), 1000);
        CHECK(resampler.convert(in).size() <= room);
    }
}

TEST_CASE("the queue holds a second and takes new sound right after a drop", "[audio]") {
    SoundQueue queue;
    const Samples second(speech_rate * 2, 1000);
    const std::size_t taken = queue.write(second);
    CHECK(taken > speech_rate * 9 / 10);
    CHECK(taken <= speech_rate);
    CHECK(queue.room() < 50);
    queue.drop();
    CHECK(queue.room() > speech_rate * 9 / 10);
    CHECK(queue.write(second) > speech_rate * 9 / 10);
}

TEST_CASE("the null device plays at the pace that it is told", "[audio]") {
    const auto output = open_null_output(1000);
    CHECK(output->state() == AudioState::running);
    CHECK(output->device_name() == "null");
    const Samples second(speech_rate, 1000);
    CHECK(output->write(second) > 0);
    const auto queued = output->queued();
    while (output->played() < queued) { // a thousandth of a second each
        output->state();
    }
    CHECK(output->played() == queued);
    CHECK(output->underruns() == 0);
}

TEST_CASE("the null device drops and holds like another", "[audio]") {
    const auto output = open_null_output(0.001); // stands nearly still
    const Samples second(speech_rate, 1000);
    output->write(second);
    CHECK(output->room() < 50);
    output->drop();
    CHECK(output->room() > speech_rate / 2);
    CHECK(output->write(second) > 0);
    output->pause(true);
    CHECK(output->played() == 0);
}
