// SPDX-License-Identifier: GPL-3.0-or-later
// The whole program in a terminal of its own: raw keys, the end of the terminal, what is kept.
#include "support/listener.hpp"
#include "support/terminal_program.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <csignal>

using namespace lectern::test;
using namespace std::chrono_literals;

namespace {

const std::string reader = LECTERN_BUILD_DIR "/lectern";
constexpr auto soon = 10s; // far more than anything here may take, under sanitizers too

std::vector<std::string> words(const Listener& listener, std::vector<std::string> more = {}) {
    std::vector<std::string> all{reader, "--audio", "null", "--text", "follow", listener.report()};
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

std::vector<std::string> home(const Listener& listener, const std::string& more = "A=B") {
    auto all = listener.environment(no_sound());
    all.push_back(more);
    return all;
}

void quit(TerminalProgram& program) {
    program.press("q");
    CHECK(program.ends(soon) == 0);
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t times = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++times;
    }
    return times;
}

bool has_state(const Listener& listener) {
    return std::filesystem::exists(listener.home() / ".local/state/lectern/state.sqlite");
}

} // namespace

TEST_CASE("keys do what they do, however their bytes are cut", "[terminal]") {
    const Listener listener;
    TerminalProgram program(words(listener), home(listener));
    REQUIRE(program.prints("Sentence 1 ", soon));
    program.press("h");
    CHECK(program.prints("Section 2, heading level 1", soon));
    program.press("\x1b[6~"); // Page Down: the next heading where there are no pages
    CHECK(program.prints("Section 3, heading level 1", soon));
    program.press("\x1b");
    program.press("[6");
    program.press("~");
    CHECK(program.prints("Section 4, heading level 1", soon));
    program.press("\xd1\x80"); // the Cyrillic letter on the key of h
    CHECK(program.prints("Section 5, heading level 1", soon));
    quit(program);
    CHECK(program.output().find("Saved at") != std::string::npos);
}

TEST_CASE("a key held down moves on and on, and leaves nothing behind when it is let go",
          "[terminal]") {
    const Listener listener;
    TerminalProgram program(words(listener), home(listener));
    REQUIRE(program.prints("Sentence 1 ", soon));
    for (int i = 0; i < 30; ++i) {
        program.press("h");
    }
    CHECK(program.prints("Section 31, heading level 1", soon));
    quit(program);
}

TEST_CASE("what is pasted is no row of commands", "[terminal]") {
    const Listener listener;
    TerminalProgram program(words(listener), home(listener));
    REQUIRE(program.prints("Sentence 1 ", soon));
    REQUIRE(program.output().find("\x1b[?2004h") != std::string::npos); // asks for the marks
    program.press("\x1b[200~hhq\x1b[201~");
    program.press("w");
    CHECK(program.prints("Section 1", soon));
    CHECK_FALSE(program.ends(200ms)); // its q did not quit
    SECTION("into a question it is text") {
        program.press("g");
        program.press("\x1b[200~Section 7\x1b[201~\r");
        CHECK(program.prints("Section 7, heading level 1", soon));
    }
    quit(program);
    CHECK(program.output().find("\x1b[?2004l") != std::string::npos); // as it was before
}

TEST_CASE("a dumb terminal gets no sequence at all", "[terminal]") {
    const Listener listener;
    auto environment = home(listener);
    std::replace(environment.begin(), environment.end(), std::string("TERM=xterm"),
                 std::string("TERM=dumb"));
    TerminalProgram program(words(listener), environment);
    REQUIRE(program.prints("Sentence 1 ", soon));
    program.press("q\n"); // a dumb terminal has lines
    CHECK(program.ends(soon) == 0);
    CHECK(program.output().find('\x1b') == std::string::npos);
}

TEST_CASE("Control Z stops reading and gives the terminal back; fg goes on from silence",
          "[terminal]") {
    const Listener listener;
    TerminalProgram program(words(listener), home(listener));
    REQUIRE(program.prints("Sentence 1 ", soon));
    program.press("\x1a");
    REQUIRE(program.prints("\x1b[?2004l", soon));
    program.signal(SIGCONT);
    program.press("h");
    CHECK(program.prints("Section 2, heading level 1", soon));
    quit(program);
}

TEST_CASE("a terminal that is closed ends lectern, and the place is saved", "[terminal]") {
    const Listener listener;
    {
        TerminalProgram program(words(listener), home(listener));
        REQUIRE(program.prints("Sentence 1 ", soon));
        program.press("hhhh");
        REQUIRE(program.prints("Section 5, heading level 1", soon));
        program.hang_up();
        CHECK(program.ends(soon));
    }
    TerminalProgram again(words(listener), home(listener));
    CHECK(again.prints("Resuming in Section 5", soon));
    quit(again);
}

TEST_CASE("the second reader of a report says so and overwrites nothing", "[terminal]") {
    const Listener listener;
    TerminalProgram first(words(listener), home(listener));
    REQUIRE(first.prints("Sentence 1 ", soon));
    first.press("hhm"); // Section 3, and a bookmark there
    REQUIRE(first.prints("bookmark 1", soon));
    {
        TerminalProgram second(words(listener), home(listener));
        REQUIRE(second.prints("open in another lectern", soon));
        second.press("hhhhhhm");
        REQUIRE(second.prints("bookmark 2", soon));
        quit(second);
    }
    first.signal(SIGKILL);
    REQUIRE(first.ends(soon));
    TerminalProgram again(words(listener), home(listener));
    REQUIRE(again.prints("Resuming in Section 3", soon));
    again.press("M");
    CHECK(again.prints("1 bookmark", soon));
    again.press("\r"); // goes there: Escape and q would be Alt and q
    quit(again);
}

TEST_CASE("without a history nothing is left of what was read", "[terminal]") {
    const Listener listener;
    TerminalProgram program(words(listener, {"--no-history"}), home(listener));
    REQUIRE(program.prints("Sentence 1 ", soon));
    program.press("hhm");
    REQUIRE(program.prints("bookmark 1", soon));
    program.press("+");
    quit(program);
    CHECK_FALSE(has_state(listener));
    CHECK_FALSE(std::filesystem::exists(listener.home() / ".cache/lectern"));
}

TEST_CASE("what a key changes is kept, for every report", "[terminal]") {
    const Listener listener;
    {
        TerminalProgram program(words(listener), home(listener));
        REQUIRE(program.prints("Sentence 1 ", soon));
        program.press(" +"); // 220 words a minute
        REQUIRE(program.prints("rate 220", soon));
        program.press("v"); // verbose
        REQUIRE(program.prints("verbose", soon));
        program.press("w"); // its answer comes after what the key before it changed is kept
        REQUIRE(program.prints("percent", soon));
        program.signal(SIGKILL); // kept at once, not at the end
        CHECK(program.ends(soon) == 128 + SIGKILL);
    }
    TerminalProgram config({reader, "config"}, home(listener));
    CHECK(config.prints("rate: 220, changed by key", soon));
    CHECK(config.prints("verbosity: verbose, changed by key", soon));
    CHECK(config.ends(soon) == 0);
}

TEST_CASE("forty columns and no colours are as good as any", "[terminal]") {
    const Listener listener;
    TerminalProgram program(words(listener), home(listener, "NO_COLOR=1"));
    REQUIRE(program.prints("Sentence 1 ", soon));
    quit(program);
    CHECK(count(program.output(), "\x1b[") == 2); // the marks of pastes, on and off
}
