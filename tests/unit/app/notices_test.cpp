// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/notices.hpp"
#include "app/paths.hpp"

#include <catch2/catch.hpp>

using namespace lectern;

namespace {

const Phrases& phrases() {
    static const Phrases loaded = Phrases::load(voices_folder() / "en" / "phrases.toml");
    return loaded;
}

Block notice(Notice kind, const std::string& detail) {
    Block block;
    block.role = Role::metadata;
    block.notice = kind;
    block.text = detail;
    return block;
}

Block text(const std::string& words) {
    Block block;
    block.text = words;
    return block;
}

ReadingPart part_with_notices() {
    ReadingPart part;
    part.blocks = {text("One. Two."), notice(Notice::page_without_text, "iv"),
                   notice(Notice::scans_unreadable, "tesseract is missing. Install it"),
                   text("Three.")};
    part.sentences = {{0, {0, 4}},  {0, {5, 9}},   {1, {0, 2}},
                      {2, {0, 21}}, {2, {22, 32}}, {3, {0, 6}}};
    return part;
}

} // namespace

TEST_CASE("every notice has its words", "[notices]") {
    for (int i = 0; i <= static_cast<int>(last_notice); ++i) {
        const auto kind = static_cast<Notice>(i);
        INFO(name_of(kind));
        CHECK(phrases().has("notice." + std::string(name_of(kind))));
    }
}

TEST_CASE("a notice among the text is one sentence in the reader's words", "[notices]") {
    ReadingPart part = part_with_notices();
    word_notices(part, phrases());
    Reading reading;
    reading.append(std::move(part));
    REQUIRE(reading.sentences().size() == 5);
    CHECK(reading.text(reading.sentences()[1]) == "Two.");
    CHECK(reading.text(reading.sentences()[2]) == "Page iv has no text; it may be a scan.");
    CHECK(reading.text(reading.sentences()[3]) ==
          "Scans cannot be read: tesseract is missing. Install it.");
    CHECK(reading.text(reading.sentences()[4]) == "Three.");
}

TEST_CASE("sentences that belong to no block are still refused", "[notices]") {
    ReadingPart part = part_with_notices();
    part.sentences.insert(part.sentences.begin(), Sentence{3, {0, 6}});
    word_notices(part, phrases());
    CHECK_THROWS(Reading().append(std::move(part)));
}

TEST_CASE("at the opening many pages are counted, and what is heard next is not said twice",
          "[notices]") {
    Facts facts;
    facts.notices = {{Notice::page_without_text, "1"},
                     {Notice::page_without_text, "2"},
                     {Notice::chapter_missing, "two.xhtml"}};
    Reading reading;
    reading.set_facts(facts);
    const std::vector<std::string> both{"2 pages have no text; they may be scans.",
                                        "The chapter two.xhtml is missing."};
    CHECK(opening_notices(reading, phrases(), Verbosity::normal) == both);
    ReadingPart part;
    part.blocks = {notice(Notice::page_without_text, "1")};
    part.sentences = {{0, {0, 1}}};
    reading.append(part);
    CHECK(opening_notices(reading, phrases(), Verbosity::normal) == both);
    facts.notices.erase(facts.notices.begin());
    reading.set_facts(facts);
    CHECK(opening_notices(reading, phrases(), Verbosity::normal) ==
          std::vector<std::string>{both[1]});
}
