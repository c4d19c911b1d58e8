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

namespace {

const std::string body = "The team spoke with forty members of staff over two weeks in the\n"
                         "spring, and with the manager at the end of each of the two weeks.\n";

Lines roles_but_paragraphs(const std::string& text) {
    Lines lines;
    for (auto& line : described(reading_of_text(text))) {
        if (line.find(": ") < 14 && line.rfind("The team", 0) != 0) {
            lines.push_back(std::move(line));
        }
    }
    return lines;
}

} // namespace

TEST_CASE("words cut at line ends are joined, compounds keep their hyphen", "[plain]") {
    CHECK(described(
              reading_of_text("The assess-\nment was made in the spring of the year by a well-\n"
                              "known engineer, who gave every bridge of the county a mark.\n")) ==
          Lines{"The assessment was made in the spring of the year by a well-known engineer, who "
                "gave every bridge of the county a mark."});
}

TEST_CASE("a word at a line's end whose end is left out stays apart", "[plain]") {
    CHECK(
        described(reading_of_text("Care was looked at for the whole of the year, both the pre-\n"
                                  "and post-operative kind, and for towns of the low-\n"
                                  "to-middle group, of which there are seven in this county.\n")) ==
        Lines{"Care was looked at for the whole of the year, both the pre- and post-operative "
              "kind, and for towns of the low-to-middle group, of which there are seven in this "
              "county."});
}

TEST_CASE("lists are lists, each with its depth", "[plain]") {
    const auto lines =
        described(reading_of_text("The team asks for:\n\n"
                                  "- new locks\n  - for the doors\n  - for the windows\n"
                                  "- a second key\n\n"
                                  "(a) one answer\n(b) another answer\n"));
    CHECK(lines == Lines{"The team asks for:", "list-item 1: - new locks",
                         "list-item 2: - for the doors", "list-item 2: - for the windows",
                         "list-item 1: - a second key", "list-item 1: (a) one answer",
                         "list-item 1: (b) another answer"});
}

TEST_CASE("a bullet in a line of its own belongs to the text below it", "[plain]") {
    CHECK(described(reading_of_text("•\nNew locks are needed.\n\n•\nA second key is needed.\n")) ==
          Lines{"list-item 1: • New locks are needed.", "list-item 1: • A second key is needed."});
}

TEST_CASE("what a page repeats is not read", "[plain]") {
    SECTION("page numbers between dashes") {
        CHECK(roles_but_paragraphs(body + "\n      - 1 -\n\n" + body) == Lines{"artifact: - 1 -"});
    }
    SECTION("heads of even and odd pages") {
        CHECK(roles_but_paragraphs(body + "\n2   Annual Report\n\n" + body +
                                   "\nThe Harbour   3\n\n" + body + "\n4   Annual Report\n\n" +
                                   body + "\nThe Harbour   5\n\n" + body) ==
              Lines{"artifact: 2 Annual Report", "artifact: The Harbour 3",
                    "artifact: 4 Annual Report", "artifact: The Harbour 5"});
    }
    SECTION("menus of a scraped page") {
        CHECK(roles_but_paragraphs("Main Menu - OpenMain Menu - Closed\n\n" + body) ==
              Lines{"navigation: Main Menu - OpenMain Menu - Closed"});
    }
}

TEST_CASE("a list of contents is not read, a table with dots is", "[plain]") {
    SECTION("page numbers grow") {
        CHECK(roles_but_paragraphs("CONTENTS\n\nScope ........ 1\nMethod ....... 3\n\nScope\n\n" +
                                   body + "\nMethod\n\n" + body) ==
              Lines{"contents: CONTENTS", "contents: Scope ........ 1",
                    "contents: Method ....... 3", "heading 1: Scope", "heading 1: Method"});
    }
    SECTION("figures go up and down") {
        CHECK(roles_but_paragraphs(
                  "Calls were answered:\n\nRescues ........ 311\nBoats .......... 140\n")
                  .empty());
    }
}

TEST_CASE("a footnote does not cut the sentence around it", "[plain]") {
    const auto reading =
        reading_of_text("The office had the right to do so under the older law of the land.1 The\n"
                        "new law takes it away, and the office has said in public that it will be\n"
                        "1 Act of 4 May 1901, as amended.\n"
                        "closed at the end of the year.\n");
    CHECK(described(reading) ==
          Lines{"The office had the right to do so under the older law of the land.1 The new law "
                "takes it away, and the office has said in public that it will be closed at the "
                "end of the year.",
                "note: 1 Act of 4 May 1901, as amended."});
    const auto& text = reading.blocks()[0];
    REQUIRE(text.spans.size() == 1);
    CHECK(text.spans[0].kind == SpanKind::note_reference);
    CHECK(text.spans[0].target == reading.blocks()[1].id);
}

TEST_CASE("the next footnote of a run needs no clear mark", "[plain]") {
    const std::string body =
        "The office had the right to do so under the older law of the land.1 It\n"
        "became effective as Title 39.2 The new law takes it away by sections 161\n"
        "through 166 and the office has said so to the board and to the press.\n";
    SECTION("as a mark behind a figure") {
        const Reading reading = reading_of_text(body + "1 Act of 4 May 1901, as amended.\n"
                                                       "2 See the former Title 39, Part IV.\n");
        REQUIRE(reading.blocks().size() == 3);
        CHECK(reading.blocks()[2].role == Role::note);
        CHECK(reading.text(reading.sentences()[1]) == "It became effective as Title 39.");
    }
    SECTION("as one without any") {
        const Reading reading = reading_of_text(body + "1 Act of 4 May 1901, as amended.\n"
                                                       "2 See the former Title 39, Part IV.\n"
                                                       "3 39 C.F.R. 3001.161 and 166.\n");
        REQUIRE(reading.blocks().size() == 4);
        CHECK(reading.blocks()[3].role == Role::note);
    }
    SECTION("a figure is no mark where no note is due") {
        const Reading reading = reading_of_text(
            "The fire danger index of the valley was at 39.2 The day before, it\n"
            "had been at twelve, and nobody at the office had seen it rise so fast.\n\n"
            "2 Response of the brigades\n\nThey came late.\n");
        for (const Block& block : reading.blocks()) {
            CHECK(block.role != Role::note);
        }
    }
}

TEST_CASE("a number in brackets is a note where its mark stands above", "[plain]") {
    const std::string body =
        "The commission visited the harbour in March and spoke with staff of\n"
        "two quays. Records were kept late [1] and nobody had told the board.\n"
        "[2] The register of the port was closed in May of the same year.\n\n";
    SECTION("and is reached from it") {
        const Reading reading = reading_of_text(body + "[1] By the register of the port.\n"
                                                       "[2] Letter of 3 May 2021.\n");
        REQUIRE(reading.blocks().size() == 3);
        const Block& paragraph = reading.blocks()[0];
        REQUIRE(paragraph.spans.size() == 2);
        for (std::size_t note = 0; note < 2; ++note) {
            CHECK(reading.blocks()[note + 1].role == Role::note);
            CHECK(paragraph.spans[note].kind == SpanKind::note_reference);
            CHECK(paragraph.spans[note].target == reading.blocks()[note + 1].id);
        }
    }
    SECTION("a list of sources without marks is text") {
        const Reading reading = reading_of_text("The commission read the books that are named "
                                                "below.\n\n[1] On harbours.\n\n[2] On quays.\n");
        for (const Block& block : reading.blocks()) {
            CHECK(block.role != Role::note);
        }
    }
}

TEST_CASE("a short form or a page named at the start of a line goes on", "[plain]") {
    CHECK(
        described(reading_of_text("The inspectors visited nine of the fourteen stations in the s\n"
                                  "p. 12 and Fig. 3 of the plan show where the other five were.\n"
                                  "They spoke with staff at each of them and read the records,\n"
                                  "which were kept in one place by the clerk of each station on\n"
                                  "p. 14.\n"))
            .size() == 1);
    CHECK(described(reading_of_text("Комиссия посетила девять станций из четырнадцати весной и\n"
                                    "пять осенью, прочла записи, журналы, планы, отчёты и\n"
                                    "т. д. и нашла, что записи велись поздно на всех станциях в\n"
                                    "г. Москва, а также в области, где станций было только две.\n"))
              .size() == 1);
}

TEST_CASE("letters keep their lines", "[plain]") {
    CHECK(described(reading_of_text("To: The Manager\nSubject: Doors\n\nDear Ms. Pell,\n\n" + body +
                                    "\nYours sincerely,\n\nT. Marsh\n"))
              .front() == "metadata: To: The Manager");
}

TEST_CASE("labels in capitals part a short report", "[plain]") {
    CHECK(described(reading_of_text("TECHNIQUE: Two views of the chest.\n\n"
                                    "FINDINGS: The heart is enlarged.\n\n"
                                    "IMPRESSION: No pneumonia.\n")) ==
          Lines{"heading 1: TECHNIQUE:", "Two views of the chest.", "heading 1: FINDINGS:",
                "The heart is enlarged.", "heading 1: IMPRESSION:", "No pneumonia."});
}
