// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/player.hpp"
#include "support/desk.hpp"

#include <catch2/catch.hpp>

using namespace lectern;
using test::Desk;
using test::Report;
using Then = Response::Then;
using namespace std::chrono_literals;

namespace {

Report ferry() {
    Report report;
    report.heading(1, "3", "Findings")
        .paragraph("Three boats sail. They are old. One leaks.")
        .heading(2, "3.2", "Detention")
        .item(1, "Jackets are missing.")
        .is_finding()
        .item(1, "Doors are locked.")
        .is_finding()
        .heading(1, "4", "Annex")
        .paragraph("Tables follow.");
    return report;
}

} // namespace

TEST_CASE("a jump says content, role, position, and reading goes on behind it", "[player]") {
    Desk desk(ferry());
    CHECK(desk.go(Unit::heading, Step::on) == "3 Findings, heading level 1");
    CHECK(desk.read() == "Three boats sail.");
    CHECK(desk.go(Unit::finding, Step::on) == "Jackets are missing. finding 1 of 2");
    CHECK(desk.read() == "Doors are locked.");
    CHECK(desk.read() == "level 1, 4 Annex");
    CHECK(desk.read() == "Tables follow.");
    CHECK(desk.read() == "(nothing)");
    CHECK(desk.player.finished());
}

TEST_CASE("a boundary is said and the place stays; the same again within two seconds wraps",
          "[player]") {
    Desk desk(ferry());
    desk.go(Unit::finding, Step::on);
    desk.go(Unit::finding, Step::on);
    const auto place = desk.player.place();
    CHECK(desk.go(Unit::finding, Step::on) == "no next finding");
    CHECK(desk.player.place() == place);
    SECTION("soon") {
        desk.now += 1900ms;
        CHECK(desk.go(Unit::finding, Step::on) == "top | Jackets are missing. finding 1 of 2");
    }
    SECTION("late") {
        desk.now += 2100ms;
        CHECK(desk.go(Unit::finding, Step::on) == "no next finding");
    }
    SECTION("another key") {
        CHECK(desk.go(Unit::heading, Step::on) == "4 Annex, heading level 1");
        CHECK(desk.go(Unit::finding, Step::on) == "no next finding");
    }
    SECTION("backwards, to the bottom") {
        desk.go(Unit::finding, Step::back);
        CHECK(desk.go(Unit::finding, Step::back) == "no previous finding");
        CHECK(desk.go(Unit::finding, Step::back) == "bottom | Doors are locked. finding 2 of 2");
    }
}

TEST_CASE("where nothing is, nothing wraps", "[player]") {
    Desk desk(ferry());
    CHECK(desk.go(Unit::table, Step::on) == "no next table");
    CHECK(desk.go(Unit::table, Step::on) == "no next table");
    CHECK(desk.go(Unit::heading, Step::on, 5) == "no next heading at level 5");
}

TEST_CASE("a wrap waits for the document's end", "[player]") {
    Desk desk(ferry());
    desk.player.update(false, 40);
    desk.go(Unit::finding, Step::on);
    desk.go(Unit::finding, Step::on);
    CHECK(desk.go(Unit::finding, Step::on) == "no next finding yet, still reading, 40 percent");
    CHECK(desk.go(Unit::finding, Step::on) == "no next finding yet, still reading, 40 percent");
}

TEST_CASE("counts are left out while the document is still coming", "[player]") {
    Desk desk(ferry());
    desk.player.update(false, 40);
    CHECK(desk.go(Unit::finding, Step::on) == "Jackets are missing. finding 1");
}

TEST_CASE("previous restarts what has been heard for two seconds", "[player]") {
    Desk desk(ferry());
    desk.hear(desk.player.go_to_start());
    desk.read();
    desk.read_into();
    SECTION("a sentence, soon: the one before") {
        desk.now += 1s;
        CHECK(desk.go(Unit::sentence, Step::back) == "Three boats sail.");
    }
    SECTION("a sentence, later: itself") {
        desk.now += 3s;
        CHECK(desk.go(Unit::sentence, Step::back) == "They are old.");
        CHECK(desk.go(Unit::sentence, Step::back) == "Three boats sail.");
    }
    SECTION("a paragraph is restarted from its middle") {
        CHECK(desk.go(Unit::paragraph, Step::back) ==
              "Three boats sail. | They are old. | One leaks.");
    }
}

TEST_CASE("previous paragraph goes before the one that was just said", "[player]") {
    Report report;
    report.paragraph("One. Two.").paragraph("Three. Four.").paragraph("Five. Six.");
    Desk desk(report);
    desk.go(Unit::paragraph, Step::on);
    desk.go(Unit::paragraph, Step::on);
    desk.go(Unit::paragraph, Step::on);
    CHECK(desk.go(Unit::paragraph, Step::back) == "Three. | Four.");
    CHECK(desk.go(Unit::paragraph, Step::back) == "One. | Two.");
    CHECK(desk.go(Unit::paragraph, Step::back) == "no previous paragraph");
    SECTION("but while its later sentences are being heard, back to its start") {
        desk.go(Unit::paragraph, Step::on);
        desk.now += 3s;
        const auto sentence = desk.player.repeat();
        desk.player.hears(sentence.say.front(), desk.now);
        CHECK(desk.go(Unit::paragraph, Step::back) == "Three. | Four.");
    }
}

TEST_CASE("every jump can be undone", "[player]") {
    Desk desk(ferry());
    CHECK(desk.hear(desk.player.go_back()) == "nothing to undo");
    desk.read();
    desk.read();
    desk.go(Unit::finding, Step::on);
    desk.go(Unit::heading, Step::on);
    desk.hear(desk.player.go_to_end());
    desk.hear(desk.player.go_to({3, 0}));
    CHECK(desk.hear(desk.player.go_back()) == "Tables follow.");
    CHECK(desk.hear(desk.player.go_back()) == "4 Annex");
    CHECK(desk.hear(desk.player.go_back()) == "Jackets are missing.");
    CHECK(desk.hear(desk.player.go_back()) == "Three boats sail.");
    CHECK(desk.hear(desk.player.go_back()) == "nothing to undo");
}

TEST_CASE("a message can be heard again", "[player]") {
    Desk desk(ferry());
    CHECK(desk.hear(desk.player.repeat_message()) == "no message yet");
    desk.go(Unit::table, Step::on);
    desk.go(Unit::heading, Step::on);
    CHECK(desk.hear(desk.player.repeat_message()) == "no next table");
}

TEST_CASE("the rest of a sentence is read behind a finding in its middle", "[player]") {
    Report report;
    report.paragraph("The problems were: late records; blocked exits. All are known.")
        .part_is_finding("late records");
    Desk desk(report);
    CHECK(desk.go(Unit::finding, Step::on) == "late records, finding 1 of 1");
    CHECK(desk.read() == "blocked exits.");
    CHECK(desk.read() == "All are known.");
}

TEST_CASE("containers are announced when reading comes to them, once", "[player]") {
    Report report;
    report.paragraph("Opening words.")
        .item(1, "The Anna leaks. Badly.")
        .item(1, "The Berta smokes.")
        .row(1, 0, {"Year", "Trips"}, true)
        .row(1, 1, {"2023", "810"})
        .quote("They were late.")
        .quote("Again.");
    Desk desk(report);
    CHECK(desk.read() == "Opening words.");
    CHECK(desk.read() == "list, 2 items, The Anna leaks.");
    CHECK(desk.read() == "Badly.");
    CHECK(desk.read() == "The Berta smokes.");
    CHECK(desk.read() == "table with 2 rows, 2 columns, Year; Trips");
    CHECK(desk.read() == "Year 2023; Trips 810");
    CHECK(desk.read() == "quote, They were late.");
    CHECK(desk.read() == "Again.");
}

TEST_CASE("notes and menus are passed over in reading on", "[player]") {
    Report report;
    report.add(Role::navigation, "Home. Search.")
        .paragraph("The quay is long.[1]")
        .refers("[1]", "n1")
        .note("n1", "Measured in May.")
        .paragraph("The road is wide.");
    Desk desk(report);
    CHECK(desk.read() == "The quay is long.");
    CHECK(desk.read() == "The road is wide.");
    CHECK(desk.read() == "(nothing)");
}

TEST_CASE("an empty report is said, not stumbled over", "[player]") {
    Desk desk{Report()};
    CHECK(desk.hear(desk.player.go_to_start()) == "this report has nothing to read");
    CHECK(desk.hear(desk.player.go_to_end()) == "this report has nothing to read");
    CHECK(desk.go(Unit::sentence, Step::on) == "no next sentence");
    CHECK(desk.hear(desk.player.go_back()) == "nothing to undo");
    CHECK(desk.player.repeat().say.empty());
    CHECK(desk.hear(desk.player.where()) == "0 percent.");
    CHECK(desk.player.finished());
    CHECK(desk.player.outline().empty());
}
