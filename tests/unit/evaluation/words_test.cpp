// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/words.hpp"

#include <catch2/catch.hpp>

using namespace lectern::evaluation;

TEST_CASE("texts that sound the same compare the same", "[evaluation]") {
    CHECK(comparable("  The “Second”\n Report. ") == "the \"second\" report");
    CHECK(comparable("2019–2021") == comparable("2019-2021"));
    CHECK(comparable("ﬁre") == "fire");
    CHECK(comparable("ОТЧЁТ") == "отчёт");
}

TEST_CASE("marks of notes do not count", "[evaluation]") {
    CHECK(comparable("as shown.[12]") == "as shown");
    CHECK(comparable("as shown.³ Later") == "as shown. later");
    CHECK(comparable("5 m³") == "5 m3");
    CHECK(comparable("[Name]") == "[name");
}

TEST_CASE("a sentence compares without its bullet or item number", "[evaluation]") {
    CHECK(comparable_sentence("• Late records.") == "late records");
    CHECK(comparable_sentence("(iv) Late records.") == "late records");
    CHECK(comparable_sentence("12. Late records.") == "late records");
    CHECK(comparable_sentence("12.") == "");
    CHECK(comparable_sentence("“Late records.”") == "late records");
    CHECK(comparable_sentence("1842 was late.") == "1842 was late");
    CHECK(comparable_sentence("A late record.") == "a late record");
}

TEST_CASE("words are runs of letters and digits of any script", "[evaluation]") {
    CHECK(words_of("Art. 8(2): нет-да, naïve.") == Words{"art", "8", "2", "нет", "да", "naïve"});
    CHECK(words_of("—").empty());
}
