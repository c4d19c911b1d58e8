// SPDX-License-Identifier: GPL-3.0-or-later
// A page is the same whether the parser saw its words or their stand-ins. A letter of plane 16
// anywhere in it, a comment too, makes the parser see the words.
#include "formats/html_page.hpp"

#include "support/rounds.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <string_view>

using namespace lectern;
using namespace lectern::test;

namespace {

const std::string plain_parse = "<!-- \U00100000 -->";

/// All that can be asked of a page, a node a line.
/// Places in the page are told from `begin` on.
std::string told(const HtmlPage& page, std::size_t begin) {
    std::string all;
    for (NodeIndex i = 0; i < page.nodes().size(); ++i) {
        const HtmlNode& node = page.node(i);
        all += std::to_string(node.parent) + ' ' + std::to_string(node.end) + ' ';
        if (node.is_text) {
            const SourceRange source = page.source(i);
            all += source.end == 0 ? std::string()
                                   : std::to_string(source.begin - begin) + '-' +
                                         std::to_string(source.end - begin) + ' ';
            all += page.text(i);
        } else {
            all += std::to_string(node.tag) + ' ' + std::string(page.unknown_name(i));
            page.for_each_attribute(i, [&](std::string_view name, std::string_view value) {
                all += ' ' + std::string(name) + '=' + std::string(value);
            });
        }
        all += '\n';
    }
    return all;
}

void check_same(const std::string& html) {
    INFO(html);
    const std::string parsed_plainly = plain_parse + html;
    CHECK(told(HtmlPage(html), 0) == told(HtmlPage(parsed_plainly), plain_parse.size()));
}

/// All but a frameset, of whose words the parser keeps the spaces between them.
constexpr std::array<std::string_view, 61> fragments{
    "<p>",
    "</p>",
    "<div class=\"a > b, which is no end of the tag\">",
    "<div title='one \" of these, and a long, long text behind it'>",
    "<p title=without quotes but=\"with a > sign and a long text\">",
    "<p =\"a > b and so on and so forth, until the end\">",
    "</div>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<caption>",
    "<select>",
    "<option>",
    "</select>",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<a href=\"#n1\">",
    "</a>",
    "<pre>\n",
    "</pre>",
    "<textarea>\n",
    "</textarea>",
    "<title>",
    "</title>",
    "<script>",
    "if (a < b) { document.write(\"<p>words of a script, no words of the page</p>\"); }",
    "</script>",
    "<script><!-- <script> a script within a script </script> and text --></script>",
    "<style>p > a { color: red; background: rather-long-name }</style>",
    "<svg><title>a title that is no raw text</title><![CDATA[all of this > is text, is it]]></svg>",
    "<math><mi>x</mi>",
    "</math>",
    "<!-- a comment > that is long enough to be a stretch -->",
    "<!-->",
    "<!--->",
    "<!-- a comment that ends otherwise --!>",
    "<!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 4.01//EN and so on\">",
    "<?php echo 'an instruction that no reader sees' ?>",
    "</ a comment by its end tag, says the parser>",
    "<noscript>",
    "</noscript>",
    "<template>",
    "</template>",
    "</body>",
    "</html>",
    "<plaintext",
    "words that are long enough for a stand-in ",
    "a line of words\nand another one behind it\ttabbed",
    "  white space before the words that follow it",
    "a return\r\nbetween two lines of words, as Windows has it",
    "&copyright of these words &amp; of others &notit; &#8212 dash",
    "3 < 5 words that follow a sign <5 of them and & so on",
    "\u00ABWords between quotes\u00BB, and a space\u00A0that does not break",
    "\u041E\u0442\u0447\u0451\u0442 \u043E \u043F\u0440\u043E\u0432\u0435\u0440\u043A\u0435 "
    "\u0434\u043E\u0440\u043E\u0433",
    "odd letters \uFFFE \uFDD0 \u0085 \x01 \x7F \uFB01 \U0001F600 among words of the page",
    "short",
    " ",
    "<br>",
};

} // namespace

TEST_CASE("a page is the same with stand-ins for its words", "[html]") {
    SECTION("words alone, between tags, entities and signs") {
        check_same("<p>Words that are long enough for a stand-in.</p>");
        check_same("<p>Words that are long enough &amp; more of them behind the sign.<p>And &copy"
                   "right words, which are the letters of an entity.");
        check_same("<table>Words before a table that stand in it <tr><td>The words of its cell, "
                   "many of them</td></tr></table>");
        check_same("<p>Words before a stray end tag </em>and words behind it, as many.</p>");
    }
    SECTION("by chance") {
        for_rounds([](std::mt19937& chance) {
            std::string html;
            const auto count = std::uniform_int_distribution<int>(1, 40)(chance);
            for (int i = 0; i < count; ++i) {
                html += fragments[std::uniform_int_distribution<std::size_t>(0, fragments.size() -
                                                                                    1)(chance)];
            }
            check_same(html);
        });
    }
}

TEST_CASE("letters of plane 16 are a page's own", "[html]") {
    const std::string words = "\U00100000\U00100000 words that are long enough for a stand-in";
    const HtmlPage page("<p>" + words + "</p><p>" + words + "</p>");
    std::size_t found = 0;
    for (NodeIndex i = 0; i < page.nodes().size(); ++i) {
        found += page.node(i).is_text && page.text(i) == words ? 1U : 0U;
    }
    CHECK(found == 2);
}

TEST_CASE("a text stands where it stood in the page", "[html]") {
    const std::string html = "<p>Words that are long enough &amp; words that come behind.</p>"
                             "<p>And the next ones of this page.</p>";
    const HtmlPage page(html);
    std::string found;
    for (NodeIndex i = 0; i < page.nodes().size(); ++i) {
        if (page.node(i).is_text) {
            const SourceRange source = page.source(i);
            found += html.substr(source.begin, source.end - source.begin) + '|';
        }
    }
    CHECK(found == "Words that are long enough &amp; words that come behind.|"
                   "And the next ones of this page.|");
}
