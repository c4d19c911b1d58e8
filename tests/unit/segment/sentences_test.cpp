// SPDX-License-Identifier: GPL-3.0-or-later
// Where sentences end, by rule. In each case " | " stands where the text is cut.
#include "segment/sentences.hpp"

#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

using namespace lectern;

namespace {

const SentenceRules& rules_of(const std::string& language) {
    static std::vector<std::pair<std::string, std::shared_ptr<const SentenceRules>>> loaded;
    for (const auto& [name, rules] : loaded) {
        if (name == language) {
            return *rules;
        }
    }
    loaded.emplace_back(language, load_sentence_rules(std::string(LECTERN_SOURCE_DIR) + "/voices/" +
                                                      language + "/sentences.toml"));
    return *loaded.back().second;
}

/// The text without its " | ".
std::string whole(std::string_view marked) {
    std::string text;
    for (std::size_t at = 0; at < marked.size(); ++at) {
        if (marked.substr(at, 3) == " | ") {
            ++at;
        }
        if (marked[at] != '|') {
            text += marked[at];
        }
    }
    return text;
}

/// The text with " | " where it is cut.
std::string cut(const std::string& language, const std::string& text) {
    Block block;
    block.text = text;
    std::string marked;
    for (const TextRange range : sentences_of(block, rules_of(language))) {
        marked += (marked.empty() ? "" : " | ") + text.substr(range.begin, range.end - range.begin);
    }
    return marked;
}

struct Case {
    std::string_view rule;
    std::string_view marked;
};

void check(const std::string& language, const std::vector<Case>& cases) {
    for (const Case& one : cases) {
        DYNAMIC_SECTION(one.rule) {
            CHECK(cut(language, whole(one.marked)) == one.marked);
        }
    }
}

} // namespace

TEST_CASE("English sentences end where a reader would pause", "[sentences]") {
    check("en",
          {
              {"a capital follows a full stop", "The cells were damp. | No one had aired them."},
              {"a title stands before a name",
               "The team met Dr. Adams and Lt. Gen. Brooks. | They agreed."},
              {"initials belong to a name", "It was signed by R. T. Holt. | Nobody objected."},
              {"a letter names an appendix", "The list stands in appendix B. | Officials agreed."},
              {"a number follows an abbreviation",
               "See Fig. 3 and pp. 12-14 of vol. II. | The rest is new."},
              {"no. is an answer too", "Was it locked? | No. | It stood open."},
              {"a company may end a sentence",
               "They sued Marsh & Co. in May. | They sued Marsh & Co. | The case is open."},
              {"a country goes on with a name",
               "She left the U.S. Senate. | He left the U.S. | He never came back."},
              {"a time may end a sentence",
               "They came at 7 p.m. | Guards let them in at 8 p.m. on Friday."},
              {"a time opens a sentence", "At 6 a.m. Ms. Reyes unlocked the ward."},
              {"a decimal is no end", "Costs rose by 3.5 percent to $4.20. | Fees fell."},
              {"a closing quote stays", "“We saw nothing.” | The guard left."},
              {"a quotation goes on in small letters",
               "“We saw nothing. We heard less.” said the guard."},
              {"a bracket inside holds together",
               "The annex (It was closed. Nobody knew.) is open again."},
              {"a bracket of its own is a sentence",
               "It was closed. | (Nobody knew.) | It is open again."},
              {"an omission goes on", "They were ... not there."},
              {"a note reference stays behind",
               "The roof leaks.[12] | The walls do not.3 | Both are old."},
              {"an address stays whole",
               "Write to a.b@example.org or see www.example.org/x.Y.html. | We answer."},
              {"a name has an exclamation mark", "She left Yahoo! in June."},
              {"et al. goes on", "Holt et al. (2009) and Reyes et al. agree. | Others do not."},
              {"a paragraph number stays", "3.2. The roof leaks. | IV. The walls stand."},
              {"a colon does not cut", "One thing is clear: The roof leaks."},
          });
}

TEST_CASE("a list in one paragraph is cut before its items", "[sentences]") {
    check("en", {
                    {"numbers with brackets", "1) Mend the roof | 2) Paint the walls"},
                    {"numbers with full stops",
                     "1. Mend the roof | 2. Paint the walls | 3. Air the rooms"},
                    {"letters", "a. Mend the roof | b. Paint the walls"},
                    {"bullets", "• Mend the roof | • Paint the walls"},
                    {"not the letters of a sentence",
                     "They must (a) mend the roof, (b) paint it and (c) leave."},
                    {"not a day after its month", "1. The team came on May 2. | It left on May 3."},
                });
}

TEST_CASE("a missing space hides no end", "[sentences]") {
    CHECK(cut("en", "The roof leaks.The walls do not.") == "The roof leaks. | The walls do not.");
    CHECK(cut("en", "It cost 1,200.Nobody paid.") == "It cost 1,200. | Nobody paid.");
    CHECK(cut("en", "Open Report.Final.docx now.") == "Open Report.Final.docx now.");
}

TEST_CASE("sentences cover every word and nothing outside of the text", "[sentences]") {
    Block block;
    CHECK(sentences_of(block, rules_of("en")).empty());
    block.text = "...";
    CHECK(sentences_of(block, rules_of("en")).size() == 1);
    block.text = std::string(100000, '(');
    CHECK(sentences_of(block, rules_of("en")).size() == 1);
}

TEST_CASE("a bullet is in no sentence", "[sentences]") {
    const auto sentences = [](const std::string& text, std::uint32_t marker) {
        Block block;
        block.role = Role::list_item;
        block.text = text;
        block.number = {0, marker};
        std::vector<std::string> found;
        for (const TextRange range : sentences_of(block, rules_of("en"))) {
            found.push_back(text.substr(range.begin, range.end - range.begin));
        }
        return found;
    };
    using Sentences = std::vector<std::string>;
    CHECK(sentences("- The door was shut. It rained.", 1) ==
          Sentences{"The door was shut.", "It rained."});
    CHECK(sentences("• 2016 was dry.", 3) == Sentences{"2016 was dry."});
    SECTION("a number is") {
        CHECK(sentences("3. The door was shut.", 2) == Sentences{"3. The door was shut."});
        CHECK(sentences("• 9. The door was shut.", 3) == Sentences{"• 9. The door was shut."});
        CHECK(sentences("❶ The door was shut.", 3) == Sentences{"❶ The door was shut."});
    }
    SECTION("one without words is heard as it is") {
        CHECK(sentences("-", 1) == Sentences{"-"});
    }
}
