// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/key_mode.hpp"
#include "player/keymap.hpp"

namespace lectern {

/// Says what a key does instead of doing it. Escape or the help key leave it; the help key pressed
/// twice in a row asks for the list of all commands.
class LearnMode : public KeyMode {
public:
    /// `list_all` opens that list.
    LearnMode(Player& player, const Keymap& keymap, Player::Time opened,
              std::function<Response()> list_all)
        : player_(player), keymap_(keymap), opened_(opened), list_all_(std::move(list_all)) {}

    Outcome press(const std::string& key, Player::Time now) override;

private:
    Player& player_;
    const Keymap& keymap_;
    Player::Time opened_;
    std::function<Response()> list_all_;
    bool first_ = true; // no key has been asked for yet
};

} // namespace lectern
