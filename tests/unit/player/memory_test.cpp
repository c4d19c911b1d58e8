// SPDX-License-Identifier: GPL-3.0-or-later
// What a player remembers: heard sentences, jumps, lengths.
#include "player/heard.hpp"
#include "player/history.hpp"
#include "player/lengths.hpp"
#include "support/report.hpp"

#include <catch2/catch.hpp>

using namespace lectern;
using test::Report;
using namespace std::chrono_literals;

namespace {

Report harbour() {
    Report report;
    report.paragraph("Cells are full. Air is bad. Cells are full.")
        .paragraph("The problems were: late records; blocked exits.")
        .part_is_finding("late records")
        .part_is_finding("blocked exits.")
        .note("n1", "Measured in May.")
        .paragraph("Last words.")
        .is_finding();
    return report;
}

PlaceRange range(std::uint32_t block, std::uint32_t begin, std::uint32_t end) {
    return {{block, begin}, {block, end}};
}

} // namespace

TEST_CASE("a sentence is heard when all of it has been played", "[heard]") {
    const Reading reading = harbour().reading();
    HeardMemory memory;
    memory.update(reading);
    CHECK_FALSE(memory.is_heard(0));
    CHECK(memory.hear(reading, range(0, 0, 15)).size() == 1);
    CHECK(memory.is_heard(0));
    CHECK(memory.hear(reading, range(0, 0, 15)).empty());
    CHECK(memory.hear(reading, range(0, 16, 20)).empty());
    CHECK_FALSE(memory.is_heard(1));
    CHECK_FALSE(memory.is_heard(99));
}

TEST_CASE("the same words twice are two sentences", "[heard]") {
    const Reading reading = harbour().reading();
    HeardMemory memory;
    memory.update(reading);
    memory.hear(reading, range(0, 0, 15));
    CHECK_FALSE(memory.is_heard(2));
}

TEST_CASE("a finding is heard by itself or with its sentence", "[heard]") {
    const Reading reading = harbour().reading();
    HeardMemory memory;
    memory.update(reading);
    SECTION("by itself: the other one of the sentence is not") {
        memory.hear(reading, reading.findings()[0].range);
        CHECK(memory.is_heard(reading, 0));
        CHECK_FALSE(memory.is_heard(reading, 1));
        CHECK_FALSE(memory.is_heard(3));
    }
    SECTION("with its sentence: both are") {
        memory.hear(reading, range(1, 0, 47));
        CHECK(memory.is_heard(reading, 0));
        CHECK(memory.is_heard(reading, 1));
    }
    CHECK_FALSE(memory.is_heard(reading, 2));
    CHECK_FALSE(memory.is_heard(reading, 99));
    CHECK(memory.findings(reading).all == 3);
}

TEST_CASE("what was heard is still known in a corrected edition", "[heard]") {
    const Reading reading = harbour().reading();
    HeardMemory memory;
    memory.update(reading);
    const auto marks = memory.hear(reading, {{0, 0}, {4, 11}});

    Report corrected;
    corrected.paragraph("A new preface. With two sentences.")
        .paragraph("Cells are full. Air is good now. Cells are full.")
        .paragraph("Last words.")
        .is_finding();
    const Reading edition = corrected.reading();
    HeardMemory known;
    known.update(edition);
    known.remember(marks);
    CHECK_FALSE(known.is_heard(0));
    CHECK(known.is_heard(2));
    CHECK_FALSE(known.is_heard(3));
    CHECK(known.is_heard(4));
    CHECK(known.is_heard(edition, 0));
}

TEST_CASE("jumps are undone and done again, newest first", "[history]") {
    History history;
    CHECK_FALSE(history.back(Place{9, 0}));
    history.jumped(std::nullopt);
    history.jumped(Place{1, 0});
    CHECK(history.back(Place{2, 0}) == History::Origin(Place{1, 0}));
    const auto first = history.back(Place{1, 0});
    REQUIRE(first);
    CHECK_FALSE(*first);
    CHECK_FALSE(history.back(Place{0, 0}));
    CHECK(history.forward(Place{0, 0}) == History::Origin(Place{1, 0}));
    SECTION("to the end") {
        CHECK(history.forward(Place{1, 0}) == History::Origin(Place{2, 0}));
        CHECK_FALSE(history.forward(Place{2, 0}));
    }
    SECTION("a new jump ends the way forward") {
        history.jumped(Place{1, 0});
        CHECK_FALSE(history.forward(Place{5, 0}));
    }
}

TEST_CASE("lengths count what is read aloud alone", "[lengths]") {
    const Reading reading = harbour().reading();
    Lengths lengths;
    CHECK(lengths.share_before(0) == 0);
    CHECK(lengths.sentence_at_share(0.5) == 0);
    lengths.update(reading);
    CHECK(lengths.words() == 9 + 7 + 2);
    CHECK(lengths.words_before(3) == 9);
    CHECK(lengths.words_before(5) == lengths.words_before(4) + 0); // the note has no length
    CHECK(lengths.share_before(99) == 1);
    CHECK(lengths.sentence_at_share(0) == 0);
    CHECK(lengths.sentence_at_share(1) == 5);
    CHECK(lengths.sentence_at_word(0) == 0);
    CHECK(lengths.sentence_at_word(9) == 3);
    CHECK(lengths.sentence_at_word(1000) == 5);
    CHECK(reading_time(400, 200) == 2min);
    CHECK(words_in(90s, 200) == 300);
    CHECK(words_in(-1s, 200) == 0);
}
