// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "player/player.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace lectern {

/// Takes the keys in place of the commands while it is open: a list, a question, learn mode.
class KeyMode {
public:
    struct Outcome {
        std::vector<Utterance> say;
        bool closed = false;
        bool pass_on = false; // with `closed`: the key is a command like any other
        /// With `closed`: what is done next. Without it reading goes on as it was.
        std::function<Response()> then;
    };
    virtual ~KeyMode() = default;
    virtual Outcome press(const std::string& key, Player::Time now) = 0;
    /// Text that was pasted; what has no use for it says nothing.
    virtual Outcome paste(const std::string&) { return {}; }
    /// What is read by itself while no key comes; nothing at its end.
    virtual std::optional<Utterance> read_on() { return std::nullopt; }
    /// One of its utterances is heard now.
    virtual void hears(const Utterance&) {}
};

} // namespace lectern
