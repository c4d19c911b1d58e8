// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.hpp"
#include "base/fd.hpp"
#include "base/frame.hpp"
#include "base/process.hpp"

#include <catch2/catch.hpp>
#include <limits>

using namespace lectern;

namespace {
std::vector<std::byte> bytes(std::string_view text) {
    const auto view = std::as_bytes(std::span(text));
    return {view.begin(), view.end()};
}
} // namespace

TEST_CASE("messages come out whole, however the bytes arrive", "[frame]") {
    auto [ours, theirs] = socket_pair();
    std::vector<std::byte> queue;
    append_frame(queue, 7, bytes("Country Profile"));
    append_frame(queue, 8, {});
    FrameReader reader;
    std::vector<Frame> frames;
    for (const std::byte byte : queue) {
        REQUIRE(write_all(ours.get(), {&byte, 1}));
        REQUIRE(reader.read_from(theirs.get()) == FrameReader::State::open);
        while (auto frame = reader.next()) {
            frames.push_back(*frame);
        }
    }
    REQUIRE(frames.size() == 2);
    CHECK(frames[0].kind == 7);
    CHECK(frames[0].payload == bytes("Country Profile"));
    CHECK(frames[1].kind == 8);
    CHECK(frames[1].payload.empty());
}

TEST_CASE("a stream that ends in the middle of a message gives nothing more", "[frame]") {
    auto [ours, theirs] = socket_pair();
    std::vector<std::byte> queue;
    append_frame(queue, 7, bytes("cut off"));
    queue.pop_back();
    REQUIRE(write_all(ours.get(), queue));
    ours.reset();
    FrameReader reader;
    CHECK_FALSE(receive_frame(theirs.get(), reader));
}

TEST_CASE("a length beyond all sense is refused before memory is taken", "[frame]") {
    auto [ours, theirs] = socket_pair();
    const std::uint32_t length = std::numeric_limits<std::uint32_t>::max();
    REQUIRE(write_all(ours.get(), std::as_bytes(std::span(&length, 1))));
    REQUIRE(write_all(ours.get(), bytes("x")));
    FrameReader reader;
    CHECK_THROWS_AS(receive_frame(theirs.get(), reader), Error);
}
