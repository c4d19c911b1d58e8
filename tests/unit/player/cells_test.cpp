// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/cells.hpp"
#include "support/desk.hpp"

#include <catch2/catch.hpp>

using namespace lectern;
using test::Desk;
using test::Report;

namespace {

Report deaths() {
    Report report;
    report.paragraph("Before.")
        .add(Role::caption, "Deaths by year")
        .row(1, 0, {"", "Men", "Women"}, true)
        .row(1, 1, {"2021", "14", "3"})
        .row(1, 2, {"2022", "15"})
        .row(1, 3, {"Both", "16"});
    report.last().cell.columns = 2;
    report.paragraph("After.");
    return report;
}

} // namespace

TEST_CASE("cells say what names them when that changes", "[cells]") {
    Desk desk(deaths());
    const auto move = [&](CellStep step) { return desk.hear(move_cell(desk.player, step)); };
    CHECK(move(CellStep::right) == "not in a table");
    CHECK(desk.go(Unit::table, Step::on) ==
          "table with 4 rows, 3 columns, Deaths by year, Men; Women");
    CHECK(line_of(say_cell(desk.player)) == "empty");
    CHECK(move(CellStep::down) == "2021");
    CHECK(move(CellStep::right) == "Men, 14");
    CHECK(move(CellStep::right) == "Women, 3");
    CHECK(move(CellStep::right) == "right edge | 3");
    CHECK(move(CellStep::down) == "Both, 16");
    CHECK(move(CellStep::up) == "2022, 15");
    CHECK(move(CellStep::row_start) == "2022");
    CHECK(move(CellStep::left) == "left edge | 2022");
    CHECK(move(CellStep::bottom) == "Both");
    CHECK(move(CellStep::down) == "bottom | Both");
    CHECK(move(CellStep::top) == "empty");
    CHECK(desk.hear(read_row(desk.player)) == "Men; Women");
    move(CellStep::right);
    CHECK(desk.hear(read_column(desk.player)) == "Men | 14 | 15 | 16");
    CHECK(desk.player.place() == Place{3, 0});
}

TEST_CASE("brief cells are their text alone, verbose ones have a position", "[cells]") {
    for (const auto& [verbosity, expected] :
         {std::pair(Verbosity::brief, "14"),
          std::pair(Verbosity::verbose, "Men, 14, row 2, column 2")}) {
        Desk desk(deaths(), verbosity);
        desk.player.set_place({5, 0});
        CHECK(desk.hear(move_cell(desk.player, CellStep::right)) == expected);
    }
}

TEST_CASE("reading goes on behind the row of a cell", "[cells]") {
    Desk desk(deaths());
    desk.player.set_place({6, 0});
    desk.player.read_from_place();
    CHECK(desk.read() == "2021; Men 14; Women 3");
    CHECK(desk.read() == "2022; Men 15");
}
