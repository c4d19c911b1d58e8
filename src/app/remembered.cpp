// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remembered.hpp"

#include <algorithm>
#include <array>

namespace lectern {
namespace {

constexpr std::array<std::string_view, 4> by_key{"rate", "volume", "verbosity", "punctuation"};
constexpr std::array<std::string_view, 3> verbosities{"brief", "normal", "verbose"};

std::string verbosity_name(const Player& player) {
    return std::string(verbosities.at(static_cast<std::size_t>(player.verbosity())));
}

std::string punctuation_name(const Session& session) {
    return std::string(punctuation_names.at(static_cast<std::size_t>(session.punctuation())));
}

} // namespace

std::optional<std::string> kept_by_keys(Store& store, std::string_view option) {
    const bool changes = std::find(by_key.begin(), by_key.end(), option) != by_key.end();
    return changes ? store.setting(std::string(option)) : std::nullopt;
}

Remembered::Remembered(Store& store, const Options& options, Player& player, Session& session)
    : store_(store), player_(player), session_(session) {
    const auto kept = [&](std::string_view name) {
        return options.settings.contains(name) ? std::nullopt : kept_by_keys(store, name);
    };
    if (const auto rate = kept("rate")) {
        session.restore_rate(*rate);
    }
    if (const auto volume = kept("volume")) {
        session.restore_volume(*volume);
    }
    if (const auto level = kept("punctuation")) {
        session.restore_punctuation(*level);
    }
    if (const auto name = kept("verbosity")) {
        const auto found = std::find(verbosities.begin(), verbosities.end(), *name);
        if (found != verbosities.end()) {
            player.set_verbosity(static_cast<Verbosity>(found - verbosities.begin()));
        }
    }
    rate_ = std::to_string(session.rate());
    volume_ = std::to_string(session.volume());
    verbosity_ = verbosity_name(player);
    punctuation_ = punctuation_name(session);
}

void Remembered::keep() {
    keep("rate", std::to_string(session_.rate()), rate_);
    keep("volume", std::to_string(session_.volume()), volume_);
    keep("verbosity", verbosity_name(player_), verbosity_);
    keep("punctuation", punctuation_name(session_), punctuation_);
}

void Remembered::keep(std::string_view name, const std::string& value, std::string& last) {
    if (value != last) {
        store_.set_setting(std::string(name), value);
        last = value;
    }
}

} // namespace lectern
