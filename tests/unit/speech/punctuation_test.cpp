// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/normalise.hpp"

#include <catch2/catch.hpp>

using namespace lectern;

namespace {

std::string said(const std::string& text, Punctuation level, const std::string& language = "en") {
    Normaliser normaliser(std::filesystem::path(LECTERN_SOURCE_DIR) / "voices");
    return normaliser.spoken(text, language, level).words;
}

} // namespace

TEST_CASE("signs are said by name from their level on, and stay for the engine", "[punctuation]") {
    const std::string text = "He (once) left; don't ask.";
    CHECK(said(text, Punctuation::none) == text);
    CHECK(said(text, Punctuation::some) == text);
    CHECK(said(text, Punctuation::most) == "He open bracket (once close bracket) left; don't ask.");
    CHECK(said(text, Punctuation::all) ==
          "He open bracket (once close bracket) left semicolon; don't ask dot.");
}

TEST_CASE("signs that stand for words are silent at the lowest level alone", "[punctuation]") {
    CHECK(said("Boats & trains", Punctuation::some) == "Boats & trains");
    CHECK(said("Boats & trains", Punctuation::none).find('&') == std::string::npos);
    CHECK(said("10% of $5", Punctuation::none) == said("10% of $5", Punctuation::some));
}

TEST_CASE("every language with numbers names its signs", "[punctuation]") {
    for (const std::string language : {"de", "en", "es", "fr", "kk", "ru"}) {
        INFO(language);
        CHECK(said("a (b", Punctuation::most, language) !=
              said("a (b", Punctuation::some, language));
        CHECK(said("a, b", Punctuation::all, language) !=
              said("a, b", Punctuation::most, language));
    }
}

TEST_CASE("places stay right where signs are named", "[punctuation]") {
    Normaliser normaliser(std::filesystem::path(LECTERN_SOURCE_DIR) / "voices");
    const SpokenText spoken = normaliser.spoken("One (two) three", "en", Punctuation::all);
    CHECK(spoken.source(spoken.words.find("two"), 3) == TextRange{5, 8});
    CHECK(spoken.source(spoken.words.find("three"), 5) == TextRange{10, 15});
}
