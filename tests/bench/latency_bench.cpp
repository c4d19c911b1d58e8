// SPDX-License-Identifier: GPL-3.0-or-later
// How soon is a key answered? lectern and the floor program in the same minutes, through a sound
// server's null sink: key to silence, key to first sound, start to first sound. Budgets: each at
// most 1.25 times the floor's at the 95th percentile, the two keys within 25 ms.
#include "bench/measure.hpp"
#include "support/sound_card.hpp"
#include "support/terminal_program.hpp"

#include <algorithm>
#include <cstdio>
#include <fstream>

namespace lectern::bench {
namespace {

using test::ScratchFolder;
using test::SoundCard;
using test::TerminalProgram;
using namespace std::chrono_literals;

struct Figures {
    std::vector<double> silence;
    std::vector<double> sound;
    std::vector<double> start;
    int missed = 0;
};

double milliseconds(SoundCard::Time from, SoundCard::Time to) {
    return std::chrono::duration<double, std::milli>(to - from).count();
}

double quantile(std::vector<double> values, double share) {
    if (values.empty()) {
        return 0;
    }
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1) + 0.5)];
}

void measure(const SoundCard& card, const std::vector<std::string>& words, int keys,
             Figures& figures) {
    const ScratchFolder home;
    auto environment = card.environment();
    std::erase_if(environment, [](const std::string& it) { return it.starts_with("HOME="); });
    environment.push_back("HOME=" + home.path().string());
    environment.push_back("LC_ALL=C.UTF-8");
    environment.push_back("TERM=xterm");
    const auto started = std::chrono::steady_clock::now();
    TerminalProgram program(words, environment);
    const auto first = card.sound_after(started, 10s);
    if (!first) {
        ++figures.missed;
        return;
    }
    figures.start.push_back(milliseconds(started, *first));
    for (int i = 0; i < keys; ++i) {
        const auto speaking = card.sound_after(std::chrono::steady_clock::now() + 400ms, 5s);
        const auto pressed = program.press(" ");
        const auto silent = card.silence_after(pressed, 100ms, 3s);
        const auto again = program.press("p");
        const auto heard = card.sound_after(again, 3s);
        if (!speaking || !silent || !heard) {
            ++figures.missed;
            continue;
        }
        figures.silence.push_back(milliseconds(pressed, *silent));
        figures.sound.push_back(milliseconds(again, *heard));
    }
    program.press("q");
    program.ends(5s);
}

void print(const std::string& name, const std::vector<double>& ours,
           const std::vector<double>& floor) {
    std::printf("%s: lectern median %.1f, 95 percent %.1f, worst %.1f milliseconds; floor median "
                "%.1f, 95 percent %.1f, worst %.1f; ratio at 95 percent %.2f\n",
                name.c_str(), quantile(ours, 0.5), quantile(ours, 0.95), quantile(ours, 1),
                quantile(floor, 0.5), quantile(floor, 0.95), quantile(floor, 1),
                quantile(ours, 0.95) / std::max(0.001, quantile(floor, 0.95)));
}

/// About 500 pages of paragraphs.
void write_report(const std::filesystem::path& file) {
    std::ofstream out(file);
    for (int paragraph = 1; paragraph <= 2500; ++paragraph) {
        for (int i = 0; i < 6; ++i) {
            out << "Several stations sent their records of paragraph " << paragraph
                << " to the office late in the year. ";
        }
        out << "\n\n";
    }
}

} // namespace
} // namespace lectern::bench

int main() {
    using namespace lectern::bench;
    const ScratchFolder folder;
    const auto report = folder.path() / "report.txt";
    write_report(report);
    const SoundCard card;
    Figures ours;
    Figures floor;
    for (int round = 0; round < 8; ++round) { // by turns, so that both have the same minutes
        measure(card, {LECTERN_BUILD_DIR "/floor", report}, 5, floor);
        measure(card, {LECTERN_BUILD_DIR "/lectern", report}, 5, ours);
    }
    print("key to silence", ours.silence, floor.silence);
    print("key to first sound", ours.sound, floor.sound);
    print("start to first sound, 500 pages", ours.start, floor.start);
    std::printf("missed: lectern %d, floor %d\n", ours.missed, floor.missed);
    return 0;
}
