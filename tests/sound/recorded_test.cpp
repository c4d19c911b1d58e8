// SPDX-License-Identifier: GPL-3.0-or-later
// The sound itself, sample by sample, of the real engine through our own mixer, queue and fade.
#include "support/recording.hpp"

#include "audio/queue.hpp"
#include "speech/profile.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

using namespace lectern;
using lectern::test::RecordedVoice;
using lectern::test::Recording;

namespace {

const std::vector<std::string> sentences{
    "Several stations sent their records to the office late in the year.",
    "Police officers were told of it, and nobody wrote it down.",
    "Three of the rooms have no window at all.",
    "Where the doors were locked, the keys were kept elsewhere.",
    "Almost every visitor was asked to wait outside.",
};

Utterance said(const std::string& text, Pause pause = Pause::none, std::vector<Cue> cues = {}) {
    return {{{VoiceRole::body, text, "en", pause, std::move(cues)}}, {}};
}

int loudness_at(const Recording& sound, std::size_t at) {
    return std::abs(static_cast<int>(sound[at]));
}

/// The largest step between neighbours among the samples of [begin, end).
int largest_step(const Recording& sound, std::size_t begin, std::size_t end) {
    int largest = 0;
    for (std::size_t at = begin + 1; at < end; ++at) {
        largest = std::max(largest, std::abs(sound[at] - sound[at - 1]));
    }
    return largest;
}

double root_mean_square(const Recording& sound, std::size_t begin, std::size_t end) {
    double sum = 0;
    for (std::size_t at = begin; at < end; ++at) {
        sum += static_cast<double>(sound[at]) * sound[at];
    }
    return std::sqrt(sum / static_cast<double>(end - begin));
}

double decibels(double one, double other) {
    return 20 * std::log10(one / other);
}

constexpr int audible = 60; // the resampler rings a little around what the engine cuts hard

std::size_t first_sound(const Recording& sound, std::size_t from = 0) {
    while (from < sound.size() && loudness_at(sound, from) < audible) {
        ++from;
    }
    return from;
}

std::size_t behind_last_sound(const Recording& sound, std::size_t before) {
    while (before > 0 && loudness_at(sound, before - 1) < audible) {
        --before;
    }
    return before;
}

Recording alone(const std::string& text, const VoiceSettings& settings) {
    RecordedVoice voice(settings);
    voice->say(said(text));
    return voice.play_all();
}

/// How like `part` the sound is from `at` on: 1 is the same but for its loudness.
double likeness(const Recording& sound, std::size_t at, const Recording& part) {
    double product = 0;
    double ours = 0;
    double its = 0;
    for (std::size_t i = 0; i < part.size(); ++i) {
        product += static_cast<double>(sound[at + i]) * part[i];
        ours += static_cast<double>(sound[at + i]) * sound[at + i];
        its += static_cast<double>(part[i]) * part[i];
    }
    return product / std::sqrt(std::max(1.0, ours) * std::max(1.0, its));
}

/// Where `part` is heard in the sound: the place that is most like it. Fails where none is.
std::size_t place_of(const Recording& part, const Recording& sound) {
    std::size_t best = 0;
    double most = 0;
    for (std::size_t at = 0; at + part.size() <= sound.size(); ++at) {
        const double like = likeness(sound, at, part);
        if (like > most) {
            most = like;
            best = at;
        }
    }
    CHECK(most > 0.9);
    return best;
}

} // namespace

TEST_CASE("a skip fades within five milliseconds and does not click", "[recorded]") {
    RecordedVoice voice;
    const std::size_t fade = RecordedVoice::frames(5);
    for (int skip = 0; skip < 40; ++skip) {
        voice->say(said(sentences[0]));
        // At another place of the sentence each time, over one of its vowels or another.
        const Recording before = voice.play(RecordedVoice::frames(400 + 23 * skip));
        voice->silence();
        Recording after = voice.play(RecordedVoice::frames(60));
        INFO("skip " << skip);
        CHECK(std::all_of(after.begin() + static_cast<std::ptrdiff_t>(fade), after.end(),
                          [](int sample) { return sample == 0; }));
        const std::size_t lately = before.size() - RecordedVoice::frames(100);
        const int in_speech = largest_step(before, lately, before.size());
        after.insert(after.begin(), before.back());
        CHECK(largest_step(after, 0, after.size()) <= in_speech + in_speech / 4);
    }
}

TEST_CASE("between two sentences it is silent as long as the profile says", "[recorded]") {
    const Profile profile =
        load_profile(std::filesystem::path(LECTERN_SOURCE_DIR) / "voices", "default");
    for (const int rate : {200, 350, 900}) {
        for (const Pause pause : {Pause::sentence, Pause::paragraph}) {
            VoiceSettings settings;
            settings.words_per_minute = rate;
            RecordedVoice voice(settings);
            voice->say(said(sentences[0]));
            for (std::size_t i = 1; i < sentences.size(); ++i) {
                voice->say(said(sentences[i], pause));
            }
            const Recording sound = voice.play_all();

            const auto wanted = static_cast<double>(profile.pause(pause, rate).count());
            std::size_t found = 0;
            for (std::size_t at = first_sound(sound); at < sound.size();) {
                std::size_t end = at;
                while (end < sound.size() && loudness_at(sound, end) < audible) {
                    ++end;
                }
                const double silent = static_cast<double>(end - at) * 1000 / device_rate;
                if (end < sound.size() && silent >= wanted - 2) {
                    INFO(rate << " words a minute, pause " << wanted << ", heard " << silent);
                    CHECK(silent <= wanted + 8); // words die away
                    ++found;
                }
                at = end + 1;
            }
            CHECK(found == sentences.size() - 1);
        }
    }
}

TEST_CASE("sentences and cues are heard in the order in which they are said", "[recorded]") {
    VoiceSettings settings;
    settings.words_per_minute = 300;
    RecordedVoice voice(settings);
    voice->say(said(sentences[0]));
    voice->say(said(sentences[1], Pause::sentence, {Cue::finding}));
    voice->say(said(sentences[2], Pause::before_heading, {Cue::heading_2, Cue::list_in}));
    const Recording sound = voice.play_all();

    // The middle of each sentence; of a cue alone, all of it.
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < 3; ++i) {
        const Recording whole = alone(sentences[i], settings);
        const auto middle = whole.begin() + static_cast<std::ptrdiff_t>(whole.size() / 2);
        places.push_back(place_of(Recording(middle, middle + 1000), sound));
    }
    CHECK(std::is_sorted(places.begin(), places.end()));
    const CueSamples cues = load_cues(std::filesystem::path(LECTERN_SOURCE_DIR) / "voices", -12);
    const auto place_of_cue = [&](Cue cue) {
        SoundQueue queue;
        const auto& samples = cues[static_cast<std::size_t>(cue)];
        queue.write(samples);
        Recording resampled(samples.size() * 2); // without what the resampler holds back
        queue.ring().read(resampled);
        return place_of(resampled, sound);
    };
    const std::size_t finding = place_of_cue(Cue::finding);
    const std::size_t heading = place_of_cue(Cue::heading_2);
    const std::size_t list = place_of_cue(Cue::list_in);
    CHECK(places[0] < finding);
    CHECK(finding < places[1]);
    CHECK(places[1] < heading);
    CHECK(heading < list);
    CHECK(list < places[2]);
}

TEST_CASE("a cue is as much softer than speech as the profile says", "[recorded]") {
    const Profile profile =
        load_profile(std::filesystem::path(LECTERN_SOURCE_DIR) / "voices", "default");
    REQUIRE(profile.cue_level);
    for (const Cue cue : {Cue::heading_1, Cue::heading_4, Cue::finding, Cue::boundary}) {
        RecordedVoice voice;
        voice->say(said(sentences[3]));
        voice->say(said(sentences[4], Pause::before_heading, {cue}));
        const Recording sound = voice.play_all();
        // The pause before a heading is the longest silence; the cue is at its end.
        const Recording words = alone(sentences[3], {});
        const std::size_t end_of_words = behind_last_sound(words, words.size());
        const std::size_t pause = RecordedVoice::frames(static_cast<double>(
            profile.pause(Pause::before_heading, VoiceSettings().words_per_minute).count()));
        const std::size_t begin_of_cue = first_sound(sound, end_of_words + pause / 3);
        const std::size_t begin_of_next = words.size() + pause;
        REQUIRE(begin_of_cue < begin_of_next);
        const double level = decibels(root_mean_square(sound, begin_of_cue, begin_of_next),
                                      root_mean_square(words, first_sound(words), end_of_words));
        INFO(name_of(cue) << ": " << level << " decibels");
        CHECK(level == Approx(*profile.cue_level).margin(4));
    }
}
