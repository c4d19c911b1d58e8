// SPDX-License-Identifier: GPL-3.0-or-later
// A sound card for tests: a PulseAudio server of our own with a null sink, whose monitor is
// recorded. Its clock is exact, so the number of a sample tells when it was heard.
#pragma once

#include "support/scratch_folder.hpp"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <sys/types.h>
#include <thread>
#include <vector>

namespace lectern::test {

/// The server and the recording of all that it plays.
class SoundCard {
public:
    using Time = std::chrono::steady_clock::time_point;
    using Milliseconds = std::chrono::milliseconds;

    /// Starts the server and the recording; returns when samples come. Throws std::runtime_error.
    SoundCard();
    ~SoundCard();

    /// What a program needs in its environment to play here: "NAME=VALUE". It finds a device
    /// "other_card" beside the default one, of which nothing is recorded.
    std::vector<std::string> environment() const;
    /// Ends the server at once, as a crash does; and starts it anew.
    void kill_server();
    void start_server();
    /// SIGSTOP makes it hang, SIGCONT ends that.
    void signal_server(int signal) const;

    /// When the first sound at or after `from` was heard; nothing if none came within `patience`
    /// of `from`. A click of less than 5 ms is no sound.
    std::optional<Time> sound_after(Time from, Milliseconds patience) const;
    /// When sound ended at or after `from`, to be silent for `quiet` at least; nothing if it did
    /// not within `patience` of `from`. `from` itself where it was silent already.
    std::optional<Time> silence_after(Time from, Milliseconds quiet, Milliseconds patience) const;
    /// The loudest sample between two times that have passed.
    int loudest(Time from, Time to) const;

private:
    void start_recording();
    void stop_recording();
    void record(int fd);
    std::int64_t position_at(Time time) const;
    Time time_at(std::int64_t position) const;
    bool wait_for(std::unique_lock<std::mutex>& lock, std::int64_t position) const;
    int peak(std::int64_t begin, std::int64_t end) const;

    ScratchFolder folder_;
    pid_t server_ = -1;
    pid_t recorder_ = -1;
    std::thread reader_;
    mutable std::mutex mutex_;
    mutable std::condition_variable arrived_;
    std::vector<std::int16_t> samples_; // guarded by mutex_, as what follows
    bool ended_ = false;
    Time zero_ = Time::max(); // when sample 0 was heard: the least delayed arrival tells
};

/// Starts a program with these words and this environment; descriptors 0 to 2 are as given, or
/// /dev/null for -1. Gives its process; throws std::runtime_error.
pid_t start_program(const std::vector<std::string>& words,
                    const std::vector<std::string>& environment, int in, int out, int err);

} // namespace lectern::test
