// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/garbage.hpp"

#include <array>
#include <poll.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace lectern::test {
namespace {

constexpr int most_tries = 50;
constexpr int patience_ms = 200;

} // namespace

bool write_garbage(pid_t process, int descriptor) {
    const auto handle = static_cast<int>(::syscall(SYS_pidfd_open, process, 0));
    const auto copy = static_cast<int>(::syscall(SYS_pidfd_getfd, handle, descriptor, 0));
    std::array<char, 64> garbage{};
    garbage.fill('\xA5');
    bool written = false;
    for (int tries = 0; !written && tries < most_tries; ++tries) {
        // The other process may fill what room there is: then it is tried again.
        pollfd room{copy, POLLOUT, 0};
        ::poll(&room, 1, patience_ms);
        written = ::send(copy, garbage.data(), garbage.size(), MSG_NOSIGNAL | MSG_DONTWAIT) > 0;
    }
    ::close(copy);
    ::close(handle);
    return written;
}

} // namespace lectern::test
