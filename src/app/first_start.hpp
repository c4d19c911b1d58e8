// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/key_mode.hpp"
#include "player/commands.hpp"
#include "player/keymap.hpp"

namespace lectern {

/// The first start of all: asks how fast to speak, then how much to say beside the text. Faster and
/// slower, and the key of verbosity, are heard at once; Enter takes what was heard and goes on,
/// Escape is silence, as anywhere. Any other key is a command, and the asking is over: who knows
/// the keys is not held up.
class FirstStart : public KeyMode {
public:
    /// All must outlive it. `then` begins the reading.
    FirstStart(Player& player, Controls& controls, const Keymap& keymap,
               std::function<Response()> then)
        : player_(player), controls_(controls), keymap_(keymap), then_(std::move(then)) {}

    Outcome press(const std::string& key, Player::Time now) override;
    /// The question that is open, in words.
    std::string question() const;

private:
    Player& player_;
    Controls& controls_;
    const Keymap& keymap_;
    std::function<Response()> then_;
    bool rate_asked_ = false;
};

} // namespace lectern
