// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/cues.hpp"

#include "base/error.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <unistd.h>

using namespace lectern;

namespace {

const std::filesystem::path voices = std::filesystem::path(LECTERN_SOURCE_DIR) / "voices";

const std::vector<std::int16_t>& sound(const CueSamples& cues, Cue cue) {
    return cues[static_cast<std::size_t>(cue)];
}

double loudness(const std::vector<std::int16_t>& samples) {
    double sum = 0;
    for (const double sample : samples) {
        sum += sample * sample;
    }
    return std::sqrt(sum / static_cast<double>(samples.size()));
}

/// What is wrong with a file of cues, without the file's name.
std::string complaint(const std::string& text) {
    const auto folder =
        std::filesystem::temp_directory_path() / ("lectern-cues-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "cues.toml") << text;
    std::string line;
    try {
        load_cues(folder, -12);
    } catch (const Error& error) {
        line = error.what();
        line.erase(0, (folder / "cues.toml").string().size());
    }
    std::filesystem::remove_all(folder);
    return line;
}

} // namespace

TEST_CASE("every cue has a sound of its own, a short one", "[cues]") {
    const CueSamples cues = load_cues(voices, -12);
    for (std::size_t i = 0; i < cue_count; ++i) {
        INFO(name_of(static_cast<Cue>(i)));
        CHECK_FALSE(cues[i].empty());
        CHECK(cues[i].size() <= 22050 * 12 / 100);
        for (std::size_t j = 0; j < i; ++j) {
            CHECK(cues[i] != cues[j]);
        }
    }
}

TEST_CASE("cues sound as loud beside speech as their level says", "[cues]") {
    const double soft = loudness(sound(load_cues(voices, -12), Cue::heading_1));
    const double softer = loudness(sound(load_cues(voices, -18), Cue::heading_1));
    CHECK(20 * std::log10(softer / soft) == Approx(-6).margin(0.2));
    const double speech = 3200; // of eSpeak NG, as measured
    CHECK(20 * std::log10(soft / speech) == Approx(-7).margin(6));
}

TEST_CASE("cues are switched by name, by group, and all at once", "[cues]") {
    const CueSet all = CueSet().set();
    CHECK(cues_named("none", all) == CueSet());
    CHECK(cues_named("all", CueSet()) == all);
    CHECK(cues_named("heading", CueSet())->count() == 6);
    CHECK(cues_named("heading-2, end", CueSet())->count() == 2);
    CHECK(cues_named("-list -table", all)->count() == cue_count - 4);
    CHECK_FALSE(cues_named("trumpet", all));
    CHECK_FALSE(cues_named("-all", all));
}

TEST_CASE("a mistake in the cues is told with its line", "[cues]") {
    CHECK(
        complaint("end = \"C4 40\"\nheding-1 = \"C5 60\"\n").starts_with(", line 2: there is no"));
    CHECK(complaint("\n\nend = \"H4 40\"\n").starts_with(", line 3: end has a note that is none"));
    CHECK(complaint("end = \"C4 0\"").starts_with(", line 1: end has a note that is none"));
    CHECK(complaint("end = \"C4\"").starts_with(", line 1: end has a note that is none"));
    CHECK(complaint("end = 4").starts_with(", line 1: end must be notes"));
    CHECK(complaint("end = \"Bb3 20, rest 5, F#4 20\"").empty());
}

TEST_CASE("the mixer adds a cue to what is spoken and gives back what is left", "[cues]") {
    CueMixer mixer;
    const std::vector<std::int16_t> cue{10, 20, 30};
    mixer.begin(cue, 1);
    std::vector<std::int16_t> speech{100, 100, 32760};
    mixer.mix(speech);
    CHECK(speech == std::vector<std::int16_t>{100, 110, 32767});
    CHECK(mixer.rest() == std::vector<std::int16_t>{30});
    CHECK(mixer.rest().empty());

    SECTION("one behind the other") {
        mixer.begin(cue, 0);
        mixer.begin(cue, 0);
        CHECK(mixer.rest() == std::vector<std::int16_t>{10, 20, 30, 10, 20, 30});
    }
    SECTION("dropped with the utterance") {
        mixer.begin(cue, 0);
        mixer.drop();
        CHECK(mixer.rest().empty());
    }
}
