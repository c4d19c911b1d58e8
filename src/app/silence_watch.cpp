// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/silence_watch.hpp"

#include "base/error.hpp"

#include <array>
#include <cstdint>
#include <sys/epoll.h>
#include <sys/timerfd.h>

namespace lectern {

namespace {

/// The patience in parts: one that passed while nobody looked counts once, however long it was.
constexpr int ticks = 5;

void add(const Fd& both, int watched) {
    epoll_event wanted{};
    wanted.events = EPOLLIN;
    if (::epoll_ctl(both.get(), EPOLL_CTL_ADD, watched, &wanted) != 0) {
        throw Error(Failure::internal, "cannot wait for the parser");
    }
}

} // namespace

SilenceWatch::SilenceWatch(int socket, std::chrono::milliseconds patience)
    : timer_(::timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK)),
      both_(::epoll_create1(EPOLL_CLOEXEC)) {
    const auto tick = std::chrono::nanoseconds(patience) / ticks;
    const timespec each{tick.count() / 1'000'000'000, tick.count() % 1'000'000'000};
    const itimerspec time{each, each};
    if (!timer_ || !both_ || ::timerfd_settime(timer_.get(), 0, &time, nullptr) != 0) {
        throw Error(Failure::internal, "cannot wait for the parser");
    }
    add(both_, socket);
    add(both_, timer_.get());
}

bool SilenceWatch::is_over(bool something_came) noexcept {
    std::array<std::byte, sizeof(std::uint64_t)> passed;
    const auto count = timer_ ? read_some(timer_.get(), passed) : std::nullopt;
    if (something_came) {
        silent_ticks_ = 0;
    } else if (count && *count == passed.size()) {
        ++silent_ticks_;
    }
    return silent_ticks_ >= ticks;
}

} // namespace lectern
