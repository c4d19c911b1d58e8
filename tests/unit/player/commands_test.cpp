// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.hpp"
#include "player/keymap.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <set>

using namespace lectern;

TEST_CASE("a command is found by each of its keys and by its name", "[commands]") {
    const Keymap keymap;
    REQUIRE(keymap.command_on("h") != nullptr);
    CHECK(keymap.command_on("h")->id == "next-heading");
    CHECK(keymap.command_on("ctrl-down") == keymap.command_on("p"));
    CHECK(keymap.keys_of(*keymap.command_on("p")) == std::vector<std::string>{"p", "ctrl-down"});
    CHECK(command_named("next heading") == keymap.command_on("h"));
    CHECK(command_named("next-heading") == keymap.command_on("h"));
    CHECK(command_named("back") == keymap.command_on("backspace"));
    CHECK(name_of(*keymap.command_on("H")) == "previous heading");
}

TEST_CASE("what is no key has no command", "[commands]") {
    const Keymap keymap;
    CHECK(keymap.command_on("") == nullptr);
    CHECK(keymap.command_on(" ") == nullptr);
    CHECK(keymap.command_on("p ctrl-down") == nullptr);
    CHECK(keymap.command_on("ctrl") == nullptr);
    CHECK(command_named("") == nullptr);
    CHECK(command_named("next") == nullptr);
}

TEST_CASE("a letter of another script does what the Latin one on its key does", "[keymap]") {
    Keymap keymap;
    keymap.add_layouts(LECTERN_SOURCE_DIR "/voices/keyboards.toml");
    CHECK(keymap.command_on("р") == keymap.command_on("h"));
    CHECK(keymap.command_on("Р") == keymap.command_on("H"));
    CHECK(keymap.command_on("цц") == keymap.command_on("ww"));
    CHECK(keymap.command_on("φ") == keymap.command_on("f"));
    CHECK(keymap.command_on("ю") == nullptr);
    CHECK(keymap.command_on("日") == nullptr);
}

TEST_CASE("a keymap lies over the table, and the listener's own keys over both", "[keymap]") {
    Keymap keymap;
    keymap.overlay(LECTERN_SOURCE_DIR "/voices/keymaps/daisy.toml");
    CHECK(keymap.command_on("6") == command_named("next at level"));
    CHECK(keymap.command_on("h") == command_named("next heading"));
    const auto own = std::filesystem::temp_directory_path() / "lectern-keymap-test.toml";
    std::ofstream(own) << "f7 = \"outline\"\nh = \"\"\n\"ж\" = \"next finding\"\n";
    keymap.overlay(own);
    CHECK(keymap.command_on("f7") == command_named("outline"));
    CHECK(keymap.command_on("h") == nullptr);
    CHECK(keymap.command_on("ж") == command_named("next finding"));
    CHECK(keymap.command_on("6") == command_named("next at level"));
}

TEST_CASE("a mistake in a keymap is said with its file and line", "[keymap]") {
    const auto own = std::filesystem::temp_directory_path() / "lectern-keymap-test.toml";
    const auto problem = [&](const std::string& text) {
        std::ofstream(own) << text;
        try {
            Keymap().overlay(own);
        } catch (const Error& error) {
            return std::string(error.what());
        }
        return std::string("none");
    };
    CHECK_THAT(problem("f = \"next-finding\"\ng = \"fly\"\n"),
               Catch::Contains("line 2") && Catch::Contains("no command fly"));
    CHECK_THAT(problem("\"Ctrl H\" = \"outline\"\n"),
               Catch::Contains("line 1") && Catch::Contains("is no key"));
    CHECK_THAT(problem("f = 3\n"), Catch::Contains("line 1") && Catch::Contains("in quotes"));
    CHECK(problem("f = \"\"\n") == "none");
}

TEST_CASE("names are plain words and each stands once", "[commands]") {
    std::set<std::string_view> names;
    for (const Command& command : commands()) {
        CAPTURE(command.id);
        CHECK(names.insert(command.id).second);
        CHECK(command.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") ==
              std::string_view::npos);
    }
}
