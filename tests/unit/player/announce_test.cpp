// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/announce.hpp"
#include "support/report.hpp"

#include <catch2/catch.hpp>

using namespace lectern;
using test::Report;

namespace {

/// An announcer over a report.
class Desk {
public:
    Desk(const Report& report, Verbosity verbosity)
        : reading(report.reading()),
          phrases_(Phrases::load(LECTERN_SOURCE_DIR "/voices/en/phrases.toml")),
          announcer(reading, structure_, navigator_, phrases_, verbosity) {
        structure_.update(reading);
    }
    std::string jump(Unit unit) const {
        std::string all;
        for (const Utterance& utterance :
             announcer.jump(unit, navigator_.first(unit).value(), true)) {
            all += (all.empty() ? "" : " | ") + line_of(utterance);
        }
        return all;
    }
    /// The words of reading on from one sentence to the next.
    std::string flow(std::uint32_t sentence) const {
        const auto before = reading.sentences()[sentence - 1].block;
        return line_of(announcer.flow(navigator_.stop_at(sentence), before));
    }

    Reading reading;

private:
    Structure structure_;
    Navigator navigator_{reading, structure_};
    Phrases phrases_;

public:
    Announcer announcer;
};

} // namespace

TEST_CASE("an utterance carries what it speaks, so that it can be heard", "[announce]") {
    Report report;
    report.paragraph("Opening words.").item(1, "The Anna leaks.").is_finding();
    const Desk desk(report, Verbosity::normal);
    const auto flow = desk.announcer.flow({{1, 0}, {1, 15}}, 0);
    REQUIRE(flow.segments.size() == 2);
    CHECK(flow.segments[0].role == VoiceRole::own_words);
    CHECK(flow.segments[1].role == VoiceRole::list_item);
    CHECK(flow.range == PlaceRange{{1, 0}, {1, 15}});
    CHECK_FALSE(desk.announcer.own("rate 200").range);
    CHECK(desk.announcer.own("").segments.empty());
}

TEST_CASE("silence grows from sentence to paragraph to heading", "[announce]") {
    Report report;
    report.paragraph("One. Two.").heading(1, "Boats").paragraph("Three.").paragraph("Four.");
    const Desk desk(report, Verbosity::brief);
    const auto pause = [&](std::uint32_t sentence) {
        const Sentence& it = desk.reading.sentences()[sentence];
        return desk.announcer
            .flow({{it.block, it.range.begin}, {it.block, it.range.end}},
                  desk.reading.sentences()[sentence - 1].block)
            .segments.front()
            .pause_before;
    };
    CHECK(pause(1) == Pause::sentence);
    CHECK(pause(2) == Pause::before_heading);
    CHECK(pause(3) == Pause::after_heading);
    CHECK(pause(4) == Pause::paragraph);
}

TEST_CASE("a text speaks its own language, the reader its own", "[announce]") {
    Report report;
    report.heading(1, "Жалобы").paragraph("Opening words.");
    report.last().language = "en";
    Desk desk(report, Verbosity::normal);
    Facts facts;
    facts.language = "ru";
    desk.reading.set_facts(facts);
    const auto heading = desk.announcer.flow({{0, 0}, {0, 12}}, std::nullopt);
    REQUIRE(heading.segments.size() == 2);
    CHECK(heading.segments[0].language == "en");
    CHECK(heading.segments[1].language == "ru");
    CHECK(desk.announcer.plain({{1, 0}, {1, 14}}).segments.front().language == "en");
}

TEST_CASE("a row of a table names its columns; line breaks are spaces", "[announce]") {
    Report report;
    report.paragraph("Before.")
        .row(1, 0, {"", "2023"}, true)
        .row(1, 1, {"Trips\nby sea", "810"})
        .row(1, 2, {"", "760"});
    const Desk desk(report, Verbosity::normal);
    CHECK(desk.jump(Unit::table) == "table with 3 rows, 2 columns, 2023");
    CHECK(desk.flow(3) == "Trips by sea; 2023 810");
    CHECK(desk.flow(4) == "2023 760");
}

TEST_CASE("structure has its cues, what ends before what begins", "[announce]") {
    Report report;
    report.heading(2, "Boats").paragraph("Opening words.").item(1, "The Anna leaks.").is_finding();
    report.heading(1, "Next");
    const Desk desk(report, Verbosity::brief);
    const auto cues = [&](std::uint32_t sentence) {
        const auto stop = desk.reading.sentences()[sentence];
        return desk.announcer
            .flow({{stop.block, stop.range.begin}, {stop.block, stop.range.end}},
                  desk.reading.sentences()[sentence - 1].block)
            .segments.front()
            .cues;
    };
    CHECK(cues(1).empty());
    CHECK(cues(2) == std::vector{Cue::list_in, Cue::finding});
    CHECK(cues(3) == std::vector{Cue::list_out, Cue::heading_1});
    const Target heading{{{0, 0}, {0, 5}}, 1, 2};
    const auto jump = desk.announcer.jump(Unit::heading, heading, true);
    REQUIRE(jump.size() == 1);
    CHECK(jump[0].segments[0].cues == std::vector{Cue::heading_2});
}
