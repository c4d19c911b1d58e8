// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/flow.hpp"

#include <catch2/catch.hpp>

using namespace lectern;

TEST_CASE("by default all that is spoken is read on, but for notes", "[flow]") {
    const Flow flow;
    CHECK(flow.holds(Role::paragraph));
    CHECK(flow.holds(Role::caption));
    CHECK_FALSE(flow.holds(Role::note));
    CHECK_FALSE(flow.holds(Role::navigation));
}

TEST_CASE("parts are turned on and off by their names", "[flow]") {
    const auto flow = flow_named("notes, navigation on, -captions", Flow());
    REQUIRE(flow);
    CHECK(flow->holds(Role::note));
    CHECK(flow->holds(Role::navigation));
    CHECK_FALSE(flow->holds(Role::caption));
    SECTION("off behind names, one number or many") {
        const auto later = flow_named("note navigation off caption", *flow);
        REQUIRE(later);
        CHECK(*later == Flow());
    }
    SECTION("a word that is no part, and none at all, change nothing") {
        CHECK_FALSE(flow_named("trumpets", *flow));
        CHECK_FALSE(flow_named("paragraphs off", *flow));
        CHECK_FALSE(flow_named("", *flow));
    }
}
