// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of blocks that a format has marked.
#include "support/segmented.hpp"

#include <catch2/catch.hpp>

using namespace lectern;
using namespace lectern::test;
using Texts = std::vector<std::string>;

namespace {

Block paragraph(const std::string& text) {
    Block block;
    block.text = text;
    return block;
}

Block heading(int level, const std::string& text) {
    auto block = paragraph(text);
    block.role = Role::heading;
    block.level = static_cast<std::uint8_t>(level);
    return block;
}

Block bold(const std::string& text) {
    auto block = paragraph(text);
    block.spans = {{SpanKind::strong, {0, static_cast<std::uint32_t>(text.size())}, {}}};
    return block;
}

const std::string body = "The team spoke with forty members of staff over two weeks.";

} // namespace

TEST_CASE("marked headings keep their level, bold ones stand below", "[marked]") {
    CHECK(described(reading_of_blocks({heading(2, "Visits"), paragraph(body), bold("Health care"),
                                       paragraph(body), heading(2, "Records"), paragraph(body)})) ==
          Texts{"heading 2: Visits", body, "heading 3: Health care", body, "heading 2: Records",
                body});
}

TEST_CASE("bold warnings and whole bold sentences are no headings", "[marked]") {
    CHECK(
        described(reading_of_blocks({heading(1, "Visits"), bold("Note:"), paragraph(body),
                                     bold("All of it was seen by the team."), paragraph(body)})) ==
        Texts{"heading 1: Visits", "Note:", body, "All of it was seen by the team.", body});
}

TEST_CASE("a sentence that a page has cut is whole again", "[marked]") {
    CHECK(described(reading_of_blocks(
              {heading(1, "Visits"), paragraph("The team counted every door of the building and"),
               paragraph("Page 2 REP-97-50"), paragraph("found that two were locked.")})) ==
          Texts{"heading 1: Visits",
                "The team counted every door of the building and found that two were locked.",
                "artifact: Page 2 REP-97-50"});
}

TEST_CASE("lists that repeat the headings are contents", "[marked]") {
    CHECK(described(reading_of_blocks({paragraph("Scope"), paragraph("Method"), paragraph("Result"),
                                       heading(1, "Scope"), paragraph(body), heading(1, "Method"),
                                       paragraph(body), heading(1, "Result"), paragraph(body)})) ==
          Texts{"contents: Scope", "contents: Method", "contents: Result", "heading 1: Scope", body,
                "heading 1: Method", body, "heading 1: Result", body});
}

TEST_CASE("authors below a title are no heading", "[marked]") {
    CHECK(described(reading_of_blocks({heading(1, "A Study of Doors"),
                                       heading(4, "Ann Moss, MD; Bo Lind, PhD, MPH"),
                                       paragraph(body)})) ==
          Texts{"heading 1: A Study of Doors", "metadata: Ann Moss, MD; Bo Lind, PhD, MPH", body});
}

TEST_CASE("a foreign paragraph has its language", "[marked]") {
    const auto reading = reading_of_blocks(
        {paragraph(body),
         paragraph("Комиссия посетила все школы района и беседовала с учителями.")});
    REQUIRE(reading.blocks().size() == 2);
    CHECK(reading.blocks()[0].language.empty());
    CHECK(reading.blocks()[1].language == "ru");
}

TEST_CASE("a format that reads page by page is heard from its first pages on", "[marked]") {
    class Counting : public ReadingSink {
    public:
        void facts(const Facts&) override {}
        void part(ReadingPart part) override {
            ++parts;
            blocks += part.blocks.size();
        }
        void progress(std::uint64_t, std::uint64_t) override {}
        std::size_t parts = 0;
        std::size_t blocks = 0;
    };
    const bool pages = GENERATE(true, false);
    Counting sink;
    Segmenter segmenter(languages(), "en", sink);
    constexpr std::uint64_t count = 1000; // 60 KB
    for (std::uint64_t i = 0; i < count; ++i) {
        segmenter.block(paragraph(body));
        if (pages && i % 20 == 0) {
            segmenter.progress(i, count);
        }
    }
    CHECK(sink.parts == (pages ? 2U : 0U));
    segmenter.finish();
    CHECK(sink.blocks == count);
}
