// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/scratch_folder.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace lectern::test {

/// A home folder of its own and a report that takes minutes to read.
class Listener {
public:
    Listener() {
        std::ofstream out(report());
        int sentence = 0;
        for (int section = 1; section <= 40; ++section) {
            out << "# Section " << section << "\n\n";
            for (int i = 0; i < 12; ++i) {
                out << "Sentence " << ++sentence << " of this section says that several stations "
                    << "sent their records to the office late in the year. ";
            }
            out << "\n\n";
        }
    }

    std::filesystem::path report() const { return home_.path() / "report.md"; }

    std::vector<std::string> environment(std::vector<std::string> all) const {
        std::erase_if(all, [](const std::string& it) { return it.starts_with("HOME="); });
        all.push_back("HOME=" + home_.path().string());
        all.push_back("TERM=xterm");
        all.push_back("LC_ALL=C.UTF-8");
        // Under the address sanitizer a program that is killed has no time to look for leaks.
        all.push_back("ASAN_OPTIONS=detect_leaks=0");
        return all;
    }

    const std::filesystem::path& home() const { return home_.path(); }

private:
    ScratchFolder home_;
};

/// Without sound of any kind.
inline std::vector<std::string> no_sound() {
    return {"PATH=/usr/local/bin:/usr/bin:/bin", "PULSE_SERVER=unix:/nonexistent",
            "ALSA_CONFIG_PATH=/nonexistent"};
}

} // namespace lectern::test
