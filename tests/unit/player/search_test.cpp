// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/search.hpp"
#include "player/stems.hpp"
#include "support/report.hpp"

#include <catch2/catch.hpp>

using namespace lectern;
using test::Report;

namespace {

/// The numbers of the sentences that hold the words.
std::vector<std::uint32_t> found(const Reading& reading, const std::string& words) {
    Search search;
    search.update(reading);
    CHECK_FALSE(search.look_for(reading, words));
    std::vector<std::uint32_t> numbers;
    for (auto hit = search.from(0); hit; hit = search.next(hit->sentence, Step::on)) {
        numbers.push_back(hit->sentence);
    }
    CHECK(numbers.size() == search.count());
    return numbers;
}

Reading prison() {
    Report report;
    report.paragraph("Forty men were detained. The guards detain more each day. Detention is long.")
        .row(1, 0, {"Détenus", "12"})
        .note("n1", "Counted on 12 May.")
        .add(Role::navigation, "Detained: home page.");
    Reading reading = report.reading();
    Facts facts;
    facts.language = "en";
    reading.set_facts(facts);
    return reading;
}

using Numbers = std::vector<std::uint32_t>;

} // namespace

TEST_CASE("words are found whatever their case, accents and forms", "[search]") {
    const Reading reading = prison();
    CHECK(found(reading, "FORTY") == Numbers{0});
    CHECK(found(reading, "detained") == Numbers{0, 1});
    CHECK(found(reading, "guard detained") == Numbers{1});
    CHECK(found(reading, "detenus") == Numbers{3});
    CHECK(found(reading, "men guards").empty());
    CHECK(found(reading, "\"detain\"") == Numbers{1});
    CHECK(found(reading, "sea").empty());
}

TEST_CASE("notes and tables are searched, menus are not", "[search]") {
    const Reading reading = prison();
    CHECK(found(reading, "12") == Numbers{4, 5});
    CHECK(found(reading, "home page").empty());
}

TEST_CASE("a regular expression stands between slashes and stays in its sentence", "[search]") {
    const Reading reading = prison();
    CHECK(found(reading, "/det(ain|ention)\\b/") == Numbers{1, 2});
    CHECK(found(reading, "/^the/") == Numbers{1});
    CHECK(found(reading, "/detained\\W+the/").empty());
    CHECK(found(reading, "/détenu/") == Numbers{3});
    CHECK(found(reading, "/x*/").empty());
}

TEST_CASE("what is no regular expression says why", "[search]") {
    const Reading reading = prison();
    Search search;
    search.update(reading);
    CHECK(search.look_for(reading, "/[a/").value_or("") == "missing ]: [a");
    CHECK(search.count() == 0);
}

TEST_CASE("a hostile regular expression takes no time", "[search]") {
    Report report;
    report.paragraph(std::string(20000, 'a') + "!");
    const Reading reading = report.reading();
    CHECK(found(reading, "/(a*)*(a*)*(a*)*$x/").empty());
}

TEST_CASE("stems follow the rules of the language", "[search]") {
    CHECK(Stemmer("en").stems("Detained, detains!") ==
          std::vector<std::string_view>{"detain", "detain"});
    CHECK(Stemmer("fr-CA").stems("arrêtée arrêtées") ==
          std::vector<std::string_view>{"arret", "arret"});
    CHECK(Stemmer("ru").stems("красный красная").front() == Stemmer("ru").stems("красная").front());
    CHECK(Stemmer("de").stems("Häuser") == Stemmer("de").stems("Haus"));
    CHECK_FALSE(Stemmer("kk").has_rules());
    CHECK(Stemmer("kk").stems("Ерлер") == std::vector<std::string_view>{"ерлер"});
}
