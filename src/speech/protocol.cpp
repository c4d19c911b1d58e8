// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/protocol.hpp"

#include "base/bytes.hpp"
#include "base/error.hpp"

#include <cstring>

namespace lectern {
namespace {

[[noreturn]] void damaged() {
    throw Error(Failure::internal, "a helper program sent a damaged message");
}

std::int32_t get_within(ByteReader& reader, std::int32_t least, std::int32_t most) {
    const auto value = reader.get<std::int32_t>();
    if (value < least || value > most) {
        damaged();
    }
    return value;
}

bool get_bool(ByteReader& reader) {
    const auto value = reader.get<std::uint8_t>();
    if (value > 1) {
        damaged();
    }
    return value == 1;
}

Punctuation get_punctuation(ByteReader& reader) {
    const auto level = reader.get<std::uint8_t>();
    if (level > static_cast<std::uint8_t>(last_punctuation)) {
        damaged();
    }
    return static_cast<Punctuation>(level);
}

} // namespace

std::vector<std::byte> encode(const PieceRequest& request) {
    ByteWriter writer;
    writer.put(request.number);
    for (const auto* text : {&request.text, &request.language, &request.voice,
                             &request.own_language, &request.variant}) {
        writer.put(std::string_view(*text));
    }
    for (const auto value : {request.rate, request.pitch, request.range, request.volume}) {
        writer.put(value);
    }
    writer.put(static_cast<std::uint8_t>(request.punctuation));
    writer.put(static_cast<std::uint8_t>(request.trim ? 1 : 0));
    return writer.take();
}

PieceRequest decode_piece_request(std::span<const std::byte> payload) {
    ByteReader reader(payload);
    PieceRequest request;
    request.number = reader.get<std::uint64_t>();
    for (auto* text : {&request.text, &request.language, &request.voice, &request.own_language,
                       &request.variant}) {
        *text = reader.get_text();
    }
    request.rate = get_within(reader, slowest_rate, fastest_rate);
    request.pitch = get_within(reader, 0, 100);
    request.range = get_within(reader, 0, 100);
    request.volume = get_within(reader, 0, 200);
    request.punctuation = get_punctuation(reader);
    request.trim = get_bool(reader);
    reader.expect_end();
    return request;
}

std::vector<std::string> speaker_arguments(const Synthesizer::Options& options) {
    std::vector<std::string> arguments{options.voices.string()};
    for (const auto& file : options.lexicons) {
        arguments.push_back(file.string());
    }
    return arguments;
}

std::vector<std::byte> encode(const Pronunciation& pronunciation) {
    ByteWriter writer;
    writer.put(std::string_view(pronunciation.word));
    writer.put(std::string_view(pronunciation.words));
    writer.put(std::string_view(pronunciation.language));
    return writer.take();
}

Pronunciation decode_pronunciation(std::span<const std::byte> payload) {
    ByteReader reader(payload);
    Pronunciation pronunciation;
    pronunciation.word = reader.get_text();
    pronunciation.words = reader.get_text();
    pronunciation.language = reader.get_text();
    reader.expect_end();
    return pronunciation;
}

std::vector<std::byte> encode(const WordsRequest& request) {
    ByteWriter writer;
    writer.put(std::string_view(request.text));
    writer.put(std::string_view(request.language));
    writer.put(static_cast<std::uint8_t>(request.punctuation));
    return writer.take();
}

WordsRequest decode_words_request(std::span<const std::byte> payload) {
    ByteReader reader(payload);
    WordsRequest request;
    request.text = reader.get_text();
    request.language = reader.get_text();
    request.punctuation = get_punctuation(reader);
    reader.expect_end();
    return request;
}

std::vector<std::byte> encode_number(std::uint64_t number) {
    ByteWriter writer;
    writer.put(number);
    return writer.take();
}

std::uint64_t decode_number(std::span<const std::byte> payload) {
    ByteReader reader(payload);
    const auto number = reader.get<std::uint64_t>();
    reader.expect_end();
    return number;
}

std::vector<std::byte> encode_text(std::string_view text) {
    ByteWriter writer;
    writer.put(text);
    return writer.take();
}

std::string decode_text(std::span<const std::byte> payload) {
    ByteReader reader(payload);
    std::string text = reader.get_text();
    reader.expect_end();
    return text;
}

std::vector<std::byte> encode_samples(std::uint64_t number, std::span<const std::int16_t> samples) {
    ByteWriter writer;
    writer.put(number);
    writer.put_raw(std::as_bytes(samples));
    return writer.take();
}

PieceSamples decode_samples(std::span<const std::byte> payload) {
    ByteReader reader(payload);
    PieceSamples piece;
    piece.number = reader.get<std::uint64_t>();
    const auto raw = reader.rest();
    if (raw.size() % sizeof(std::int16_t) != 0) {
        damaged();
    }
    piece.samples.resize(raw.size() / sizeof(std::int16_t));
    if (!raw.empty()) {
        std::memcpy(piece.samples.data(), raw.data(), raw.size());
    }
    return piece;
}

std::vector<std::byte> encode(const PieceWord& word) {
    ByteWriter writer;
    writer.put(word.number);
    writer.put(word.sample);
    writer.put(word.range.begin);
    writer.put(word.range.end);
    return writer.take();
}

PieceWord decode_word(std::span<const std::byte> payload) {
    ByteReader reader(payload);
    PieceWord word;
    word.number = reader.get<std::uint64_t>();
    word.sample = reader.get<std::uint64_t>();
    word.range.begin = reader.get<decltype(word.range.begin)>();
    word.range.end = reader.get<decltype(word.range.end)>();
    reader.expect_end();
    if (word.range.begin > word.range.end) {
        damaged();
    }
    return word;
}

std::vector<std::byte> encode(const std::vector<VoiceName>& voices) {
    ByteWriter writer;
    writer.put(static_cast<std::uint32_t>(voices.size()));
    for (const VoiceName& voice : voices) {
        for (const auto* text : {&voice.name, &voice.language, &voice.gender}) {
            writer.put(std::string_view(*text));
        }
    }
    return writer.take();
}

std::vector<VoiceName> decode_voices(std::span<const std::byte> payload) {
    ByteReader reader(payload);
    std::vector<VoiceName> voices(reader.get_count(3 * sizeof(std::uint32_t)));
    for (VoiceName& voice : voices) {
        for (auto* text : {&voice.name, &voice.language, &voice.gender}) {
            *text = reader.get_text();
        }
    }
    reader.expect_end();
    return voices;
}

} // namespace lectern
