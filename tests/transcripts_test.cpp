// SPDX-License-Identifier: GPL-3.0-or-later
// Plays every case of tests/transcripts. LECTERN_BLESS=1 rewrites the cases as they are heard now:
// read the difference as you would read code.
#include "player/keymap.hpp"
#include "support/transcript.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
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

/// The commands that the cases of a verbosity ask for.
std::set<const Command*> commands_in(const std::string& verbosity) {
    const Keymap keymap;
    std::set<const Command*> asked;
    for (const auto& file : cases()) {
        const std::string text = content(file);
        std::istringstream lines(verbosity_of(text) == verbosity ? text : std::string());
        for (std::string line; std::getline(lines, line);) {
            if (line.starts_with("> ")) {
                asked.insert(command_of(keymap, line.substr(2)));
            }
        }
    }
    return asked;
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
