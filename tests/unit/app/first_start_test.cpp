// SPDX-License-Identifier: GPL-3.0-or-later
// The question of the first start.
#include "app/first_start.hpp"

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
        question = first_question(desk.player, session.keymap());
        session.begin(
            {desk.player.announcer().own("Ferry report."), desk.player.announcer().own(question)});
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

TEST_CASE("the first start asks for rate and verbosity, and reads on by itself", "[first-start]") {
    Newcomer newcomer;
    CHECK(newcomer.hear() == "Ferry report.");
    CHECK(newcomer.hear() == newcomer.question);
    CHECK_THAT(newcomer.question, Contains("200 words a minute") && Contains("plus for faster") &&
                                      Contains("v changes that"));
    CHECK_THAT(newcomer.hear(), Contains("Boats"));
    CHECK(newcomer.session.rate() == 200);
}

TEST_CASE("the first question is answered by the keys of every day", "[first-start]") {
    Newcomer newcomer;
    newcomer.hear();
    newcomer.hear();
    CHECK_THAT(newcomer.press("+"), Contains("Boats")); // the new rate is heard
    CHECK(newcomer.session.rate() == 220);
    CHECK(newcomer.press("v") == "verbose");
    CHECK_THAT(newcomer.hear(), Contains("Boats"));
}

TEST_CASE("whoever knows the keys is not held up by the first question", "[first-start]") {
    Newcomer newcomer;
    newcomer.hear();
    SECTION("a jump is made at once") {
        CHECK_THAT(newcomer.press("h"), Contains("Boats"));
        CHECK_THAT(newcomer.hear(), Contains("Three boats"));
    }
    SECTION("Space is silence, and Space again reads the report") {
        CHECK(newcomer.press("space") == "(silence)");
        CHECK_THAT(newcomer.press("space"), Contains("Boats"));
    }
}
