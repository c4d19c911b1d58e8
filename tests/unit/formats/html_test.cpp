// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of the elements of a page. Which parts of it are its content: html_regions_test.cpp.
#include "formats/html.hpp"
#include "formats/readers.hpp"
#include "unit/formats/printed.hpp"

#include <catch2/catch.hpp>

using namespace lectern;

namespace {

Kept fragment(std::string_view html) {
    Kept sink;
    read_html_fragment(html, {}, sink);
    return sink;
}

std::string printed_fragment(std::string_view html) {
    return printed(fragment(html));
}

const Span* span_of(const Block& block, SpanKind kind) {
    for (const Span& span : block.spans) {
        if (span.kind == kind) {
            return &span;
        }
    }
    return nullptr;
}

std::string marked(const Block& block, SpanKind kind) {
    const Span* span = span_of(block, kind);
    return span == nullptr
               ? "none"
               : block.text.substr(span->range.begin, span->range.end - span->range.begin);
}

} // namespace

TEST_CASE("HTML is known by its beginning", "[html]") {
    CHECK(looks_like_html("<!DOCTYPE html><p>x"));
    CHECK(looks_like_html("\xEF\xBB\xBF <!-- saved --> <HTML lang=en>"));
    CHECK(looks_like_html("<?xml version=\"1.0\"?>\n<html>"));
    CHECK_FALSE(looks_like_html("In HTML, <html> begins a page."));
    CHECK_FALSE(looks_like_html("<?xml version=\"1.0\"?><svg/>"));
}

TEST_CASE("paragraphs and headings are blocks, white space is one space", "[html]") {
    CHECK(printed_fragment(
              "<h2>  Arbitrary\n arrest </h2><p>The <b>law</b>\n prohibits it.<p>Yes.") ==
          "heading 2: Arbitrary arrest\nparagraph: The law prohibits it.\nparagraph: Yes.\n");
    CHECK(printed_fragment("<div role=heading aria-level=3>Detention</div>text") ==
          "heading 3: Detention\nparagraph: text\n");
    CHECK(printed_fragment("<h1>Report<br><small>on prisons</small></h1>") ==
          "heading 1: Report on prisons\n");
    CHECK(printed_fragment("&lt;5 &amp; &#150; caf&eacute;&nbsp;x a&shy;b") ==
          "paragraph: <5 & – café x ab\n");
}

TEST_CASE("two line breaks part paragraphs, one joins wrapped lines", "[html]") {
    CHECK(printed_fragment("One line<br><br>Another") ==
          "paragraph: One line\nparagraph: Another\n");
    CHECK(printed_fragment("The report was broken over<br>several lines of text.") ==
          "paragraph: The report was broken over several lines of text.\n");
    CHECK(printed_fragment("Jane Doe<br>Inspector<br>Room 3") ==
          "paragraph: Jane Doe\nparagraph: Inspector\nparagraph: Room 3\n");
    CHECK(
        printed_fragment("Weaknesses were found in:<br>• access rights of former members of the "
                         "staff and others<br>• passwords") ==
        "paragraph: Weaknesses were found in:\nparagraph: • access rights of former members of the "
        "staff and others\nparagraph: • passwords\n");
}

TEST_CASE("lists know their items, depth and order", "[html]") {
    const auto blocks =
        fragment("<ol><li>One<ul><li>Inner</ul><li>Two<p>More of two</ol><ul><li>Other</ul>")
            .blocks;
    REQUIRE(blocks.size() == 5);
    CHECK(printed(blocks[0]) == "list-item 1: One");
    CHECK(printed(blocks[1]) == "list-item 2: Inner");
    CHECK(printed(blocks[2]) == "list-item 1: Two");
    CHECK(printed(blocks[3]) == "paragraph: More of two");
    CHECK(blocks[0].ordered);
    CHECK_FALSE(blocks[1].ordered);
    CHECK(blocks[0].list == blocks[2].list);
    CHECK(blocks[1].list != blocks[0].list);
    CHECK(blocks[3].list == blocks[0].list);
    CHECK(blocks[4].list == 3);
}

TEST_CASE("numbers that do not begin at 1 are read", "[html]") {
    CHECK(printed_fragment("<ol><li>One</ol><ol start=14><li>Fourteen<li>Fifteen</ol>") ==
          "list-item 1: One\nlist-item 1: 14. Fourteen\nlist-item 1: 15. Fifteen\n");
    CHECK(printed_fragment("<ol type=a><li>x<li value=5>y</ol><ol type=I start=4><li>z</ol>") ==
          "list-item 1: a. x\nlist-item 1: e. y\nlist-item 1: IV. z\n");
    CHECK(fragment("<ol start=3><li><b>Bold</b></ol>").blocks[0].number == TextRange{0, 2});
}

TEST_CASE("terms and their meanings are a list", "[html]") {
    CHECK(printed_fragment("<dl><dt>Detainee<dd>A person held.<dt>Exit<dd>A door.</dl>") ==
          "list-item 1: Detainee\nparagraph: A person held.\nlist-item 1: Exit\n"
          "paragraph: A door.\n");
}

TEST_CASE("a typed report within pre is lines, code is code", "[html]") {
    std::string report = "<pre>";
    for (int i = 0; i < 30; ++i) {
        report += "  The inspectors found that records were kept late &amp; lost\n";
    }
    const auto lines = fragment(report + "</pre>").lines;
    REQUIRE(lines.size() == 30);
    CHECK(lines[0].text == "The inspectors found that records were kept late & lost");
    CHECK(lines[0].indent == 2);
    CHECK(fragment("<pre>for (x in y) {\n  z = 1;\n}\n</pre>").lines.empty());
}

TEST_CASE("cells of a data table know their place", "[html]") {
    const auto blocks = fragment("<table><caption>Deaths</caption><tr><th>Year<th colspan=2>Sex"
                                 "<tr><td rowspan=2>2021<td>14<td>3<tr><td>9<td>8</table>")
                            .blocks;
    REQUIRE(blocks.size() == 8);
    CHECK(printed(blocks[0]) == "caption: Deaths");
    CHECK(blocks[1].cell == Cell{1, 0, 0, 1, 1, true});
    CHECK(blocks[2].cell == Cell{1, 0, 1, 2, 1, true});
    CHECK(blocks[3].cell == Cell{1, 1, 0, 1, 2, false});
    CHECK(blocks[4].cell == Cell{1, 1, 1, 1, 1, false});
    CHECK(blocks[6].cell == Cell{1, 2, 1, 1, 1, false});
    CHECK(blocks[7].cell == Cell{1, 2, 2, 1, 1, false});
}

TEST_CASE("a cell is one block whatever is in it", "[html]") {
    CHECK(printed_fragment("<table><tr><th>Area<th>Result<tr><td><p>Doors</p><p>and exits</p><td>"
                           "<ul><li>two<li>blocked</ul></table>") ==
          "table-cell: Area\ntable-cell: Result\ntable-cell: Doors and exits\n"
          "table-cell: two blocked\n");
}

TEST_CASE("a table that lays out the page is read as text", "[html]") {
    CHECK(printed_fragment("<table><tr><td>Left</td><td><h1>Title</h1><p>Text.</p></td></table>") ==
          "paragraph: Left\nheading 1: Title\nparagraph: Text.\n");
    CHECK(printed_fragment("<table><tr><td><table><tr><th>a<th>b<tr><td>1<td>2</table></table>") ==
          "table-cell: a\ntable-cell: b\ntable-cell: 1\ntable-cell: 2\n");
}

TEST_CASE("quotes, captions and code keep their role", "[html]") {
    CHECK(
        printed_fragment("<blockquote><p>Said.</p><blockquote>Deeper</blockquote></blockquote>") ==
        "quote 1: Said.\nquote 2: Deeper\n");
    CHECK(printed_fragment("<figure><img src=x alt='A map of the four districts'><figcaption>Map 1"
                           "</figcaption></figure>") ==
          "caption: A map of the four districts\ncaption: Map 1\n");
    CHECK(printed_fragment("<pre>\nif x:\n    run()\n</pre>") == "code: if x:\n    run()\n");
}

TEST_CASE("inline marks are spans of the text", "[html]") {
    const auto blocks = fragment("<p>A <strong>bold</strong>, <em>stressed</em> <a href='/x'>link "
                                 "here</a> and <span lang=fr>mot</span>.</p>")
                            .blocks;
    REQUIRE(blocks.size() == 1);
    CHECK(marked(blocks[0], SpanKind::strong) == "bold");
    CHECK(marked(blocks[0], SpanKind::emphasis) == "stressed");
    CHECK(marked(blocks[0], SpanKind::link) == "link here");
    CHECK(span_of(blocks[0], SpanKind::link)->target == "/x");
    CHECK(marked(blocks[0], SpanKind::language) == "mot");
    CHECK(span_of(blocks[0], SpanKind::language)->target == "fr");
}

TEST_CASE("notes are found by their links and by their roles", "[html]") {
    SECTION("raised links to items that lead back") {
        const auto blocks =
            fragment(
                "<p>Found late.<sup><a id=r1 href='#n1'>1</a></sup></p><section class=footnotes>"
                "<ol><li id=n1>See annex. <a href='#r1'>↩</a></ol></section>")
                .blocks;
        REQUIRE(blocks.size() == 2);
        CHECK(marked(blocks[0], SpanKind::note_reference) == "1");
        CHECK(span_of(blocks[0], SpanKind::note_reference)->target == "n1");
        CHECK(blocks[1].role == Role::note);
        CHECK(blocks[1].id == "n1");
        CHECK(marked(blocks[1], SpanKind::note_reference) == "↩");
    }
    SECTION("roles of digital publishing") {
        const auto blocks = fragment("<p>Late<a role=doc-noteref href='#a'>*</a>.</p>"
                                     "<aside role=doc-footnote id=a>By two weeks.</aside>")
                                .blocks;
        REQUIRE(blocks.size() == 2);
        CHECK(marked(blocks[0], SpanKind::note_reference) == "*");
        CHECK(printed(blocks[1]) == "note: By two weeks.");
    }
    SECTION("in paragraphs that stand aside") {
        const auto blocks =
            fragment("<p>Late<a role=doc-noteref href='#a'><sup>*</sup></a>.</p><p>More.</p>"
                     "<aside role=doc-footnote id=a><p>By two weeks.</p><p>In May.</p></aside>")
                .blocks;
        REQUIRE(blocks.size() == 4);
        CHECK(printed(blocks[2]) == "note: By two weeks.");
        CHECK(blocks[2].id == "a");
        CHECK(printed(blocks[3]) == "note: In May.");
        REQUIRE(blocks[0].spans.size() == 1);
        CHECK(blocks[0].spans[0].target == "a");
    }
    SECTION("a link to a section is none") {
        const auto blocks =
            fragment("<p>See <a href='#s'>2</a>.</p><h2 id=s>Detention</h2>").blocks;
        CHECK(marked(blocks[0], SpanKind::note_reference) == "none");
        CHECK(blocks[1].id == "s");
    }
}

TEST_CASE("raised letters are notes, exponents or letters", "[html]") {
    const auto raised = [](std::string_view html) {
        const auto blocks = fragment(html).blocks;
        return blocks[0].text + "|" + marked(blocks[0], SpanKind::note_reference);
    };
    CHECK(raised("the report.<sup>12</sup>") == "the report.12|12");
    CHECK(raised("records<sup>*</sup>") == "records*|*");
    CHECK(raised("records<sup>)</sup>") == "records)|none");
    CHECK(raised("30 km<sup>2</sup>") == "30 km²|none");
    CHECK(raised("10<sup>-6</sup>") == "10⁻⁶|none");
    CHECK(raised("in 2019<sup>3</sup>") == "in 20193|3");
    CHECK(raised("R<sup>2</sup>") == "R²|none");
    CHECK(raised("Doe, MS<sup>1</sup><sup>,2</sup>") == "Doe, MS1,2|1");
    CHECK(raised("1<sup>st</sup>") == "1st|none");
    CHECK(raised("as the law requires.* It") == "as the law requires.* It|*");
    CHECK(fragment("requires.<sup>*</sup> It").blocks[0].spans.size() == 1);
    CHECK(raised("2 * 3 and *.txt") == "2 * 3 and *.txt|none");
}

TEST_CASE("a block says its language where it is not the page's", "[html]") {
    const auto document = kept(read_html, "<html lang=en><title>T</title><body><p>One two three."
                                          "<p lang=es>Uno dos tres.</html>");
    CHECK(document.known.language == "en");
    CHECK(document.known.title == "T");
    REQUIRE(document.blocks.size() == 2);
    CHECK(document.blocks[0].language.empty());
    CHECK(document.blocks[1].language == "es");
}

TEST_CASE("the title is that of the page, without its site's name", "[html]") {
    const auto title = [](const std::string& head, const std::string& body) {
        return kept(read_html, "<html><head>" + head + "</head><body>" + body).known.title;
    };
    CHECK(title("<title>Piers - Audits | GAO</title>", "<h1>Piers - Audits</h1>") ==
          "Piers - Audits");
    CHECK(title("<title>GAO – Piers</title>", "<h1>Piers</h1>") == "Piers");
    CHECK(title("<title>Piers — GAO</title><meta property=og:site_name content=GAO>", "") ==
          "Piers");
    SECTION("a title that nothing says of how to cut it stays whole") {
        CHECK(title("<title>Piers - a study</title>", "<h1>Something</h1>") == "Piers - a study");
    }
}

TEST_CASE("what is hidden in a paragraph comes behind it, silent", "[html]") {
    CHECK(
        printed_fragment("<p>One <span hidden>secret</span>two <button>Print</button>three</p>") ==
        "paragraph: One two three\nhidden: secret\nnavigation: Print\n");
    CHECK(printed_fragment("<script>x</script><style>y</style><p>text</p>") == "paragraph: text\n");
}

TEST_CASE("a block's source is its place in the page", "[html]") {
    const std::string page = "<p>first</p>\n<p>sec&amp;ond <b>part</b></p>";
    const auto blocks = kept(read_html, "<!doctype html>" + page).blocks;
    REQUIRE(blocks.size() == 2);
    const auto source = blocks[1].source;
    CHECK(("<!doctype html>" + page).substr(source.begin, source.end - source.begin) ==
          "sec&amp;ond <b>part");
}

TEST_CASE("a damaged or hostile page gives what is in it", "[html]") {
    CHECK(printed_fragment("<p>cut off <b>in the <a href=\"x")
              .starts_with("paragraph: cut off in the"));
    CHECK(printed_fragment("<table><tr><td>a<table><td>b") == "paragraph: a\nparagraph: b\n");
    SECTION("100,000 nested elements") {
        std::string html;
        for (int i = 0; i < 100'000; ++i) {
            html += "<div>";
        }
        CHECK(printed_fragment(html + "deep") == "paragraph: deep\n");
    }
    SECTION("30,000 marks that are never closed") {
        std::string html;
        for (int i = 0; i < 30'000; ++i) {
            html += "<b><i>";
        }
        CHECK(printed_fragment(html + "text") == "paragraph: text\n");
    }
    SECTION("100,000 attributes") {
        std::string html = "<p ";
        for (int i = 0; i < 100'000; ++i) {
            html += "a" + std::to_string(i) + "=x ";
        }
        CHECK(printed_fragment(html + ">text") == "paragraph: text\n");
    }
}
