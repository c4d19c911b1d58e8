// SPDX-License-Identifier: GPL-3.0-or-later
// Bookmarks to Web Annotations and back.
#include "app/annotations.hpp"
#include "app/resume.hpp"
#include "base/error.hpp"
#include "support/report.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace lectern;
using test::Report;

namespace {

Reading ferry() {
    return Report()
        .heading(1, "Boats")
        .paragraph("Three boats sail. They are old. Nobody answered.")
        .heading(1, "Crews")
        .paragraph("Six people work. Nobody answered. Déjà vu in Zürich.")
        .reading();
}

std::vector<SavedBookmark> marks(const Reading& reading,
                                 const std::vector<std::pair<std::uint32_t, std::string>>& all) {
    std::vector<SavedBookmark> bookmarks;
    for (const auto& [sentence, note] : all) {
        bookmarks.push_back({anchor_of(reading, sentence, 0), note});
    }
    return bookmarks;
}

/// An annotation as another program writes it.
std::string annotation(const std::string& selector, const std::string& body = "") {
    return R"({"type": "Annotation", )" + body +
           R"("target": {"source": "https://example.org", "selector": )" + selector + "}}";
}

std::uint32_t place_of_only(const ImportedBookmarks& imported) {
    REQUIRE(imported.bookmarks.size() == 1);
    return imported.bookmarks.front().place.sentence;
}

} // namespace

TEST_CASE("bookmarks come back from their annotations, each at its own of two like sentences",
          "[annotations]") {
    const Reading reading = ferry();
    const auto kept = marks(reading, {{3, ""}, {6, "ask \"them\" again"}, {7, ""}});
    const std::string json = annotations_of({"ab12", "/home/a b/ferry.md", "Ferry"}, reading, kept);
    const auto back = bookmarks_in(json, "ferry.json", reading);
    CHECK(back.not_found == 0);
    REQUIRE(back.bookmarks.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(back.bookmarks[i].place.sentence == kept[i].place.sentence);
        CHECK(back.bookmarks[i].place.quote == kept[i].place.quote);
        CHECK(back.bookmarks[i].note == kept[i].note);
    }
}

TEST_CASE("annotations have the form of the W3C model", "[annotations]") {
    const Reading reading = ferry();
    const auto all = nlohmann::json::parse(annotations_of({"ab12", "/home/a b/ferry.md", "Ferry"},
                                                          reading, marks(reading, {{6, "why"}})));
    CHECK(all["@context"] == "http://www.w3.org/ns/anno.jsonld");
    CHECK(all["type"] == "AnnotationCollection");
    CHECK(all["total"] == 1);
    const auto& item = all["first"]["items"][0];
    CHECK(item["type"] == "Annotation");
    CHECK(item["motivation"] == "commenting");
    CHECK(item["body"]["value"] == "why");
    CHECK(item["target"]["source"] == "file:///home/a%20b/ferry.md");
    const auto& selector = item["target"]["selector"];
    CHECK(selector["type"] == "TextQuoteSelector");
    CHECK(selector["exact"] == "Nobody answered.");
    CHECK(selector["prefix"].get<std::string>().ends_with("Six people work. "));
    CHECK(selector["suffix"].get<std::string>().starts_with(" Déjà vu"));
}

TEST_CASE("what other programs write is understood", "[annotations]") {
    const Reading reading = ferry();
    const std::string quote =
        R"({"type": "TextQuoteSelector", "exact": "people\n  work", "prefix": "Six "})";
    SECTION("one annotation alone") {
        CHECK(place_of_only(bookmarks_in(annotation(quote), "a", reading)) == 5);
    }
    SECTION("an array, and a selector among others") {
        const std::string json =
            "[" + annotation(R"([{"type": "XPathSelector", "value": "/p"}, )" + quote + "]") + "]";
        CHECK(place_of_only(bookmarks_in(json, "a", reading)) == 5);
    }
    SECTION("a page") {
        const std::string json =
            R"({"type": "AnnotationPage", "items": [)" + annotation(quote) + "]}";
        CHECK(place_of_only(bookmarks_in(json, "a", reading)) == 5);
    }
    SECTION("words over two sentences are a mark at the first") {
        const auto both =
            annotation(R"({"type": "TextQuoteSelector", "exact": "old. Nobody answered. Crews"})");
        CHECK(place_of_only(bookmarks_in(both, "a", reading)) == 2);
    }
    SECTION("bodies: a text, a list with a tag, a value") {
        for (const std::string body :
             {R"("bodyValue": "why", )", R"("body": {"type": "TextualBody", "value": "why"}, )",
              R"("body": [{"value": "urgent", "purpose": "tagging"}, {"value": "why"}], )"}) {
            const auto imported = bookmarks_in(annotation(quote, body), "a", reading);
            REQUIRE(imported.bookmarks.size() == 1);
            CHECK(imported.bookmarks.front().note == "why");
        }
    }
}

TEST_CASE("words that are not in the report are counted, never guessed", "[annotations]") {
    const Reading reading = ferry();
    const std::string gone = R"({"type": "TextQuoteSelector", "exact": "Four boats sail."})";
    const auto imported =
        bookmarks_in("[" + annotation(gone) + "," + annotation("null") + "]", "a", reading);
    CHECK(imported.bookmarks.empty());
    CHECK(imported.not_found == 2);
}

TEST_CASE("what is no annotation is told in one line", "[annotations]") {
    const Reading reading = ferry();
    for (const std::string json : {"", "{", "[1, 2", "\xff\xfe", "[]", "{}", "7", "\"text\""}) {
        CAPTURE(json);
        CHECK_THROWS_AS(bookmarks_in(json, "a", reading), Error);
    }
    std::string deep(100'000, '[');
    CHECK_THROWS_AS(bookmarks_in(deep, "a", reading), Error);
    deep += std::string(100'000, ']');
    CHECK_THROWS_AS(bookmarks_in(deep, "a", reading), Error);
}
