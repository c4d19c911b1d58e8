// SPDX-License-Identifier: GPL-3.0-or-later
// A program in a terminal of its own, as a listener has it: keys in, printed text out.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <sys/types.h>
#include <thread>
#include <vector>

namespace lectern::test {

class TerminalProgram {
public:
    using Time = std::chrono::steady_clock::time_point;

    /// Starts `words` in a pseudo-terminal of 80 columns and 24 lines, with this environment
    /// ("NAME=VALUE") and nothing else. Throws std::runtime_error.
    TerminalProgram(const std::vector<std::string>& words,
                    const std::vector<std::string>& environment);
    /// Kills it if it still runs.
    ~TerminalProgram();
    TerminalProgram(const TerminalProgram&) = delete;
    TerminalProgram& operator=(const TerminalProgram&) = delete;

    /// Presses keys; gives the time at which they were pressed.
    Time press(const std::string& keys);
    /// All that it has printed so far, standard error too.
    std::string output() const;
    /// Waits until `text` has been printed; false when it did not come within `patience`.
    bool prints(const std::string& text, std::chrono::milliseconds patience) const;
    /// Waits for its end: the exit status, or 128 + the signal; nothing when it still runs.
    std::optional<int> ends(std::chrono::milliseconds patience);
    void signal(int number) const;
    /// Closes the terminal, as a window is closed or a connection is lost.
    void hang_up();
    pid_t pid() const noexcept { return pid_; }
    /// The processes that it has started and whose program has this name, oldest first.
    std::vector<pid_t> children(const std::string& name) const;

private:
    void read_output();
    pid_t pid_ = -1;
    int terminal_ = -1;
    std::thread reader_;
    mutable std::mutex mutex_;
    mutable std::condition_variable changed_;
    std::string output_; // guarded by mutex_
    bool closed_ = false;
    std::atomic<bool> hangs_up_{false}; // asks the reading thread, which alone closes the terminal
    std::optional<int> status_;
};

} // namespace lectern::test
