// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/process.hpp"
#include "desktop/messages.hpp"

#include <optional>
#include <string>

namespace lectern {

/// The program lectern-desktop at work on one part ("speechd", "orca", "media-keys"), and the
/// socket to it. Ended by the destructor.
class DesktopHelper {
public:
    /// Throws Error (internal) where it cannot be started.
    explicit DesktopHelper(const std::string& part);

    /// To be polled for POLLIN; -1 once the helper is gone.
    int descriptor() const noexcept { return socket_.get(); }
    /// What is sent to a helper that is gone is lost: next() tells of its end.
    template <typename... Values>
    void send(DesktopMessage kind, const Values&... values) {
        if (socket_) {
            send_message(socket_.get(), kind, values...);
        }
    }
    /// The next message that has come; does not wait. Throws Error (internal) for what no helper
    /// sends.
    std::optional<Frame> next();
    /// The helper has ended, and all that came from it was taken.
    bool is_gone() const noexcept { return !socket_; }

private:
    Fd socket_;
    Process process_;
    FrameReader reader_;
};

} // namespace lectern
