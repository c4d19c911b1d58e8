// SPDX-License-Identifier: GPL-3.0-or-later
// Plays every case of tests/transcripts. LECTERN_BLESS=1 rewrites the cases as they are heard now:
// read the difference as you would read code.
#include "player/keymap.hpp"
#include "support/transcript.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

using namespace lectern;
using namespace lectern::test;

namespace {

std::vector<std::filesystem::path> cases() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry :
         std::filesystem::directory_iterator(LECTERN_SOURCE_DIR "/tests/transcripts")) {
        if (entry.path().extension() == ".txt") {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::string content(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

/// The command that a line of a case asks for: a key or a name, with or without what it takes.
const Command* command_of(const Keymap& keymap, std::string line) {
    for (;;) {
        if (const Command* command = keymap.command_on(line)) {
            return command;
        }
        if (const Command* command = command_named(line)) {
            return command;
        }
        const auto space = line.find_last_of(' ');
        if (space == std::string::npos) {
            return nullptr;
        }
        line.resize(space);
    }
}

/// The verbosity that a case is played in.
std::string verbosity_of(const std::string& text) {
    for (const char* name : {"brief", "verbose"}) {
        if (text.find("--verbosity " + std::string(name)) != std::string::npos) {
            return name;
        }
    }
    return "normal";
}

/// What is pressed or typed in a case; behind a colon the name that is typed.
std::vector<std::string> pressed_in(const std::string& text) {
    std::vector<std::string> pressed;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("> ")) {
            constexpr std::string_view typed = "> type ";
            const bool named = line.starts_with(typed) && !pressed.empty() && pressed.back() == ":";
            pressed.push_back(line.substr(named ? typed.size() : 2));
        }
    }
    return pressed;
}

/// The commands that the cases of a verbosity ask for.
std::set<const Command*> commands_in(const std::string& verbosity) {
    const Keymap keymap;
    std::set<const Command*> asked;
    for (const auto& file : cases()) {
        const std::string text = content(file);
        for (const std::string& line :
             pressed_in(verbosity_of(text) == verbosity ? text : std::string())) {
            asked.insert(command_of(keymap, line));
        }
    }
    return asked;
}

/// A row of commands.md.
struct Row {
    std::string wanted;
    std::string command; // its name; empty for Escape, which is none
    std::vector<std::string> keys;
    std::vector<std::string> transcripts;
};

std::vector<std::string> words_in(const std::string& text) {
    std::istringstream in(text);
    return {std::istream_iterator<std::string>(in), {}};
}

std::vector<Row> table_of_commands() {
    std::vector<Row> rows;
    std::istringstream lines(content(LECTERN_SOURCE_DIR "/tests/commands.md"));
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("| ") || line.starts_with("| wanted") || line.starts_with("| -")) {
            continue;
        }
        std::array<std::string, 4> cells;
        std::istringstream fields(line.substr(2));
        for (std::string& cell : cells) {
            std::getline(fields, cell, '|');
        }
        std::string name;
        for (const std::string& word : words_in(cells[1])) {
            name += (name.empty() ? "" : " ") + word;
        }
        rows.push_back({cells[0], name, words_in(cells[2]), words_in(cells[3])});
    }
    return rows;
}

bool asks_for(const std::string& transcript, const Row& row) {
    const Keymap keymap;
    const auto pressed =
        pressed_in(content(LECTERN_SOURCE_DIR "/tests/transcripts/" + transcript + ".txt"));
    return std::any_of(pressed.begin(), pressed.end(), [&](const std::string& line) {
        return row.command.empty() ? line == row.keys.front()
                                   : command_of(keymap, line) == command_named(row.command);
    });
}

} // namespace

TEST_CASE("the words of every transcript are spoken", "[transcript]") {
    const auto files = cases();
    REQUIRE(files.size() >= 15);
    for (const auto& file : files) {
        DYNAMIC_SECTION(file.stem().string()) {
            const std::string heard = play_transcript(file);
            if (std::getenv("LECTERN_BLESS") != nullptr) {
                std::ofstream(file) << heard;
            }
            CHECK(heard == content(file));
        }
    }
}

TEST_CASE("every command is asked for in a transcript of each verbosity", "[transcript]") {
    for (const std::string verbosity : {"brief", "normal", "verbose"}) {
        const auto asked = commands_in(verbosity);
        for (const Command& command : commands()) {
            INFO(command.id << " in the verbosity " << verbosity);
            CHECK(asked.contains(&command));
        }
    }
}

TEST_CASE("commands.md names every command with its keys, and transcripts that ask for it",
          "[transcript]") {
    const Keymap keymap;
    std::set<const Command*> named;
    for (const Row& row : table_of_commands()) {
        INFO(row.wanted << ": " << row.command);
        CHECK_FALSE(row.transcripts.empty());
        for (const std::string& transcript : row.transcripts) {
            INFO(transcript);
            CHECK(asks_for(transcript, row));
        }
        const Command* command = command_named(row.command);
        CHECK((command != nullptr || row.keys == std::vector<std::string>{"escape"}));
        if (command != nullptr) {
            CHECK(row.keys == keymap.keys_of(*command));
            CHECK(named.insert(command).second); // once
        }
    }
    CHECK(named.size() == commands().size());
}
