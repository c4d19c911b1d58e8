// SPDX-License-Identifier: GPL-3.0-or-later
// Plays every case of tests/transcripts. LECTERN_BLESS=1 rewrites the cases as they are heard now:
// read the difference as you would read code.
#include "support/transcript.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>

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
