// SPDX-License-Identifier: GPL-3.0-or-later
// Where settings come from, and which of them holds.
#include "app/options.hpp"
#include "base/error.hpp"
#include "support/scratch_folder.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

using namespace lectern;

namespace {

/// A variable of the environment while it lives.
class Variable {
public:
    Variable(const char* name, const char* value) : name_(name) { ::setenv(name, value, 1); }
    ~Variable() { ::unsetenv(name_); }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;

private:
    const char* name_;
};

class Folder {
public:
    std::filesystem::path config(const std::string& text) const {
        const auto file = folder_.path() / "config.toml";
        std::ofstream(file) << text;
        return file;
    }

private:
    test::ScratchFolder folder_;
};

Options asked(const std::vector<std::string>& words, const std::filesystem::path& config = {}) {
    return parse_options(words, config, [](std::string_view) { return false; });
}

std::string refusal(const std::vector<std::string>& words,
                    const std::filesystem::path& config = {}) {
    try {
        asked(words, config);
    } catch (const Error& error) {
        return error.what();
    }
    return "nothing";
}

} // namespace

TEST_CASE("the command line goes over the environment, that over the configuration", "[settings]") {
    const Folder folder;
    const auto config = folder.config("# mine\nrate = 320\nvolume = 80\nprofile = \"plain\"\n");
    const Variable rate("LECTERN_RATE", "400");
    const Variable volume("LECTERN_VOLUME", "60");
    const Options options = asked({"--rate", "500", "report.txt"}, config);
    CHECK(options.words_per_minute == 500);
    CHECK(options.volume == 60);
    CHECK(options.profile == "plain");
    CHECK(options.settings.at("rate").origin == "option");
    CHECK(options.settings.at("volume").origin == "environment LECTERN_VOLUME");
    CHECK(options.settings.at("profile").origin == config.string() + ", line 4");
    CHECK_FALSE(options.settings.contains("verbosity"));
}

TEST_CASE("a switch may stand in the environment, on or off", "[settings]") {
    {
        const Variable history("LECTERN_NO_HISTORY", "1");
        CHECK(asked({"report.txt"}).no_history);
    }
    const Variable history("LECTERN_NO_HISTORY", "0");
    CHECK_FALSE(asked({"report.txt"}).no_history);
}

TEST_CASE("what is wrong is named where it stands", "[settings]") {
    const Folder folder;
    CHECK(refusal({"--rate", "79"}).starts_with("--rate cannot be 79"));
    const auto config = folder.config("\nrate = 5\n");
    CHECK(refusal({}, config).starts_with(config.string() + ", line 2: rate cannot be 5"));
    folder.config("speed = 5\n");
    CHECK(refusal({}, config).starts_with(config.string() + ", line 1: there is no setting speed"));
    folder.config("");
    const Variable text("LECTERN_TEXT", "loud");
    CHECK(refusal({}, config).starts_with("LECTERN_TEXT cannot be loud"));
}

TEST_CASE("speech is demanded on the command line alone", "[settings]") {
    const Variable speech("LECTERN_SPEECH", "own");
    CHECK_FALSE(asked({"report.txt"}).speech_demanded);
    CHECK(asked({"--speech", "own", "report.txt"}).speech_demanded);
}
