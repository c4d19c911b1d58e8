// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/measures.hpp"

#include <catch2/catch.hpp>

using namespace lectern::evaluation;

namespace {

std::vector<Utterance> spoken(const Texts& texts) {
    std::vector<Utterance> utterances;
    for (const std::string& text : texts) {
        utterances.push_back({"paragraph", text, true});
    }
    return utterances;
}

} // namespace

TEST_CASE("headings are matched in order, and their levels by rank", "[evaluation]") {
    Gold gold;
    gold.headings = {{1, "Report"}, {2, "1. Law"}, {2, "2. Facts"}};
    gold.headings_optional = {"Contents"};
    SECTION("levels that start elsewhere are as good") {
        const Counts counts = score_headings(gold, {{2, "REPORT"}, {4, "1. Law"}, {4, "2. Facts"}});
        CHECK(counts.f1() == 1.0);
        CHECK(counts.also() == 1.0);
    }
    SECTION("optional ones count neither way, once each") {
        const Counts counts =
            score_headings(gold, {{1, "Report"}, {2, "Contents"}, {2, "Contents"}});
        CHECK(counts.right == 1);
        CHECK(counts.extra == Texts{"Contents"});
        CHECK(counts.missed == Texts{"1. Law", "2. Facts"});
    }
    SECTION("one out of its order is missed and too much") {
        const Counts counts = score_headings(gold, {{1, "Report"}, {2, "2. Facts"}, {2, "1. Law"}});
        CHECK(counts.right == 2);
        CHECK(counts.extra.size() == 1);
    }
    SECTION("a wrong level is counted apart") {
        const Counts counts = score_headings(gold, {{1, "Report"}, {2, "1. Law"}, {3, "2. Facts"}});
        CHECK(counts.f1() == 1.0);
        CHECK(counts.also_right == 2);
        CHECK(counts.also_wrong == Texts{"2 wanted, 3 given: 2. Facts"});
    }
}

TEST_CASE("findings are matched by most of their words, one to one", "[evaluation]") {
    Gold gold;
    gold.findings = {{"finding", "two exits were blocked by boxes"},
                     {"recommendation", "clear the exits"}};
    gold.findings_optional = {"nobody was hurt"};
    gold.findings_alternatives = {{"clear the exits", {"the owner should clear all the exits"}}};
    SECTION("with a word too many, and in another accepted form") {
        const Counts counts =
            score_findings(gold, {{"finding", "and two exits were blocked by boxes"},
                                  {"finding", "The owner should clear all the exits."}});
        CHECK(counts.f1() == 1.0);
        CHECK(counts.also_right == 1);
    }
    SECTION("half of one is missed and too much; twice given is too much") {
        const Counts counts = score_findings(gold, {{"finding", "two exits were"},
                                                    {"recommendation", "clear the exits"},
                                                    {"recommendation", "clear the exits"}});
        CHECK(counts.right == 1);
        CHECK(counts.missed == Texts{"two exits were blocked by boxes"});
        CHECK(counts.extra.size() == 2);
    }
    SECTION("optional ones count neither way") {
        CHECK(score_findings(gold, {{"finding", "Nobody was hurt."}}).given == 0);
    }
}

TEST_CASE("sentences must be given exactly", "[evaluation]") {
    Gold gold;
    gold.sentences = {"Dr. Weiss came at nine.", "She left at ten."};
    gold.sentences_alternatives = {{"She left at ten.", {"Time: She left at ten."}}};
    SECTION("in an accepted form, whatever stands around them") {
        const Counts counts = score_sentences(
            gold, spoken({"Something else.", "Dr. Weiss came at nine.", "Time: She left at ten."}));
        CHECK(counts.f1() == 1.0);
    }
    SECTION("one cut in two is missed, and its parts are too much") {
        const Counts counts =
            score_sentences(gold, spoken({"Dr.", "Weiss came at nine.", "She left at ten."}));
        CHECK(counts.missed == Texts{"Dr. Weiss came at nine."});
        CHECK(counts.extra == Texts{"Dr.", "Weiss came at nine."});
        CHECK(counts.precision() == Approx(1.0 / 3));
    }
    SECTION("two run into one are both missed") {
        const Counts counts =
            score_sentences(gold, spoken({"Dr. Weiss came at nine. She left at ten."}));
        CHECK(counts.right == 0);
        CHECK(counts.extra.size() == 1);
    }
}

TEST_CASE("what is heard is checked both ways and in order", "[evaluation]") {
    Gold gold;
    gold.never_spoken = {"Accept all cookies", "12"};
    gold.must_speak = {"first result", "second result"};
    SECTION("text that is not spoken violates nothing") {
        auto utterances = spoken({"The first result.", "The second result of 12."});
        utterances.push_back({"navigation", "Accept all cookies", false});
        const Heard heard = score_heard(gold, utterances);
        CHECK(heard.violations.empty());
        CHECK(heard.unspoken.empty());
        CHECK(heard.out_of_order == 0);
    }
    SECTION("phrases are found across utterances, single words alone only as whole ones") {
        const Heard heard = score_heard(gold, spoken({"Please accept all", "cookies.", "12"}));
        CHECK(heard.violations == gold.never_spoken);
        CHECK(heard.unspoken == gold.must_speak);
    }
    SECTION("the wrong order is an error") {
        CHECK(score_heard(gold, spoken({"Second result.", "First result."})).out_of_order == 1);
    }
}

TEST_CASE("parts that the gold does not score count nowhere", "[evaluation]") {
    Gold gold;
    gold.headings = {{1, "Report"}};
    gold.scored = {"sentences"};
    CHECK_FALSE(score(gold, {}).headings.f1());
}
