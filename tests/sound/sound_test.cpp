// SPDX-License-Identifier: GPL-3.0-or-later
// What is heard: the whole program in a terminal, with a sound card whose sound is recorded.
#include "support/garbage.hpp"
#include "support/listener.hpp"
#include "support/sound_card.hpp"
#include "support/terminal_program.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <csignal>
#include <sys/stat.h>

using namespace lectern::test;
using namespace std::chrono_literals;

namespace {

const std::string reader = LECTERN_BUILD_DIR "/lectern";

double milliseconds(SoundCard::Time from, SoundCard::Time to) {
    return std::chrono::duration<double, std::milli>(to - from).count();
}

/// With an option: somebody who starts lectern for the first time without any is asked something.
std::vector<std::string> words(const Listener& listener) {
    return {reader, "--verbosity", "normal", listener.report().string()};
}

/// What was printed, but for the sequences that switch the marks of pastes on and off.
std::string without_paste_marks(std::string output) {
    for (const std::string mark : {"\x1b[?2004h", "\x1b[?2004l"}) {
        if (const auto at = output.find(mark); at != std::string::npos) {
            output.erase(at, mark.size());
        }
    }
    return output;
}

constexpr auto soon = 10s; // far more than anything here may take, under sanitizers too

} // namespace

TEST_CASE("a report is read by itself, a key silences it at once, the next key goes on",
          "[sound]") {
    SoundCard card;
    const Listener listener;
    TerminalProgram program(words(listener), listener.environment(card.environment()));
    const auto started = std::chrono::steady_clock::now();
    const auto first = card.sound_after(started, soon);
    REQUIRE(first);

    for (const std::string key : {" ", "\x1b"}) {
        DYNAMIC_SECTION("the key " << key) {
            // In the middle of speech: sound has just been heard.
            REQUIRE(card.sound_after(std::chrono::steady_clock::now() + 300ms, soon));
            const auto pressed = program.press(key);
            const auto silent = card.silence_after(pressed, 3ms, soon);
            REQUIRE(silent);
            INFO("silent after " << milliseconds(pressed, *silent) << " ms");
            CHECK(milliseconds(pressed, *silent) <= 40);
            // A key within 40 ms of Escape would be one with Alt.
            CHECK(card.silence_after(pressed + 40ms, 100ms, soon));
        }
    }
    SECTION("Space holds the speech until it is pressed again") {
        const auto pressed = program.press(" ");
        CHECK_FALSE(card.sound_after(pressed + 100ms, 1500ms));
        const auto again = program.press(" ");
        CHECK(card.sound_after(again, 2s));
    }
    for (const std::string key : {"h", "s", "p", "\x1b[B"}) {
        DYNAMIC_SECTION("out of silence the key " << key << " is answered and reading goes on") {
            program.press(" ");
            REQUIRE(card.silence_after(std::chrono::steady_clock::now() + 100ms, 200ms, soon));
            const auto pressed = program.press(key);
            CHECK(card.sound_after(pressed, 2s));
            CHECK(card.sound_after(pressed + 4s, soon));
        }
    }
    program.press("q");
    CHECK(program.ends(soon) == 0);
    CHECK(without_paste_marks(program.output()) == ""); // nothing is printed while lectern speaks
}

TEST_CASE("the very first start reads at once, prints its question once, and obeys any key",
          "[sound]") {
    SoundCard card;
    const Listener listener;
    const std::vector<std::string> bare{reader, listener.report().string()};
    const auto print_of_start = [&] {
        TerminalProgram program(bare, listener.environment(card.environment()));
        REQUIRE(card.sound_after(std::chrono::steady_clock::now(), soon));
        const auto pressed = program.press("h");
        CHECK(card.sound_after(pressed + 4s, soon)); // a heading, and reading goes on from it
        program.press("q");
        CHECK(program.ends(soon) == 0);
        return without_paste_marks(program.output());
    };
    const std::string first = print_of_start();
    CHECK(first.find("words a minute right?") != std::string::npos);
    CHECK(std::count(first.begin(), first.end(), '\n') == 1);
    CHECK(print_of_start() == "");
}

TEST_CASE("a killed or stopped synthesizer is replaced and reading goes on", "[sound]") {
    SoundCard card;
    const Listener listener;
    TerminalProgram program(words(listener), listener.environment(card.environment()));
    REQUIRE(card.sound_after(std::chrono::steady_clock::now(), soon));
    for (const int signal : {SIGKILL, SIGSTOP}) {
        DYNAMIC_SECTION("signal " << signal) {
            const auto workers = program.children("lectern-speaker");
            REQUIRE_FALSE(workers.empty());
            for (const pid_t worker : workers) {
                ::kill(worker, signal);
            }
            // What had been made ahead is a second at most; then only new sound is heard.
            const auto after = std::chrono::steady_clock::now() + 5s;
            CHECK(card.sound_after(after, soon));
        }
    }
    program.press("q");
    CHECK(program.ends(soon) == 0);
}

TEST_CASE("garbage from the synthesizer, and a suspend, leave reading going on", "[sound]") {
    SoundCard card;
    const Listener listener;
    TerminalProgram program(words(listener), listener.environment(card.environment()));
    REQUIRE(card.sound_after(std::chrono::steady_clock::now(), soon));
    const auto workers = program.children("lectern-speaker");
    REQUIRE_FALSE(workers.empty());
    SECTION("garbage on its pipe") {
        for (const pid_t worker : workers) {
            CHECK(write_garbage(worker, 3));
        }
        // What had been made ahead is heard for some seconds; then only new sound is.
        CHECK(card.sound_after(std::chrono::steady_clock::now() + 8s, soon));
    }
    SECTION("everything stopped for longer than any patience, as by a suspend") {
        for (const int signal : {SIGSTOP, SIGCONT}) {
            program.signal(signal);
            for (const pid_t worker : workers) {
                ::kill(worker, signal);
            }
            if (signal == SIGSTOP) {
                CHECK(card.silence_after(std::chrono::steady_clock::now(), 5s, soon));
            }
        }
        CHECK(card.sound_after(std::chrono::steady_clock::now(), soon));
        CHECK(without_paste_marks(program.output()) == ""); // nothing is lost
    }
    program.press("q");
    CHECK(program.ends(soon) == 0);
}

TEST_CASE("a sound server that dies is told, and read through again when it is back", "[sound]") {
    SoundCard card;
    const Listener listener;
    TerminalProgram program(words(listener), listener.environment(card.environment()));
    REQUIRE(card.sound_after(std::chrono::steady_clock::now(), soon));
    card.kill_server();
    CHECK(program.prints("the sound device is gone", soon));
    card.start_server();
    CHECK(card.sound_after(std::chrono::steady_clock::now(), 20s));
    program.press("q");
    CHECK(program.ends(soon) == 0);
}

TEST_CASE("speech goes to the device that is named, and stays where there is none such",
          "[sound]") {
    SoundCard card;
    const Listener listener;
    TerminalProgram program(words(listener), listener.environment(card.environment()));
    REQUIRE(card.sound_after(std::chrono::steady_clock::now(), soon));
    const auto choose = [&](const std::string& device) {
        program.press(":");
        return program.press("audio " + device + "\r");
    };
    SECTION("away and back") {
        const auto away = choose("other_card");
        // Reading makes no pause of two seconds.
        REQUIRE(card.silence_after(away + 100ms, 2s, soon));
        CHECK(card.sound_after(choose("default"), soon));
    }
    SECTION("none such") {
        const auto chosen = choose("trumpet");
        // What is heard that long after the answer is the report, read on.
        CHECK(card.sound_after(chosen + 8s, soon));
    }
    SECTION("which there are") {
        const auto asked = choose("");
        CHECK(card.sound_after(asked + 1s, soon));
    }
    program.press("q");
    CHECK(program.ends(soon) == 0);
    CHECK(without_paste_marks(program.output()) == ""); // nothing is lost
}

TEST_CASE("without a sound device lectern says so in one line and prints", "[sound]") {
    const Listener listener;
    const std::string text = listener.report();
    SECTION("to the end, where it is to read to the end") {
        TerminalProgram program({reader, "--to-end", text}, listener.environment(no_sound()));
        REQUIRE(program.ends(60s) == 0);
        CHECK(program.output().find("there is no sound device") != std::string::npos);
        CHECK(program.output().find("Section 40") != std::string::npos);
        CHECK(program.output().find("ALSA") == std::string::npos);
    }
    SECTION("status 4 where speech is demanded") {
        TerminalProgram program({reader, "--speech", "own", text},
                                listener.environment(no_sound()));
        CHECK(program.ends(soon) == 4);
    }
}

TEST_CASE("the place survives a kill at any moment", "[sound]") {
    const Listener listener;
    const auto environment = listener.environment(no_sound());
    const std::vector<std::string> words{reader, "--audio", "null",   "--rate",
                                         "1000", "--text",  "follow", listener.report()};
    std::string last;
    {
        TerminalProgram program(words, environment);
        REQUIRE(program.prints("Sentence 15", 60s));
        program.signal(SIGKILL);
        CHECK(program.ends(soon) == 128 + SIGKILL);
        const std::string all = program.output();
        last = all.substr(all.rfind("Sentence", all.size() - 20));
        last = last.substr(0, last.find(" says"));
    }
    TerminalProgram again(words, environment);
    REQUIRE(again.prints("Resuming in Section", soon));
    // The sentence that was being heard, or the one before it.
    REQUIRE(again.prints("Sentence", soon));
    const std::string output = again.output();
    const std::string resumed = output.substr(output.find("Sentence"));
    const int before = std::stoi(last.substr(9));
    const int after = std::stoi(resumed.substr(9));
    CHECK(std::abs(before - after) <= 1);
    again.press("q");
    CHECK(again.ends(soon) == 0);
}

TEST_CASE("the end of the terminal, and Control C, end lectern with status 130", "[sound]") {
    const Listener listener;
    TerminalProgram program({reader, "--audio", "null", "--text", "follow", listener.report()},
                            listener.environment(no_sound()));
    REQUIRE(program.prints("Section 1", soon));
    program.press("\x03");
    CHECK(program.ends(soon) == 130);
    CHECK(without_paste_marks(program.output()).find('\x1b') ==
          std::string::npos); // no cursor tricks
}
