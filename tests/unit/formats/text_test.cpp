// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/readers.hpp"
#include "unit/formats/printed.hpp"

#include <catch2/catch.hpp>

using namespace lectern;
using namespace std::string_literals;

namespace {

std::string lines_of(std::string_view bytes) {
    std::string all;
    for (const Line& line : kept(read_text, bytes).lines) {
        all += line.text + "|";
    }
    return all;
}

} // namespace

TEST_CASE("every kind of line end ends one line", "[text]") {
    CHECK(lines_of("one\ntwo\r\nthree\rfour\vfive") == "one|two|three|four|five|");
}

TEST_CASE("a line knows how it is laid out", "[text]") {
    const auto lines =
        kept(read_text, "Title\n\n \n    indented\t\n\ttabbed\n  \tboth\na\tb").lines;
    REQUIRE(lines.size() == 5);
    CHECK(lines[0].blank_before == 0);
    CHECK(lines[1].blank_before == 2);
    CHECK(lines[1].indent == 4);
    CHECK(lines[1].text == "indented");
    CHECK(lines[2].indent == 8);
    CHECK(lines[3].indent == 8);
    CHECK(lines[4].text == "a\tb");
}

TEST_CASE("empty lines are counted the same for every line end", "[text]") {
    for (const auto* text : {"a\n\n\nb", "a\r\n\r\n\r\nb", "a\r\r\rb"}) {
        const auto lines = kept(read_text, text).lines;
        REQUIRE(lines.size() == 2);
        CHECK(lines[1].blank_before == 2);
    }
}

TEST_CASE("a form feed begins a page", "[text]") {
    const auto lines = kept(read_text, "last\n\fFirst of page 2\nsecond\fthird").lines;
    REQUIRE(lines.size() == 4);
    CHECK_FALSE(lines[0].page_begins);
    CHECK(lines[1].page_begins);
    CHECK_FALSE(lines[2].page_begins);
    CHECK(lines[3].page_begins);
}

TEST_CASE("NUL bytes and other controls are no text", "[text]") {
    CHECK(lines_of("a\0b\x01"
                   "c\x7F"
                   "d"s) == "abcd|");
    CHECK(lines_of("N\bNA\bAM\bME\bE _\bi_\bt") == "NAME it|");
    CHECK(lines_of("\x1B[1mBold\x1B[0m and \x1B]8;;http://x\aa link\x1B]8;;\a") ==
          "Bold and a link|");
}

TEST_CASE("a damaged letter does not stop the text", "[text]") {
    CHECK(lines_of("Žluťoučký kůň příšerně \xC5") == "Žluťoučký kůň příšerně \uFFFD|");
}

TEST_CASE("a line's source is its words in the document", "[text]") {
    const std::string bytes = "one\r\n   two words  \r\n\xC3\xA9t\xC3\xA9\n";
    const auto lines = kept(read_text, bytes).lines;
    REQUIRE(lines.size() == 3);
    for (const Line& line : lines) {
        CHECK(bytes.substr(line.source.begin, line.source.end - line.source.begin) == line.text);
    }
}

TEST_CASE("a line may be as long as the document", "[text]") {
    const std::string bytes(5'000'000, '(');
    const auto lines = kept(read_text, bytes).lines;
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].text.size() == bytes.size());
}

TEST_CASE("no-break and wide spaces around a line are cut", "[text]") {
    CHECK(lines_of("\u00A0\u3000Text\u2003\u00A0") == "Text|");
}
