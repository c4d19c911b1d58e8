// SPDX-License-Identifier: GPL-3.0-or-later
// What counts as a finding, rule by rule. A report is written as lines: "# " a heading (one sign a
// level), "- " a list item ("  - " one below it), "1) " a numbered item, "~ " a caption, anything
// else a paragraph. What is found is written "f: text" or "r: text" (a recommendation).
#include "segment/findings.hpp"

#include "document/reading.hpp"
#include "segment/sentences.hpp"

#include <catch2/catch.hpp>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

using namespace lectern;

namespace {

using Found = std::vector<std::string>;

std::string voice(const std::string& language, const std::string& file) {
    return std::string(LECTERN_SOURCE_DIR) + "/voices/" + language + "/" + file;
}

Block block_of(std::string line) {
    Block block;
    const std::size_t signs = line.find_first_not_of('#');
    if (signs > 0 && signs < line.size() && line[signs] == ' ') {
        block.role = Role::heading;
        block.level = static_cast<std::uint8_t>(signs);
        block.text = line.substr(signs + 1);
    } else if (line.starts_with("- ") || line.starts_with("  - ")) {
        block.role = Role::list_item;
        block.level = line[0] == ' ' ? 2 : 1;
        block.list = block.level;
        block.text = line.substr(line.find('-') + 2);
    } else if (line.size() > 3 && line[0] >= '1' && line[0] <= '9' && line[1] == ')') {
        block.role = Role::list_item;
        block.level = 1;
        block.list = 1;
        block.ordered = true;
        block.text = line;
        block.number = {0, 2};
    } else if (line.starts_with("~ ")) {
        block.role = Role::caption;
        block.text = line.substr(2);
    } else {
        block.text = std::move(line);
    }
    return block;
}

Reading read(const std::string& language, const std::string& report) {
    const auto sentences = load_sentence_rules(voice(language, "sentences.toml"));
    const auto rules = load_finding_rules(voice(language, "findings.toml"));
    FindingScanner scanner;
    ReadingPart part;
    std::istringstream lines(report);
    for (std::string line; std::getline(lines, line);) {
        if (line.find_first_not_of(' ') == std::string::npos) {
            continue;
        }
        const auto number = static_cast<std::uint32_t>(part.blocks.size());
        part.blocks.push_back(block_of(line));
        const auto ranges = sentences_of(part.blocks.back(), *sentences);
        scanner.take(number, part.blocks.back(), ranges, rules.get());
        for (auto& finding : scanner.take_findings()) {
            part.findings.push_back(std::move(finding));
        }
    }
    scanner.finish();
    for (auto& finding : scanner.take_findings()) {
        part.findings.push_back(std::move(finding));
    }
    Reading reading;
    reading.append(std::move(part)); // throws where findings overlap or are out of order
    return reading;
}

Found found(const std::string& report, const std::string& language = "en") {
    const Reading reading = read(language, report);
    Found texts;
    for (const Finding& finding : reading.findings()) {
        texts.push_back((finding.kind == FindingKind::finding ? "f: " : "r: ") +
                        reading.text(finding.range));
    }
    return texts;
}

} // namespace

TEST_CASE("items of an enumeration whose lead-in announces results are findings", "[findings]") {
    SECTION("parted by semicolons; commas and brackets inside stay") {
        CHECK(found("The gravest problems in 2019 were leaks in roofs, walls, and floors; late "
                    "repairs (of boilers; of lifts); and a lack of staff. Nobody was hurt.") ==
              Found{"f: leaks in roofs, walls, and floors",
                    "f: late repairs (of boilers; of lifts)", "f: a lack of staff"});
    }
    SECTION("behind a colon within the lead-in") {
        CHECK(found("Significant issues included credible accounts of: theft; arson.") ==
              Found{"f: theft", "f: arson"});
    }
    SECTION("numbered, whoever inspected") {
        CHECK(found("The inspection identified three weaknesses: (a) old wires, (b) dark stairs "
                    "and (c) locked doors.") ==
              Found{"f: old wires", "f: dark stairs", "f: locked doors"});
    }
    SECTION("numbered sentences after the lead-in") {
        CHECK(found("We found two problems: (1) Stairs are dark. (2) Doors are locked.") ==
              Found{"f: Stairs are dark", "f: Doors are locked"});
    }
    SECTION("parted by commas, three or more, with a noun of result") {
        CHECK(found("The main shortcomings were slow replies, poor training and rotten stairs.") ==
              Found{"f: slow replies", "f: poor training", "f: rotten stairs"});
    }
    SECTION("commas alone part nothing behind risks, or with two items, or adjectives") {
        CHECK(found("The main risks were fire, theft, and rain on the files.").empty());
        CHECK(found("The main problems were slow replies and poor training.").empty());
        CHECK(found("The problems were old, deep, and costly.").empty());
    }
    SECTION("challenges count where they are numbered") {
        CHECK(found("The office faces challenges: (1) it has no heating, and (2) it is small.") ==
              Found{"f: it has no heating", "f: it is small"});
    }
    SECTION("questions are parted like semicolons") {
        CHECK(found("We identified three concerns: Who holds the keys? Who counts the cash? Who "
                    "reads the log?") ==
              Found{"f: Who holds the keys?", "f: Who counts the cash?", "f: Who reads the log?"});
    }
    SECTION("not what another body tells") {
        CHECK(found("Neighbours listed several problems: noise; smoke; and rats.").empty());
    }
    SECTION("not a list of something else") {
        CHECK(found("The members were a judge; two teachers; and a nurse.").empty());
        CHECK(found("Child Abuse: The law forbids it, the police act, and courts are strict.")
                  .empty());
    }
}

TEST_CASE("a list below a lead-in that announces results is one finding an item", "[findings]") {
    SECTION("with its sub-lists") {
        CHECK(found("The audit found the following deficiencies:\n- No log is kept.\n- Keys are "
                    "lost:\n  - the main key\n- Doors stick.\nThe rest is sound.") ==
              Found{"f: No log is kept.", "f: Keys are lost: the main key", "f: Doors stick."});
    }
    SECTION("of recommendations where the author recommends") {
        CHECK(found("We recommend that the Director:\n- keep a log\n- mend the doors") ==
              Found{"r: keep a log", "r: mend the doors"});
    }
    SECTION("not one of participants or sources") {
        CHECK(found("The panel had these members:\n- a judge\n- a nurse").empty());
    }
    SECTION("of reasons only where it is numbered") {
        CHECK(found("There were two reasons:\n- rain\n- wind").empty());
        CHECK(found("There were two reasons:\n1) rain fell\n2) wind rose").size() == 2);
    }
}

TEST_CASE("a statement under its own label is a finding", "[findings]") {
    SECTION("in all the ways that labels are written") {
        CHECK(found("Finding 3: Logs are late.\nFinding A. Doors stick.\nKey finding: Keys are "
                    "lost.\nObservation 2.1 - It rains in.\nConclusion 4: It is unsafe.\n"
                    "Issue 5 (High): Wires are bare.\nRecommendation 2: Mend the roof.") ==
              Found{"f: Logs are late.", "f: Doors stick.", "f: Keys are lost.", "f: It rains in.",
                    "f: It is unsafe.", "f: Wires are bare.", "r: Mend the roof."});
    }
    SECTION("whose label is kept as the document writes it") {
        const Reading reading = read("en", "Issue 5 (High): Wires are bare.");
        REQUIRE(reading.findings().size() == 1);
        CHECK(reading.findings()[0].label == "Issue 5 (High)");
        CHECK(reading.findings()[0].rule == FindingRule::labelled_statement);
    }
    SECTION("of one paragraph, with its list where it ends in a colon") {
        CHECK(
            found("Finding 1: Two rooms are unsafe:\n- the attic\n- the cellar\nThey were shut.") ==
            Found{"f: Two rooms are unsafe: the attic the cellar"});
        CHECK(found("Finding 1: The attic is unsafe. It has no rail.\nIt was shut in May.") ==
              Found{"f: The attic is unsafe. It has no rail."});
    }
    SECTION("in a heading: the words after the label") {
        CHECK(found("## Finding 2: Records are kept late\nThey were a month behind.") ==
              Found{"f: Records are kept late"});
    }
    SECTION("in a bare heading: the first paragraph below") {
        CHECK(found("## Finding 2\nRecords are late.\nThey always were.") ==
              Found{"f: Records are late."});
        CHECK(found("## Finding 2\nof the board and its staff.").empty());
    }
    SECTION("several in one paragraph") {
        CHECK(found("Finding 1: Logs are late. They lie in a box. Finding 2: Doors stick.") ==
              Found{"f: Logs are late. They lie in a box.", "f: Doors stick."});
    }
    SECTION("closed by its label in brackets") {
        CHECK(found("The agency should publish the data. (Recommendation 1)") ==
              Found{"r: The agency should publish the data."});
        CHECK(found("The chief agreed with us (Recommendation 1) and published the data.").empty());
    }
    SECTION("with a list below the label") {
        CHECK(found("Overview of Finding 1:\n- Logs are late.\n- Doors stick.") ==
              Found{"f: Logs are late.", "f: Doors stick."});
    }
    SECTION("that runs on from a label in capitals") {
        CHECK(found("Description of Findings and Results All logs were late.") ==
              Found{"f: All logs were late."});
    }
    SECTION("not a sentence about a finding or an issue") {
        CHECK(found("Finding 3 was disputed.\nIssue: storage of files.").empty());
    }
}

TEST_CASE("items under a results heading are findings", "[findings]") {
    SECTION("list items, and then no paragraphs") {
        CHECK(found("# Key findings\nWe went to four sites.\n- Logs are late.\n- Doors stick.") ==
              Found{"f: Logs are late.", "f: Doors stick."});
    }
    SECTION("else numbered paragraphs, else paragraphs") {
        CHECK(found("# 3. Conclusions\nThis part sums up.\n1. Logs are late.\n2. Doors stick.") ==
              Found{"f: Logs are late.", "f: Doors stick."});
        CHECK(found("# Impression\nThe left lung is clear.\nThe heart is large.") ==
              Found{"f: The left lung is clear.", "f: The heart is large."});
    }
    SECTION("recommendations under theirs") {
        CHECK(found("# Recommendations to the Board\n- Mend the roof.") ==
              Found{"r: Mend the roof."});
        CHECK(found("# What the Ombudsman recommends\nThe Board should mend the roof.") ==
              Found{"r: The Board should mend the roof."});
    }
    SECTION("of its subsections too") {
        CHECK(found("# Findings\n## Roof\n- It leaks.\n## Doors\n- They stick.\n# Annex\n- Map") ==
              Found{"f: It leaks.", "f: They stick."});
    }
    SECTION("but for labelled statements, which alone count") {
        CHECK(found("# Findings\nWe looked at all rooms.\nFinding 1: Doors stick.\n- a note") ==
              Found{"f: Doors stick."});
    }
    SECTION("not displaced text, lead-ins, or crumbs") {
        CHECK(found("# Conclusions\nand of the board.\nThe house is unsafe.\nTop") ==
              Found{"f: The house is unsafe."});
        CHECK(
            found("# Recommendations\nWe are making two recommendations.\nThe Board should act.") ==
            Found{"r: The Board should act."});
    }
    SECTION("not under headings that only sound so") {
        for (const auto* heading :
             {"Results", "Discussion", "Status of recommendations",
              "Our response to the recommendations", "Findings of previous inspections",
              "Findings were shared with staff", "What was found"}) {
            CAPTURE(heading);
            CHECK(found(std::string("# ") + heading + "\n- Logs are late.").empty());
        }
    }
    SECTION("under headings with a number, an adjective or a phrase behind") {
        for (const auto* heading : {"IV. Main findings", "Summary of findings", "What we found",
                                    "Overall conclusion", "Probable cause", "Key messages",
                                    "2.3 Findings of the inspection", "What the team found"}) {
            CAPTURE(heading);
            CHECK(found(std::string("# ") + heading + "\n- Logs are late.") ==
                  Found{"f: Logs are late."});
        }
    }
}

TEST_CASE("a heading with several topics opens a mixed section", "[findings]") {
    SECTION("items are told apart by their verb") {
        CHECK(found("# Conclusions and recommendations\n- The roof leaks.\n- The Board must mend "
                    "it.\nThis is our view.") ==
              Found{"f: The roof leaks.", "r: The Board must mend it."});
    }
    SECTION("with a foreign topic only what it recommends counts") {
        CHECK(found("# Recommendations and agency comments\n- The Board should mend it.\n- The "
                    "Board agreed.") == Found{"r: The Board should mend it."});
    }
}

TEST_CASE("a sentence that reports a result is a finding", "[findings]") {
    SECTION("that something was or was not told") {
        CHECK(found("There were no credible reports of theft. There is evidence that doors stick. "
                    "There was one conviction for arson.") ==
              Found{"f: There were no credible reports of theft.",
                    "f: There is evidence that doors stick."});
    }
    SECTION("that the author found") {
        CHECK(found("We found weaknesses in the log. The auditors determined that doors stick. Our "
                    "analysis of the files shows that keys are lost.")
                  .size() == 3);
    }
    SECTION("in any main clause") {
        CHECK(found("The law forbids it, and there were no reports of it.").size() == 1);
        CHECK(found("We read the files and found that keys are lost.").size() == 1);
        CHECK(found("In our 2020 report, we found that keys are lost.").size() == 1);
        CHECK(found("In our 2020 report we concluded that keys are lost.").size() == 1);
    }
    SECTION("in the passive") {
        CHECK(found("It was found that keys are lost. Deficiencies were found in two rooms.")
                  .size() == 2);
    }
    SECTION("by the name that the report gives its author") {
        CHECK(found("# What KDO Found\n- It leaks.\n# Remarks\nKDO found that keys are lost.")
                  .size() == 2);
        CHECK(found("# Remarks\nKDO found that keys are lost.").empty());
    }
    SECTION("not in a clause below another") {
        CHECK(found("While there were no reports of theft, doors stick.").empty());
        CHECK(found("Nothing is known because we found no studies.").empty());
        CHECK(found("Had we found that keys are lost, we would say so.").empty());
        CHECK(found("As we found earlier, doors stick.").empty());
    }
    SECTION("not of another body") {
        CHECK(found("The Ministry found that doors stick. The Acme study found that keys are lost. "
                    "Officials said there were no reports of theft.")
                  .empty());
    }
    SECTION("not what was said, could be found, or was found necessary") {
        CHECK(found("We reported that doors stick. We can find the key. We found it necessary to "
                    "wait. The list can be found in the annex.")
                  .empty());
    }
    SECTION("not on the report's own material") {
        CHECK(found("We determined that the data were reliable. We identified 12 projects that met "
                    "these criteria.")
                  .empty());
        CHECK(found("We determined that the data were not reliable.").size() == 1);
        CHECK(found("# Scope and Methodology\nWe found that files were complete.").empty());
    }
    SECTION("not in captions") {
        CHECK(found("~ We found that doors stick.").empty());
    }
    SECTION("once where it stands inside of another finding") {
        CHECK(found("# Findings\n- We found that doors stick. It is known.") ==
              Found{"f: We found that doors stick. It is known."});
    }
}

TEST_CASE("a sentence that recommends is a recommendation", "[findings]") {
    CHECK(found("We recommend that the Board mend the roof.") ==
          Found{"r: We recommend that the Board mend the roof."});
    CHECK(found("To save money, we are recommending that the Board wait.").size() == 1);
    CHECK(found("It is recommended that the Board wait.").size() == 1);
    SECTION("not where nothing is said yet, nor of an earlier time") {
        CHECK(found("We recommend several initiatives in this area.").empty());
        CHECK(found("We recommended that the Board mend the roof.").empty());
        CHECK(found("We are making one recommendation:").empty());
    }
}

TEST_CASE("results are found in other languages", "[findings]") {
    CHECK(found("# Feststellungen\n- Das Dach ist undicht.\n# Empfehlungen\n- Das Amt sollte es "
                "flicken.",
                "de") == Found{"f: Das Dach ist undicht.", "r: Das Amt sollte es flicken."});
    CHECK(
        found("Wir haben bei zwei Häusern festgestellt, dass das Dach undicht ist.", "de").size() ==
        1);
    CHECK(found("Hallazgo 1: El techo gotea.\nSe constató que el techo gotea.", "es").size() == 2);
    CHECK(found("Constat 2 : Le toit fuit.\nNous avons constaté que le toit fuit.", "fr").size() ==
          2);
    CHECK(found("# Выводы\n- Крыша течёт.\n# Рекомендации\n- Починить крышу.", "ru") ==
          Found{"f: Крыша течёт.", "r: Починить крышу."});
}

TEST_CASE("the scanner settles what can no longer change", "[findings]") {
    const auto rules = load_finding_rules(voice("en", "findings.toml"));
    const auto sentences = load_sentence_rules(voice("en", "sentences.toml"));
    FindingScanner scanner;
    const auto take = [&](std::uint32_t number, const std::string& line) {
        const Block block = block_of(line);
        scanner.take(number, block, sentences_of(block, *sentences), rules.get());
    };
    take(0, "# Findings");
    take(1, "The roof leaks in two rooms.");
    CHECK(scanner.settled() == 1); // a list may still come
    CHECK(scanner.take_findings().empty());
    take(2, "# Annex");
    CHECK(scanner.settled() == 3);
    CHECK(scanner.take_findings().size() == 1);
    SECTION("and never waits for more than a bounded number of blocks") {
        take(3, "# Findings");
        for (std::uint32_t number = 4; number < 3000; ++number) {
            take(number, "- The roof leaks in two rooms.");
        }
        CHECK(scanner.settled() > 2000);
    }
}
