// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sleep_timer.hpp"

#include <array>

namespace lectern {
namespace {

/// Minutes in the order of the key; 0 is the end of the section, and behind the last is off.
constexpr std::array<int, 4> settings{15, 30, 60, 0};

} // namespace

std::string SleepTimer::change(const Player& player, Player::Time now) {
    until_.reset();
    section_end_.reset();
    if (setting_ == settings.size()) {
        setting_ = 0;
        return player.say("sleep.off");
    }
    const int minutes = settings.at(setting_++);
    if (minutes > 0) {
        until_ = now + std::chrono::minutes(minutes);
        return player.say("sleep.minutes",
                          {{"minutes", player.phrases().say_count(
                                           "count.minutes", static_cast<std::uint64_t>(minutes))}});
    }
    const Reading& reading = player.reading();
    const auto block = player.place().value_or(Place{0, 0}).block;
    const auto section = block < reading.blocks().size() ? reading.section_of(block) : std::nullopt;
    const std::uint32_t next = section ? *section + 1 : 0;
    section_end_ = next < reading.sections().size()
                       ? reading.sections()[next].heading
                       : static_cast<std::uint32_t>(reading.blocks().size());
    return player.say("sleep.section");
}

bool SleepTimer::is_over(Player::Time now) {
    if (!until_ || now < *until_) {
        return false;
    }
    until_.reset();
    setting_ = 0;
    return true;
}

bool SleepTimer::ends_before(const Utterance& next) {
    if (!section_end_ || !next.range || next.range->begin.block < *section_end_) {
        return false;
    }
    section_end_.reset();
    setting_ = 0;
    return true;
}

} // namespace lectern
