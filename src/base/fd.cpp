// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/fd.hpp"

#include <cerrno>
#include <unistd.h>

namespace lectern {

Fd& Fd::operator=(Fd&& other) noexcept {
    if (this != &other) {
        reset();
        fd_ = other.release();
    }
    return *this;
}

void Fd::reset() noexcept {
    if (fd_ >= 0) {
        const int error = errno;
        ::close(fd_); // Linux frees the number even on EINTR: never again
        errno = error;
        fd_ = -1;
    }
}

bool write_all(int fd, std::span<const std::byte> bytes) noexcept {
    while (!bytes.empty()) {
        const ssize_t count = ::write(fd, bytes.data(), bytes.size());
        if (count < 0) {
            if (errno == EINTR) {
                continue;
            }
            return false;
        }
        bytes = bytes.subspan(static_cast<std::size_t>(count));
    }
    return true;
}

std::optional<std::size_t> read_some(int fd, std::span<std::byte> into) noexcept {
    for (;;) {
        const ssize_t count = ::read(fd, into.data(), into.size());
        if (count >= 0) {
            return static_cast<std::size_t>(count);
        }
        if (errno != EINTR) {
            return std::nullopt;
        }
    }
}

} // namespace lectern
