// SPDX-License-Identifier: GPL-3.0-or-later
// What a plain text becomes: one case for each rule of layout.
#include "support/segmented.hpp"

#include <catch2/catch.hpp>

using namespace lectern;
using namespace lectern::test;
using Lines = std::vector<std::string>;

TEST_CASE("hard-wrapped lines are one paragraph", "[plain]") {
    CHECK(described(reading_of_text("The inspectors visited nine of the fourteen stations in the\n"
                                    "spring and the other five in the autumn of the same year.\n"
                                    "They spoke with staff at each of them and read the records.\n"
                                    "\n"
                                    "The second visit was shorter than the first because the new\n"
                                    "records were kept in one place.\n")) ==
          Lines{"The inspectors visited nine of the fourteen stations in the spring and the other "
                "five in the autumn of the same year. They spoke with staff at each of them and "
                "read the records.",
                "The second visit was shorter than the first because the new records were kept in "
                "one place."});
}

TEST_CASE("a page foot does not cut the sentence around it", "[plain]") {
    const auto lines = described(
        reading_of_text("The team counted every door of the building and found that the\n"
                        "wardens had locked two of those that the plan shows as ways out\n"
                        "Page 2 REP-97-50\n"
                        "in case of fire. The wardens opened them while the team was still\n"
                        "in the building, and the manager thanked the team for the advice.\n"
                        "REP-97-50\n"
                        "Nothing else was found on that day.\n"));
    CHECK(lines == Lines{"The team counted every door of the building and found that the wardens "
                         "had locked two of those that the plan shows as ways out in case of fire. "
                         "The wardens opened them while the team was still in the building, and "
                         "the manager thanked the team for the advice.",
                         "artifact: Page 2 REP-97-50", "artifact: REP-97-50",
                         "Nothing else was found on that day."});
}

TEST_CASE("headings are told by number, capitals and case", "[plain]") {
    const std::string body = "The team spoke with forty members of staff over two weeks in the\n"
                             "spring, and with the manager at the end of each of the two weeks.\n";
    const auto outline = [](const Reading& reading) {
        Lines lines;
        for (const auto& section : reading.sections()) {
            lines.push_back(std::to_string(section.level) + " " +
                            reading.blocks()[section.heading].text);
        }
        return lines;
    };
    SECTION("numbers nest") {
        const auto text = "Inspection of the Northern Stations\n\n1. Introduction\n" + body +
                          "1.1 Scope\n" + body + "1.2 Method\n" + body + "2. Findings\n" + body;
        CHECK(outline(reading_of_text(text)) == Lines{"1 Inspection of the Northern Stations",
                                                      "2 1. Introduction", "3 1.1 Scope",
                                                      "3 1.2 Method", "2 2. Findings"});
    }
    SECTION("capitals stand above title case") {
        const auto text = "WHAT THE TEAM SAW\n" + body + "Records of Visits\n" + body +
                          "WHAT THE TEAM ASKS FOR\n" + body + "Doors and Locks\n" + body;
        CHECK(outline(reading_of_text(text)) == Lines{"1 WHAT THE TEAM SAW", "2 Records of Visits",
                                                      "1 WHAT THE TEAM ASKS FOR",
                                                      "2 Doors and Locks"});
    }
}
