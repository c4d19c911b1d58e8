// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/terminal_program.hpp"

#include <algorithm>
#include <array>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <poll.h>
#include <pty.h>
#include <sstream>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace lectern::test {
namespace {

std::string first_line(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::string line;
    std::getline(in, line);
    return line;
}

} // namespace

TerminalProgram::TerminalProgram(const std::vector<std::string>& words,
                                 const std::vector<std::string>& environment) {
    std::vector<char*> argv;
    for (const std::string& word : words) {
        argv.push_back(const_cast<char*>(word.c_str())); // the interface is older than const
    }
    argv.push_back(nullptr);
    std::vector<char*> envp;
    for (const std::string& variable : environment) {
        envp.push_back(const_cast<char*>(variable.c_str()));
    }
    envp.push_back(nullptr);
    const winsize size{24, 80, 0, 0};
    pid_ = ::forkpty(&terminal_, nullptr, nullptr, &size);
    if (pid_ < 0) {
        throw std::runtime_error("there is no pseudo-terminal");
    }
    if (pid_ == 0) {
        ::execve(argv[0], argv.data(), envp.data());
        ::_exit(127);
    }
    reader_ = std::thread([this] { read_output(); });
}

TerminalProgram::~TerminalProgram() {
    if (!status_) {
        ::kill(pid_, SIGKILL);
        ::waitpid(pid_, nullptr, 0);
    }
    hang_up();
}

void TerminalProgram::hang_up() {
    hangs_up_ = true;
    if (reader_.joinable()) {
        reader_.join();
        ::close(terminal_);
    }
}

void TerminalProgram::read_output() {
    std::array<char, 4096> buffer;
    constexpr int look_again = 20; // ms, whether to hang up
    while (!hangs_up_) {
        pollfd readable{terminal_, POLLIN, 0};
        if (::poll(&readable, 1, look_again) == 0) {
            continue;
        }
        const ssize_t count = ::read(terminal_, buffer.data(), buffer.size());
        const std::lock_guard lock(mutex_);
        if (count <= 0) { // the terminal's other side is closed
            closed_ = true;
            changed_.notify_all();
            return;
        }
        output_.append(buffer.data(), static_cast<std::size_t>(count));
        changed_.notify_all();
    }
    const std::lock_guard lock(mutex_);
    closed_ = true;
}

TerminalProgram::Time TerminalProgram::press(const std::string& keys) {
    const Time now = std::chrono::steady_clock::now();
    if (::write(terminal_, keys.data(), keys.size()) != static_cast<ssize_t>(keys.size())) {
        throw std::runtime_error("the terminal takes no keys");
    }
    return now;
}

std::string TerminalProgram::output() const {
    const std::lock_guard lock(mutex_);
    return output_;
}

bool TerminalProgram::prints(const std::string& text, std::chrono::milliseconds patience) const {
    std::unique_lock lock(mutex_);
    const auto there = [&] { return output_.find(text) != std::string::npos; };
    changed_.wait_for(lock, patience, [&] { return closed_ || there(); });
    return there();
}

std::optional<int> TerminalProgram::ends(std::chrono::milliseconds patience) {
    if (!status_) {
        {
            // The terminal closes when the program and all that it started have ended.
            std::unique_lock lock(mutex_);
            if (!changed_.wait_for(lock, patience, [&] { return closed_; })) {
                return std::nullopt;
            }
        }
        int status = 0;
        const auto limit = std::chrono::steady_clock::now() + patience;
        while (::waitpid(pid_, &status, WNOHANG) == 0) {
            if (std::chrono::steady_clock::now() > limit) {
                return std::nullopt;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        status_ = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    }
    return status_;
}

void TerminalProgram::signal(int number) const {
    ::kill(pid_, number);
}

std::vector<pid_t> TerminalProgram::children(const std::string& name) const {
    std::vector<pid_t> found;
    const std::filesystem::path tasks = "/proc/" + std::to_string(pid_) + "/task";
    for (const auto& task : std::filesystem::directory_iterator(tasks)) {
        std::istringstream numbers(first_line(task.path() / "children"));
        pid_t child = 0;
        while (numbers >> child) {
            const std::string comm = first_line("/proc/" + std::to_string(child) + "/comm");
            if (comm == name.substr(0, 15)) { // the kernel keeps that much of a name
                found.push_back(child);
            }
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace lectern::test
