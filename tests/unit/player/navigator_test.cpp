// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/navigator.hpp"
#include "support/report.hpp"

#include <catch2/catch.hpp>

using namespace lectern;
using test::Report;

namespace {

/// A report with one of everything that can be skipped to.
Report ferry() {
    Report report;
    report.paragraph("Opening words.")
        .heading(1, "Boats")
        .paragraph("Three boats sail. They are old.")
        .add(Role::navigation, "Home. Search.")
        .heading(3, "Engines")
        .item(1, "The Anna leaks.")
        .is_finding()
        .item(2, "At the bow.", 2)
        .item(1, "The Berta smokes. Often.")
        .is_finding()
        .heading(2, "Trips")
        .row(1, 0, {"Year", "Trips"}, true)
        .row(1, 1, {"2023", "810"})
        .quote("They were late again.")
        .quote("Every day.")
        .note("n1", "Measured in May. By hand.")
        .paragraph("Last words.");
    return report;
}

class Walk {
public:
    explicit Walk(const Report& report) : reading_(report.reading()) {
        structure_.update(reading_);
    }

    /// The words of every unit from the first to the last, as skips reach them.
    std::vector<std::string> forth(Unit unit, int level = 0) const {
        std::vector<std::string> words;
        for (auto it = navigator.first(unit, level); it;
             it = navigator.find(unit, Step::on, it->range.begin, level)) {
            words.push_back(reading_.text(it->range));
        }
        return words;
    }
    std::vector<std::string> back(Unit unit, int level = 0) const {
        std::vector<std::string> words;
        for (auto it = navigator.last(unit, level); it;
             it = navigator.find(unit, Step::back, it->range.begin, level)) {
            words.insert(words.begin(), reading_.text(it->range));
        }
        return words;
    }

private:
    Reading reading_;
    Structure structure_;

public:
    Navigator navigator{reading_, structure_};
};

using Words = std::vector<std::string>;

} // namespace

TEST_CASE("skips reach every unit, forth and back", "[navigator]") {
    const Walk walk(ferry());
    const auto both_ways = [&](Unit unit, const Words& expected, int level = 0) {
        CHECK(walk.forth(unit, level) == expected);
        CHECK(walk.back(unit, level) == expected);
    };
    SECTION("headings") {
        both_ways(Unit::heading, {"Boats", "Engines", "Trips"});
    }
    SECTION("headings of one level") {
        both_ways(Unit::heading, {"Engines"}, 3);
        both_ways(Unit::heading, {}, 4);
    }
    SECTION("findings") {
        both_ways(Unit::finding, {"The Anna leaks.", "The Berta smokes. Often."});
        both_ways(Unit::recommendation, {});
    }
    SECTION("paragraphs: all that is prose, no note, no menu") {
        both_ways(Unit::paragraph, {"Opening words.", "Three boats sail. They are old.",
                                    "The Anna leaks.", "At the bow.", "The Berta smokes. Often.",
                                    "They were late again.", "Every day.", "Last words."});
    }
    SECTION("sentences; a table row is one") {
        both_ways(Unit::sentence,
                  {"Opening words.", "Boats", "Three boats sail.", "They are old.", "Engines",
                   "The Anna leaks.", "At the bow.", "The Berta smokes.", "Often.", "Trips",
                   "Year Trips", "2023 810", "They were late again.", "Every day.", "Last words."});
    }
    SECTION("lists by their first item, a nested one too") {
        both_ways(Unit::list, {"The Anna leaks.", "At the bow."});
    }
    SECTION("items") {
        both_ways(Unit::item, {"The Anna leaks.", "At the bow.", "The Berta smokes. Often."});
    }
    SECTION("tables by their first row, quotations as a whole") {
        both_ways(Unit::table, {"Year Trips"});
        both_ways(Unit::quote, {"They were late again."});
    }
}

TEST_CASE("back from the middle of a unit is its own begin", "[navigator]") {
    const Walk walk(ferry());
    const auto paragraph = walk.navigator.find(Unit::paragraph, Step::back, {2, 18});
    REQUIRE(paragraph);
    CHECK(paragraph->range.begin == Place{2, 0});
    const auto sentence = walk.navigator.find(Unit::sentence, Step::back, {2, 20});
    REQUIRE(sentence);
    CHECK(sentence->range.begin == Place{2, 18});
    const auto row = walk.navigator.find(Unit::sentence, Step::back, {12, 0});
    REQUIRE(row);
    CHECK(row->range.begin == Place{11, 0});
}

TEST_CASE("headings and findings know their number and their count", "[navigator]") {
    const Walk walk(ferry());
    const auto trips = walk.navigator.last(Unit::heading);
    REQUIRE(trips);
    CHECK(trips->number == 3);
    CHECK(trips->count == 3);
    const auto anna = walk.navigator.first(Unit::finding);
    REQUIRE(anna);
    CHECK(anna->number == 1);
    CHECK(anna->count == 2);
}

TEST_CASE("an empty report and one of menus alone have nothing to skip to", "[navigator]") {
    Report menus;
    menus.add(Role::navigation, "Home. Search.").add(Role::hidden, "Subscribe.");
    for (const Report& report : {Report(), menus}) {
        const Walk walk(report);
        for (const Unit unit : {Unit::heading, Unit::finding, Unit::recommendation, Unit::paragraph,
                                Unit::sentence, Unit::list, Unit::item, Unit::table, Unit::quote}) {
            CHECK(walk.forth(unit).empty());
            CHECK(walk.back(unit).empty());
        }
    }
}

TEST_CASE("two findings in one sentence are two", "[navigator]") {
    Report report;
    report.paragraph("The problems were: late records; blocked exits.")
        .part_is_finding("late records")
        .part_is_finding("blocked exits.");
    const Walk walk(report);
    CHECK(walk.forth(Unit::finding) == Words{"late records", "blocked exits."});
    CHECK(walk.back(Unit::finding) == Words{"late records", "blocked exits."});
}
