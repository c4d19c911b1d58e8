// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.hpp"
#include "terminal/keys.hpp"

#include <cerrno>
#include <cstring>
#include <termios.h>

namespace lectern {

struct RawTerminal::Saved {
    termios cooked{};
};

RawTerminal::RawTerminal(int fd) : saved_(std::make_unique<Saved>()), fd_(fd) {
    if (::tcgetattr(fd, &saved_->cooked) != 0) {
        throw Error(Failure::internal, std::string("the terminal does not answer: ") +
                                           std::strerror(errno) + "; try lectern --line");
    }
    raw();
}

RawTerminal::~RawTerminal() {
    restore();
}

void RawTerminal::raw() noexcept {
    termios raw = saved_->cooked;
    // Signals (Control C, Control Z) and output processing stay as they are.
    raw.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO | IEXTEN);
    raw.c_iflag &= ~static_cast<tcflag_t>(IXON | ICRNL | INLCR | ISTRIP);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    ::tcsetattr(fd_, TCSANOW, &raw);
}

void RawTerminal::restore() noexcept {
    ::tcsetattr(fd_, TCSANOW, &saved_->cooked);
}

} // namespace lectern
