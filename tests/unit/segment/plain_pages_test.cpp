// SPDX-License-Identifier: GPL-3.0-or-later
// Pages and tables of a plain text.
#include "support/segmented.hpp"

#include <catch2/catch.hpp>

using namespace lectern;
using namespace lectern::test;

namespace {

/// "page|text" of what is read.
std::vector<std::string> paged(const std::string& text) {
    std::vector<std::string> lines;
    const auto reading = reading_of_text(text);
    for (const Block& block : reading.blocks()) {
        if (is_spoken(block.role)) {
            lines.push_back(block.page + "|" + block.text);
        }
    }
    return lines;
}

/// "row.column text", with "!" behind a header, of the cells of all tables.
std::vector<std::string> cells(const std::string& text) {
    std::vector<std::string> lines;
    const auto reading = reading_of_text(text);
    for (const Block& block : reading.blocks()) {
        if (block.role == Role::table_cell) {
            lines.push_back(std::to_string(block.cell.row) + "." +
                            std::to_string(block.cell.column) + " " + block.text +
                            (block.cell.header ? "!" : ""));
        }
    }
    return lines;
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("a number at the foot is that of the page above it", "[plain]") {
    CHECK(paged("The quay is long and old.\n\n- 11 -\n\nThe sheds are new.\n\n- 12 -\n\n"
                "The road is wide.\n") ==
          Lines{"11|The quay is long and old.", "12|The sheds are new.", "13|The road is wide."});
}

TEST_CASE("a number at the head is that of the page below it", "[plain]") {
    CHECK(paged("The quay is long and old.\n\fPage 2 of 3\n\nThe sheds are new.\n\fPage 3 of 3\n\n"
                "The road is wide.\n") ==
          Lines{"1|The quay is long and old.", "2|The sheds are new.", "3|The road is wide."});
}

TEST_CASE("form feeds alone count pages", "[plain]") {
    CHECK(paged("The quay is long.\n\fThe sheds are new.\n\fThe road is wide.\n") ==
          Lines{"1|The quay is long.", "2|The sheds are new.", "3|The road is wide."});
    SECTION("a text that shows none has none") {
        CHECK(paged("The quay is long.\n\nThe sheds are new.\n") ==
              Lines{"|The quay is long.", "|The sheds are new."});
    }
}

TEST_CASE("equal columns are the cells of a table", "[plain]") {
    CHECK(cells("The catch fell.\n\n"
                "Year      Herring     Cod\n"
                "2016        1,200     340\n"
                "2017          950      31\n\n"
                "It fell each year.\n") == Lines{"0.0 Year!", "0.1 Herring!", "0.2 Cod!",
                                                 "1.0 2016", "1.1 1,200", "1.2 340", "2.0 2017",
                                                 "2.1 950", "2.2 31"});
    SECTION("an empty cell keeps the others in their columns") {
        CHECK(cells("Port      Boats     Crew\nIsel         14       81\nDenby                 7\n"
                    "Aller         2        9\n")
                  .at(7) == "2.2 7");
    }
    SECTION("drawn bars part cells") {
        CHECK(cells("+-----+------+\n| A   | 2018 |\n+-----+------+\n| o   | 12   |\n"
                    "| p   |      |\n+-----+------+\n") ==
              Lines{"0.0 A!", "0.1 2018!", "1.0 o", "1.1 12", "2.0 p", "2.1 "});
    }
}

TEST_CASE("two columns of words, and two rows, are no table", "[plain]") {
    CHECK(cells("HABD    Hot axle box detector\nTSR     Temporary speed restriction\n"
                "RTC     Road traffic collision\n")
              .empty());
    CHECK(cells("Chair       Clerk       Witness\nA. Brill    P. Stone    J. Hale\n").empty());
    SECTION("and lose nothing") {
        CHECK(described(reading_of_text("HABD    Hot axle box detector\n")) ==
              Lines{"HABD Hot axle box detector"});
    }
}
