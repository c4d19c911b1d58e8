// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/html_structured_data.hpp"
#include "formats/readers.hpp"
#include "unit/formats/printed.hpp"

#include <catch2/catch.hpp>

using namespace lectern;

namespace {

const std::string first =
    "The bridge was closed in March, after divers had seen that two of its five piers were worn "
    "away by the river to a third of their width.";
const std::string second =
    "Repairs cost four million, of which the county paid half, and the bridge was opened again in "
    "the autumn of the same year, when the water was low.";
const std::string other =
    "<p>Our shop has maps of all the rivers in the country, printed on cloth, and they are sent to "
    "every place in the world within a week of the order.</p><p>Ask for the list of prices, which "
    "is renewed each spring, and for the album of old bridges, which is sold at half its price as "
    "long as there are copies, to members of the society and their friends.</p><p>Orders that come "
    "before noon are packed on the same day, and whoever is not pleased with a map may send it "
    "back within a month, in which case the price is paid back in full.</p>";
const std::string elsewhere =
    "The council met on Monday, and it spoke for three hours of the new school, the old mill, and "
    "the road to the lake, which will be made wider where lorries now wait for each other, before "
    "it chose a new chair and thanked the last one.";

std::string with_data(const std::string& json) {
    return "<!doctype html><head><script type=application/ld+json>" + json + "</script></head>";
}

std::string spoken(const std::string& page) {
    std::string all;
    for (const Block& block : kept(read_html, page).blocks) {
        all += is_spoken(block.role) ? block.text + "\n" : "";
    }
    return all;
}

/// The article in a box whose name says advertisement, an advertisement in one that says nothing.
std::string misleading() {
    return "<body><h1>The bridge</h1><div class=promo><p>" + first + "</p><p>" + second +
           "</p></div><div class=text>" + other + "</div>";
}

const std::string article_only = "The bridge\n" + first + "\n" + second + "\n";

} // namespace

TEST_CASE("the article body of the structured data tells where the content is", "[html]") {
    const std::string body = R"("articleBody": ")" + first + R"(\n\n)" + second + "\"";
    CHECK(spoken(misleading()).find(first) == std::string::npos);
    for (const std::string& json : {
             "{" + body + "}",
             R"({"@graph": [{"@type": "WebPage"}, {"@type": "Article", )" + body + "}]}",
             R"([{"name": "x", "n": [1, -2.5e3, true, null, {}, []]}, {)" + body + "}]",
         }) {
        CHECK(spoken(with_data(json) + misleading()) == article_only);
    }
}

TEST_CASE("an article body in which words are missing or tags stand is still found", "[html]") {
    CHECK(spoken(with_data(R"({"articleBody": "<p>)" + first + R"(<\/p> <p class=\"b\">)" +
                           second.substr(0, second.size() - 20) + "\"}") +
                 misleading()) == article_only);
}

TEST_CASE("prose beside the stated article is not spoken", "[html]") {
    const std::string page = "<body><div><h1>The bridge</h1><div><p>" + first + "</p><p>" + second +
                             "</p></div><div>" + other + "</div></div>";
    CHECK(spoken(page).find("Our shop") != std::string::npos);
    CHECK(spoken(with_data(R"({"articleBody": ")" + first + " " + second + "\"}") + page) ==
          article_only);
}

TEST_CASE("structured data that is wrong changes nothing and is never spoken", "[html]") {
    const std::string plain = spoken(misleading());
    const std::string body = R"({"articleBody": ")" + first + " " + second + "\"";
    for (const std::string& json : {
             body,                                                         // not closed
             body + ",}",                                                  // a comma too many
             body + "} {}",                                                // two texts
             R"({"articleBody" ")" + first + " " + second + "\"}",         // no colon
             R"({"articleBody": ")" + first,                               // string without end
             R"({"articleBody": "\u12g4 )" + first + " " + second + "\"}", // no escape
             std::string(1000, '[') + body + "}" + std::string(1000, ']'), // too deep
             std::string(100000, '['),
             R"({"articleBody": ")" + first.substr(0, 60) + "\"}", // a teaser
             R"({"articleBody": ")" + elsewhere + "\"}",           // of another page
         }) {
        CHECK(spoken(with_data(json) + misleading()) == plain);
    }
}

TEST_CASE("the longest article body is read from JSON, escapes decoded", "[html]") {
    CHECK(article_body_in(R"([{"articleBody": "a"}, {"x": {"articleBody": "b\u00e9\"\\\/\n"}}])") ==
          "b\u00e9\"\\/ ");
    CHECK(article_body_in(R"({"articleBody": "\ud83d\ude00"})") == "\U0001F600");
    CHECK(article_body_in(R"({"articleBody": "\ud83dx"})") == "\uFFFDx");
    CHECK(article_body_in("{\"articleBody\": \"one\ntwo\"}") == "one\ntwo");
    CHECK(article_body_in(R"({"articleBody": ["a"], "b": "c", "d": "articleBody", "e": "f"})")
              .empty());
    CHECK(article_body_in(R"({"articleBody": "a\)").empty());
    CHECK(article_body_in("").empty());
}

TEST_CASE("an element marked as the article body by microdata or RDFa is the content", "[html]") {
    for (const auto* mark : {"itemprop=articleBody", "property=articleBody",
                             "property='schema:articleBody'", "itemprop='text articleBody'"}) {
        CHECK(spoken("<!doctype html><body><h1>The bridge</h1><div class=promo " +
                     std::string(mark) + "><p>" + first + "</p><p>" + second +
                     "</p></div><div class=text>" + other + "</div>") == article_only);
    }
}
