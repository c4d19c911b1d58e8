// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "player/player.hpp"

#include <optional>
#include <string>

namespace lectern {

/// Ends reading on after 15, 30 or 60 minutes, or at the end of the section.
class SleepTimer {
public:
    /// The next setting of the row; gives what is said of it.
    std::string change(const Player& player, Player::Time now);
    /// Whether the time is over. Then the timer is off.
    bool is_over(Player::Time now);
    /// Whether an utterance of reading on lies behind the section that was to be the last. Then the
    /// timer is off.
    bool ends_before(const Utterance& next);

private:
    std::size_t setting_ = 0;
    std::optional<Player::Time> until_;
    std::optional<std::uint32_t> section_end_; // block
};

} // namespace lectern
