// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/json.hpp"

#include <catch2/catch.hpp>

using namespace lectern;

TEST_CASE("JSON has its commas, colons and escapes", "[json]") {
    std::string out;
    JsonWriter json(out);
    json.begin_array();
    json.begin_object();
    json.member("text", "a \"b\" \\ \n\x01");
    json.member("level", 2);
    json.flag("guessed", false);
    json.key("section");
    json.begin_array();
    json.text("1");
    json.text("2");
    json.end_array();
    json.end_object();
    json.begin_object();
    json.end_object();
    json.end_array();
    CHECK(out == "[\n{\"text\":\"a \\\"b\\\" \\\\ \\n\\u0001\",\"level\":2,\"guessed\":false,"
                 "\"section\":[\"1\",\"2\"]},\n{}\n]");
}

TEST_CASE("malformed UTF-8 never reaches JSON", "[json]") {
    std::string out;
    JsonWriter json(out);
    json.text("a\xFFz");
    CHECK(out == "\"a\xEF\xBF\xBDz\"");
}
