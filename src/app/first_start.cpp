// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/first_start.hpp"

#include <algorithm>
#include <array>

namespace lectern {
namespace {

constexpr std::array<std::string_view, 3> of_rate{"faster", "slower", "usual-rate"};
constexpr std::array<std::string_view, 1> of_verbosity{"verbosity"};

template <std::size_t count>
bool is_one_of(const std::array<std::string_view, count>& ids, const Command& command) {
    return std::find(ids.begin(), ids.end(), command.id) != ids.end();
}

} // namespace

std::string FirstStart::question() const {
    const auto key_of = [&](std::string_view id) {
        const auto keys = keymap_.keys_of(*command_named(id));
        return keys.empty() ? std::string(id) : spoken_key(player_.phrases(), keys.front());
    };
    if (rate_asked_) {
        return player_.say("first.verbosity",
                           {{"verbosity", key_of("verbosity")}, {"help", key_of("help")}});
    }
    return player_.say("first.rate", {{"rate", std::to_string(player_.words_per_minute())},
                                      {"faster", key_of("faster")},
                                      {"slower", key_of("slower")}});
}

KeyMode::Outcome FirstStart::press(const std::string& key, Player::Time) {
    if (key == "escape") {
        return {{}, true, false, [] { return Response{{}, Response::Then::stay}; }};
    }
    if (key == "enter" && rate_asked_) {
        return {{}, true, false, then_};
    }
    if (key == "enter") {
        rate_asked_ = true;
        return {player_.message(question(), Response::Then::stay).say, false, false, {}};
    }
    const Command* command = keymap_.command_on(key);
    const bool answers = command != nullptr && (rate_asked_ ? is_one_of(of_verbosity, *command)
                                                            : is_one_of(of_rate, *command));
    if (!answers) {
        return {{}, true, true, {}};
    }
    return {command->run({player_, controls_, false, std::nullopt, {}}).say, false, false, {}};
}

} // namespace lectern
