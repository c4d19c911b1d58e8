// SPDX-License-Identifier: GPL-3.0-or-later
// What lectern and its helper for the desktop (lectern-desktop) tell each other.
#pragma once

#include "base/bytes.hpp"
#include "base/frame.hpp"

#include <cstdint>
#include <string>

namespace lectern {

/// Kinds of frames (base/frame.hpp) with what they hold, in this order.
enum class DesktopMessage : std::uint8_t {
    // to the helper
    say,    // number, language, text: spoken behind what was said before
    cancel, // silence; nothing of what was said is begun or ended any more
    rate,   // words a minute
    volume, // percent
    status, // whether it is reading (0 or 1), the report's title
    // to lectern
    begun,   // number
    ended,   // number
    lost,    // a line that says why nothing can be spoken; the helper ends after it
    command, // the id of a command that a media key stands for
};

/// Sends one message; gives false when the other side is gone.
template <typename... Values>
bool send_message(int fd, DesktopMessage kind, const Values&... values) {
    ByteWriter writer;
    (writer.put(values), ...);
    return send_frame(fd, static_cast<std::uint8_t>(kind), writer.bytes());
}

} // namespace lectern
