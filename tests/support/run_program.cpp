// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/run_program.hpp"

#include <array>
#include <cerrno>
#include <linux/capability.h>
#include <poll.h>
#include <stdexcept>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace lectern::test {
namespace {

struct Pipe {
    std::array<int, 2> ends{};
    Pipe() {
        if (::pipe(ends.data()) != 0) {
            throw std::runtime_error("there are no pipes left");
        }
    }
    int reading() const { return ends[0]; }
    int writing() const { return ends[1]; }
};

std::vector<char*> pointers(const std::vector<std::string>& texts) {
    std::vector<char*> list;
    for (const std::string& text : texts) {
        list.push_back(const_cast<char*>(text.c_str())); // the interface is older than const
    }
    list.push_back(nullptr);
    return list;
}

[[noreturn]] void become(const std::vector<std::string>& words,
                         const std::vector<std::string>& environment, Rights rights, const Pipe& in,
                         const Pipe& out, const Pipe& err) {
    ::dup2(in.reading(), STDIN_FILENO);
    ::dup2(out.writing(), STDOUT_FILENO);
    ::dup2(err.writing(), STDERR_FILENO);
    for (int fd = 3; fd < 64; ++fd) {
        ::close(fd);
    }
    if (rights == Rights::those_of_files) { // fails for whom it is true already
        ::prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0);
        ::prctl(PR_CAPBSET_DROP, CAP_DAC_READ_SEARCH, 0, 0, 0);
    }
    auto argv = pointers(words);
    auto envp = pointers(environment);
    ::execve(argv[0], argv.data(), envp.data());
    ::_exit(127);
}

/// Reads what there is; false at the end.
bool take(int fd, std::string& into) {
    std::array<char, 65536> buffer;
    const ssize_t count = ::read(fd, buffer.data(), buffer.size());
    if (count > 0) {
        into.append(buffer.data(), static_cast<std::size_t>(count));
    }
    return count > 0;
}

} // namespace

Outcome run_program(const std::vector<std::string>& words,
                    const std::vector<std::string>& environment, const std::string& input,
                    Rights rights) {
    const Pipe in;
    const Pipe out;
    const Pipe err;
    const pid_t process = ::fork();
    if (process < 0) {
        throw std::runtime_error("there is no room for a process");
    }
    if (process == 0) {
        become(words, environment, rights, in, out, err);
    }
    ::close(in.reading());
    ::close(out.writing());
    ::close(err.writing());
    Outcome outcome;
    std::array<pollfd, 3> all{
        {{in.writing(), POLLOUT, 0}, {out.reading(), POLLIN, 0}, {err.reading(), POLLIN, 0}}};
    std::size_t given = 0;
    const auto close_input = [&] {
        ::close(in.writing());
        all[0].fd = -1;
    };
    while (all[1].fd >= 0 || all[2].fd >= 0) {
        ::poll(all.data(), all.size(), -1);
        if (all[0].fd >= 0 && all[0].revents != 0) {
            const std::size_t piece = std::min<std::size_t>(input.size() - given, 4096);
            const ssize_t count =
                piece == 0 ? 0 : ::write(in.writing(), input.data() + given, piece);
            given += count > 0 ? static_cast<std::size_t>(count) : 0;
            if (count < 0 || given == input.size()) {
                close_input();
            }
        }
        for (const std::size_t i : {std::size_t{1}, std::size_t{2}}) {
            if (all[i].fd >= 0 && all[i].revents != 0 &&
                !take(all[i].fd, i == 1 ? outcome.out : outcome.err)) {
                ::close(all[i].fd);
                all[i].fd = -1;
            }
        }
    }
    if (all[0].fd >= 0) {
        close_input();
    }
    int status = 0;
    ::waitpid(process, &status, 0);
    outcome.status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    return outcome;
}

} // namespace lectern::test
