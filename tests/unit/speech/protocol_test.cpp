// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/protocol.hpp"

#include "base/error.hpp"

#include <catch2/catch.hpp>
#include <random>

using namespace lectern;

namespace {

PieceRequest some_request() {
    PieceRequest request;
    request.number = 7;
    request.text = "Härte und Milde";
    request.language = "de";
    request.voice = "en-us+f3";
    request.own_language = "en";
    request.variant = "f2";
    request.rate = 320;
    request.pitch = 35;
    request.range = 70;
    request.volume = 85;
    request.trim = true;
    return request;
}

} // namespace

TEST_CASE("what is sent comes out the same", "[protocol]") {
    CHECK(decode_piece_request(encode(some_request())) == some_request());
    const PieceWord word{3, 4410, {5, 9}};
    CHECK(decode_word(encode(word)) == word);
    CHECK(decode_number(encode_number(1ULL << 40U)) == 1ULL << 40U);
    CHECK(decode_text(encode_text("eSpeak NG 1.51")) == "eSpeak NG 1.51");
    const std::vector<std::int16_t> sound{0, -1, 32767, -32768};
    CHECK(decode_samples(encode_samples(9, sound)).number == 9);
    CHECK(decode_samples(encode_samples(9, sound)).samples == sound);
    const auto words = decode_words_request(encode(WordsRequest{"p. 12", "en"}));
    CHECK(words.text == "p. 12");
    CHECK(words.language == "en");
    const auto voices = decode_voices(encode(std::vector<VoiceName>{{"ru", "ru", "male"}}));
    REQUIRE(voices.size() == 1);
    CHECK(voices[0].gender == "male");
}

TEST_CASE("a message that is cut short or too long is refused", "[protocol]") {
    auto whole = encode(some_request());
    for (std::size_t length = 0; length < whole.size(); ++length) {
        CHECK_THROWS_AS(decode_piece_request(std::span(whole).first(length)), Error);
    }
    whole.push_back(std::byte{0});
    CHECK_THROWS_AS(decode_piece_request(whole), Error);
    CHECK_THROWS_AS(decode_number(std::vector<std::byte>(7)), Error);
    CHECK_THROWS_AS(decode_word(std::vector<std::byte>(3)), Error);
    CHECK_THROWS_AS(decode_samples(std::vector<std::byte>(9)), Error);
}

TEST_CASE("values out of their limits are refused", "[protocol]") {
    PieceRequest request = some_request();
    SECTION("rate") {
        request.rate = 1001;
    }
    SECTION("pitch") {
        request.pitch = -1;
    }
    SECTION("range") {
        request.range = 101;
    }
    SECTION("volume") {
        request.volume = 201;
    }
    SECTION("text that is no UTF-8") {
        request.text = "\xFF";
    }
    CHECK_THROWS_AS(decode_piece_request(encode(request)), Error);
}

TEST_CASE("a word that ends before it begins is refused", "[protocol]") {
    CHECK_THROWS_AS(decode_word(encode(PieceWord{1, 0, {9, 5}})), Error);
}

TEST_CASE("damaged bytes end in an Error or a checked value, never beyond", "[protocol]") {
    const auto seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937 random(seed);
    const auto whole = encode(some_request());
    const auto voices = encode(std::vector<VoiceName>{{"ru", "ru", "male"}, {"kk", "kk", ""}});
    for (int i = 0; i < 20000; ++i) {
        auto bytes = i % 2 == 0 ? whole : voices;
        for (unsigned change = 0; change <= random() % 4; ++change) {
            bytes[random() % bytes.size()] = static_cast<std::byte>(random());
        }
        try {
            if (i % 2 == 0) {
                const auto request = decode_piece_request(bytes);
                CHECK(request.rate <= fastest_rate);
                CHECK(request.pitch <= 100);
            } else {
                const auto names = decode_voices(bytes);
                CHECK(names.size() <= bytes.size());
            }
        } catch (const Error&) {
        }
    }
}
