// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/language.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace lectern;

TEST_CASE("the data of every language can be taken apart", "[language]") {
    const LanguageData data(LECTERN_SOURCE_DIR "/voices");
    const auto tags = data.tags();
    REQUIRE(tags.size() >= 6);
    for (const auto& tag : tags) {
        DYNAMIC_SECTION(tag) {
            const LanguageRules& rules = data.rules(tag);
            CHECK(rules.tag == tag);
            CHECK(rules.sentences != nullptr);
            CHECK_FALSE(rules.structure.month_words.empty());
        }
    }
}

TEST_CASE("a language without data is read by the rules of English", "[language]") {
    const LanguageData data(LECTERN_SOURCE_DIR "/voices");
    CHECK_FALSE(data.knows("eo"));
    CHECK(data.rules("eo").tag == "en");
    CHECK(data.rules("en-GB").tag == "en");
    CHECK(data.rules("DE").tag == "de");
}

TEST_CASE("wrong data is told with file and line", "[language]") {
    try {
        load_structure_rules({"voices/xx/structure.toml", "small_words = [\"a\"]\nnonsense = 1\n"});
        FAIL("nothing was said");
    } catch (const Error& error) {
        CHECK(std::string(error.what()).find("structure.toml, line 2") != std::string::npos);
    }
}
