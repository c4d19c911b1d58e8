// SPDX-License-Identifier: GPL-3.0-or-later
// lectern is killed at random moments, again and again: the place is within one sentence, and
// nothing that was set is lost. LECTERN_ROUNDS says how often, LECTERN_SEED which moments.
#include "support/listener.hpp"
#include "support/terminal_program.hpp"

#include <catch2/catch.hpp>
#include <csignal>
#include <cstdlib>
#include <random>

using namespace lectern::test;
using namespace std::chrono_literals;

namespace {

const std::string reader = LECTERN_BUILD_DIR "/lectern";
constexpr auto soon = 20s;

unsigned from_environment(const char* name, unsigned otherwise) {
    const char* value = std::getenv(name);
    return value == nullptr ? otherwise : static_cast<unsigned>(std::strtoul(value, nullptr, 10));
}

/// The number behind a word that was printed, the first or the last time; 0: it was not.
int number_behind(const std::string& output, const std::string& word, bool last) {
    const auto at = last ? output.rfind(word) : output.find(word);
    return at == std::string::npos ? 0 : std::atoi(output.c_str() + at + word.size());
}

} // namespace

TEST_CASE("the place is within one sentence of a kill at any moment, and no mark is lost",
          "[kill]") {
    const unsigned rounds = from_environment("LECTERN_ROUNDS", 8);
    const unsigned seed = from_environment("LECTERN_SEED", std::random_device()());
    std::mt19937 random(seed);
    std::uniform_int_distribution<int> moment(0, 900); // ms
    const Listener listener;
    int place = 1;
    int bookmarks = 0;
    for (unsigned round = 0; round < rounds; ++round) {
        CAPTURE(seed, round, place, bookmarks);
        TerminalProgram program(
            {reader, "--audio", "null", "--rate", "1000", "--text", "follow", listener.report()},
            listener.environment(no_sound()));
        REQUIRE(program.prints("Sentence ", soon));
        const int begun = number_behind(program.output(), "Sentence ", false);
        REQUIRE(std::abs(begun - place) <= 1);
        if (round % 4 == 3) {    // every key that has been answered for counts
            program.press("ss"); // a sentence that has no bookmark yet
            program.press("m");
            REQUIRE(program.prints("bookmark ", soon));
            const int number = number_behind(program.output(), "bookmark ", true);
            REQUIRE(number >= bookmarks);
            bookmarks = std::max(bookmarks, number);
            // The place is where the key led: what is printed comes up with it.
            REQUIRE(program.prints("Sentence " + std::to_string(begun + 2) + ' ', soon));
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(moment(random)));
        program.signal(SIGKILL);
        REQUIRE(program.ends(soon) == 128 + SIGKILL);
        place = number_behind(program.output(), "Sentence ", true);
    }
    WARN("killed " << rounds << " times, seed " << seed << ", at last in sentence " << place
                   << " with " << bookmarks << " bookmarks");
}
