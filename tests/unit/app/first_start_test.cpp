// SPDX-License-Identifier: GPL-3.0-or-later
// The questions of the first start.
#include "app/session.hpp"
#include "support/desk.hpp"
#include "support/scripted_voice.hpp"

#include <catch2/catch.hpp>

using namespace lectern;
using Catch::Matchers::Contains;

namespace {

test::Report ferry() {
    test::Report report;
    report.heading(1, "Boats").paragraph("Three boats sail.").heading(1, "Crews");
    return report;
}

/// A first session with sound, and its question.
class Newcomer {
public:
    Newcomer()
        : desk(ferry()), voice(true),
          session(desk.player, voice, {false, true, false, 200, Keymap()},
                  {[] {}, [](const auto&) {}, [] {}, [] { return std::string(); },
                   [](const auto&) {}, [](const auto&) {}}) {
        question = session.ask_first({desk.player.announcer().own("Ferry report.")});
    }
    std::string hear() {
        const auto line = voice.listen();
        session.proceed();
        return line.value_or("(silence)");
    }
    std::string press(const std::string& key) {
        session.press(key);
        return hear();
    }

    test::Desk desk;
    test::ScriptedVoice voice;
    Session session;
    std::string question;
};

} // namespace

TEST_CASE("the first start asks for rate, then verbosity, then reads", "[first-start]") {
    Newcomer newcomer;
    CHECK(newcomer.hear() == newcomer.question);
    CHECK_THAT(newcomer.question, Contains("200 words a minute") && Contains("plus for faster"));
    CHECK(newcomer.hear() == "(silence)"); // it waits for an answer
    CHECK(newcomer.press("+") == "rate 220");
    CHECK(newcomer.session.rate() == 220);
    CHECK_THAT(newcomer.press("enter"), Contains("beside the text"));
    CHECK(newcomer.press("v") == "verbose");
    CHECK(newcomer.desk.player.verbosity() == Verbosity::verbose);
    CHECK(newcomer.press("enter") == "Ferry report.");
    CHECK_THAT(newcomer.hear(), Contains("Boats"));
    CHECK_FALSE(newcomer.session.is_asking());
}

TEST_CASE("Escape is silence, and Space then begins to read", "[first-start]") {
    Newcomer newcomer;
    newcomer.hear();
    CHECK(newcomer.press("escape") == "(silence)");
    CHECK_THAT(newcomer.press("space"), Contains("Boats"));
}

TEST_CASE("where nobody answers, reading begins", "[first-start]") {
    Newcomer newcomer;
    newcomer.hear();
    newcomer.session.begin_unasked();
    CHECK(newcomer.hear() == "Ferry report.");
    CHECK_THAT(newcomer.hear(), Contains("Boats"));
    CHECK(newcomer.session.rate() == 200);
}

TEST_CASE("who knows the keys is not held up by questions", "[first-start]") {
    Newcomer newcomer;
    CHECK_THAT(newcomer.press("h"), Contains("Boats"));
    CHECK_FALSE(newcomer.session.is_asking());
    CHECK_THAT(newcomer.hear(), Contains("Three boats"));
}
