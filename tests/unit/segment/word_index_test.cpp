// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/word_index.hpp"
#include "segment/word_reader.hpp"

#include <catch2/catch.hpp>

namespace lectern {

TEST_CASE("words keep their numbers however many come", "[findings]") {
    WordIndex index;
    for (int i = 0; i < 1000; ++i) {
        REQUIRE(index.add("word" + std::to_string(i)) == static_cast<std::uint32_t>(i));
    }
    CHECK(index.add("word7") == 7);
    CHECK(index.find("word999") == 999U);
    CHECK_FALSE(index.find("word1000"));
    CHECK_FALSE(index.find(""));
}

TEST_CASE("a text is read as folded words and signs", "[findings]") {
    const std::string text = "GAO’s “meta-Analysis” of 1,200 cases: ОТЧЁТ—x";
    WordReader reader(text, {0, static_cast<std::uint32_t>(text.size())});
    std::vector<std::string> read;
    for (Word word; reader.next(word);) {
        read.push_back(word.sign != 0 ? std::string(1, word.sign) : std::string(reader.folded()));
        if (word.sign == 0) {
            CHECK(reader.hash() == hash_of(reader.folded()));
        }
    }
    CHECK(read == std::vector<std::string>{"gao's", "\"", "meta-analysis", "\"", "of", "1,200",
                                           "cases", ":", "отчёт", "-", "x"});
}

} // namespace lectern
