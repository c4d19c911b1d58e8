// SPDX-License-Identifier: GPL-3.0-or-later
// A media player as MPRIS 2.2 describes it (https://specifications.freedesktop.org/mpris-spec): the
// desktop sends the keys of keyboards and headsets to it.
#include "desktop/helpers.hpp"
#include "desktop/messages.hpp"

#include <array>
#include <map>
#include <memory>
#include <poll.h>
#include <sdbus-c++/sdbus-c++.h>
#include <string>
#include <unistd.h>
#include <vector>

namespace lectern {
namespace {

constexpr const char* application = "org.mpris.MediaPlayer2";
constexpr const char* player = "org.mpris.MediaPlayer2.Player";
constexpr const char* object_path = "/org/mpris/MediaPlayer2";

class MediaPlayer {
public:
    MediaPlayer(int socket, sdbus::IConnection& bus)
        : socket_(socket), bus_(bus), object_(sdbus::createObject(bus, object_path)) {
        describe_application();
        describe_player();
        take_keys();
        object_->finishRegistration();
    }

    /// Until lectern closes the socket.
    void serve() {
        for (bool open = true; open;) {
            while (bus_.processPendingRequest()) {
            }
            const auto bus = bus_.getEventLoopPollData();
            std::array<pollfd, 2> ready{{{socket_, POLLIN, 0}, {bus.fd, bus.events, 0}}};
            ::poll(ready.data(), ready.size(), bus.getPollTimeout());
            if (ready[0].revents != 0) {
                open = reader_.read_from(socket_) == FrameReader::State::open;
                while (const auto frame = reader_.next()) {
                    take(*frame);
                }
            }
        }
    }

private:
    void take(const Frame& frame) {
        if (static_cast<DesktopMessage>(frame.kind) == DesktopMessage::status) {
            ByteReader content(frame.payload);
            playing_ = content.get<std::uint8_t>() != 0;
            title_ = content.get_text();
            take_name();
            object_->emitPropertiesChangedSignal(player, {"PlaybackStatus", "Metadata"});
        }
    }

    /// Only now, when what the keys ask for can be told from what is already so.
    void take_name() {
        if (!has_name_) {
            bus_.requestName(std::string(application) + ".lectern.instance" +
                             std::to_string(::getppid()));
            has_name_ = true;
        }
    }

    void send(const std::string& command) const {
        send_message(socket_, DesktopMessage::command, command);
    }

    template <typename Value>
    void property(const char* interface, const char* name, Value value) {
        object_->registerProperty(name).onInterface(interface).withGetter([value] {
            return value;
        }); // NOLINT(clang-analyzer-cplusplus.NewDeleteLeaks): sdbus owns it
    }

    template <typename Action>
    void method(const char* interface, const char* name, Action action) {
        object_->registerMethod(name).onInterface(interface).implementedAs(action);
    }

    void describe_application() {
        property(application, "CanQuit", true);
        property(application, "CanRaise", false);
        property(application, "HasTrackList", false);
        property(application, "Identity", std::string("lectern"));
        property(application, "SupportedUriSchemes", std::vector<std::string>());
        property(application, "SupportedMimeTypes", std::vector<std::string>());
        method(application, "Raise", [] {});
        method(application, "Quit", [this] { send("quit"); });
    }

    void describe_player() {
        for (const char* name :
             {"CanControl", "CanPlay", "CanPause", "CanGoNext", "CanGoPrevious"}) {
            property(player, name, true);
        }
        property(player, "CanSeek", false);
        for (const char* name : {"Rate", "MinimumRate", "MaximumRate", "Volume"}) {
            property(player, name, 1.0);
        }
        property(player, "Position", std::int64_t{0});
        object_->registerProperty("PlaybackStatus").onInterface(player).withGetter([this] {
            return std::string(playing_ ? "Playing" : "Paused");
        });
        object_->registerProperty("Metadata").onInterface(player).withGetter([this] {
            return std::map<std::string, sdbus::Variant>{
                {"mpris:trackid", sdbus::Variant(sdbus::ObjectPath("/org/lectern/report"))},
                {"xesam:title", sdbus::Variant(title_)}};
        });
    }

    void take_keys() {
        method(player, "PlayPause", [this] { send("play-or-pause"); });
        method(player, "Play", [this] { play_or_pause_unless(true); });
        method(player, "Pause", [this] { play_or_pause_unless(false); });
        method(player, "Stop", [this] { play_or_pause_unless(false); });
        method(player, "Next", [this] { send("next-finding"); });
        method(player, "Previous", [this] { send("previous-finding"); });
        method(player, "Seek", [](std::int64_t) {});
        method(player, "SetPosition", [](const sdbus::ObjectPath&, std::int64_t) {});
        method(player, "OpenUri", [](const std::string&) {});
    }

    void play_or_pause_unless(bool playing) const {
        if (playing_ != playing) {
            send("play-or-pause");
        }
    }

    int socket_;
    sdbus::IConnection& bus_;
    std::unique_ptr<sdbus::IObject> object_;
    FrameReader reader_;
    bool playing_ = false;
    bool has_name_ = false;
    std::string title_;
};

} // namespace

int serve_media_keys(int socket) {
    try {
        const auto bus = sdbus::createSessionBusConnection();
        MediaPlayer(socket, *bus).serve();
        return 0;
    } catch (const sdbus::Error&) {
        return 1; // there is no session whose keys could come: nothing to be said
    }
}

} // namespace lectern
