// SPDX-License-Identifier: GPL-3.0-or-later
// What is heard of each fault, and how long it takes: the whole program in a terminal, its sound
// recorded. A row tells for how long nothing was heard, what was printed, and the sentences that
// were read last before and first after: the place is kept where they are the same or follow each
// other. Budget: speech again within 3 seconds of the end of the fault.
#include "support/garbage.hpp"
#include "support/listener.hpp"
#include "support/sound_card.hpp"
#include "support/terminal_program.hpp"

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <functional>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

namespace lectern::bench {
namespace {

using namespace lectern::test;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

const std::string reader = LECTERN_BUILD_DIR "/lectern";
constexpr auto patience = 30s;
constexpr int speaker_socket = 3; // the descriptor that a speaker answers on

/// One reader whose sentences are printed as they begin to be heard.
struct Stage {
    SoundCard card;
    Listener listener;
    TerminalProgram program{{reader, "--text", "follow", listener.report().string()},
                            listener.environment(card.environment())};

    void signal_all(int signal) {
        program.signal(signal);
        for (const pid_t worker : program.children("lectern-speaker")) {
            ::kill(worker, signal);
        }
    }
};

int last_sentence(const std::string& output) {
    const auto at = output.rfind("Sentence ");
    return at == std::string::npos ? 0 : std::atoi(output.c_str() + at + 9);
}

int first_sentence(const std::string& output, std::size_t from) {
    const auto at = output.find("Sentence ", from);
    return at == std::string::npos ? 0 : std::atoi(output.c_str() + at + 9);
}

/// What was printed of the program itself: all lines but those of the report.
std::string messages(const std::string& output, std::size_t from) {
    std::istringstream lines(output.substr(std::min(from, output.size())));
    std::string all;
    for (std::string line; std::getline(lines, line);) {
        line.erase(std::remove(line.begin(), line.end(), '\r'), line.end());
        if (line.find("sound") != std::string::npos || line.find("speech") != std::string::npos) {
            all += (all.empty() ? "\"" : "; \"") + line + "\"";
        }
    }
    return all.empty() ? "nothing" : all;
}

double milliseconds(Clock::duration time) {
    return std::chrono::duration<double, std::milli>(time).count();
}

/// `fault` happens while a sentence is heard, and gives when it was over.
void measure(const std::string& name, const std::function<Clock::time_point(Stage&)>& fault) {
    Stage stage;
    stage.card.sound_after(Clock::now(), patience);
    stage.program.prints("Sentence 2", patience);
    stage.card.sound_after(Clock::now() + 300ms, patience);
    const std::string before = stage.program.output();
    const auto over = fault(stage);
    // What had been made ahead may still be heard, for five seconds and more; silence of a pause is
    // shorter than this.
    const auto silent = stage.card.silence_after(over, 500ms, 10s);
    const auto again = stage.card.sound_after(silent.value_or(over), patience);
    std::string heard = "NOT heard again";
    if (again && silent) {
        char text[80];
        std::snprintf(text, sizeof text, "heard again %.0f ms after its end (%.0f ms of silence)",
                      milliseconds(*again - over), milliseconds(*again - *silent));
        heard = text;
    } else if (again) {
        heard = "no silence of half a second";
    }
    const int from = last_sentence(before);
    stage.program.prints("Sentence " + std::to_string(from + 2), 20s);
    const std::string after = stage.program.output();
    std::printf("%s: %s; printed: %s; sentence %d, then %d\n", name.c_str(), heard.c_str(),
                messages(after, before.size()).c_str(), from, first_sentence(after, before.size()));
    std::fflush(stdout);
    stage.program.press("q");
    stage.program.ends(5s);
}

Clock::time_point signal_speakers(Stage& stage, int signal, std::size_t most) {
    auto workers = stage.program.children("lectern-speaker");
    workers.resize(std::min(workers.size(), most));
    for (const pid_t worker : workers) {
        ::kill(worker, signal);
    }
    return Clock::now();
}

/// Processes that do nothing as fast as they can.
class Load {
public:
    explicit Load(int count) {
        for (int i = 0; i < count; ++i) {
            const pid_t child = ::fork();
            if (child == 0) {
                for (std::atomic<unsigned> turns{0};;) {
                    ++turns;
                }
            }
            children_.push_back(child);
        }
    }
    ~Load() {
        for (const pid_t child : children_) {
            ::kill(child, SIGKILL);
            ::waitpid(child, nullptr, 0);
        }
    }
    Load(const Load&) = delete;
    Load& operator=(const Load&) = delete;

private:
    std::vector<pid_t> children_;
};

/// The longest silence within ten seconds of reading, with so many busy processes beside it.
double longest_silence(int busy) {
    Stage stage;
    stage.card.sound_after(Clock::now(), patience);
    const Load load(busy);
    const auto end = Clock::now() + 10s;
    double longest = 0;
    for (auto at = Clock::now(); at < end;) {
        const auto silent = stage.card.silence_after(at, 20ms, 5s);
        const auto again = silent ? stage.card.sound_after(*silent, 5s) : std::nullopt;
        if (!again) {
            break;
        }
        longest = std::max(longest, milliseconds(*again - *silent));
        at = *again;
    }
    stage.program.press("q");
    stage.program.ends(5s);
    return longest;
}

void without_device() {
    const Listener listener;
    const auto started = Clock::now();
    TerminalProgram program({reader, listener.report().string()}, listener.environment(no_sound()));
    program.prints("there is no sound device", patience);
    std::printf("no device from the start: printed: %s after %.0f ms, then the report as text\n",
                messages(program.output(), 0).c_str(), milliseconds(Clock::now() - started));
    program.press("q");
    program.ends(5s);
}

/// A text that eSpeak NG 1.51 aborts on, between two sentences.
void deadly_text() {
    const Listener listener;
    const SoundCard card;
    const auto report = listener.home() / "deadly.txt";
    std::string deadly;
    for (int i = 0; i < 220; ++i) {
        deadly += "s'";
    }
    std::ofstream(report) << "The first sentence is read.\n\n"
                          << deadly << "\n\nThe last sentence is read as well.\n";
    TerminalProgram program({reader, "--text", "follow", report.string()},
                            listener.environment(card.environment()));
    program.prints("first sentence", patience);
    const auto begun = Clock::now();
    const auto silent = card.silence_after(begun + 500ms, 300ms, 10s);
    const auto again = silent ? card.sound_after(*silent, 20s) : std::nullopt;
    const bool read_on = program.prints("last sentence", patience);
    program.prints("not be spoken", patience);
    std::printf("a text that kills the synthesizer: %s after %.0f ms of silence; printed: %s\n",
                read_on ? "reading goes on" : "reading does NOT go on",
                again ? milliseconds(*again - *silent) : -1.0,
                program.output().find("spoken") == std::string::npos ? "nothing"
                                                                     : "that it was skipped");
    program.press("q");
    program.ends(5s);
}

void speaker_faults() {
    measure("synthesizer killed", [](Stage& stage) { return signal_speakers(stage, SIGKILL, 1); });
    measure("synthesizer and its spare killed",
            [](Stage& stage) { return signal_speakers(stage, SIGKILL, 2); });
    measure("synthesizer stopped", [](Stage& stage) { return signal_speakers(stage, SIGSTOP, 1); });
    measure("synthesizer and its spare stopped",
            [](Stage& stage) { return signal_speakers(stage, SIGSTOP, 2); });
    measure("garbage on the synthesizer's pipe", [](Stage& stage) {
        for (const pid_t worker : stage.program.children("lectern-speaker")) {
            if (!write_garbage(worker, speaker_socket)) {
                std::printf("no garbage could be written: ");
            }
        }
        return Clock::now();
    });
    deadly_text();
}

void device_faults() {
    measure("sound server killed, back after 3 s", [](Stage& stage) {
        stage.card.kill_server();
        std::this_thread::sleep_for(3s);
        stage.card.start_server();
        return Clock::now();
    });
    measure("sound server restarted at once", [](Stage& stage) {
        stage.card.kill_server();
        stage.card.start_server();
        return Clock::now();
    });
    measure("sound server stopped for 6 s", [](Stage& stage) {
        stage.card.signal_server(SIGSTOP);
        std::this_thread::sleep_for(6s);
        stage.card.signal_server(SIGCONT);
        return Clock::now();
    });
    measure("another device and back", [](Stage& stage) {
        stage.program.press(":");
        stage.program.press("audio other_card\r");
        std::this_thread::sleep_for(2s);
        stage.program.press(":");
        return stage.program.press("audio default\r");
    });
    measure("lectern and its speakers stopped for 10 s, as by a suspend", [](Stage& stage) {
        stage.signal_all(SIGSTOP);
        std::this_thread::sleep_for(10s);
        stage.signal_all(SIGCONT);
        return Clock::now();
    });
    without_device();
    for (const int busy : {0, 8}) {
        std::printf("%d busy processes beside it: longest silence %.0f ms\n", busy,
                    longest_silence(busy));
        std::fflush(stdout);
    }
}

} // namespace
} // namespace lectern::bench

int main() {
    lectern::bench::speaker_faults();
    lectern::bench::device_faults();
    return 0;
}
