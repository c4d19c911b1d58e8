// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/first_start.hpp"

namespace lectern {

std::string first_question(const Player& player, const Keymap& keymap) {
    const auto key_of = [&](std::string_view id) {
        const auto keys = keymap.keys_of(*command_named(id));
        return keys.empty() ? std::string(id) : spoken_key(player.phrases(), keys.front());
    };
    return player.say("first.question", {{"rate", std::to_string(player.words_per_minute())},
                                         {"faster", key_of("faster")},
                                         {"slower", key_of("slower")},
                                         {"verbosity", key_of("verbosity")},
                                         {"help", key_of("help")}});
}

} // namespace lectern
