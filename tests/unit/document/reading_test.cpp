// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.hpp"
#include "document/reading.hpp"
#include "document/utterance.hpp"

#include <catch2/catch.hpp>

using namespace lectern;

namespace {

Block heading(std::uint8_t level, std::string text) {
    Block block;
    block.role = Role::heading;
    block.level = level;
    block.text = std::move(text);
    return block;
}

Block paragraph(std::string text) {
    Block block;
    block.text = std::move(text);
    return block;
}

ReadingPart report() {
    ReadingPart part;
    part.blocks = {paragraph("Preface."),   heading(1, "Findings"),
                   heading(3, "Detention"), paragraph("Cells are full. Air is bad."),
                   heading(2, "Courts"),    heading(1, "Annex")};
    part.sentences = {{0, {0, 8}},   {1, {0, 8}}, {2, {0, 9}}, {3, {0, 15}},
                      {3, {16, 27}}, {4, {0, 6}}, {5, {0, 5}}};
    return part;
}

} // namespace

TEST_CASE("sections nest by level, skipped levels too", "[reading]") {
    Reading reading;
    reading.append(report());
    REQUIRE(reading.sections().size() == 4);
    CHECK_FALSE(reading.section_of(0));
    CHECK(reading.section_path(3) == std::vector<std::uint32_t>{0, 1});
    CHECK(reading.section_path(4) == std::vector<std::uint32_t>{0, 2});
    CHECK(reading.section_path(5) == std::vector<std::uint32_t>{3});
    CHECK(reading.section_end(0) == 3);
    CHECK(reading.section_end(1) == 2);
    CHECK(reading.title() == "Findings");
}

TEST_CASE("a place leads to its sentence", "[reading]") {
    Reading reading;
    reading.append(report());
    CHECK(reading.sentence_at({3, 0}) == 3);
    CHECK(reading.sentence_at({3, 14}) == 3);
    CHECK(reading.sentence_at({3, 15}) == 4);
    CHECK(reading.sentence_at({9, 0}) == 7);
    CHECK(reading.spoken() == 62);
    CHECK(reading.spoken_before(3) == 25);
}

TEST_CASE("note references are no words of a text", "[reading]") {
    Block block = paragraph("Cells are full. [12] Air is bad.3");
    block.spans = {{SpanKind::note_reference, {16, 20}, "n12"},
                   {SpanKind::note_reference, {32, 33}, "n3"}};
    CHECK(words_of(block, {0, 33}) == "Cells are full. Air is bad.");
    CHECK(words_of(block, {0, 20}) == "Cells are full.");
}

TEST_CASE("a part that does not fit is refused", "[reading]") {
    Reading reading;
    ReadingPart part = report();
    SECTION("blocks left out") {
        part.first_block = 1;
    }
    SECTION("a sentence behind its text") {
        part.sentences[0].range.end = 9;
    }
    SECTION("a sentence of a block that is not there") {
        part.sentences.back().block = 6;
    }
    SECTION("sentences out of order") {
        std::swap(part.sentences[3], part.sentences[4]);
    }
    SECTION("a heading without a level") {
        part.blocks[1].level = 0;
    }
    SECTION("an offset inside a code point") {
        part.blocks[0].text = "Жалоба";
        part.sentences[0].range = {0, 3};
    }
    SECTION("a finding that ends before it begins") {
        part.findings.push_back({});
        part.findings[0].range = {{3, 5}, {3, 2}};
    }
    CHECK_THROWS_AS(reading.append(part), Error);
}

TEST_CASE("an utterance is one line with its pauses written", "[utterance]") {
    Utterance utterance;
    utterance.segments = {{VoiceRole::heading, "Arbitrary arrest", "", Pause::none},
                          {VoiceRole::own_words, "heading level 2", "", Pause::phrase}};
    CHECK(line_of(utterance) == "Arbitrary arrest, heading level 2");
    utterance.segments[0].text = "Records are kept “late.”";
    CHECK(line_of(utterance) == "Records are kept “late.” heading level 2");
}
