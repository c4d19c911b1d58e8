// SPDX-License-Identifier: GPL-3.0-or-later
// The rate that is asked for against the one that is heard, with the real engine.
#include "speech/engine.hpp"
#include "speech/profile.hpp"
#include "speech/synthesizer.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

using namespace lectern;

namespace {

class Counter : public SoundSink {
public:
    void word(std::size_t, std::size_t, std::uint64_t) override {}
    bool sound(std::span<const std::int16_t> sound) override {
        samples += sound.size();
        return true;
    }
    std::size_t samples = 0;
};

struct Prose {
    std::vector<std::string> sentences;
    std::size_t words = 0;
};

/// Report prose without figures: each word is one that is spoken.
Prose prose() {
    Prose all;
    std::ifstream in(std::string(LECTERN_SOURCE_DIR) + "/tests/bench/prose/rights.txt");
    for (std::string line; std::getline(in, line);) {
        if (!line.empty()) {
            std::istringstream words(line);
            for (std::string word; words >> word; ++all.words) {
            }
            all.sentences.push_back(line);
        }
    }
    return all;
}

/// Words a minute of sentences with the pauses between them.
double heard(const Prose& prose, int asked, Engine& engine, const Profile& profile) {
    Counter counter;
    for (const auto& sentence : prose.sentences) {
        engine.speak(sentence, {asked, 50, 50, 100}, counter);
    }
    const std::chrono::duration<double> pauses =
        profile.pause(Pause::sentence, asked) * prose.sentences.size();
    const double seconds =
        static_cast<double>(counter.samples) / speech_sample_rate + pauses.count();
    return 60 * static_cast<double>(prose.words) / seconds;
}

} // namespace

TEST_CASE("report prose is heard as fast as asked, each rate faster than the one before",
          "[speech]") {
    const auto engine = espeak_engine();
    REQUIRE(engine->use({"", "en", ""}));
    const Profile profile =
        load_profile(std::filesystem::path(LECTERN_SOURCE_DIR) / "voices", "default");
    const Prose text = prose();
    REQUIRE(text.words > 100);
    double before = 0;
    // The engine changes its way of making fast speech between 381 and 382.
    for (const int asked : {80,  128, 176, 225, 273, 322, 370, 381, 382, 383,
                            418, 467, 515, 564, 612, 661, 709, 806, 903, 1000}) {
        CAPTURE(asked);
        const double measured = heard(text, asked, *engine, profile);
        CHECK(measured > before);
        CHECK(measured > 0.9 * asked);
        CHECK(measured < 1.1 * asked);
        before = measured;
    }
}
