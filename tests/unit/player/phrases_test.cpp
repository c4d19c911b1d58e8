// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.hpp"
#include "player/commands.hpp"
#include "player/phrases.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <set>
#include <sstream>

using namespace lectern;

namespace {

const std::filesystem::path voices = LECTERN_SOURCE_DIR "/voices";

std::string content(const std::filesystem::path& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

/// Every literal of the sources that has the form of a phrase's id: "group.name".
std::set<std::string> ids_in_sources() {
    std::set<std::string> ids;
    for (const char* folder : {"/src/player", "/src/app"}) {
        for (const auto& file :
             std::filesystem::directory_iterator(std::string(LECTERN_SOURCE_DIR) + folder)) {
            std::istringstream pieces(content(file.path()));
            for (std::string piece; std::getline(pieces, piece, '"');) {
                const auto dot = piece.find('.');
                const bool is_id =
                    dot != std::string::npos && dot > 0 && dot + 1 < piece.size() &&
                    piece.find_first_not_of("abcdefghijklmnopqrstuvwxyz_.") == std::string::npos;
                const bool is_file = piece.ends_with(".toml") || piece.ends_with(".md");
                if (is_id && !is_file) {
                    ids.insert(piece);
                }
            }
        }
    }
    return ids;
}

Phrases phrases_of(const std::string& text) {
    const auto file = std::filesystem::temp_directory_path() / "lectern-phrases-test.toml";
    std::ofstream(file) << text;
    return Phrases::load(file);
}

} // namespace

TEST_CASE("every phrase that is asked for exists in every language", "[phrases]") {
    const auto ids = ids_in_sources();
    REQUIRE(ids.size() > 30);
    for (const auto& folder : std::filesystem::directory_iterator(voices)) {
        const auto file = folder.path() / "phrases.toml";
        if (!std::filesystem::exists(file)) {
            continue;
        }
        const Phrases phrases = Phrases::load(file);
        CAPTURE(file);
        for (const std::string& id : ids) {
            const std::string group = id.substr(0, id.find('.') + 1);
            const bool has_group = content(file).find("[" + group.substr(0, group.size() - 1) +
                                                      "]\n") != std::string::npos;
            if (has_group) {
                CHECK((phrases.has(id) ? id : "missing: " + id) == id);
            }
        }
        for (const Command& command : commands()) {
            const std::string id = "command." + std::string(command.id);
            CHECK((phrases.has(id) ? id : "missing: " + id) == id);
            const std::string question = "ask." + std::string(command.id);
            const bool asks = command.takes == Takes::words;
            CHECK((!asks || phrases.has(question) ? question : "missing") == question);
        }
        for (const char* way : {"next.", "previous."}) {
            CHECK(phrases.has(std::string(way) + "heading_level"));
            for (int unit = 0; unit <= static_cast<int>(last_unit); ++unit) {
                const std::string id = way + std::string(name_of(static_cast<Unit>(unit)));
                CHECK((phrases.has(id) ? id : "missing: " + id) == id);
            }
        }
    }
}

TEST_CASE("every key that has a name of more than a letter is called by it", "[phrases]") {
    const Phrases phrases = Phrases::load(voices / "en" / "phrases.toml");
    for (const Command& command : commands()) {
        std::istringstream keys{std::string(command.keys)};
        for (std::string key; keys >> key;) {
            const bool is_alphanumeric = key.size() == 1 && std::isalnum(key.front()) != 0;
            CAPTURE(key);
            CHECK((is_alphanumeric || spoken_key(phrases, key) != key));
        }
    }
}

TEST_CASE("a phrase falls back from verbose to normal, and from brief to normal", "[phrases]") {
    const Phrases phrases = phrases_of("[a]\nb = { normal = \"rate {rate}\" }\n"
                                       "c = { brief = \"\", normal = \"x\", verbose = \"xx\" }\n"
                                       "d = { one = \"{count} item\", other = \"{count} items\" }");
    CHECK(phrases.say("a.b", Verbosity::verbose, {{"rate", "320"}}) == "rate 320");
    CHECK(phrases.say("a.b", Verbosity::brief, {}) == "rate ");
    CHECK(phrases.say("a.c", Verbosity::brief).empty());
    CHECK(phrases.say("a.c", Verbosity::verbose) == "xx");
    CHECK(phrases.say_count("a.d", 1) == "1 item");
    CHECK(phrases.say_count("a.d", 0) == "0 items");
    CHECK(phrases.say("a.z", Verbosity::normal) == "a.z");
    CHECK(phrases.say_count("a.b", 2) == "a.b");
}

TEST_CASE("what is no phrase is refused with its line", "[phrases]") {
    for (const char* text : {"b = \"x\"", "[a]\nb = 3", "[a]\nb = { brief = \"x\" }"}) {
        CHECK_THROWS_WITH(phrases_of(text), Catch::Contains(", line ") && Catch::Contains("b"));
    }
}
