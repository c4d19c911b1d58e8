// SPDX-License-Identifier: GPL-3.0-or-later
// One report in seven formats, one transcript: tests/reports/boats holds both. What a format says
// in other words than the transcript must stand in its table of differences, and nothing else may.
#include "support/scratch_folder.hpp"
#include "support/stored_report.hpp"
#include "support/transcript.hpp"

#include <catch2/catch.hpp>
#include <deque>
#include <fstream>
#include <map>
#include <sstream>

using namespace lectern::test;
namespace fs = std::filesystem;

namespace {

const fs::path folder = LECTERN_SOURCE_DIR "/tests/reports/boats";

/// Rows of "differences.txt" by the line of the transcript; one that is heard several times takes
/// them in their order.
std::map<std::string, std::deque<std::string>> differences_of(const std::string& format) {
    std::istringstream table(content(folder / "differences.txt"));
    std::map<std::string, std::deque<std::string>> differences;
    for (std::string row; std::getline(table, row);) {
        const auto first = row.find(" | ");
        const auto second = row.find(" | ", first + 3);
        if (second != std::string::npos && row.substr(0, first) == format) {
            differences[row.substr(first + 3, second - first - 3)].push_back(
                row.substr(second + 3));
        }
    }
    return differences;
}

} // namespace

TEST_CASE("one report in seven formats is heard in the same words", "[transcript][formats]") {
    const ScratchFolder scratch;
    std::vector<std::string> commands;
    std::istringstream transcript(content(folder / "heard.txt"));
    std::vector<std::string> lines;
    for (std::string line; std::getline(transcript, line);) {
        if (line.starts_with("> ")) {
            commands.push_back(line.substr(2));
        }
        if (!line.starts_with('#')) {
            lines.push_back(line);
        }
    }
    for (const std::string format : seven_formats) {
        DYNAMIC_SECTION(format) {
            auto differences = differences_of(format);
            std::string expected;
            for (std::string line : lines) {
                if (auto& others = differences[line]; !others.empty()) {
                    line = others.front();
                    others.pop_front();
                }
                expected += line.empty() ? "" : line + "\n";
            }
            CHECK(heard_of(write_boats(format, scratch.path()), commands) == expected);
            for (const auto& [line, others] : differences) {
                CHECK(others.empty()); // no row that nothing needs
            }
        }
    }
}
