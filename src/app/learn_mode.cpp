// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/learn_mode.hpp"

#include "player/commands.hpp"

namespace lectern {
namespace {

constexpr std::chrono::seconds twice_within{1};

} // namespace

KeyMode::Outcome LearnMode::press(const std::string& key, Player::Time now) {
    const Command* command = keymap_.command_on(key);
    const bool is_help = command != nullptr && command->id == "help";
    if (is_help && first_ && now - opened_ <= twice_within) {
        return {{}, true, false, list_all_};
    }
    first_ = false;
    if (key == "escape" || is_help) {
        return {{}, true, false, [player = &player_] {
                    return player->message(player->say("learn.off"), Response::Then::resume);
                }};
    }
    const Phrases& phrases = player_.phrases();
    const std::string name = spoken_key(phrases, key);
    if (command == nullptr) {
        return {
            player_.message(player_.say("learn.no_command", {{"key", name}}), Response::Then::stay)
                .say,
            false,
            false,
            {}};
    }
    const std::string what = phrases.say("command." + std::string(command->id), Verbosity::normal);
    return {player_
                .message(player_.say("learn.key", {{"key", name}, {"what", what}}),
                         Response::Then::stay)
                .say,
            false,
            false,
            {}};
}

} // namespace lectern
