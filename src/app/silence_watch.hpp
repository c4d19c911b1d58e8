// SPDX-License-Identifier: GPL-3.0-or-later
// Notices that a process which should answer has fallen silent, without a thread and without a
// place in the main loop: one descriptor to be waited for stands for its answers and for the time.
#pragma once

#include "base/fd.hpp"

#include <chrono>

namespace lectern {

class SilenceWatch {
public:
    SilenceWatch() = default;
    /// Watches `socket`, which stays the caller's and must stay open. Throws Error (internal).
    SilenceWatch(int socket, std::chrono::milliseconds patience);

    /// Readable when something has come on the socket, or time has passed; -1 without a socket.
    int descriptor() const noexcept { return both_.get(); }
    /// Call it after each look at the socket: whether it has been silent for the whole patience.
    /// Time in which this process itself did not run (it was stopped, the machine slept) is none.
    bool is_over(bool something_came) noexcept;

private:
    Fd timer_;
    Fd both_;
    int silent_ticks_ = 0;
};

} // namespace lectern
