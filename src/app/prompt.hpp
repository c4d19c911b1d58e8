// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/key_mode.hpp"

namespace lectern {

/// A question that is answered by typing: each letter is said, Backspace takes the last one away,
/// Enter answers, Escape leaves all as it was.
class Prompt : public KeyMode {
public:
    Prompt(Player& player, std::function<Response(const std::string&)> answer)
        : player_(player), answer_(std::move(answer)) {}

    Outcome press(const std::string& key, Player::Time now) override;
    Outcome paste(const std::string& text) override;

private:
    Outcome erase();
    Player& player_;
    std::function<Response(const std::string&)> answer_;
    std::string typed_;
};

} // namespace lectern
