// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/ring.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>
#include <thread>

using namespace lectern;
using Samples = std::vector<std::int16_t>;

namespace {

constexpr std::size_t fade = 4;

SampleRing small_ring() {
    return SampleRing(64, 16, fade);
}

Samples read(SampleRing& ring, std::size_t count) {
    Samples out(count, -1);
    ring.read(out);
    return out;
}

Samples constant(std::size_t count, std::int16_t value) {
    return Samples(count, value);
}

} // namespace

TEST_CASE("what is written is read, in order, then silence", "[ring]") {
    auto ring = small_ring();
    CHECK(ring.write(Samples{10, 20, 30}) == 3);
    CHECK(read(ring, 2) == Samples{10, 20});
    CHECK(ring.write(Samples{40}) == 1);
    CHECK(read(ring, 4) == Samples{30, 40, 0, 0});
    CHECK(ring.written() == 4);
    CHECK(ring.read_position() == 4);
}

TEST_CASE("the ring takes no more than may wait", "[ring]") {
    auto ring = small_ring();
    CHECK(ring.room() == 16);
    CHECK(ring.write(constant(20, 1)) == 16);
    CHECK(ring.room() == 0);
    CHECK(ring.write(constant(1, 1)) == 0);
    read(ring, 5);
    CHECK(ring.room() == 5);
}

TEST_CASE("a drop fades out, and the new sound begins over it at full strength", "[ring]") {
    auto ring = small_ring();
    ring.write(constant(16, 100));
    read(ring, 2);
    ring.drop();
    SECTION("with nothing new: silence") {
        CHECK(read(ring, 6) == Samples{80, 60, 40, 20, 0, 0});
        CHECK(ring.read_position() == 16);
        ring.write(constant(2, 100));
        CHECK(read(ring, 3) == Samples{100, 100, 0});
    }
    SECTION("with new sound at once") {
        CHECK(ring.room() == 16);
        CHECK(ring.write(constant(16, 40)) == 16);
        CHECK(read(ring, 6) == Samples{120, 100, 80, 60, 40, 40});
    }
    SECTION("with new sound in the middle of the fade") {
        CHECK(read(ring, 2) == Samples{80, 60});
        ring.write(constant(16, 40));
        CHECK(read(ring, 4) == Samples{80, 60, 40, 40});
    }
    SECTION("twice before the callback runs") {
        ring.write(constant(10, 40));
        ring.drop();
        ring.write(constant(2, 7));
        CHECK(read(ring, 6) == Samples{87, 67, 40, 20, 0, 0});
    }
    SECTION("again in the middle of the fade: both fade") {
        CHECK(read(ring, 2) == Samples{80, 60});
        ring.write(constant(8, 50));
        read(ring, 1); // one of the new sound is heard over the fade
        ring.drop();
        CHECK(read(ring, 5) == Samples{40 + 20, 30, 20, 10, 0});
    }
    SECTION("louder than a sample can be: as loud as it can") {
        ring.write(constant(4, 32767));
        CHECK(read(ring, 1) == Samples{32767});
    }
}

TEST_CASE("sound that ends before the fade would fades by its own end", "[ring]") {
    auto ring = small_ring();
    ring.write(constant(4, 120));
    read(ring, 2);
    ring.drop();
    CHECK(read(ring, 4) == Samples{80, 40, 0, 0});
}

TEST_CASE("many drops without a callback never overwrite what still fades", "[ring]") {
    auto ring = small_ring();
    ring.write(constant(16, 100));
    for (int i = 0; i < 50; ++i) {
        ring.drop();
        ring.write(constant(16, 40));
    }
    CHECK(read(ring, 5) == Samples{80, 60, 40, 20, 0});
    CHECK(ring.written() - ring.read_position() <= 64);
}

TEST_CASE("a drop of nothing changes nothing", "[ring]") {
    auto ring = small_ring();
    ring.drop();
    CHECK(read(ring, 2) == Samples{0, 0});
    ring.write(Samples{100});
    CHECK(read(ring, 2) == Samples{100, 0});
}

TEST_CASE("a pause fades and holds; the sound goes on where it held", "[ring]") {
    auto ring = small_ring();
    ring.write(constant(16, 100));
    read(ring, 2);
    ring.pause(true);
    CHECK(read(ring, 6) == Samples{75, 50, 25, 0, 0, 0});
    CHECK(ring.read_position() == 6);
    SECTION("and fades in again") {
        ring.pause(false);
        CHECK(read(ring, 5) == Samples{25, 50, 75, 100, 100});
    }
    SECTION("a drop ends it") {
        ring.drop();
        ring.write(constant(2, 40));
        CHECK(read(ring, 3) == Samples{40, 40, 0});
    }
}

TEST_CASE("two threads: nothing is lost, doubled or out of order", "[ring][threads]") {
    SampleRing ring(4096, 1024, 16);
    constexpr std::int16_t last = 20000;
    std::vector<std::int16_t> heard;
    std::thread callback([&] {
        Samples out(61);
        while (heard.empty() || heard.back() != last) {
            ring.read(out);
            for (const auto sample : out) {
                if (sample != 0) {
                    heard.push_back(sample);
                }
            }
        }
    });
    std::int16_t next = 1;
    while (next <= last) {
        Samples piece(static_cast<std::size_t>(std::min(97, last - next + 1)));
        std::iota(piece.begin(), piece.end(), next);
        next = static_cast<std::int16_t>(next + static_cast<std::int16_t>(ring.write(piece)));
    }
    callback.join();
    Samples all(last);
    std::iota(all.begin(), all.end(), std::int16_t{1});
    CHECK(heard == all);
}

TEST_CASE("two threads: the sound after the last drop is heard whole, and nothing behind it",
          "[ring][threads]") {
    SampleRing ring(4096, 1024, 16);
    std::atomic<bool> done{false};
    Samples heard;
    std::thread callback([&] {
        Samples out(61);
        while (!done.load()) {
            ring.read(out);
            heard.insert(heard.end(), out.begin(), out.end());
        }
    });
    constexpr std::int16_t last = 200;
    for (std::int16_t sound = 1; sound <= last; ++sound) {
        ring.drop();
        for (std::size_t left = 600; left > 0;) {
            left -= ring.write(constant(left, sound));
        }
    }
    while (ring.read_position() < ring.written()) {
        std::this_thread::yield();
    }
    done.store(true);
    callback.join();
    const auto end = std::find_if(heard.rbegin(), heard.rend(), [](int it) { return it != 0; });
    const auto begin = std::find_if(end, heard.rend(), [](int it) { return it != last; });
    // What faded of the sound before it is heard over its first samples, no longer.
    CHECK(begin - end <= 600);
    CHECK(begin - end >= 600 - 16);
}
