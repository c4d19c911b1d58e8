// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media_keys.hpp"

#include <cstdlib>
#include <unistd.h>

namespace lectern {

bool MediaKeys::may_come() {
    const char* address = std::getenv("DBUS_SESSION_BUS_ADDRESS");
    if (address != nullptr && *address != '\0') {
        return true;
    }
    const char* runtime = std::getenv("XDG_RUNTIME_DIR"); // where systemd puts the session's bus
    return runtime != nullptr && ::access((std::string(runtime) + "/bus").c_str(), R_OK) == 0;
}

std::vector<std::string> MediaKeys::take() {
    std::vector<std::string> commands;
    while (const auto frame = helper_.next()) {
        if (static_cast<DesktopMessage>(frame->kind) == DesktopMessage::command) {
            commands.push_back(ByteReader(frame->payload).get_text());
        }
    }
    return commands;
}

void MediaKeys::tell(bool reading, const std::string& title) {
    if (told_ && reading == reading_ && title == title_) {
        return;
    }
    told_ = true;
    reading_ = reading;
    title_ = title;
    helper_.send(DesktopMessage::status, static_cast<std::uint8_t>(reading ? 1 : 0), title);
}

} // namespace lectern
