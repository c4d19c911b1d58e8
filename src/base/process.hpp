// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/fd.hpp"

#include <chrono>
#include <filesystem>
#include <span>
#include <string>
#include <sys/types.h>
#include <utility>
#include <vector>

namespace lectern {

/// The folder of the running program, from /proc/self/exe. Throws Error (internal).
std::filesystem::path program_folder();

/// A program of ours: `NAME` beside the running one, else in ../libexec/lectern/ of an installed
/// tree. Throws Error (internal) naming what is missing and that lectern is to be installed again.
std::filesystem::path own_program(const std::string& name);

/// A pair of connected stream sockets, both close-on-exec: first for us, second for the child.
/// Throws Error (internal).
std::pair<Fd, Fd> socket_pair();

/// A child process. It is killed by the kernel when the thread that started it ends, and by the
/// destructor. Descriptors 0, 1, 2 of the child are /dev/null; it gets what `start` hands it and
/// nothing else. No shell is involved: arguments go to it as they are.
class Process {
public:
    Process() = default;
    Process(Process&& other) noexcept;
    Process& operator=(Process&& other) noexcept;
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;
    /// Kills the child and waits for it.
    ~Process() { kill_and_wait(); }

    /// Starts `program` with `arguments` (without the name of the program itself). `handed[i]`
    /// becomes descriptor 3 + i of the child; the caller keeps its own. Throws Error (internal).
    /// `input`, where it is given, becomes descriptor 0.
    static Process start(const std::filesystem::path& program,
                         const std::vector<std::string>& arguments, std::span<const int> handed,
                         int input = -1);

    explicit operator bool() const noexcept { return pid_ > 0; }
    pid_t pid() const noexcept { return pid_; }
    void kill_and_wait() noexcept;
    /// From now on the child leaves the processor to whatever else wants it.
    void stand_back() noexcept;
    /// Waits for the child to end. Gives its exit status, or 128 + the signal that ended it.
    int wait() noexcept;
    /// Waits for the child to end, but not for ever. Gives whether it has ended by itself with
    /// status 0; what still runs then is killed.
    bool succeeds_within(std::chrono::milliseconds limit) noexcept;
    /// Whether it still runs; does not wait.
    bool running() noexcept;

private:
    explicit Process(pid_t pid) noexcept : pid_(pid) {}
    pid_t pid_ = -1;
    int status_ = 0;
};

} // namespace lectern
