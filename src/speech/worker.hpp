// SPDX-License-Identifier: GPL-3.0-or-later
// One lectern-speaker, seen from main.
#pragma once

#include "base/fd.hpp"
#include "base/frame.hpp"
#include "base/process.hpp"
#include "speech/protocol.hpp"

#include <filesystem>
#include <optional>
#include <span>
#include <vector>

namespace lectern {

/// A speaker program and its socket. Nothing waits; main thread.
class Worker {
public:
    /// Starts the program. Throws Error (internal) when no process can be made; a program that does
    /// not run shows as is_dead() later.
    explicit Worker(const Synthesizer::Options& options);

    int socket() const noexcept { return socket_.get(); }
    /// Hands over what the socket takes now; the rest is kept for flush().
    void send(SpeakerRequest kind, std::span<const std::byte> payload);
    void flush();
    bool has_unsent() const noexcept { return !unsent_.empty(); }

    /// Reads once. What has come is taken with next().
    void read();
    /// Reads what a full socket holds: the speaker waits for nothing while there is room in it.
    void drain();
    /// The next reply. Throws Error (internal) for what is no reply.
    std::optional<Frame> next();
    /// The other side has closed its end, and all that it had sent has been read.
    bool is_closed() const noexcept { return closed_; }

    bool is_ready() const noexcept { return ready_; }
    void set_ready() noexcept { ready_ = true; }

    /// Ends the program without waiting for it. Gives the process, to be waited for later.
    Process kill() noexcept;

private:
    Process process_;
    Fd socket_;
    FrameReader frames_;
    std::vector<std::byte> unsent_;
    bool closed_ = false;
    bool ready_ = false;
};

} // namespace lectern
