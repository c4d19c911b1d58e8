// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.hpp"
#include "terminal/keys.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <termios.h>
#include <unistd.h>

namespace lectern {

namespace {

/// Asks the terminal to put marks around what is pasted, so that it is no row of commands. Those
/// that do not know the mode pass over it; one that calls itself dumb gets no sequence at all.
constexpr std::string_view marks_on = "\x1b[?2004h";
constexpr std::string_view marks_off = "\x1b[?2004l";

bool knows_sequences() {
    const char* kind = std::getenv("TERM");
    return kind != nullptr && *kind != '\0' && std::string_view(kind) != "dumb";
}

} // namespace

struct RawTerminal::Saved {
    termios cooked{};
    bool marks_pastes = false;
};

RawTerminal::RawTerminal(int fd) : saved_(std::make_unique<Saved>()), fd_(fd) {
    if (::tcgetattr(fd, &saved_->cooked) != 0) {
        throw Error(Failure::internal, std::string("the terminal does not answer: ") +
                                           std::strerror(errno) + "; try lectern --line");
    }
    saved_->marks_pastes = knows_sequences();
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
    send(marks_on);
}

void RawTerminal::send(std::string_view sequence) noexcept {
    if (saved_->marks_pastes) {
        // Where it cannot be written, pastes stay without marks, as before.
        (void)!::write(fd_, sequence.data(), sequence.size());
    }
}

void RawTerminal::restore() noexcept {
    send(marks_off);
    ::tcsetattr(fd_, TCSANOW, &saved_->cooked);
}

} // namespace lectern
