// SPDX-License-Identifier: GPL-3.0-or-later
// Ten thousand random keys against a session, and the sleep timer, on a clock that the test moves.
// A failure prints its seed; LECTERN_SEED=N plays that one again.
#include "app/session.hpp"
#include "support/desk.hpp"
#include "support/scripted_voice.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <random>

using namespace lectern;
using test::Report;

namespace {

class ClockedSession : public Session {
public:
    using Session::Session;
    Player::Time now() const override { return time; }
    Player::Time time{std::chrono::hours(1)};
};

Report harbour() {
    Report report;
    report.heading(1, "1", "Boats").page("1");
    for (int i = 0; i < 6; ++i) {
        const std::string number = std::to_string(i);
        report.paragraph("Boat " + number + " leaks. It is old.").is_finding();
        report.item(1 + static_cast<std::uint32_t>(i) / 3, "rafts " + number);
        report.row(1, static_cast<std::uint32_t>(i), {"Year", "20" + number}, i == 0);
        report.quote("Nobody asked us.").note("n" + number, "By the register.");
        report.heading(static_cast<std::uint8_t>(1 + i % 3), "Pier " + number);
        report.page(number + "a");
    }
    return report;
}

/// A listener with a keyboard and ears.
class Listener {
public:
    Listener()
        : desk_(harbour()), voice_(true),
          session(desk_.player, voice_, mode(),
                  {[] {}, [](const auto&) {}, [] {}, [] { return std::string("quoted"); },
                   [](const Pronunciation&) {}, [](const auto&) {}}) {
        session.begin({});
    }
    std::optional<std::string> hear() {
        auto line = voice_.listen();
        session.proceed();
        return line;
    }
    Player& player() { return desk_.player; }

private:
    static SessionMode mode() {
        SessionMode mode;
        mode.line = false;
        return mode;
    }
    test::Desk desk_;
    test::ScriptedVoice voice_;

public:
    ClockedSession session;
};

/// The names of all keys that have a command, and of some that have none.
std::vector<std::string> all_keys() {
    const Keymap keymap;
    std::vector<std::string> keys{"escape", "я", "ö", "ctrl-x", "f12", "alt-h", "9", ".", "~", "и"};
    for (const Command& command : commands()) {
        for (const std::string& key : keymap.keys_of(command)) {
            if (command.id != "quit") {
                keys.push_back(key);
            }
        }
    }
    return keys;
}

} // namespace

TEST_CASE("ten thousand random keys leave a place that can be read from", "[session][model]") {
    const char* given = std::getenv("LECTERN_SEED");
    const auto seed =
        given != nullptr ? static_cast<unsigned>(std::atoi(given)) : std::random_device()();
    CAPTURE(seed);
    std::mt19937 random(seed);
    const auto keys = all_keys();
    constexpr std::array<int, 4> pauses{0, 100, 900, 5000}; // milliseconds
    Listener listener;
    for (int i = 0; i < 10000; ++i) {
        listener.session.press(keys[random() % keys.size()]);
        listener.session.time += std::chrono::milliseconds(pauses.at(random() % pauses.size()));
        for (auto heard = random() % 3; heard > 0; --heard) {
            listener.hear();
        }
        if (const auto place = listener.player().place()) {
            const auto& blocks = listener.player().reading().blocks();
            REQUIRE(place->block < blocks.size());
            REQUIRE(place->byte <= blocks[place->block].text.size());
            REQUIRE(is_spoken(blocks[place->block].role));
        }
    }
    for (const char* key : {"escape", "escape", "home"}) {
        listener.session.press(key);
        listener.session.time += std::chrono::seconds(5);
    }
    CHECK(listener.hear().has_value());
}

TEST_CASE("the sleep timer ends reading on when its time is over", "[session]") {
    Listener listener;
    listener.session.press("Z");
    CHECK(listener.hear() == "sleep in 15 minutes");
    listener.hear();
    listener.session.time += std::chrono::minutes(14);
    listener.session.proceed();
    CHECK(listener.session.reading());
    listener.session.time += std::chrono::minutes(2);
    listener.session.proceed();
    CHECK_FALSE(listener.session.reading());
    CHECK_THAT(listener.hear().value_or(""), Catch::StartsWith("sleep timer"));
    CHECK_FALSE(listener.hear());
}
