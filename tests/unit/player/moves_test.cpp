// SPDX-License-Identifier: GPL-3.0-or-later
// Words, spelling, containers, notes, time, names of places, search, bookmarks.
#include "player/marks.hpp"
#include "player/steps.hpp"
#include "support/desk.hpp"

#include <catch2/catch.hpp>

using namespace lectern;
using test::Desk;
using test::Report;
using namespace std::chrono_literals;

namespace {

Report harbour() {
    Report report;
    report.heading(1, "1", "Boats")
        .page("1")
        .paragraph("Three boats sail[1]. They are old.")
        .refers("[1]", "n1")
        .item(1, "The Anna leaks.")
        .is_finding()
        .item(2, "At the bow.", 2)
        .item(1, "The Berta smokes.")
        .is_finding()
        .note("n1", "Counted in May. By hand.")
        .heading(1, "2", "Détention à bord")
        .page("2")
        .quote("They were late.")
        .paragraph("Naïve words follow, 45% of them.")
        .is_finding(FindingKind::recommendation);
    return report;
}

std::string to(Desk& desk, const std::string& words) {
    const Found found = desk.player.destination(words);
    if (const auto* there = std::get_if<Destination>(&found)) {
        return desk.hear(desk.player.arrive(there->unit, there->target));
    }
    return std::get<std::string>(found);
}

} // namespace

TEST_CASE("words are stepped through across sentences and blocks, without marks of notes",
          "[moves]") {
    Desk desk(harbour());
    const auto on = [&] { return desk.hear(step_word(desk.player, Step::on)); };
    const auto back = [&] { return desk.hear(step_word(desk.player, Step::back)); };
    CHECK(on() == "1");
    CHECK(back() == "no previous word");
    CHECK(on() == "Boats");
    CHECK(on() == "Three");
    CHECK(on() == "boats");
    CHECK(on() == "sail.");
    CHECK(on() == "They");
    CHECK(back() == "sail.");
    CHECK(back() == "boats");
}

TEST_CASE("words end at the report's end, and notes are passed over", "[moves]") {
    Desk desk(harbour());
    desk.hear(desk.player.go_to_end());
    for (int i = 0; i < 5; ++i) {
        step_word(desk.player, Step::on);
    }
    CHECK(desk.hear(step_word(desk.player, Step::on)) == "no next word");
    desk.hear(desk.player.go_to({6, 0}));
    CHECK(desk.hear(step_word(desk.player, Step::back)) == "smokes.");
}

TEST_CASE("a word is spelled, plain and with names", "[moves]") {
    Desk desk(harbour());
    desk.player.set_place({8, 0});
    CHECK(desk.hear(spell(desk.player, Spelling::letters)) == "cap N, a, ï, v, e");
    CHECK(letter_words(desk.player, "й", Spelling::letters) == "й");
    CHECK(letter_words(desk.player, "Й", Spelling::letters) == "cap Й");
    CHECK(letter_words(desk.player, "7", Spelling::phonetic) == "7");
    desk.player.set_place({8, 21});
    CHECK(desk.hear(spell(desk.player, Spelling::letters)) == "4, 5, percent");
    desk.player.set_place({2, 4});
    CHECK(desk.hear(spell(desk.player, Spelling::phonetic)) ==
          "A, Alpha, n, November, n, November, a, Alpha");
}

TEST_CASE("a container is left behind its end, or gone to its start", "[moves]") {
    Desk desk(harbour());
    CHECK(desk.hear(leave_container(desk.player)) == "not in a list, table, quotation or note");
    desk.player.set_place({3, 0});
    CHECK(desk.hear(leave_container(desk.player)) == "The Berta smokes.");
    CHECK(desk.hear(go_to_container_start(desk.player)) == "The Anna leaks.");
    CHECK(desk.hear(leave_container(desk.player)) == "2 Détention à bord");
    CHECK(desk.hear(desk.player.go_back()) == "The Anna leaks.");
    desk.player.set_place({7, 0});
    CHECK(desk.hear(leave_container(desk.player)) == "Naïve words follow, 45% of them.");
}

TEST_CASE("a note is reached from its mark, and back", "[moves]") {
    Desk desk(harbour());
    CHECK_FALSE(follow_reference(desk.player));
    CHECK(desk.go(Unit::reference, Step::on) == "Three boats sail. note 1");
    CHECK(desk.go(Unit::reference, Step::on) == "no next note or link");
    const auto note = follow_reference(desk.player);
    REQUIRE(note);
    CHECK(note->then == Response::Then::stay);
    CHECK(desk.hear(*note) == "Counted in May. | By hand.");
    CHECK(desk.hear(desk.player.go_back()) == "Three boats sail.");
    CHECK(follow_reference(desk.player));
}

TEST_CASE("a link says where it leads", "[moves]") {
    Report report;
    report.paragraph("Read the law. It is short.");
    report.last().spans.push_back({SpanKind::link, {9, 12}, "https://example.org/law"});
    Desk desk(report);
    CHECK(desk.go(Unit::reference, Step::on) == "Read the law. link, law");
    CHECK(desk.hear(*follow_reference(desk.player)) == "https://example.org/law");
}

TEST_CASE("time moves by whole sentences, and at least by one", "[moves]") {
    Report report;
    report.paragraph("One two three four five. Six seven. Eight. Nine ten eleven twelve.");
    Desk desk(report);
    desk.player.set_rate(60); // a word a second
    desk.hear(desk.player.go_to_start());
    CHECK(desk.hear(move_in_time(desk.player, -10s)) == "start of report");
    CHECK(desk.hear(move_in_time(desk.player, 1s)) == "Six seven.");
    CHECK(desk.hear(move_in_time(desk.player, -1s)) == "One two three four five.");
    CHECK(desk.hear(move_in_time(desk.player, 7s)) == "Eight.");
    CHECK(desk.hear(move_in_time(desk.player, 60s)) == "Nine ten eleven twelve.");
    CHECK(desk.hear(move_in_time(desk.player, 10s)) == "end of report");
}

TEST_CASE("places have names", "[moves]") {
    Desk desk(harbour());
    CHECK(to(desk, "f2") == "The Berta smokes. finding 2 of 2");
    CHECK(to(desk, "f3") == "the report has 2 findings");
    CHECK(to(desk, "r1") == "Naïve words follow, 45% of them. recommendation 1 of 1");
    CHECK(to(desk, "2") == "2 Détention à bord, heading level 1");
    CHECK(to(desk, "2.") == "2 Détention à bord, heading level 1");
    CHECK(to(desk, "p1") == "1 Boats, page 1");
    CHECK(to(desk, "p9") == "the report has no page p9");
    CHECK(to(desk, "detention") == "2 Détention à bord, heading level 1");
    CHECK(to(desk, "A BORD") == "2 Détention à bord, heading level 1");
    CHECK(to(desk, "weather") == "the report has no heading weather");
    CHECK(to(desk, "0%") == "1 Boats");
    CHECK(to(desk, " 100 % ") == "Naïve words follow, 45% of them.");
    CHECK(to(desk, "101%") == "a percentage goes from 0% to 100%");
    CHECK(to(desk, "-1%") == "a percentage goes from 0% to 100%");
    CHECK(to(desk, "start") == "1 Boats");
    CHECK(to(desk, "0:02") == "They are old.");
    CHECK(to(desk, "1:20:00") == "Naïve words follow, 45% of them.");
    CHECK_THAT(to(desk, " "), Catch::StartsWith("write 45%"));
    CHECK_THAT(to(desk, "f"), !Catch::Contains("finding"));
    CHECK_THAT(to(desk, "99999999999999999999%"), Catch::StartsWith("a percentage"));
}

TEST_CASE("words are found without regard to case and accents, in notes and tables too",
          "[search]") {
    Desk desk(harbour());
    const auto find = [&](const std::string& words) {
        return desk.hear(search_for(desk.player, words, desk.now));
    };
    const auto next = [&](Step step) { return desk.hear(next_hit(desk.player, step, desk.now)); };
    CHECK(next(Step::on) == "nothing to look for yet");
    CHECK(find("DETENTION") == "hit 1 of 1 in 2 | 2 Détention à bord");
    CHECK(find("by hand") == "top, hit 1 of 1 in 1 | By hand.");
    CHECK(find("weather") == "weather is not in this report");
    CHECK(next(Step::on) == "weather is not in this report");
    desk.hear(desk.player.go_to_start());
    CHECK(find("the") == "hit 1 of 6 in 1 | They are old.");
    CHECK(next(Step::on) == "hit 2 of 6 in 1 | The Anna leaks.");
    CHECK(next(Step::back) == "hit 1 of 6 in 1 | They are old.");
    CHECK(next(Step::back) == "no previous hit");
    CHECK(next(Step::back) == "bottom, hit 6 of 6 in 2 | Naïve words follow, 45% of them.");
    CHECK(next(Step::on) == "no next hit");
    desk.now += 3s;
    CHECK(next(Step::on) == "no next hit");
    CHECK(find("\"the\"") == "top, hit 1 of 3 in 1 | The Anna leaks.");
    CHECK(desk.hear(desk.player.go_back()) == "Naïve words follow, 45% of them.");
}

TEST_CASE("bookmarks are set, met in order, noted and deleted", "[bookmarks]") {
    Desk desk(harbour());
    const auto next = [&](Step step) {
        return desk.hear(next_bookmark(desk.player, step, desk.now));
    };
    CHECK(next(Step::on) == "no bookmarks");
    desk.hear(desk.player.go_to({8, 0}));
    CHECK(desk.hear(set_bookmark(desk.player, "")) == "bookmark 1");
    desk.hear(desk.player.go_to({2, 0}));
    CHECK(desk.hear(set_bookmark(desk.player, "ask the mate")) == "bookmark 1, ask the mate");
    CHECK(desk.hear(set_bookmark(desk.player, "")) == "there is a bookmark here already");
    CHECK(next(Step::on) == "Naïve words follow, 45% of them. | bookmark 2 of 2");
    CHECK(next(Step::on) == "no next bookmark");
    CHECK(next(Step::on) == "top | The Anna leaks. | bookmark 1 of 2, ask the mate");
    CHECK(line_of(bookmark_entry(desk.player, desk.player.bookmarks().all()[0])) ==
          "ask the mate, The Anna leaks. Boats, 1");
    CHECK(desk.hear(delete_bookmark(desk.player)) == "bookmark deleted");
    CHECK(desk.hear(delete_bookmark(desk.player)) == "no bookmark here");
    CHECK(desk.player.bookmarks().all().size() == 1);
}

TEST_CASE("a quotation names its report, section, paragraph and page", "[quotes]") {
    Desk desk(harbour());
    desk.hear(desk.player.go_to({1, 0}));
    CHECK(citation(desk.player, "report") ==
          "> Three boats sail.\n>\n> 1 Boats, paragraph 1, page 1\n\n");
}

TEST_CASE("the next finding that has not been heard", "[heard]") {
    Desk desk(harbour());
    CHECK(desk.go(Unit::unheard, Step::on) == "The Anna leaks. finding 1 of 2");
    desk.hear(desk.player.go_to_start());
    CHECK(desk.go(Unit::unheard, Step::on) == "The Berta smokes. finding 2 of 2");
    CHECK(desk.go(Unit::unheard, Step::on) == "no next unheard finding");
    CHECK(desk.go(Unit::unheard, Step::on) == "no next unheard finding");
    CHECK_THAT(desk.hear(desk.player.where()), Catch::Contains("2 findings all heard"));
}

TEST_CASE("skimming leaves out what it says", "[skim]") {
    Desk desk(harbour());
    const auto all = [&] {
        std::string text;
        for (std::string line = desk.read(); line != "(nothing)"; line = desk.read()) {
            text += line + "\n";
        }
        return text;
    };
    SECTION("first sentences") {
        desk.player.set_skim(Skim::first_sentences);
        CHECK_THAT(all(), Catch::StartsWith("level 1, 1 Boats\nThree boats sail.\nlist"));
    }
    SECTION("findings, with their headings when these change") {
        desk.player.set_skim(Skim::findings);
        CHECK(all() == "1 Boats, The Anna leaks.\nThe Berta smokes.\n");
    }
}

TEST_CASE("levels choose what the level keys move by", "[levels]") {
    Desk desk(harbour());
    CHECK(desk.hear(move_at_level(desk.player, Step::on, desk.now)) == "1 Boats, heading level 1");
    CHECK(desk.hear(change_level(desk.player, Step::back)) == "by heading");
    for (int i = 0; i < 8; ++i) {
        change_level(desk.player, Step::on);
    }
    CHECK(desk.hear(change_level(desk.player, Step::on)) == "by word");
    CHECK(desk.hear(move_at_level(desk.player, Step::on, desk.now)) == "Boats");
}

TEST_CASE("any structure is announced as what it is", "[moves]") {
    Desk desk(harbour());
    CHECK(desk.go(Unit::structure, Step::on) == "1 Boats, heading level 1");
    CHECK(desk.go(Unit::structure, Step::on) == "list, 2 items, The Anna leaks.");
    CHECK(desk.go(Unit::structure, Step::on) == "list, 1 item, At the bow.");
    CHECK(desk.go(Unit::structure, Step::on) == "2 Détention à bord, heading level 1");
    CHECK(desk.go(Unit::structure, Step::on) == "quote, They were late.");
    CHECK(desk.go(Unit::structure, Step::on) == "no next heading, list, table or quotation");
}

TEST_CASE("pages are met by their labels", "[moves]") {
    Desk desk(harbour());
    CHECK(desk.go(desk.player.page_unit(), Step::on) == "1 Boats, page 1");
    CHECK(desk.go(Unit::page, Step::on) == "2 Détention à bord, page 2");
    CHECK(desk.go(Unit::page, Step::on) == "no next page");
    CHECK(desk.go(Unit::page, Step::back) == "1 Boats, page 1");
    Report without;
    without.heading(1, "Boats");
    CHECK(Desk(without).player.page_unit() == Unit::heading);
}
