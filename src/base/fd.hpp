// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <utility>

namespace lectern {

/// Owns one file descriptor and closes it. Moved from or default-made, it owns none.
class Fd {
public:
    Fd() = default;
    explicit Fd(int fd) noexcept : fd_(fd) {}
    Fd(Fd&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    Fd& operator=(Fd&& other) noexcept;
    Fd(const Fd&) = delete;
    Fd& operator=(const Fd&) = delete;
    ~Fd() { reset(); }

    int get() const noexcept { return fd_; }
    explicit operator bool() const noexcept { return fd_ >= 0; }
    /// Closes what is owned, if anything; errno keeps its value.
    void reset() noexcept;
    /// Gives the descriptor up to the caller.
    int release() noexcept { return std::exchange(fd_, -1); }

private:
    int fd_ = -1;
};

/// Writes all of `bytes`, going on after interruptions and short writes. Gives false when the other
/// side is gone or the device refuses (errno tells why). Blocks.
bool write_all(int fd, std::span<const std::byte> bytes) noexcept;

/// Reads up to `into.size()` bytes; goes on after interruptions. Gives the count, 0 at the end,
/// nothing on an error (errno tells which; EAGAIN on an empty non-blocking descriptor).
std::optional<std::size_t> read_some(int fd, std::span<std::byte> into) noexcept;

} // namespace lectern
