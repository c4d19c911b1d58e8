// SPDX-License-Identifier: GPL-3.0-or-later
// Where sentences end in each language: every line of tests/sentences/LANG.txt, as a plain text.
#include "support/segmented.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

using namespace lectern;

namespace {

constexpr std::string_view mark = "¦";

std::vector<std::string> lines_of_table(const std::string& language) {
    std::ifstream in(std::string(LECTERN_SOURCE_DIR) + "/tests/sentences/" + language + ".txt");
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) {
        if (!line.empty() && line.front() != '#') {
            lines.push_back(line);
        }
    }
    return lines;
}

/// The text without its marks; one stands for nothing but itself and the space behind it.
std::string whole(std::string_view marked) {
    std::string text;
    for (std::size_t at = 0; at < marked.size();) {
        if (marked.substr(at).starts_with(mark)) {
            at += mark.size() + (marked.substr(at + mark.size()).starts_with(' ') ? 1U : 0U);
        } else {
            text += marked[at++];
        }
    }
    return text;
}

std::string cut(const std::string& language, const std::string& text) {
    const Reading reading = test::reading_of_text(text, language);
    std::string marked;
    for (const Sentence& sentence : reading.sentences()) {
        marked += (marked.empty() ? "" : " ¦ ") + reading.text(sentence);
    }
    return marked;
}

} // namespace

TEST_CASE("sentences end where readers of the language end them", "[sentences]") {
    for (const std::string language : {"en", "es", "fr", "de", "ru", "kk"}) {
        const auto lines = lines_of_table(language);
        REQUIRE(lines.size() >= 60);
        for (const std::string& line : lines) {
            INFO(language);
            CHECK(cut(language, whole(line)) == line);
        }
    }
}
