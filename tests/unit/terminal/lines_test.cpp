// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.hpp"
#include "base/fd.hpp"
#include "terminal/lines.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <fcntl.h>
#include <unistd.h>

using namespace lectern;
using Lines = std::vector<std::string>;

TEST_CASE("lines come whole, however they are cut", "[lines]") {
    LineReader reader;
    CHECK(reader.take("next fi").empty());
    CHECK(reader.take("nding\nwhere\r\n\nq") == Lines{"next finding", "where", ""});
    CHECK(reader.finish() == "q");
    CHECK_FALSE(reader.finish());
}

TEST_CASE("the last line may end with the input; an empty one is none", "[lines]") {
    LineReader reader;
    CHECK_FALSE(reader.finish());
    CHECK(reader.take("f\n") == Lines{"f"});
    CHECK_FALSE(reader.finish());
    CHECK(reader.take("w\r").empty());
    CHECK(reader.finish() == "w");
}

TEST_CASE("a line that never ends takes no memory", "[lines]") {
    LineReader reader;
    const std::string piece(10000, 'x');
    for (int i = 0; i < 100; ++i) {
        CHECK(reader.take(piece).empty());
    }
    const Lines lines = reader.take("\nf\n");
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].size() == longest_line);
    CHECK(lines[1] == "f");
}

TEST_CASE("a document cannot command the terminal", "[lines]") {
    CHECK(without_controls("a\x1b[2Jb\x07\r\n\t\x7f") == "a [2Jb     ");
    CHECK(without_controls("a\u009b2Jb\u0085") == "a 2Jb ");
    CHECK(without_controls("Жалоба – “да”") == "Жалоба – “да”");
    CHECK(without_controls("a\xff\x9b"
                           "b") == "a\uFFFD\uFFFD"
                                   "b");
}

TEST_CASE("a line is printed with its break, and a full device is an error", "[lines]") {
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    const Fd out(ends[0]);
    const Fd in(ends[1]);
    print_line(in.get(), "Cells are full.\x1b");
    std::array<char, 64> bytes{};
    const auto count = ::read(out.get(), bytes.data(), bytes.size());
    CHECK(std::string(bytes.data(), static_cast<std::size_t>(count)) == "Cells are full. \n");
    const Fd full(::open("/dev/full", O_WRONLY | O_CLOEXEC));
    REQUIRE(full);
    CHECK_THROWS_AS(print_line(full.get(), "Cells are full."), Error);
}
