// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/fd.hpp"
#include "desktop/helpers.hpp"
#include "desktop/messages.hpp"

#include <algorithm>
#include <array>
#include <libspeechd.h>
#include <map>
#include <memory>
#include <mutex>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>
#include <vector>

namespace lectern {
namespace {

/// What libspeechd's thread tells of a message. Its callbacks take no argument of ours, so that
/// this is the one thing that stands for itself.
struct Heard {
    std::size_t message = 0;
    bool begun = false; // else it has ended
};
struct Inbox {
    std::mutex mutex;
    std::vector<Heard> heard; // guarded by the mutex
    Fd wake{::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)};
};
Inbox& inbox() {
    static Inbox only;
    return only;
}

void hear(std::size_t message, bool begun) {
    {
        const std::lock_guard lock(inbox().mutex);
        inbox().heard.push_back({message, begun});
    }
    const std::uint64_t one = 1;
    (void)!::write(inbox().wake.get(), &one, sizeof one);
}

void on_state(std::size_t message, std::size_t, SPDNotificationType state) {
    hear(message, state == SPD_EVENT_BEGIN);
}

struct CloseConnection {
    void operator()(SPDConnection* connection) const { spd_close(connection); }
};

/// Words a minute as Speech Dispatcher's scale from -100 to 100, where 0 is a voice's usual rate:
/// its module for eSpeak NG goes from 80 over 175 to 450.
int scaled_rate(int words_per_minute) {
    constexpr int slowest = 80;
    constexpr int usual = 175;
    constexpr int fastest = 450;
    const int rate = std::clamp(words_per_minute, slowest, fastest);
    return rate < usual ? 100 * (rate - usual) / (usual - slowest)
                        : 100 * (rate - usual) / (fastest - usual);
}

class Dispatcher {
public:
    Dispatcher(int socket, SPDConnection* connection) : socket_(socket), connection_(connection) {
        connection_->callback_begin = on_state;
        connection_->callback_end = on_state;
        connection_->callback_cancel = on_state;
        for (const auto event : {SPD_BEGIN, SPD_END, SPD_CANCEL}) {
            spd_set_notification_on(connection_.get(), event);
        }
    }

    /// Until lectern closes the socket.
    void serve() {
        for (bool open = true; open;) {
            std::array<pollfd, 2> ready{{{socket_, POLLIN, 0}, {inbox().wake.get(), POLLIN, 0}}};
            ::poll(ready.data(), ready.size(), -1);
            if (ready[0].revents != 0) {
                open = reader_.read_from(socket_) == FrameReader::State::open;
                while (const auto frame = reader_.next()) {
                    take(*frame);
                }
            }
            tell();
        }
        spd_cancel(connection_.get());
    }

private:
    void take(const Frame& frame) {
        ByteReader content(frame.payload);
        switch (static_cast<DesktopMessage>(frame.kind)) {
        case DesktopMessage::say:
            say(content);
            break;
        case DesktopMessage::cancel:
            spd_cancel(connection_.get());
            numbers_.clear();
            break;
        case DesktopMessage::rate:
            spd_set_voice_rate(connection_.get(), scaled_rate(content.get<std::int32_t>()));
            break;
        case DesktopMessage::volume:
            // 100 is the loudest there, and as loud as the listener has it.
            spd_set_volume(connection_.get(),
                           std::clamp(2 * content.get<std::int32_t>() - 100, -100, 100));
            break;
        default:
            break;
        }
    }

    void say(ByteReader& content) {
        const auto number = content.get<std::uint64_t>();
        const std::string language = content.get_text();
        const std::string text = content.get_text();
        if (language != language_ && !language.empty()) {
            spd_set_language(connection_.get(), language.c_str());
            language_ = language;
        }
        // Of the priorities it is "message" whose texts wait for one another.
        const int message = spd_say(connection_.get(), SPD_MESSAGE, text.c_str());
        if (message < 0) {
            send_message(socket_, DesktopMessage::ended, number);
            return;
        }
        numbers_[static_cast<std::size_t>(message)] = number;
    }

    /// Hands on what was heard of the messages that still count.
    void tell() {
        std::uint64_t count = 0;
        (void)!::read(inbox().wake.get(), &count, sizeof count);
        std::vector<Heard> heard;
        {
            const std::lock_guard lock(inbox().mutex);
            heard.swap(inbox().heard);
        }
        for (const Heard& it : heard) {
            const auto number = numbers_.find(it.message);
            if (number == numbers_.end()) {
                continue;
            }
            send_message(socket_, it.begun ? DesktopMessage::begun : DesktopMessage::ended,
                         number->second);
            if (!it.begun) {
                numbers_.erase(number);
            }
        }
    }

    int socket_;
    std::unique_ptr<SPDConnection, CloseConnection> connection_;
    FrameReader reader_;
    std::map<std::size_t, std::uint64_t> numbers_; // by Speech Dispatcher's own
    std::string language_;
};

} // namespace

int serve_speech_dispatcher(int socket) {
    constexpr int start_it_where_it_does_not_run = 1;
    char* error = nullptr;
    SPDConnection* connection = spd_open2("lectern", "reader", nullptr, SPD_MODE_THREADED, nullptr,
                                          start_it_where_it_does_not_run, &error);
    if (connection == nullptr) {
        const std::string why = error == nullptr ? "" : error;
        const auto end = why.find_first_of("\r\n"); // its messages may have several lines
        send_message(socket, DesktopMessage::lost,
                     "Speech Dispatcher does not answer (" + why.substr(0, end) +
                         "): install or start it, or read with --speech own");
        return 1;
    }
    Dispatcher(socket, connection).serve();
    return 0;
}

} // namespace lectern
