// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/bytes.hpp"
#include "base/error.hpp"

#include <catch2/catch.hpp>

using namespace lectern;

TEST_CASE("values come out as they went in", "[bytes]") {
    ByteWriter out;
    out.put(std::uint16_t{65535});
    out.put(std::string_view("Отчёт"));
    out.put(std::int64_t{-5});
    ByteReader in(out.bytes());
    CHECK(in.get<std::uint16_t>() == 65535);
    CHECK(in.get_text() == "Отчёт");
    CHECK(in.get<std::int64_t>() == -5);
    CHECK_NOTHROW(in.expect_end());
}

TEST_CASE("bytes that were not written by us are refused", "[bytes]") {
    ByteWriter out;
    SECTION("a text longer than the message") {
        out.put(std::uint32_t{1000});
        ByteReader in(out.bytes());
        CHECK_THROWS_AS(in.get_text(), Error);
    }
    SECTION("a text that is not UTF-8") {
        out.put(std::string_view("\xC3("));
        ByteReader in(out.bytes());
        CHECK_THROWS_AS(in.get_text(), Error);
    }
    SECTION("a count that cannot fit") {
        out.put(std::uint32_t{4000000000U});
        ByteReader in(out.bytes());
        CHECK_THROWS_AS(in.get_count(4), Error);
    }
    SECTION("an enumerator past the last") {
        enum class Side : std::uint8_t { left, right };
        out.put(std::uint8_t{2});
        ByteReader in(out.bytes());
        CHECK_THROWS_AS(in.get_enum(Side::right), Error);
    }
    SECTION("more than was asked for") {
        out.put(std::uint8_t{1});
        ByteReader in(out.bytes());
        CHECK_THROWS_AS(in.expect_end(), Error);
    }
}
