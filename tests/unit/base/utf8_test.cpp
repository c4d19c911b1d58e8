// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.hpp"

#include <catch2/catch.hpp>

using namespace lectern;

TEST_CASE("well-formed UTF-8 is told from the rest", "[utf8]") {
    CHECK(is_utf8(""));
    CHECK(is_utf8("plain text of more than eight bytes"));
    CHECK(is_utf8("қ – “ 𝔸 \U0010FFFF"));
    CHECK_FALSE(is_utf8("\xC0\x80"));         // overlong
    CHECK_FALSE(is_utf8("\xED\xA0\x80"));     // surrogate
    CHECK_FALSE(is_utf8("\xF4\x90\x80\x80")); // above the last code point
    CHECK_FALSE(is_utf8("\xE2\x82"));         // cut off
    CHECK_FALSE(is_utf8("seven b\x80"));
}

TEST_CASE("what is malformed becomes one replacement character for each wrong part", "[utf8]") {
    CHECK(to_valid_utf8("a\xE2\x82z") == "a\xEF\xBF\xBDz");
    CHECK(to_valid_utf8("\xFF\xFE") == "\xEF\xBF\xBD\xEF\xBF\xBD");
    CHECK(to_valid_utf8("ж") == "ж");
}

TEST_CASE("code points are found from both sides", "[utf8]") {
    const std::string text = "aж“𝔸";
    CHECK(code_point_at(text, 1).value == U'ж');
    CHECK(code_point_before(text, 3).value == U'ж');
    CHECK(code_point_before(text, text.size()).value == U'𝔸');
    CHECK(code_point_before(text, 0).length == 0);
    CHECK(code_point_at(text, text.size()).length == 0);
    CHECK(count_code_points(text) == 4);
    std::string again;
    append_utf8(again, U'𝔸');
    append_utf8(again, 0xD800);
    CHECK(again == "𝔸\xEF\xBF\xBD");
}
