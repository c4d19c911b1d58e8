// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/helpers.hpp"
#include "desktop/messages.hpp"

#include <array>
#include <memory>
#include <sdbus-c++/sdbus-c++.h>
#include <string>

namespace lectern {
namespace {

/// The names that Orca's remote control has had; its interface is called as the service is.
struct Service {
    const char* name;
    const char* object;
};
constexpr std::array<Service, 2> services{{{"org.gnome.Orca1.Service", "/org/gnome/Orca1/Service"},
                                           {"org.gnome.Orca.Service", "/org/gnome/Orca/Service"}}};

bool is_running(sdbus::IConnection& bus, const char* name) {
    const auto daemon = sdbus::createProxy(bus, "org.freedesktop.DBus", "/org/freedesktop/DBus");
    bool runs = false;
    daemon->callMethod("NameHasOwner")
        .onInterface("org.freedesktop.DBus")
        .withArguments(std::string(name))
        .storeResultsTo(runs);
    return runs;
}

int serve(int socket, sdbus::IConnection& bus, const Service& service) {
    const auto orca = sdbus::createProxy(bus, service.name, service.object);
    FrameReader reader;
    while (const auto frame = receive_frame(socket, reader)) {
        if (static_cast<DesktopMessage>(frame->kind) != DesktopMessage::say) {
            continue; // rate and silence are Orca's own, at its own keys
        }
        ByteReader content(frame->payload);
        content.get<std::uint64_t>();
        content.get_text();
        orca->callMethod("PresentMessage")
            .onInterface(service.name)
            .withArguments(content.get_text());
    }
    return 0;
}

} // namespace

int serve_orca(int socket) {
    try {
        const auto bus = sdbus::createSessionBusConnection();
        for (const Service& service : services) {
            if (is_running(*bus, service.name)) {
                return serve(socket, *bus, service);
            }
        }
        send_message(socket, DesktopMessage::lost,
                     std::string("Orca takes no messages: that needs Orca 48 or newer, running; "
                                 "else read with --speech speechd or --speech off"));
    } catch (const sdbus::Error& error) {
        send_message(socket, DesktopMessage::lost,
                     "Orca cannot be reached (" + error.getMessage() +
                         "): start it, or read with --speech speechd or --speech off");
    }
    return 1;
}

} // namespace lectern
