// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop_helper.hpp"

#include <string>
#include <vector>

namespace lectern {

/// The keys of keyboards and headsets, where the listener's session has some (MPRIS): a helper
/// program waits for them. Without a session, or when it goes away, there are none, and nothing is
/// said of it. Main thread.
class MediaKeys {
public:
    /// Whether there is a session that may send keys.
    static bool may_come();
    /// Starts the helper. Throws Error (internal) where it cannot be started.
    MediaKeys() : helper_("media-keys") {}

    /// To be polled for POLLIN; -1 once there are no keys any more.
    int descriptor() const noexcept { return helper_.descriptor(); }
    /// The ids of the commands that have come since the last call.
    std::vector<std::string> take();
    /// What the desktop shows; only changes are told.
    void tell(bool reading, const std::string& title);

private:
    DesktopHelper helper_;
    bool told_ = false;
    bool reading_ = false;
    std::string title_;
};

} // namespace lectern
