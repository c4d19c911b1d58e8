// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/worker.hpp"

#include "base/error.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/socket.h>

namespace lectern {

Worker::Worker(const Synthesizer::Options& options) {
    auto [ours, theirs] = socket_pair();
    const std::array handed{theirs.get()};
    process_ = Process::start(options.program, speaker_arguments(options), handed);
    socket_ = std::move(ours);
    ::fcntl(socket_.get(), F_SETFL, O_NONBLOCK);
}

void Worker::send(SpeakerRequest kind, std::span<const std::byte> payload) {
    append_frame(unsent_, static_cast<std::uint8_t>(kind), payload);
    flush();
}

void Worker::flush() {
    std::size_t sent = 0;
    while (sent < unsent_.size()) {
        const auto count = ::send(socket_.get(), unsent_.data() + sent, unsent_.size() - sent,
                                  MSG_DONTWAIT | MSG_NOSIGNAL);
        if (count >= 0) {
            sent += static_cast<std::size_t>(count);
        } else if (errno != EINTR) {
            // A socket without a reader keeps its last replies: read() finds the end behind them.
            sent = errno == EAGAIN ? sent : unsent_.size();
            break;
        }
    }
    unsent_.erase(unsent_.begin(), unsent_.begin() + static_cast<std::ptrdiff_t>(sent));
}

void Worker::read() {
    closed_ = frames_.read_from(socket_.get()) == FrameReader::State::closed;
}

void Worker::drain() {
    constexpr int reads = 4; // of 64 KiB: more than a socket of Linux holds unless told to
    for (int i = 0; i < reads && !closed_; ++i) {
        read();
    }
}

std::optional<Frame> Worker::next() {
    auto frame = frames_.next();
    if (frame && frame->kind > static_cast<std::uint8_t>(last_speaker_reply)) {
        throw Error(Failure::internal, "a helper program sent a damaged message");
    }
    return frame;
}

Process Worker::kill() noexcept {
    if (process_.pid() > 0) {
        ::kill(process_.pid(), SIGKILL);
    }
    return std::move(process_);
}

} // namespace lectern
