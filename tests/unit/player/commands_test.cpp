// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/commands.hpp"

#include <catch2/catch.hpp>
#include <set>

using namespace lectern;

TEST_CASE("a command is found by each of its keys and by its name", "[commands]") {
    REQUIRE(command_on("h") != nullptr);
    CHECK(command_on("h")->id == "next-heading");
    CHECK(command_on("ctrl-down") == command_on("p"));
    CHECK(command_named("next heading") == command_on("h"));
    CHECK(command_named("next-heading") == command_on("h"));
    CHECK(command_named("back") == command_on("backspace"));
    CHECK(name_of(*command_on("H")) == "previous heading");
}

TEST_CASE("what is no key has no command", "[commands]") {
    CHECK(command_on("") == nullptr);
    CHECK(command_on(" ") == nullptr);
    CHECK(command_on("p ctrl-down") == nullptr);
    CHECK(command_on("ctrl") == nullptr);
    CHECK(command_named("") == nullptr);
    CHECK(command_named("next") == nullptr);
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
