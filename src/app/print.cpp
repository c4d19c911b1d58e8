// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/print.hpp"

#include "base/error.hpp"
#include "base/fd.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace lectern {
namespace {

/// Where messages go; the one piece of state, because there is one standard error.
int message_fd = STDERR_FILENO;

} // namespace

void print(std::string_view text) {
    if (!write_all(STDOUT_FILENO, std::as_bytes(std::span(text)))) {
        throw Error(Failure::output, std::string("cannot write to standard output: ") +
                                         std::strerror(errno) +
                                         "; send it to a file or a device with room");
    }
}

void print_message(std::string_view line) {
    std::string whole = "lectern: ";
    for (const char c : line) { // a file name may hold anything: one line stays one line
        whole += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
    }
    whole += '\n';
    // Nobody is left to be told when even this fails.
    (void)write_all(message_fd, std::as_bytes(std::span(whole)));
}

void keep_messages() {
    if (message_fd == STDERR_FILENO) {
        const int copy = ::fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
        message_fd = copy >= 0 ? copy : STDERR_FILENO;
    }
}

std::string counted(std::uint64_t count, std::string_view noun) {
    return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

} // namespace lectern
