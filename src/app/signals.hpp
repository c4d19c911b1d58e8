// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/fd.hpp"

#include <optional>

namespace lectern {

/// The signals that end or stop a session, as a descriptor in its poll(). Make it before any thread
/// is started: they inherit that these signals are blocked.
class Signals {
public:
    /// Throws Error (internal).
    Signals();
    int fd() const noexcept { return fd_.get(); }
    /// The next signal that has come, without waiting.
    std::optional<int> take();
    /// Stops this process as the terminal's Ctrl+Z asks, and returns when it goes on.
    void stop_here();

private:
    Fd fd_;
};

} // namespace lectern
