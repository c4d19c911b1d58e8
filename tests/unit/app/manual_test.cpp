// SPDX-License-Identifier: GPL-3.0-or-later
// README, manual page and completions say what the tables say.
#include "app/commands.hpp"
#include "app/manual.hpp"
#include "app/options.hpp"
#include "player/commands.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

using namespace lectern;

namespace {

std::string readme() {
    std::ostringstream all;
    all << std::ifstream(LECTERN_SOURCE_DIR "/README.md").rdbuf();
    return all.str();
}

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("the README names every command, option and exit status", "[manual]") {
    const std::string text = readme();
    for (const CommandRow& row : command_table()) {
        CAPTURE(row.name);
        CHECK(holds(text, "`lectern " + std::string(row.name)));
    }
    for (const OptionRow& row : option_table()) {
        CAPTURE(row.name);
        const bool explains_itself = row.name == "help" || row.name == "version";
        CHECK((explains_itself || holds(text, "`--" + std::string(row.name))));
    }
    std::string statuses;
    for (const auto& [status, meaning] : exit_statuses()) {
        CAPTURE(status);
        CHECK(holds(text, std::to_string(status) + " " + meaning.substr(0, meaning.find(','))));
    }
}

TEST_CASE("the README names the letter of every command that has one", "[manual]") {
    const std::string text = readme();
    for (const Command& command : commands()) {
        const std::string_view key = command.keys.substr(0, command.keys.find(' '));
        const bool is_letter = key.size() == 1 && std::isalpha(static_cast<unsigned char>(key[0]));
        if (is_letter) {
            CAPTURE(command.id);
            CHECK(holds(text, "`" + std::string(key) + "`"));
        }
    }
}

TEST_CASE("the manual page and all shells have every command and option", "[manual]") {
    const std::string page = manual_page("h, next heading: next heading\n");
    CHECK(holds(page, "\\fBh, next heading\\fR\nnext heading\n"));
    const std::string bash = bash_completions();
    const std::string zsh = zsh_completions();
    const std::string fish = fish_completions();
    for (const CommandRow& row : command_table()) {
        const std::string name(row.name);
        CAPTURE(name);
        CHECK(holds(page, "\\fB" + name));
        CHECK(holds(bash, name));
        CHECK(holds(zsh, "'" + name + ":"));
        CHECK(holds(fish, "-a " + name + " "));
    }
    for (const OptionRow& row : option_table()) {
        const std::string name(row.name);
        CAPTURE(name);
        CHECK(holds(bash, "--" + name));
        CHECK(holds(zsh, "--" + name + "["));
        CHECK(holds(fish, "-l " + name + " "));
    }
    for (const auto& [status, meaning] : exit_statuses()) {
        CHECK(holds(page, "\\fB" + std::to_string(status) + "\\fR"));
    }
}
