// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop_helper.hpp"

#include <array>
#include <poll.h>

namespace lectern {

DesktopHelper::DesktopHelper(const std::string& part) {
    auto [ours, theirs] = socket_pair();
    const std::array handed{theirs.get()};
    process_ = Process::start(own_program("lectern-desktop"), {part}, handed);
    socket_ = std::move(ours);
}

std::optional<Frame> DesktopHelper::next() {
    if (auto frame = reader_.next()) {
        return frame;
    }
    pollfd ready{socket_.get(), POLLIN, 0};
    if (!socket_ || ::poll(&ready, 1, 0) != 1) {
        return std::nullopt;
    }
    if (reader_.read_from(socket_.get()) == FrameReader::State::closed) {
        socket_.reset();
        process_ = Process();
    }
    return reader_.next();
}

} // namespace lectern
