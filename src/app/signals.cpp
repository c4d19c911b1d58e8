// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signals.hpp"

#include "base/error.hpp"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <string>
#include <sys/signalfd.h>
#include <unistd.h>

namespace lectern {

Signals::Signals() {
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGTSTP}) {
        sigaddset(&set, signal);
    }
    if (::sigprocmask(SIG_BLOCK, &set, nullptr) != 0) {
        throw Error(Failure::internal,
                    std::string("signals cannot be handled: ") + std::strerror(errno));
    }
    fd_ = Fd(::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK));
    if (!fd_) {
        throw Error(Failure::internal,
                    std::string("signals cannot be handled: ") + std::strerror(errno));
    }
}

std::optional<int> Signals::take() {
    signalfd_siginfo info{};
    const ssize_t count = ::read(fd_.get(), &info, sizeof info);
    return count == sizeof info ? std::optional(static_cast<int>(info.ssi_signo)) : std::nullopt;
}

void Signals::stop_here() {
    // The default action of SIGTSTP would come only once it is let through again.
    ::raise(SIGSTOP);
}

} // namespace lectern
