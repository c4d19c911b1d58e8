// SPDX-License-Identifier: GPL-3.0-or-later
// Thousands of random commands against a simple reference of the place. A failure prints its seed;
// LECTERN_SEED=N plays that one again.
#include "player/marks.hpp"
#include "player/steps.hpp"
#include "support/desk.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <random>
#include <vector>

using namespace lectern;
using test::Desk;
using test::Report;

namespace {

constexpr int commands_in_all = 10000;

/// A report of random blocks, some of them findings, notes, menus, tables and lists.
Report random_report(std::mt19937& random) {
    Report report;
    const auto pick = [&](unsigned count) { return static_cast<unsigned>(random() % count); };
    const unsigned blocks = pick(40);
    for (unsigned i = 0; i < blocks; ++i) {
        const std::string text = pick(2) == 0 ? "Cells are full. Air is bad. Ships are late."
                                              : "Doors, " + std::to_string(i) + ".";
        switch (pick(9)) {
        case 0:
            report.heading(static_cast<std::uint8_t>(1 + pick(6)), "Heading " + std::to_string(i));
            break;
        case 1:
            report.item(1 + pick(3), text, static_cast<std::uint8_t>(1 + pick(2)));
            break;
        case 2:
            report.row(1 + pick(2), i, {"", text, "810"}, pick(3) == 0);
            break;
        case 3:
            report.quote(text);
            break;
        case 4:
            report.note("n" + std::to_string(i), text);
            break;
        case 5:
            report.add(Role::navigation, text);
            break;
        case 6:
            report.paragraph(text).is_finding(pick(2) == 0 ? FindingKind::finding
                                                           : FindingKind::recommendation);
            break;
        default:
            report.paragraph(text).page(std::to_string(i / 5));
        }
    }
    return report;
}

/// Where a unit begins, in reading order, found the slow way: each place of the document is asked
/// whether it is one.
std::vector<Place> begins(const Reading& reading, const Navigator& navigator, Unit unit) {
    std::vector<Place> places;
    const auto& blocks = reading.blocks();
    for (std::uint32_t i = 0; i < blocks.size(); ++i) {
        const bool is_heading = unit == Unit::heading && blocks[i].role == Role::heading;
        if (is_heading || (unit != Unit::heading && navigator.begins(unit, i))) {
            places.push_back({i, 0});
        }
    }
    if (unit == Unit::finding || unit == Unit::recommendation) {
        places.clear();
        for (const Finding& finding : reading.findings()) {
            if ((finding.kind == FindingKind::finding) == (unit == Unit::finding)) {
                places.push_back(finding.range.begin);
            }
        }
    }
    return places;
}

constexpr std::array units{Unit::heading, Unit::finding, Unit::recommendation, Unit::paragraph,
                           Unit::list,    Unit::item,    Unit::table,          Unit::quote};

/// Jumps and checks that the reference would have landed there too.
void jump_and_check(Desk& desk, std::mt19937& random) {
    const Unit unit = units.at(random() % units.size());
    const Step step = random() % 2 == 0 ? Step::on : Step::back;
    Player& player = desk.player;
    const auto before = player.place();
    desk.now += std::chrono::seconds(10); // nothing wraps, nothing restarts
    const Response response = player.go(unit, step, 0, desk.now);
    if (!before) {
        return;
    }
    std::optional<Place> expected;
    for (const Place place : begins(player.reading(), player.navigator(), unit)) {
        const bool fits = step == Step::on ? place > *before && !expected : place < *before;
        expected = fits ? place : expected;
    }
    CHECK(player.place() == (expected ? expected : before));
    CHECK_FALSE(response.say.empty());
}

void do_something(Desk& desk, std::mt19937& random) {
    Player& player = desk.player;
    const auto count = static_cast<std::uint32_t>(player.reading().blocks().size());
    switch (random() % 16) {
    case 0:
        desk.read();
        break;
    case 1:
        player.read_from_place();
        break;
    case 2:
        desk.hear(step_word(player, random() % 2 == 0 ? Step::on : Step::back));
        break;
    case 3:
        desk.hear(spell(player, Spelling::phonetic));
        break;
    case 4:
        desk.hear(leave_container(player));
        break;
    case 5:
        desk.hear(go_to_container_start(player));
        break;
    case 6:
        desk.hear(
            move_in_time(player, std::chrono::seconds(static_cast<int>(random() % 200) - 100)));
        break;
    case 7:
        desk.hear(search_for(player, random() % 2 == 0 ? "air" : "late ships", desk.now));
        break;
    case 8:
        desk.hear(next_hit(player, random() % 2 == 0 ? Step::on : Step::back, desk.now));
        break;
    case 9:
        desk.hear(set_bookmark(player, ""));
        break;
    case 10:
        desk.hear(next_bookmark(player, random() % 2 == 0 ? Step::on : Step::back, desk.now));
        break;
    case 11:
        desk.hear(random() % 2 == 0 ? player.go_to_start() : player.go_to_end());
        break;
    case 12:
        desk.hear(random() % 2 == 0 ? player.where() : player.where_detailed());
        break;
    case 13:
        desk.hear(player.repeat());
        break;
    case 14:
        desk.hear(player.go_back());
        break;
    default:
        desk.hear(player.go_to({count == 0 ? 0 : static_cast<std::uint32_t>(random()) % count, 0}));
    }
}

void check_place(const Player& player) {
    const auto place = player.place();
    if (!place) {
        return;
    }
    REQUIRE(place->block < player.reading().blocks().size());
    const Block& block = player.reading().blocks()[place->block];
    CHECK(place->byte <= block.text.size());
    CHECK(is_spoken(block.role));
    CHECK(player.percent() >= 0);
    CHECK(player.percent() <= 100);
}

} // namespace

TEST_CASE("random commands never lose the place, and jumps land where the reference does",
          "[model]") {
    const char* given = std::getenv("LECTERN_SEED");
    const auto seed =
        given != nullptr ? static_cast<unsigned>(std::atoi(given)) : std::random_device()();
    CAPTURE(seed);
    std::mt19937 random(seed);
    for (int done = 0; done < commands_in_all;) {
        Desk desk(random_report(random));
        for (int i = 0; i < 200; ++i, ++done) {
            random() % 2 == 0 ? jump_and_check(desk, random) : do_something(desk, random);
            check_place(desk.player);
        }
    }
}

TEST_CASE("undoing every jump leads back to where it began, and redoing to where it ended",
          "[model]") {
    const auto seed = std::random_device()();
    CAPTURE(seed);
    std::mt19937 random(seed);
    for (int round = 0; round < 50; ++round) {
        Desk desk(random_report(random));
        std::vector<std::optional<Place>> places;
        for (int i = 0; i < 40; ++i) {
            const auto before = desk.player.place();
            const Unit unit = units.at(random() % units.size());
            const Response response =
                desk.player.go(unit, random() % 2 == 0 ? Step::on : Step::back, 0, desk.now);
            desk.now += std::chrono::seconds(10);
            if (response.then == Response::Then::read_on) {
                places.push_back(before);
            }
        }
        const auto end = desk.player.place();
        for (std::size_t i = places.size(); i-- > 0;) {
            desk.player.go_back();
            CHECK(desk.player.place() == places[i]);
        }
        for (std::size_t i = 0; i < places.size(); ++i) {
            desk.player.go_forward();
        }
        CHECK(desk.player.place() == end);
    }
}

TEST_CASE("walking to the end and back meets each unit once, in order", "[model]") {
    const auto seed = std::random_device()();
    CAPTURE(seed);
    std::mt19937 random(seed);
    for (int round = 0; round < 40; ++round) {
        Desk desk(random_report(random));
        Player& player = desk.player;
        for (const Unit unit : units) {
            const auto expected = begins(player.reading(), player.navigator(), unit);
            std::vector<Place> met;
            const auto walk = [&](Step step) {
                desk.now += std::chrono::seconds(10); // nothing wraps
                return player.go(unit, step, 0, desk.now).then == Response::Then::read_on;
            };
            if (expected.empty()) {
                CHECK_FALSE(walk(Step::on));
                continue;
            }
            player.arrive(unit, *player.navigator().first(unit));
            do {
                met.push_back(*player.place());
            } while (walk(Step::on));
            CHECK(met == expected);
            std::vector<Place> back{*player.place()};
            while (walk(Step::back)) {
                back.push_back(*player.place());
            }
            std::reverse(back.begin(), back.end());
            CHECK(back == expected);
        }
    }
}
