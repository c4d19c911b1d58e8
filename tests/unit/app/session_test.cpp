// SPDX-License-Identifier: GPL-3.0-or-later
// Keys and lines through a session, with a voice that is played by the test.
#include "app/session.hpp"
#include "support/desk.hpp"
#include "support/scripted_voice.hpp"

#include <catch2/catch.hpp>

using namespace lectern;
using test::Report;

namespace {

Report ferry() {
    Report report;
    report.heading(1, "Boats")
        .paragraph("Three boats sail. They are old.")
        .heading(1, "Crews")
        .paragraph("Six people work.")
        .is_finding()
        .row(1, 0, {"Year", "Trips"}, true)
        .row(1, 1, {"2023", "810"})
        .heading(1, "Annex")
        .paragraph("Tables follow.");
    return report;
}

/// A session at a terminal with sound, or in line mode.
class Table {
public:
    explicit Table(bool keys)
        : desk(ferry()), voice_(keys),
          session(desk.player, voice_, {!keys, keys, false, 200, Keymap()},
                  {[] {}, [](const auto&) {}, [this] { ++saved_bookmarks; },
                   [] { return std::string("quoted"); },
                   [this](const Pronunciation& it) { kept.push_back(it); }, [](const auto&) {}}) {
        session.begin({});
    }
    std::string hear() {
        const auto line = voice_.listen();
        session.proceed();
        return line.value_or("(silence)");
    }
    /// The first words after a key.
    std::string press(const std::string& key) {
        session.press(key);
        return hear();
    }
    std::string type(const std::string& text) {
        for (const char c : text) {
            session.press(std::string(1, c));
        }
        return press("enter");
    }
    /// All that a line leads to.
    std::string enter(const std::string& line) {
        session.enter_line(line);
        std::string all;
        for (std::string heard = hear(); heard != "(silence)"; heard = hear()) {
            all += (all.empty() ? "" : " | ") + heard;
        }
        return all;
    }

    test::Desk desk;
    int saved_bookmarks = 0;
    std::vector<Pronunciation> kept;
    const Pronunciation& pronounced() const { return voice_.pronounced; }

private:
    test::ScriptedVoice voice_;

public:
    Session session;
};

} // namespace

TEST_CASE("a key silences at once, and a query lets reading go on", "[session]") {
    Table table(true);
    CHECK(table.hear() == "level 1, Boats");
    CHECK(table.hear() == "Three boats sail.");
    table.session.interrupt();
    CHECK(table.hear() == "(silence)");
    CHECK_THAT(table.press("w"), Catch::StartsWith("Boats."));
    CHECK(table.hear() == "Three boats sail.");
    CHECK(table.press("a") == "Three boats sail.");
    CHECK(table.hear() == "They are old.");
}

TEST_CASE("the last sentences can be paused, though reading on has said them already",
          "[session]") {
    Table table(true);
    for (int i = 0; i < 7; ++i) {
        table.hear();
    }
    CHECK(table.hear() == "level 1, Annex");
    CHECK(table.press("space") == "(silence)");
    CHECK(table.press("space") == "level 1, Annex");
    CHECK(table.hear() == "Tables follow.");
    CHECK(table.hear() == "end of report");
    CHECK(table.press("space") == "Tables follow.");
}

TEST_CASE("a setting is applied without a word while reading", "[session]") {
    Table table(true);
    table.hear();
    CHECK(table.press("+") == "level 1, Boats");
    CHECK(table.press(")") == "level 1, Boats");
    table.press("space");
    CHECK(table.press("+") == "rate 242");
    CHECK(table.press(")") == "volume 120");
}

TEST_CASE("a key pressed twice has its own command", "[session]") {
    Table table(true);
    table.hear();
    table.hear();
    CHECK_THAT(table.press("w"), !Catch::Contains("at rate"));
    CHECK_THAT(table.press("w"), Catch::Contains("at rate"));
    CHECK_THAT(table.press("w"), !Catch::Contains("at rate"));
}

TEST_CASE("words are asked for and answered", "[session]") {
    Table table(true);
    table.hear();
    CHECK(table.press("g") == "go to");
    CHECK(table.press("a") == "a");
    CHECK(table.press("backspace") == "a, deleted");
    CHECK(table.press("backspace") == "nothing typed");
    CHECK(table.type("crews") == "Crews, heading level 1");
    CHECK(table.hear() == "Six people work.");
    SECTION("given up") {
        CHECK(table.press("/") == "find");
        CHECK(table.press("escape") == "cancelled");
        CHECK(table.hear() == "Six people work.");
    }
    SECTION("pasted") {
        CHECK(table.press("/") == "find");
        table.session.paste("TABLES\nfollow");
        CHECK(table.hear() == "TABLES follow");
        CHECK(table.press("enter") == "hit 1 of 1 in Annex");
    }
    SECTION("a command by its name") {
        CHECK(table.press(":") == "command");
        CHECK(table.type("next heading") == "Annex, heading level 1");
    }
    SECTION("a command by its name that asks nothing of an empty answer") {
        CHECK(table.press(":") == "command");
        CHECK_THAT(table.type(""), Catch::StartsWith("no command"));
    }
}

TEST_CASE("pasted text is no command", "[session]") {
    Table table(true);
    table.session.paste("q");
    CHECK(table.hear() == "pasted text is no command");
    CHECK_FALSE(table.session.leaving());
}

TEST_CASE("the outline is a list: read on, stepped through, searched, left", "[session]") {
    Table table(true);
    table.hear();
    CHECK(table.press("o") == "outline, 3 headings");
    CHECK(table.hear() == "Boats, level 1");
    CHECK(table.press("down") == "Crews, level 1, 1 finding");
    CHECK(table.press("down") == "Annex, level 1");
    CHECK(table.press("down") == "Annex, level 1");
    CHECK(table.press("c") == "Crews, level 1, 1 finding");
    CHECK(table.press("z") == "nothing begins with cz");
    CHECK(table.press("home") == "Boats, level 1");
    SECTION("left: all is as it was") {
        CHECK(table.press("escape") == "level 1, Boats");
    }
    SECTION("taken") {
        table.press("end");
        CHECK(table.press("enter") == "Annex, heading level 1");
        CHECK(table.hear() == "Tables follow.");
        CHECK(table.press("backspace") == "Boats");
    }
}

TEST_CASE("elements are listed by kind", "[session]") {
    Table table(true);
    CHECK(table.press("O") == "elements");
    CHECK(table.hear() == "headings, 3");
    CHECK(table.press("f") == "findings, 1");
    CHECK(table.press("enter") == "findings, 1");
    CHECK(table.hear() == "Six people work. finding 1 of 1, Crews");
    CHECK(table.press("enter") == "Six people work. finding 1 of 1");
    table.press("O");
    table.press("q");
    CHECK(table.press("enter") == "quotations, 0");
}

TEST_CASE("a table is entered cell by cell, and any other key leaves it", "[session]") {
    Table table(true);
    table.press("t");
    CHECK(table.press("enter") == "cells");
    CHECK(table.press("down") == "2023");
    CHECK(table.press("right") == "Trips, 810");
    CHECK(table.press("r") == "Year 2023; Trips 810");
    CHECK(table.press("h") == "Annex, heading level 1");
    CHECK(table.press("enter") == "nothing to enter here");
}

TEST_CASE("learn mode says keys instead of obeying them", "[session]") {
    Table table(true);
    table.hear();
    CHECK_THAT(table.press("?"), Catch::StartsWith("learn mode"));
    SECTION("and leaves on Escape; reading goes on") {
        CHECK(table.press("q") == "q: save the place and leave");
        CHECK(table.press("ctrl-down") == "Control Down arrow: next paragraph");
        CHECK(table.press("é") == "é has no command");
        CHECK(table.press("escape") == "learn mode off");
        CHECK(table.hear() == "level 1, Boats");
    }
    SECTION("pressed twice it lists all commands") {
        CHECK_THAT(table.press("?"), Catch::EndsWith(" commands"));
        CHECK(table.hear() == "Space, play or pause: play or pause");
    }
}

TEST_CASE("bookmarks are saved when they change", "[session]") {
    Table table(true);
    table.hear();
    CHECK(table.press("M") == "no bookmarks");
    CHECK(table.press("m") == "bookmark 1");
    CHECK(table.saved_bookmarks == 1);
    CHECK(table.press("M") == "1 bookmark");
    CHECK(table.press("delete") == "bookmark deleted");
    CHECK(table.saved_bookmarks == 2);
    CHECK(table.press("c") == "note");
    CHECK(table.type("look up") == "bookmark 1, look up");
}

TEST_CASE("the reverse key turns the next move round", "[session]") {
    Table table(true);
    table.press("end");
    CHECK(table.press("0") == "previous");
    CHECK(table.press("1") == "Annex, heading level 1");
    CHECK(table.press("1") == "no next heading at level 1");
}

TEST_CASE("lines are keys or names with what they take", "[session]") {
    Table table(false);
    CHECK(table.enter("next heading") == "Boats, heading level 1");
    CHECK(table.enter(":h") == "Crews, heading level 1");
    CHECK(table.enter("go to annex") == "Annex, heading level 1");
    CHECK(table.enter("g 0%") == "Boats");
    CHECK(table.enter("play 2") == "Three boats sail. | They are old.");
    CHECK(table.enter("/six people") == "hit 1 of 1 in Crews | Six people work.");
    CHECK(table.enter("find") == "nothing to look for yet");
    CHECK(table.enter("rate 320") == "rate 320");
    CHECK(table.enter("rate many") == "no command rate many; help lists them");
    CHECK(table.enter("verbosity brief") == "brief");
    CHECK(table.enter("v loud") == "verbosity is brief, normal or verbose");
    CHECK(table.enter("skim findings") == "findings only");
    CHECK(table.enter("elements findings") == "findings, 1 | Six people work. Crews");
    CHECK(table.enter("elements trees").starts_with("elements are headings"));
    CHECK(table.enter("m the crew") == "bookmark 1");
    CHECK(table.enter("t") == "table, 2 by 2, Year; Trips");
    CHECK(table.enter("cell down") == "2023");
    CHECK(table.enter("row") == "Year 2023; Trips 810");
    CHECK(table.enter("   ").empty());
    CHECK(table.enter(":").starts_with("no command"));
    CHECK(table.enter("y") == "quoted");
    CHECK(table.enter("q").ends_with("percent"));
    CHECK(table.session.leaving());
}

TEST_CASE("play reads to the end and says so", "[session]") {
    Table table(false);
    CHECK_THAT(table.enter("play"), Catch::EndsWith("Tables follow. | end of report"));
    CHECK(table.desk.player.has_ended());
    CHECK_THAT(table.enter("where"), Catch::Contains("100 percent"));
    CHECK(table.enter("play") == "end of report");
}

TEST_CASE("d asks which word and how it is said; it is kept and heard", "[session]") {
    Table table(true);
    table.hear();
    SECTION("a word that is typed") {
        CHECK(table.press("d").starts_with("say which word"));
        CHECK(table.type("Kyiv") == "say Kyiv as");
        CHECK(table.type("Keev") == "Kyiv, kept");
        REQUIRE(table.kept.size() == 1);
        CHECK(table.kept[0].word == "Kyiv");
        CHECK(table.kept[0].words == "Keev");
        CHECK(table.kept[0].language == "en");
        CHECK(table.pronounced().words == "Keev");
    }
    SECTION("the word of the place") {
        table.session.press("escape");
        table.session.press("right");
        const std::string word = table.hear();
        CHECK(table.press("d") == "say which word; Enter for " + word);
        CHECK(table.press("enter") == "say " + word + " as");
        CHECK(table.type("Botes") == word + ", kept");
    }
    SECTION("nothing typed takes it back") {
        table.press("d");
        table.type("Kyiv");
        CHECK(table.press("enter") == "Kyiv, as before");
        REQUIRE(table.kept.size() == 1);
        CHECK(table.kept[0].words.empty());
    }
    SECTION("Escape leaves all as it was") {
        table.press("d");
        table.type("Kyiv");
        CHECK(table.press("escape") == "cancelled");
        CHECK(table.kept.empty());
    }
}

TEST_CASE("a line says a word and how it is said at once", "[session]") {
    Table table(false);
    CHECK(table.enter("d Kyiv = Keev") == "Kyiv, kept");
    CHECK(table.enter("pronounce Kyiv =") == "Kyiv, as before");
    CHECK(table.kept.size() == 2);
    CHECK(table.enter("d").starts_with("write the word, an equals sign"));
    CHECK(table.enter("d = Keev").starts_with("write the word, an equals sign"));
}
