// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/process.hpp"

#include "base/error.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <linux/close_range.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace lectern {
namespace {

constexpr int first_handed = 3;

[[noreturn]] void fail(const std::string& what) {
    throw Error(Failure::internal, what + ": " + std::strerror(errno));
}

/// Runs in the child between fork and exec: only calls that are safe there.
[[noreturn]] void become(const char* program, char* const* arguments, std::span<const int> handed,
                         int input) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::signal(SIGPIPE, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    // First out of the way of 0 … 3 + count, then into place: one may be the other's number.
    std::array<int, 8> high{};
    const int last = first_handed + static_cast<int>(handed.size());
    bool ok = handed.size() <= high.size();
    for (std::size_t i = 0; ok && i < handed.size(); ++i) {
        high[i] = ::fcntl(handed[i], F_DUPFD, last);
        ok = high[i] >= 0;
    }
    const int first = ok && input >= 0 ? ::fcntl(input, F_DUPFD, last) : -1;
    const int nothing = ok ? ::open("/dev/null", O_RDWR) : -1;
    ok = nothing >= 0;
    for (int fd = 0; ok && fd < first_handed; ++fd) {
        ok = ::dup2(fd == STDIN_FILENO && first >= 0 ? first : nothing, fd) >= 0;
    }
    for (std::size_t i = 0; ok && i < handed.size(); ++i) {
        ok = ::dup2(high[i], first_handed + static_cast<int>(i)) >= 0;
    }
    if (ok) {
        ::close_range(static_cast<unsigned>(last), ~0U, 0);
        ::execv(program, arguments);
    }
    ::_exit(127);
}

} // namespace

std::filesystem::path program_folder() {
    std::error_code error;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
    if (error) {
        throw Error(Failure::internal, "lectern cannot find its own folder: " + error.message());
    }
    return self.parent_path();
}

std::filesystem::path own_program(const std::string& name) {
    const auto folder = program_folder();
    for (const auto& path : {folder / name, folder.parent_path() / "libexec" / "lectern" / name}) {
        if (::access(path.c_str(), X_OK) == 0) {
            return path;
        }
    }
    throw Error(Failure::internal, "the program " + name + " is missing beside " + folder.string() +
                                       ": build or install lectern again");
}

std::pair<Fd, Fd> socket_pair() {
    std::array<int, 2> pair{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair.data()) != 0) {
        fail("no socket can be made for a helper program");
    }
    return {Fd(pair[0]), Fd(pair[1])};
}

Process::Process(Process&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)), status_(other.status_) {
}

Process& Process::operator=(Process&& other) noexcept {
    if (this != &other) {
        kill_and_wait();
        pid_ = std::exchange(other.pid_, -1);
        status_ = other.status_;
    }
    return *this;
}

Process Process::start(const std::filesystem::path& program,
                       const std::vector<std::string>& arguments, std::span<const int> handed,
                       int input) {
    std::vector<std::string> kept{program.string()};
    kept.insert(kept.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    pointers.reserve(kept.size() + 1);
    for (auto& argument : kept) {
        pointers.push_back(argument.data());
    }
    pointers.push_back(nullptr);
    const pid_t pid = ::fork();
    if (pid < 0) {
        fail("a helper program cannot be started");
    }
    if (pid == 0) {
        become(kept.front().c_str(), pointers.data(), handed, input);
    }
    return Process(pid);
}

void Process::kill_and_wait() noexcept {
    if (pid_ > 0) {
        ::kill(pid_, SIGKILL);
        wait();
    }
}

void Process::stand_back() noexcept {
    constexpr int low_priority = 10; // of 19: an idle machine gives it all the same
    if (pid_ > 0) {
        // Where the system does not grant it, nothing is lost but a few milliseconds.
        (void)::setpriority(PRIO_PROCESS, static_cast<id_t>(pid_), low_priority);
    }
}

int Process::wait() noexcept {
    while (pid_ > 0) {
        int status = 0;
        const pid_t ended = ::waitpid(pid_, &status, 0);
        if (ended == pid_ || (ended < 0 && errno != EINTR)) {
            pid_ = -1;
            status_ = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
        }
    }
    return status_;
}

bool Process::succeeds_within(std::chrono::milliseconds limit) noexcept {
    const Fd ending(static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0)));
    pollfd ended{ending.get(), POLLIN, 0};
    const bool in_time = ending && ::poll(&ended, 1, static_cast<int>(limit.count())) == 1;
    if (!in_time) {
        kill_and_wait();
        return false;
    }
    return wait() == 0;
}

bool Process::running() noexcept {
    if (pid_ > 0) {
        int status = 0;
        if (::waitpid(pid_, &status, WNOHANG) == pid_) {
            pid_ = -1;
            status_ = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
        }
    }
    return pid_ > 0;
}

} // namespace lectern
