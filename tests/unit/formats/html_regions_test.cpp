// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/readers.hpp"
#include "unit/formats/printed.hpp"

#include <catch2/catch.hpp>

using namespace lectern;

namespace {

const std::string prose =
    "<p>The inspection took place in May, and the inspectors visited all four wings of the prison "
    "as well as the kitchen, the school and the hospital.</p>"
    "<p>They found that records were kept late, that two exits were blocked, and that no member of "
    "the staff had been told of the plan for a fire, although the law requires it.</p>";

std::string spoken(const std::string& body) {
    std::string all;
    for (const Block& block : kept(read_html, "<!doctype html><body>" + body).blocks) {
        all += is_spoken(block.role) ? block.text + "\n" : "";
    }
    return all;
}

bool says(const std::string& body, std::string_view words) {
    return spoken(body).find(words) != std::string::npos;
}

} // namespace

TEST_CASE("menus, footers and what surrounds the content are given but silent", "[html]") {
    const auto document =
        kept(read_html, "<!doctype html><body><nav><a href=/>Home</a></nav><div class=top-menu><a "
                        "href=/a>Alpha</a> <a href=/b>Beta</a></div><h1>Prisons</h1>" +
                            prose + "<footer>All rights reserved</footer>");
    CHECK(texts(document, Role::navigation) == "Home\nAlpha Beta\n");
    CHECK(texts(document, Role::boilerplate) == "All rights reserved\n");
    CHECK(texts(document, Role::heading) == "Prisons\n");
}

TEST_CASE("the title before the content belongs to it", "[html]") {
    CHECK(says("<div><div class=bar><h1>Prisons in 2021</h1></div><div><a href=/>Home</a> <a "
               "href=/b>Blog</a></div><div class=text>" +
                   prose + "</div></div>",
               "Prisons in 2021"));
}

TEST_CASE("a summary between title and content belongs to it", "[html]") {
    const std::string page =
        "<div><h1>Prisons</h1><div><a href=/>Home</a> <a href=/b>Blog</a></div><h2>The "
        "inspectors found that most of the rules were kept, but not those on fires."
        "</h2><ul><li><a href=/1>Print</a><li><a href=/2>Send</a><li><a href=/3>Save"
        "</a><li><a href=/4>Share</a><li><a href=/5>Copy</a><li><a href=/6>More</a>"
        "</ul><div><p>x</p><div>" +
        prose + "</div></div></div>";
    CHECK(says(page, "not those on fires"));
    CHECK_FALSE(says(page, "Blog"));
}

TEST_CASE("a link to another story between paragraphs is silent", "[html]") {
    CHECK_FALSE(says(prose +
                         "<p><b>Read more:</b> <a href=/q>Ten years of fires in the valley's "
                         "prisons</a></p>" +
                         prose,
                     "Ten years"));
    CHECK_FALSE(
        says(prose + "<p><a href=/q>Watch: the prison from the air, at dawn</a></p>" + prose,
             "from the air"));
    SECTION("a paragraph with words of its own stays") {
        CHECK(says(prose + "<p>See <a href=/q>the report on fires of the year before</a>.</p>" +
                       prose,
                   "the year before"));
    }
}

TEST_CASE("the speaker in the footer of a quotation is part of it", "[html]") {
    const auto document = kept(read_html, "<!doctype html><body>" + prose +
                                              "<blockquote><p>We told them for years.</p>"
                                              "<footer>A guard, north wing</footer></blockquote>");
    CHECK(texts(document, Role::quote) == "We told them for years.\nA guard, north wing\n");
}

TEST_CASE("of a short page only the main element is read, with the title before it", "[html]") {
    const std::string page = "<header><p>Reports for you and me.</p><h1>Piers</h1></header>"
                             "<main><p>Four of them are closed.</p></main><p>Ask us.</p>";
    CHECK(spoken(page) == "Piers\nFour of them are closed.\n");
}

TEST_CASE("a box about the author is silent, a byline is not", "[html]") {
    const std::string page = "<p class=author-name>By Jo Weir</p>" + prose +
                             "<div class=author-bio><p>Jo Weir has written for us since 2011, "
                             "and keeps bees, dogs, and an old boat.</p></div>";
    CHECK(says("<div>" + page + "</div>", "By Jo Weir"));
    CHECK_FALSE(says("<div>" + page + "</div>", "keeps bees"));
}

TEST_CASE("what is marked as beside the point within the content is silent", "[html]") {
    for (const auto* name : {"related-articles", "shareButtons", "cookie_notice", "site-sidebar"}) {
        CHECK_FALSE(says("<main>" + prose + "<div class='" + name + "'>Read this too</div></main>",
                         "Read this too"));
    }
    CHECK(says("<main>" + prose + "<div class='navy shared'>The third wing</div></main>",
               "The third wing"));
}

TEST_CASE("what holds most of the page is content whatever its class says", "[html]") {
    CHECK(says("<div class='with-sidebar promo'>" + prose + "</div>", "records were kept late"));
    CHECK(says("<div aria-hidden=true>" + prose + "</div>", "records were kept late"));
}

TEST_CASE("a list of links within the prose is silent unless it is announced", "[html]") {
    const std::string links = "<ul><li><a href=1>Prisons in 2019</a><li><a href=2>Prisons in 2020"
                              "</a><li><a href=3>Police in 2020</a></ul>";
    CHECK_FALSE(says("<main>" + prose + links + "</main>", "Police in 2020"));
    CHECK(says("<main>" + prose + "<p>We published three reports:</p>" + links + "</main>",
               "Police in 2020"));
}

TEST_CASE("a page without prose gives all that it has", "[html]") {
    CHECK(spoken("<h1>Reports</h1><ul><li><a href=1>2019</a><li><a href=2>2020</a></ul>") ==
          "Reports\n2019\n2020\n");
    CHECK(spoken("One short line.") == "One short line.\n");
    CHECK(spoken("<table><tr><th>Year<th>Men<tr><td>2021<td>14</table>") ==
          "Year\nMen\n2021\n14\n");
    CHECK(spoken("<nav><a href=1>2019</a> <a href=2>2020</a></nav>") == "2019 2020\n");
}

TEST_CASE("a table among the prose is content", "[html]") {
    CHECK(says("<div>" + prose + "<table><tr><th>Year<th>Men<tr><td>2021<td>14</table></div>",
               "2021"));
}

TEST_CASE("comments below an article are silent even if they are longer", "[html]") {
    CHECK_FALSE(says("<div><article>" + prose + prose + "</article><div id=comments>" + prose +
                         prose + prose +
                         "<p>I never saw such a thing in all my life, said a "
                         "reader.</p></div></div>",
                     "said a reader"));
}

TEST_CASE("what is marked as content wins over longer teasers", "[html]") {
    const std::string page = "<div><main><h1>Prisons</h1>" + prose + "</main><div class=list>" +
                             prose + prose +
                             "<p>Another story is told here at length, with all that it takes "
                             "to be a teaser.</p></div></div>";
    CHECK(says(page, "records were kept late"));
    CHECK_FALSE(says(page, "Another story"));
}

TEST_CASE("a label announces nothing", "[html]") {
    const std::string links =
        "<ul><li><a href=1>Prisons in 2019</a><li><a href=2>Prisons in 2020</a></ul>";
    CHECK_FALSE(says("<main>" + prose + "<p>Related:</p>" + links + prose + "</main>", "2020"));
}

TEST_CASE("a list of the page's sections has a role of its own", "[html]") {
    const auto document = kept(
        read_html, "<!doctype html><body><h1>Prisons</h1><div id=toc><ul><li><a href='#a'>Method"
                   "</a><li><a href='#b'>Findings</a></ul></div>" +
                       prose + prose);
    CHECK(texts(document, Role::contents) == "Method\nFindings\n");
}

TEST_CASE("a class that speaks of others marks nothing", "[html]") {
    CHECK(
        says("<main>" + prose + "<div class='has-sidebar no-comments'>The third wing</div></main>",
             "The third wing"));
    CHECK(says("<body class='x'><div class='article-with-comments'><h1>Prisons</h1>" + prose +
                   "</div><p>x</p>",
               "records were kept late"));
}

TEST_CASE("labels for screen readers are silent", "[html]") {
    CHECK(spoken("<h1>Prisons <span class=sr-only>opens in a new window</span></h1>" + prose)
              .starts_with("Prisons\n"));
}

TEST_CASE("hidden parts are silent", "[html]") {
    CHECK_FALSE(says(prose + "<div style='display: none'>Not shown</div>", "Not shown"));
    CHECK_FALSE(says(prose + "<template>Not shown</template>", "Not shown"));
    CHECK(says(prose + "<details><summary>Method</summary>Twelve visits.</details>",
               "Twelve visits"));
}
