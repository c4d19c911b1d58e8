// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of a plain text that are something of their own: short lines and speakers.
#include "support/segmented.hpp"

#include <catch2/catch.hpp>

using namespace lectern;
using namespace lectern::test;
using Lines = std::vector<std::string>;

TEST_CASE("short lines without capitals and stops stand for themselves", "[plain]") {
    CHECK(described(reading_of_text("doors\nstair lights\nropes, buckets\n")) ==
          Lines{"doors", "stair lights", "ropes, buckets"});
    SECTION("two may be one phrase") {
        CHECK(described(reading_of_text("the doors of the northern\nharbour office\n")) ==
              Lines{"the doors of the northern harbour office"});
    }
    SECTION("a phrase that goes on, or a stop, makes them one text") {
        CHECK(described(reading_of_text("notes from\nthe harbour\nat night\n")) ==
              Lines{"notes from the harbour at night"});
        CHECK(described(reading_of_text("the doors\nwere locked\nall night.\n")) ==
              Lines{"the doors were locked all night."});
    }
}

TEST_CASE("a dash below a quotation names its speaker", "[plain]") {
    const std::string quotation = "“Nobody may be sent to sea without a light.”\n\n";
    const std::string text = "\nThe office wrote this down in the year of the storm.\n";
    CHECK(described(reading_of_text(quotation + "- The Harbour Charter\n" + text)) ==
          Lines{"quote 1: “Nobody may be sent to sea without a light.”",
                "quote 1: - The Harbour Charter",
                "The office wrote this down in the year of the storm."});
    SECTION("several are a list") {
        CHECK(described(reading_of_text(quotation + "- Harbours\n- Lights\n" + text)).at(1) ==
              "list-item 1: - Harbours");
    }
    SECTION("below other text it is an item") {
        const auto reading = reading_of_text("What follows is needed:\n\n- A light\n" + text);
        CHECK(reading.blocks().at(1).role == Role::list_item);
    }
}
