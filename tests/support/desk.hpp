// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "player/player.hpp"
#include "support/report.hpp"

#include <string>

namespace lectern::test {

/// A player over a report, and a clock that stands still until it is moved.
class Desk {
public:
    explicit Desk(const Report& report, Verbosity verbosity = Verbosity::normal)
        : reading_(report.reading()),
          phrases_(Phrases::load(LECTERN_SOURCE_DIR "/voices/en/phrases.toml")),
          player(reading_, phrases_, verbosity) {
        player.update(true, 100);
    }

    /// What a response says, as lines; all of it is heard to its end.
    std::string hear(const Response& response) {
        std::string all;
        for (const Utterance& utterance : response.say) {
            all += (all.empty() ? "" : " | ") + line_of(utterance);
            player.hears(utterance, now);
            player.has_heard(utterance);
        }
        return all;
    }
    /// The next words of reading on, which are still being heard.
    std::string read_into() {
        const auto next = player.read_on();
        player.hears(next.value(), now);
        return line_of(*next);
    }
    std::string go(Unit unit, Step step, int level = 0) {
        return hear(player.go(unit, step, level, now));
    }
    std::string read() {
        const auto next = player.read_on();
        return next ? hear({{*next}, Response::Then::read_on}) : "(nothing)";
    }

    Player::Time now{std::chrono::hours(1)};

private:
    Reading reading_;
    Phrases phrases_;

public:
    Player player;
};

} // namespace lectern::test
