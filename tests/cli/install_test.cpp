// SPDX-License-Identifier: GPL-3.0-or-later
// What `cmake --install` puts in place: a lectern that needs nothing of the folder it was built in.
#include "support/run_program.hpp"
#include "support/scratch_folder.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

using namespace lectern::test;
namespace fs = std::filesystem;

namespace {

const std::string sample = LECTERN_SOURCE_DIR "/tests/reports/kazakhstan-2016.txt";

/// A prefix into which lectern is installed.
class Installed {
public:
    Installed() {
        const Outcome outcome =
            run({LECTERN_CMAKE, "--install", LECTERN_BUILD_DIR, "--prefix", path()});
        INFO(outcome.err);
        REQUIRE(outcome.status == 0);
    }

    std::string path(const std::string& name = "") const {
        return (folder_.path() / "prefix" / name).string();
    }

    Outcome run(const std::vector<std::string>& words) const {
        return run_program(words, {"PATH=/usr/bin:/bin", "HOME=" + folder_.path().string(),
                                   "LC_ALL=C.UTF-8", "PULSE_SERVER=unix:/nonexistent",
                                   "ALSA_CONFIG_PATH=/nonexistent"});
    }

    std::string content(const std::string& name) const {
        std::ostringstream text;
        text << std::ifstream(path(name)).rdbuf();
        return text.str();
    }

private:
    ScratchFolder folder_;
};

} // namespace

TEST_CASE("an installed lectern finds its voices and its helpers by where it stands", "[install]") {
    const Installed installed;
    const std::string reader = installed.path("bin/lectern");
    const Outcome spoken = installed.run({reader, "spoken", sample});
    CHECK(spoken.status == 0);
    CHECK(spoken.out == installed.run({LECTERN_BUILD_DIR "/lectern", "spoken", sample}).out);

    // Without its voices it says so, and does not take those of the folder it was built in.
    fs::rename(installed.path("share/lectern"), installed.path("share/elsewhere"));
    const Outcome without = installed.run({reader, "spoken", sample});
    CHECK(without.status == 1);
    CHECK(without.out.empty());
    CHECK_FALSE(without.err.empty());
}

TEST_CASE("the manual page and the completions are installed where they are looked for",
          "[install]") {
    const Installed installed;
    CHECK(installed.content("share/man/man1/lectern.1").starts_with(".TH "));
    CHECK(installed.content("share/zsh/site-functions/_lectern").starts_with("#compdef lectern"));
    CHECK(installed.content("share/fish/vendor_completions.d/lectern.fish")
              .find("complete -c lectern") != std::string::npos);

    // In a real bash: what stands behind "lectern out" and behind "--verb".
    const std::string file = installed.path("share/bash-completion/completions/lectern");
    const auto completed = [&](const std::string& word) {
        return installed
            .run({"/bin/bash", "--norc", "-c",
                  "source " + file + "; COMP_WORDS=(lectern " + word +
                      "); COMP_CWORD=1; _lectern; printf '%s\\n' \"${COMPREPLY[@]}\""})
            .out;
    };
    CHECK(completed("outl") == "outline\n");
    CHECK(completed("--verb") == "--verbosity\n");
}
