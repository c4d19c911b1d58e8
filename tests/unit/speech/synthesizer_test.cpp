// SPDX-License-Identifier: GPL-3.0-or-later
// The synthesizer with the real lectern-speaker: nothing here replaces the engine.
#include "speech/synthesizer.hpp"

#include "base/error.hpp"

#include <catch2/catch.hpp>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <map>
#include <unistd.h>

using namespace lectern;

namespace {

using Clock = std::chrono::steady_clock;

Synthesizer::Options real_options() {
    Synthesizer::Options options;
    options.program = std::filesystem::path(LECTERN_BUILD_DIR) / "lectern-speaker";
    options.voices = std::filesystem::path(LECTERN_SOURCE_DIR) / "voices";
    return options;
}

Profile default_profile() {
    return load_profile(real_options().voices, "default");
}

/// What has been given of an utterance.
struct Given {
    std::vector<std::int16_t> samples;
    std::vector<WordMark> words;
    bool ended = false;
    bool skipped = false;

    bool has_sound() const {
        return std::any_of(samples.begin(), samples.end(),
                           [](int sample) { return sample > 500 || sample < -500; });
    }
};

/// A synthesizer and all that it gives.
class Ear {
public:
    explicit Ear(VoiceSettings settings = {}, Synthesizer::Options options = real_options())
        : synthesizer_(std::move(options), default_profile(), std::move(settings)) {}

    Synthesizer& operator*() { return synthesizer_; }
    Synthesizer* operator->() { return &synthesizer_; }

    void say(UtteranceId id, const std::string& text, Pause pause = Pause::none,
             const std::string& language = "") {
        Utterance utterance;
        utterance.segments.push_back({VoiceRole::body, text, language, pause});
        synthesizer_.speak(id, std::move(utterance));
    }

    /// Takes what comes until `done` or half a minute has passed; gives whether it was done.
    bool listen_until(const std::function<bool()>& done, bool want_samples = true) {
        const auto end = Clock::now() + std::chrono::seconds(30);
        while (!done() && Clock::now() < end) {
            auto sockets = synthesizer_.descriptors(want_samples);
            auto wake = Clock::now() + std::chrono::milliseconds(100);
            if (const auto due = synthesizer_.deadline()) {
                wake = std::min(wake, *due);
            }
            const auto wait =
                std::chrono::duration_cast<std::chrono::milliseconds>(wake - Clock::now());
            ::poll(sockets.data(), sockets.size(), std::max(0, static_cast<int>(wait.count()) + 1));
            for (auto& event : synthesizer_.handle(want_samples)) {
                std::visit([&](auto& it) { take(it); }, event);
            }
        }
        return done();
    }
    bool listen_to_end(UtteranceId id) {
        return listen_until([&] { return given[id].ended; });
    }

    std::map<UtteranceId, Given> given;
    std::vector<UtteranceId> order; // of first samples and ends
    std::vector<std::string> unknown;
    std::vector<std::string> wrong; // lexicons
    std::string lost;

private:
    void take(Samples& it) {
        Given& to = given[it.utterance];
        if (to.samples.empty()) {
            order.push_back(it.utterance);
        }
        to.samples.insert(to.samples.end(), it.samples.begin(), it.samples.end());
    }
    void take(WordMark& it) { given[it.utterance].words.push_back(it); }
    void take(UtteranceEnd& it) {
        given[it.utterance].ended = true;
        given[it.utterance].skipped = it.skipped;
        order.push_back(it.utterance);
    }
    void take(EngineLost& it) { lost = it.line; }
    void take(VoiceUnknown& it) { unknown.push_back(it.voice); }
    void take(LexiconWrong& it) { wrong.push_back(it.line); }

    Synthesizer synthesizer_;
};

/// The speakers of this process, from /proc.
std::vector<pid_t> speakers() {
    std::vector<pid_t> found;
    for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
        const auto name = entry.path().filename().string();
        if (name.find_first_not_of("0123456789") != std::string::npos) {
            continue;
        }
        std::ifstream file(entry.path() / "stat");
        std::string id;
        std::string program;
        std::string state;
        pid_t parent = 0;
        file >> id >> program >> state >> parent;
        if (parent == ::getpid() && program == "(lectern-speaker)" && state != "Z") {
            found.push_back(static_cast<pid_t>(std::stol(id)));
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

/// A program that is a few shell commands.
class Script {
public:
    explicit Script(const std::string& commands)
        : path_(std::filesystem::temp_directory_path() /
                ("lectern-script-" + std::to_string(::getpid()))) {
        std::ofstream(path_) << "#!/bin/sh\n" << commands << "\n";
        std::filesystem::permissions(path_, std::filesystem::perms::owner_all);
    }
    ~Script() { std::filesystem::remove(path_); }
    Script(const Script&) = delete;
    Script& operator=(const Script&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

std::size_t leading_silence(const std::vector<std::int16_t>& samples) {
    const auto first = std::find_if(samples.begin(), samples.end(),
                                    [](int sample) { return sample > 8 || sample < -8; });
    return static_cast<std::size_t>(first - samples.begin());
}

std::string crashing_text() {
    std::string text;
    for (int i = 0; i < 220; ++i) {
        text += "s'";
    }
    return text;
}

constexpr auto long_sentence =
    "The report finds that three of the four ministries kept no records of their own, that two of "
    "them could not say who had been paid, and that none had answered the questions of the court.";

} // namespace

TEST_CASE("utterances are spoken, one after the other", "[synthesizer]") {
    Ear ear;
    ear.say(1, "The first sentence.");
    ear.say(2, "The second sentence.");
    REQUIRE(ear.listen_to_end(2));
    CHECK(ear.order == std::vector<UtteranceId>{1, 1, 2, 2});
    CHECK(ear.given[1].has_sound());
    CHECK(ear.given[2].has_sound());
    CHECK_FALSE(ear.given[1].skipped);
    CHECK(ear.given[1].samples.size() > speech_sample_rate / 2);
}

TEST_CASE("the pause before a segment is silence in its sound", "[synthesizer]") {
    VoiceSettings settings;
    settings.words_per_minute = 300;
    Ear ear(settings);
    ear.say(1, "Ever.");
    ear.say(2, "Ever.", Pause::before_heading);
    REQUIRE(ear.listen_to_end(2));
    // Half a second, with what the engine leaves behind the words before.
    std::vector<std::int16_t> tail = ear.given[1].samples;
    std::reverse(tail.begin(), tail.end());
    const auto silence = leading_silence(tail) + leading_silence(ear.given[2].samples);
    CHECK(silence >= speech_sample_rate / 2);
    CHECK(silence <= speech_sample_rate / 2 + speech_sample_rate / 100);
}

TEST_CASE("the answer to a key begins at once: no pause and no silence", "[synthesizer]") {
    Ear ear;
    ear.say(1, "Ever so.", Pause::before_heading);
    REQUIRE(ear.listen_to_end(1));
    CHECK(leading_silence(ear.given[1].samples) <= speech_sample_rate / 500);
    ear->cancel();
    ear.say(2, "Ever so.", Pause::before_heading);
    REQUIRE(ear.listen_to_end(2));
    CHECK(leading_silence(ear.given[2].samples) <= speech_sample_rate / 500);
}

TEST_CASE("words are marked where they stand in the text", "[synthesizer]") {
    Ear ear;
    const std::string text = "Héloïse found three faults.";
    ear.say(1, text);
    REQUIRE(ear.listen_to_end(1));
    std::vector<std::string> words;
    std::uint64_t before = 0;
    for (const WordMark& mark : ear.given[1].words) {
        words.push_back(text.substr(mark.range.begin, mark.range.end - mark.range.begin));
        CHECK(mark.sample >= before);
        CHECK(mark.sample < ear.given[1].samples.size());
        before = mark.sample;
    }
    REQUIRE(words.size() == 4);
    CHECK(words[0] == "Héloïse");
    CHECK(words[2] == "three");
}

TEST_CASE("what is cancelled is not heard of again", "[synthesizer]") {
    Ear ear;
    ear.say(1, long_sentence);
    ear.say(2, long_sentence);
    REQUIRE(ear.listen_until([&] { return ear.given[1].has_sound(); }));
    ear->cancel();
    ear.given.clear();
    ear.order.clear();
    ear.say(3, "Something else.");
    REQUIRE(ear.listen_to_end(3));
    CHECK(ear.order == std::vector<UtteranceId>{3, 3});
}

TEST_CASE("a speaker that is not listened to waits, and goes on", "[synthesizer]") {
    Synthesizer::Options options = real_options();
    options.patience = std::chrono::milliseconds(200);
    Ear ear({}, options);
    ear.say(1, long_sentence);
    REQUIRE(ear.listen_until([&] { return ear.given[1].has_sound(); }));
    const auto later = Clock::now() + std::chrono::milliseconds(600);
    ear.listen_until([&] { return Clock::now() >= later; }, false);
    REQUIRE(ear.listen_to_end(1));
    CHECK_FALSE(ear.given[1].skipped);
}

TEST_CASE("a text that crashes the engine is skipped and told; the next is spoken",
          "[synthesizer]") {
    Ear ear;
    ear.say(1, "Before it.");
    ear.say(2, crashing_text());
    ear.say(3, "After it.");
    REQUIRE(ear.listen_to_end(3));
    CHECK(ear.given[1].has_sound());
    CHECK_FALSE(ear.given[1].skipped);
    CHECK(ear.given[2].skipped);
    CHECK(ear.given[3].has_sound());
    CHECK_FALSE(ear.given[3].skipped);
    CHECK(ear.lost.empty());
}

TEST_CASE("words around what crashes the engine are spoken", "[synthesizer]") {
    std::string text = "It says ";
    for (int i = 0; i < 200; ++i) {
        text += "x.";
    }
    Ear ear;
    ear.say(1, text + " and goes on with a whole sentence about the report.");
    REQUIRE(ear.listen_to_end(1));
    CHECK(ear.given[1].has_sound());
}

TEST_CASE("a speaker that is killed is replaced in the middle of a sentence", "[synthesizer]") {
    Ear ear;
    REQUIRE(ear.listen_until([] { return speakers().size() == 2; }));
    ear.say(1, long_sentence);
    REQUIRE(ear.listen_until([&] { return ear.given[1].has_sound(); }, true));
    ear.say(2, "And on.");
    for (const pid_t pid : speakers()) {
        ::kill(pid, SIGKILL);
    }
    REQUIRE(ear.listen_to_end(2));
    CHECK_FALSE(ear.given[1].skipped);
    CHECK(ear.given[2].has_sound());
    CHECK(ear.lost.empty());
}

TEST_CASE("a speaker that hangs is replaced", "[synthesizer]") {
    Synthesizer::Options options = real_options();
    options.patience = std::chrono::milliseconds(300);
    Ear ear({}, options);
    REQUIRE(ear.listen_until([] { return speakers().size() == 2; }));
    for (const pid_t pid : speakers()) {
        ::kill(pid, SIGSTOP);
    }
    ear.say(1, "It goes on.");
    REQUIRE(ear.listen_to_end(1));
    CHECK(ear.given[1].has_sound());
    CHECK_FALSE(ear.given[1].skipped);
}

TEST_CASE("no speaker is left when the synthesizer is gone", "[synthesizer]") {
    {
        Ear ear;
        REQUIRE(ear.listen_until([] { return speakers().size() == 2; }));
    }
    CHECK(speakers().empty());
}

TEST_CASE("a program that is none is told once, and utterances end as skipped", "[synthesizer]") {
    const Script garbage("head -c 100000 /dev/urandom >&3; sleep 9");
    Synthesizer::Options options = real_options();
    SECTION("it ends at once") {
        options.program = "/bin/true";
    }
    SECTION("it is not there") {
        options.program = "/nonexistent/lectern-speaker";
    }
    SECTION("it says what no speaker says") {
        options.program = garbage.path();
    }
    Ear ear({}, options);
    ear.say(1, "Nobody hears this.");
    REQUIRE(ear.listen_to_end(1));
    CHECK(ear.given[1].skipped);
    CHECK_FALSE(ear.lost.empty());
    ear.say(2, "Nor this.");
    REQUIRE(ear.listen_to_end(2));
    CHECK(ear.given[2].skipped);
}

TEST_CASE("an unknown voice is told once and another speaks", "[synthesizer]") {
    VoiceSettings settings;
    settings.voice = "nobody";
    Ear ear(settings);
    ear.say(1, "Somebody speaks.");
    ear.say(2, "And again.");
    REQUIRE(ear.listen_to_end(2));
    CHECK(ear.given[1].has_sound());
    CHECK(ear.unknown == std::vector<std::string>{"nobody"});
}

TEST_CASE("a text in another language gets a voice of that language", "[synthesizer]") {
    VoiceSettings settings;
    Ear ear(settings);
    ear.say(1, "Das Recht ist für alle gleich.", Pause::none, "de");
    ear.say(2, "Das Recht ist für alle gleich.");
    ear.say(3, "Das Recht ist für alle gleich.", Pause::none, "de-AT");
    ear.say(4, "Das Recht ist für alle gleich.", Pause::none, "xx");
    REQUIRE(ear.listen_to_end(4));
    CHECK(ear.given[1].samples.size() != ear.given[2].samples.size());
    CHECK(ear.given[3].has_sound());
    CHECK(ear.given[4].has_sound());
    CHECK(ear.unknown == std::vector<std::string>{"xx"});
}

TEST_CASE("a faster rate takes less time, across the border of the engine's own", "[synthesizer]") {
    Ear ear;
    UtteranceId id = 0;
    std::size_t before = 0;
    for (const int rate : {80, 200, 320, 380, 400, 440, 480, 520, 700, 1000}) {
        VoiceSettings settings;
        settings.words_per_minute = rate;
        ear->set_settings(settings);
        ear.say(++id, long_sentence);
        REQUIRE(ear.listen_to_end(id));
        const std::size_t length = ear.given[id].samples.size();
        INFO(rate << " words a minute");
        CHECK((before == 0 || length < before));
        before = length;
    }
}

TEST_CASE("control characters in a text do not command the engine", "[synthesizer]") {
    Ear ear;
    ear.say(1, "Plain words.");
    ear.say(2, "\x01"
               "900SPlain words.");
    ear.say(3, "Plain words.");
    REQUIRE(ear.listen_to_end(3));
    const auto first = static_cast<double>(ear.given[1].samples.size());
    CHECK(static_cast<double>(ear.given[3].samples.size()) > first * 0.9);
}

TEST_CASE("the engine names itself and its voices", "[asking]") {
    CHECK_THAT(engine_version(real_options()), Catch::StartsWith("eSpeak NG 1."));
    const auto voices = voice_names(real_options());
    const auto english = std::find_if(voices.begin(), voices.end(),
                                      [](const VoiceName& voice) { return voice.name == "en-us"; });
    CHECK(voices.size() > 50);
    CHECK(english != voices.end());
    Synthesizer::Options missing = real_options();
    missing.program = "/nonexistent/lectern-speaker";
    CHECK_THROWS_AS(engine_version(missing), Error);
}

TEST_CASE("the words of a text are asked of a speaker", "[asking]") {
    NormaliserClient client(real_options());
    CHECK(client.words("Two words", "en") == "Two words");
    CHECK(client.words("", "en").empty());
}

TEST_CASE("a cue sounds in the pause, right before the words", "[synthesizer]") {
    Utterance utterance;
    utterance.segments.push_back({VoiceRole::body, "Opening words.", "", Pause::none});
    utterance.segments.push_back({VoiceRole::heading, "Detention", "", Pause::before_heading});
    utterance.segments[1].cues = {Cue::heading_1};
    const auto pause_has_sound = [&](VoiceSettings settings) {
        Ear ear(settings);
        ear->speak(1, utterance);
        REQUIRE(ear.listen_to_end(1));
        const Given& it = ear.given[1];
        const auto heading = std::find_if(it.words.begin(), it.words.end(),
                                          [](const WordMark& word) { return word.segment == 1; });
        REQUIRE(heading != it.words.end());
        const auto end = it.samples.begin() + static_cast<std::ptrdiff_t>(heading->sample);
        const auto begin_of_cue = end - speech_sample_rate * 60 / 1000;
        const auto is_sound = [](int sample) { return sample > 100 || sample < -100; };
        // Most of the pause stays silent: the note is at its end.
        CHECK(std::none_of(begin_of_cue - speech_sample_rate / 4, begin_of_cue, is_sound));
        return std::any_of(begin_of_cue, end, is_sound);
    };
    VoiceSettings settings;
    CHECK(pause_has_sound(settings));
    settings.cues = *cues_named("-heading", settings.cues);
    CHECK_FALSE(pause_has_sound(settings));
}

TEST_CASE("a cue never makes an answer to a key wait", "[synthesizer]") {
    Utterance utterance;
    utterance.segments.push_back({VoiceRole::body, "No next finding.", "", Pause::none});
    utterance.segments[0].cues = {Cue::boundary};
    Ear ear;
    ear->speak(1, utterance);
    REQUIRE(ear.listen_to_end(1));
    REQUIRE_FALSE(ear.given[1].words.empty());
    CHECK(ear.given[1].words[0].sample < speech_sample_rate / 50);
}

TEST_CASE("a word that is set is said so by every speaker, a bad lexicon is told once",
          "[synthesizer]") {
    auto options = real_options();
    options.lexicons = {"/nowhere/at/all.pls"};
    Ear ear({}, options);
    ear->pronounce({"Zzyzx", "nobody knows how long this name goes on", "en"});
    ear.say(1, "Zzyzx");
    REQUIRE(ear.listen_to_end(1));
    CHECK(ear.given[1].samples.size() > speech_sample_rate);
    REQUIRE(ear.listen_until([] { return speakers().size() == 2; }));
    ear.say(2, "Words.");
    REQUIRE(ear.listen_to_end(2));
    REQUIRE(ear.wrong.size() == 1);
    CHECK(ear.wrong[0].find("/nowhere/at/all.pls") != std::string::npos);
}
