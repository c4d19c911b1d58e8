// SPDX-License-Identifier: GPL-3.0-or-later
// Spoken words by class and language, and the way back to the written bytes.
#include "speech/normalise.hpp"

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "speech/spoken_language.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <random>
#include <unistd.h>

using namespace lectern;

namespace {

const std::filesystem::path voices = std::filesystem::path(LECTERN_SOURCE_DIR) / "voices";

Normaliser& normaliser() {
    static Normaliser one(voices);
    return one;
}

std::string said(std::string_view text, const std::string& language = "en") {
    return normaliser().spoken(text, language).words;
}

struct Case {
    std::string_view written;
    std::string_view spoken;
};

void check(std::initializer_list<Case> cases, const std::string& language = "en") {
    for (const Case& it : cases) {
        INFO(it.written);
        CHECK(said(it.written, language) == it.spoken);
    }
}

/// What the parts of the spoken words stand for, in order.
std::vector<std::string> sources(std::string_view text) {
    std::vector<std::string> parts;
    for (const SpokenSpan& span : normaliser().spoken(text, "en").spans) {
        parts.emplace_back(text.substr(span.source.begin, span.source.end - span.source.begin));
    }
    return parts;
}

/// Spans begin at 0, go up, and their sources never go back or beyond the text.
void check_spans(std::string_view text, const std::string& language) {
    const SpokenText spoken = normaliser().spoken(text, language);
    std::uint32_t begin = 0;
    std::uint32_t source = 0;
    bool fine = spoken.spans.empty() == spoken.words.empty() && is_utf8(spoken.words);
    for (const SpokenSpan& span : spoken.spans) {
        fine = fine && span.begin >= begin && span.begin <= spoken.words.size() &&
               span.source.begin >= source && span.source.begin <= span.source.end &&
               span.source.end <= text.size();
        begin = span.begin;
        source = span.source.begin;
    }
    for (const char c : spoken.words) {
        fine = fine && static_cast<unsigned char>(c) >= 0x20;
    }
    if (!fine) {
        INFO(text);
        CHECK(fine);
    }
}

} // namespace

TEST_CASE("plain words are left alone", "[normalise]") {
    check({{"The commission met in the old town hall.", "The commission met in the old town hall."},
           {"It didn't; \"so,\" she said.", "It didn't; \"so,\" she said."},
           {"mother-in-law", "mother-in-law"},
           {"", ""},
           {"   ", ""}});
}

TEST_CASE("numbers that the engine says right stay digits", "[normalise]") {
    check({{"1,234 people", "1,234 people"}, {"12.5 points", "12.5 points"}, {"42", "42"}});
}

TEST_CASE("English ordinals, fractions and decimals", "[normalise]") {
    check({{"the 22nd", "the twenty-second"},
           {"2/3 of them", "two thirds of them"},
           {"3 1/2", "three and a half"},
           {".25", "point 2 5"},
           {"−7", "minus 7"}});
}

TEST_CASE("years are said in pairs, other numbers are not", "[normalise]") {
    check({{"in 1987", "in nineteen eighty-seven"},
           {"in the 1930s", "in the nineteen thirties"},
           {"2,019 cases", "2,019 cases"},
           {"1998–2003", "nineteen ninety-eight to two thousand three"},
           {"2018/19", "twenty eighteen to 19"}});
}

TEST_CASE("dates in every common form", "[normalise]") {
    check({{"2019-07-04", "4 July twenty nineteen"},
           {"25/12/2019", "25 December twenty nineteen"},
           {"4 July 2019", "4 July twenty nineteen"},
           {"Sept. 9, 1999", "September 9, nineteen ninety-nine"},
           {"the 3rd of June 2011", "the third of June twenty eleven"},
           {"31.12.1999", "31 December nineteen ninety-nine"}});
}

TEST_CASE("times of day", "[normalise]") {
    check({{"9:05 a.m.", "9 oh 5 A.M"}, {"7pm", "7 P.M"}, {"at 3:00", "at 3 o'clock"}});
}

TEST_CASE("money, with scales, parts and codes", "[normalise]") {
    check({{"$5", "5 dollars"},
           {"£1", "one pound"},
           {"$2.50", "2 dollars 50 cents"},
           {"€3.5 million", "3.5 million euros"},
           {"US$40bn", "40 billion U.S. dollars"},
           {"KZT 1,200", "1200 tenge"},
           {"$5–$10 million", "5 to 10 million dollars"}});
}

TEST_CASE("measures and percentages", "[normalise]") {
    check({{"10 km", "10 kilometres"},
           {"1 kg", "one kilogram"},
           {"36 °C", "36 degrees Celsius"},
           {"450 km²", "450 square kilometres"},
           {"10–20%", "10 to 20 percent"},
           {"60 km/h", "60 kilometres per hour"}});
}

TEST_CASE("references to parts of documents", "[normalise]") {
    check({{"paras. 4–7", "paragraphs 4 to 7"},
           {"Art. 9 (3)", "article 9, 3"},
           {"section 2(b)", "section 2, B"},
           {"2.1.3 Scope", "2, 1, 3 Scope"},
           {"CCPR/C/GC/34", "C.C.P.R, C, G.C, 34"},
           {"E/CN.4/2003/7/Add.2", "E, C.N 4, 2003, 7, addendum 2"},
           {"Art. 6 (2) (a)", "article 6, 2, A"},
           {"resolution 1540 (2004)", "resolution fifteen forty (two thousand four)"},
           {"R. v. Bow [1999] 1", "R. versus Bow [nineteen ninety-nine] 1"},
           {"Case No. 2018/44", "Case number twenty eighteen/44"},
           {"No. 7", "number 7"},
           {"No. It is not.", "No. It is not."}});
}

TEST_CASE("note marks and citations are silent, what only looks like one is not", "[normalise]") {
    check({{"They agreed.[7]", "They agreed."},
           {"They agreed [7, 8–10], he said.", "They agreed, he said."},
           {"arrests.¹²", "arrests."},
           {"as shown (Miller & Osei, 2016; Ruiz et al., 2018, p. 4).", "as shown."},
           {"an area of 12 m² each", "an area of 12 square metres each"},
           {"the Act (2016)", "the Act (twenty sixteen)"},
           {"[5 and 4]", "[5 and 4]"}});
}

TEST_CASE("Roman numbers are numbers only where they can be", "[normalise]") {
    check({{"Chapter IX", "Chapter 9"},
           {"Louis XVI fled", "Louis the sixteenth fled"},
           {"World War II", "World War 2"},
           {"I think", "I think"},
           {"vitamin C", "vitamin C"},
           {"part iii", "part 3"}});
}

TEST_CASE("initialisms are spelled, words in capitals are not", "[normalise]") {
    check({{"ICCPR", "I.C.C.P.R"},
           {"two NGOs", "two N.G.O.s"},
           {"UNICEF and NATO", "UNICEF and NATO"},
           {"it is NOT so", "it is NOT so"},
           {"SUMMARY OF MAIN POINTS", "SUMMARY OF MAIN POINTS"}});
}

TEST_CASE("abbreviations are told by what stands beside them", "[normalise]") {
    check({{"St. Helena", "Saint Helena"},
           {"High St. was shut", "High Street was shut"},
           {"Brown v. Board", "Brown versus Board"},
           {"Gen. Park", "General Park"},
           {"p. 12", "page 12"},
           {"e.g. this", "for example this"}});
}

TEST_CASE("addresses", "[normalise]") {
    check({{"See https://example.org/a/b?c=1.", "See link, example.org."},
           {"www.example.org", "link, example.org"},
           {"jo.li-1@example.de", "jo dot li dash 1 at example dot D.E"},
           {"+7 727 250 4900", "plus 7, 7 2 7, 2 5 0, 4 9 0 0"}});
}

TEST_CASE("what is for the eye alone is not heard", "[normalise]") {
    check({{"de\u00ADten\u00ADtion", "detention"},
           {"zero\u200Bwidth", "zerowidth"},
           {"\uFB01nal", "final"},
           {"\U0001D405inding", "Finding"},
           {"a ------ b", "a, b"},
           {"• first", ", first"},
           {"e\u0301te\u0301", "été"},
           {"a\x01\tb", "a b"}});
}

TEST_CASE("a language without data is read as written", "[normalise]") {
    CHECK(said("U 12. veku", "sr") == "U 12. veku");
    CHECK(said("text", "") == "text");
    CHECK(said("text", "../en") == "text");
}

TEST_CASE("each part of the words leads back to its bytes", "[normalise]") {
    CHECK(sources("Art. 9") == std::vector<std::string>{"Art.", " ", "9"});
    CHECK(sources("in 1987") == std::vector<std::string>{"in", " ", "1987"});
    const std::string text = "paid US$5 to so\u00ADme";
    const SpokenText spoken = normaliser().spoken(text, "en");
    const auto at = [&](std::string_view word) {
        const TextRange range = spoken.source(spoken.words.find(word), word.size());
        return text.substr(range.begin, range.end - range.begin);
    };
    CHECK(at("paid") == "paid");
    CHECK(at("dollars") == "US$5");
    CHECK(at("some") == "so\u00ADme");
}

TEST_CASE("no text breaks the way back", "[normalise]") {
    const auto seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937 random(seed);
    constexpr std::array<std::string_view, 44> parts{
        "1",    "12",  "1987",   "2.5",    ",",      ".",      "-",           "–",   "/",
        "(",    ")",   "[",      "]",      " ",      "$",      "€",           "%",   "kg",
        "July", "St.", "No",     "A/B/1",  "@",      "www",    "IV",          "ICC", "s",
        "¹",    "²",   "é",      "\u0301", "\u00AD", "\u200B", "😀",           "º",   "ª",
        "a",    "th",  "et al.", "\xFF",   "\x01",   "\t",     "😀‍😀", "#"};
    for (int i = 0; i < 3000; ++i) {
        std::string text;
        for (auto count = random() % 12; count > 0; --count) {
            text += parts[random() % parts.size()];
        }
        for (const char* language : {"en", "es", "de", "fr", "ru", "kk", "sr"}) {
            check_spans(text, language);
        }
    }
}

TEST_CASE("hostile texts cost linear time", "[normalise]") {
    for (const char* part :
         {"(", "[1", "1,", "1-", "A/", "a.", "http://", "$", "1/", "I", "-", "· "}) {
        std::string text;
        while (text.size() < 200000) {
            text += part;
        }
        INFO(part);
        check_spans(text, "en");
    }
}

TEST_CASE("a mistake in a language's data is told with its line", "[normalise]") {
    const auto folder =
        std::filesystem::temp_directory_path() / ("lectern-words-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    const auto complaint = [&](const std::string& text) {
        std::ofstream(folder / "normalise.toml") << text;
        try {
            load_spoken_language(folder, "en");
        } catch (const Error& error) {
            const std::string line = error.what();
            const std::string file = (folder / "normalise.toml").string();
            return line.starts_with(file) ? line.substr(file.size()) : line;
        }
        return std::string();
    };
    CHECK_THAT(complaint("[numbers]\nyear = \"spellout-nothing\"\n"),
               Catch::StartsWith(", line 2: ICU has no number rules"));
    CHECK_THAT(complaint("[nombres]\na = 1\n"),
               Catch::StartsWith(", line 1: there is no section nombres"));
    CHECK_THAT(complaint("[units]\nkg = \"kilogram\"\n"),
               Catch::StartsWith(", line 2: kg must be a list"));
    CHECK_THAT(complaint("[dates]\nmonths = [[\"May\"]]\n"),
               Catch::StartsWith(", line 2: months must be a list of 12"));
    CHECK_THAT(complaint("[times]\nminute = \"x\"\n"),
               Catch::StartsWith(", line 2: there is no entry minute"));
    std::filesystem::remove_all(folder);
}

TEST_CASE("every language there is loads", "[normalise]") {
    for (const auto& entry : std::filesystem::directory_iterator(voices)) {
        const auto name = entry.path().filename().string();
        if (entry.is_directory() && name != "profiles") {
            INFO(name);
            CHECK_NOTHROW(load_spoken_language(entry.path(), name));
        }
    }
}
