// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remembered.hpp"
#include "support/desk.hpp"
#include "support/scripted_voice.hpp"

#include <catch2/catch.hpp>

using namespace lectern;

namespace {

/// A session of its own over a store that several share.
class Evening {
public:
    explicit Evening(Store& store, const Options& options = {})
        : desk(test::Report().paragraph("Three boats sail.")), voice(true),
          session(desk.player, voice, {false, true, false, 200, Keymap()},
                  {[] {}, [](const auto&) {}, [] {}, [] { return std::string(); },
                   [](const auto&) {}, [](const auto&) {}}),
          remembered(store, options, desk.player, session) {}

    test::Desk desk;
    test::ScriptedVoice voice;
    Session session;
    Remembered remembered;
};

} // namespace

TEST_CASE("what keys change is so at the next start", "[remembered]") {
    Store store;
    {
        Evening first(store);
        for (const std::string key : {"+", "(", "v", "U"}) {
            first.session.press(key);
        }
        first.remembered.keep();
    }
    Evening second(store);
    CHECK(second.session.rate() == 220);
    CHECK(second.session.volume() == 90);
    CHECK(second.desk.player.verbosity() == Verbosity::verbose);
    CHECK(second.session.punctuation() == Punctuation::most);

    SECTION("but where a setting says otherwise") {
        Options options;
        options.settings["punctuation"] = {};
        options.settings["rate"] = {};
        Evening third(store, options);
        CHECK(third.session.punctuation() == Punctuation::some);
        CHECK(third.session.rate() == 200);
        CHECK(third.session.volume() == 90);
    }
}
