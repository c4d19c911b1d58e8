// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/readers.hpp"
#include "unit/formats/printed.hpp"

#include <catch2/catch.hpp>

using namespace lectern;

namespace {

Kept read(std::string_view markdown) {
    return kept(read_markdown, markdown);
}

std::string printed_of(std::string_view markdown) {
    return printed(read(markdown));
}

std::string marked(const Block& block, SpanKind kind) {
    std::string all;
    for (const Span& span : block.spans) {
        if (span.kind == kind) {
            all += block.text.substr(span.range.begin, span.range.end - span.range.begin) + "→" +
                   span.target + ";";
        }
    }
    return all;
}

} // namespace

TEST_CASE("Markdown is known by several of its signs, not by one", "[markdown]") {
    CHECK(looks_like_markdown("# Report\n\nSee [the law](x).\n\n## Detention\n"));
    CHECK_FALSE(looks_like_markdown("# one comment\n# another\nrun it\n"));
    CHECK_FALSE(looks_like_markdown("Paragraph one.\n\nParagraph **two**.\n"));
    CHECK_FALSE(looks_like_markdown("#!/bin/sh\n\n# a\n\n# b\n[x](y)\n"));
}

TEST_CASE("headings, paragraphs and quotes are blocks", "[markdown]") {
    CHECK(printed_of("# Report #\n\nOne\ntwo.\n\nSub\n---\n\n> Said.\n>\n> > Deeper.\n") ==
          "heading 1: Report\nparagraph: One two.\nheading 2: Sub\nquote 1: Said.\n"
          "quote 2: Deeper.\n");
}

TEST_CASE("an anchor behind a heading is no word of it", "[markdown]") {
    const auto blocks = read("## Detention {#det .x}\n\n## Plain {braces}\n").blocks;
    REQUIRE(blocks.size() == 2);
    CHECK(blocks[0].text == "Detention");
    CHECK(blocks[0].id == "det");
    CHECK(blocks[1].text == "Plain {braces}");
}

TEST_CASE("lists keep depth, order and the numbers that are the document's own", "[markdown]") {
    const auto blocks =
        read("1. One\n   - inner\n2. Two\n\n   More.\n\n<!-- -->\n\n14. The Committee "
             "notes.\n15. It regrets.\n")
            .blocks;
    REQUIRE(blocks.size() == 6);
    CHECK(printed(blocks[0]) == "list-item 1: One");
    CHECK(blocks[0].ordered);
    CHECK(printed(blocks[1]) == "list-item 2: inner");
    CHECK(blocks[2].list == blocks[0].list);
    CHECK(printed(blocks[3]) == "paragraph: More.");
    CHECK(blocks[4].text == "14. The Committee notes.");
    CHECK(blocks[4].number == TextRange{0, 3});
    CHECK(blocks[5].text == "15. It regrets.");
}

TEST_CASE("tables have header cells and places", "[markdown]") {
    const auto blocks = read("| Year | Men |\n|------|-----|\n| 2021 | 14 |\n").blocks;
    REQUIRE(blocks.size() == 4);
    CHECK(blocks[1].cell == Cell{1, 0, 1, 1, 1, true});
    CHECK(blocks[3].cell == Cell{1, 1, 1, 1, 1, false});
    CHECK(printed(blocks[3]) == "table-cell: 14");
}

TEST_CASE("notes are taken from where they stand and referred to", "[markdown]") {
    const auto blocks =
        read("Found late.[^1] Twice.[^two] No note.[^9]\n\n[^1]: Annex\n[^two]: See the "
             "annex,\n    second page.\n\nAfter.\n")
            .blocks;
    REQUIRE(blocks.size() == 4);
    CHECK(blocks[0].text == "Found late.[^1] Twice.[^two] No note.[^9]");
    CHECK(marked(blocks[0], SpanKind::note_reference) == "[^1]→1;[^two]→two;");
    CHECK(printed(blocks[1]) == "paragraph: After.");
    CHECK(printed(blocks[2]) == "note: Annex");
    CHECK(blocks[2].id == "1");
    CHECK(printed(blocks[3]) == "note: See the annex, second page.");
    CHECK(blocks[3].id == "two");
}

TEST_CASE("a note in a code fence is code", "[markdown]") {
    CHECK(printed_of("```\n[^1]: x\n```\n") == "code: [^1]: x\n");
}

TEST_CASE("front matter gives title and language and is not read", "[markdown]") {
    const auto document =
        read("---\ntitle: \"Prisons: 2021\"\nlang: en-GB\nauthor:\n  title: Dr\n---\n"
             "\n# Summary\n");
    CHECK(document.known.title == "Prisons: 2021");
    CHECK(document.known.language == "en-GB");
    CHECK(printed(document) == "heading 1: Summary\n");
    CHECK(printed_of("---\n\nA rule above.\n\n---\n") == "paragraph: A rule above.\n");
}

TEST_CASE("marks within a line are spans", "[markdown]") {
    const auto blocks = read("A **bold** and *stressed* [link](/x) `code`&nbsp;&eacute;\n").blocks;
    REQUIRE(blocks.size() == 1);
    CHECK(blocks[0].text == "A bold and stressed link code é");
    CHECK(marked(blocks[0], SpanKind::strong) == "bold→;");
    CHECK(marked(blocks[0], SpanKind::emphasis) == "stressed→;");
    CHECK(marked(blocks[0], SpanKind::link) == "link→/x;");
    CHECK(marked(blocks[0], SpanKind::code) == "code→;");
}

TEST_CASE("HTML within is read as HTML", "[markdown]") {
    CHECK(
        printed_of(
            "<table>\n<tr><th>Year<th>Men</tr>\n\n<tr><td>2021<td>14</tr>\n</table>\n\nText.\n") ==
        "table-cell: Year\ntable-cell: Men\ntable-cell: 2021\ntable-cell: 14\nparagraph: Text.\n");
    CHECK(printed_of("<div align=center>\n\n# Report\n\n</div>\n") == "heading 1: Report\n");
    CHECK(printed_of("one<br>two <b>three</b> km<sup>2</sup>\n") ==
          "paragraph: one two three km²\n");
    CHECK(marked(read("the report<sup>3</sup> says\n").blocks[0], SpanKind::note_reference) ==
          "3→;");
    CHECK(printed_of("<!-- not\nshown -->\n\nShown.\n") == "paragraph: Shown.\n");
}

TEST_CASE("pictures tell what they show", "[markdown]") {
    CHECK(printed_of("![Map of the district](map.png)\n") == "caption: Map of the district\n");
    CHECK(printed_of("![logo](logo.png)\n\nText.\n") == "paragraph: Text.\n");
}

TEST_CASE("a block's source is its place in the document", "[markdown]") {
    const std::string text = "\xEF\xBB\xBF# Título\n\nOne *two* three.\n";
    const auto blocks = read(text).blocks;
    REQUIRE(blocks.size() == 2);
    CHECK(text.substr(blocks[0].source.begin, blocks[0].source.end - blocks[0].source.begin) ==
          "Título");
    CHECK(text.substr(blocks[1].source.begin, blocks[1].source.end - blocks[1].source.begin) ==
          "One *two* three.");
}

TEST_CASE("damaged and hostile Markdown gives what is in it", "[markdown]") {
    CHECK(printed_of("[^1]: ") == "");
    CHECK(printed_of("**open *and [never](closed") == "paragraph: **open *and [never](closed\n");
    const std::string deep(100'000, '>');
    CHECK(read(deep + " deep").blocks.size() <= 1);
    CHECK(read(std::string(1'000'000, '[')).blocks.size() == 1);
}
