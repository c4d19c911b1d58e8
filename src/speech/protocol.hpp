// SPDX-License-Identifier: GPL-3.0-or-later
// What lectern and lectern-speaker say to each other: the payloads of frames on one socket. Both
// sides check what comes; a payload that is no such message is an Error (internal).
#pragma once

#include "document/document.hpp"
#include "speech/synthesizer.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace lectern {

/// Main to speaker.
enum class SpeakerRequest : std::uint8_t {
    prepare,   // PieceRequest: load its voice and language, say nothing
    speak,     // PieceRequest: samples, words, then end come back
    cancel,    // number: pieces below it are unwanted, the one being spoken too
    words,     // text, language: words come back
    voices,    // voices come back
    pronounce, // Pronunciation: how a word is said from now on
};
inline constexpr SpeakerRequest last_speaker_request = SpeakerRequest::pronounce;

/// Speaker to main.
enum class SpeakerReply : std::uint8_t {
    ready,         // the engine's name and version: the first message of a speaker
    failed,        // why there is no engine: the last one
    samples,       // number, sound
    word,          // PieceWord
    end,           // number: all of the piece has been given
    voice_unknown, // name
    words,         // text
    voices,        // list of VoiceName
    problem,       // text: a lexicon that is left out, and why
};
inline constexpr SpeakerReply last_speaker_reply = SpeakerReply::problem;

/// The arguments of the speaker program: the voices folder, then lexicons.
std::vector<std::string> speaker_arguments(const Synthesizer::Options& options);

/// A text with one style: one call of the engine.
struct PieceRequest {
    std::uint64_t number = 0; // grows; replies and cancel name it
    std::string text;         // UTF-8 as written
    std::string language;     // BCP 47, of the text; empty: the listener's
    std::string voice;        // the listener's, an eSpeak name; empty: by language
    std::string own_language; // the listener's
    std::string variant;      // eSpeak voice variant; empty: none
    std::int32_t rate = 0;    // words a minute, as asked
    std::int32_t pitch = 0;   // 0 to 100
    std::int32_t range = 0;   // 0 to 100
    std::int32_t volume = 0;  // percent, 0 to 200
    Punctuation punctuation = Punctuation::some;
    bool trim = false; // without the engine's leading silence
    bool operator==(const PieceRequest&) const = default;
};

/// The word that begins `sample` samples into the piece's sound: bytes of the piece's text.
struct PieceWord {
    std::uint64_t number = 0;
    std::uint64_t sample = 0;
    TextRange range;
    bool operator==(const PieceWord&) const = default;
};

struct PieceSamples {
    std::uint64_t number = 0;
    std::vector<std::int16_t> samples;
};

struct WordsRequest {
    std::string text;
    std::string language;
    Punctuation punctuation = Punctuation::some;
};

std::vector<std::byte> encode(const PieceRequest& request);
PieceRequest decode_piece_request(std::span<const std::byte> payload);
std::vector<std::byte> encode(const Pronunciation& pronunciation);
Pronunciation decode_pronunciation(std::span<const std::byte> payload);
std::vector<std::byte> encode(const WordsRequest& request);
WordsRequest decode_words_request(std::span<const std::byte> payload);
/// A number alone: cancel, end.
std::vector<std::byte> encode_number(std::uint64_t number);
std::uint64_t decode_number(std::span<const std::byte> payload);
/// A text alone: ready, failed, voice_unknown, words.
std::vector<std::byte> encode_text(std::string_view text);
std::string decode_text(std::span<const std::byte> payload);
std::vector<std::byte> encode_samples(std::uint64_t number, std::span<const std::int16_t> samples);
PieceSamples decode_samples(std::span<const std::byte> payload);
std::vector<std::byte> encode(const PieceWord& word);
PieceWord decode_word(std::span<const std::byte> payload);
std::vector<std::byte> encode(const std::vector<VoiceName>& voices);
std::vector<VoiceName> decode_voices(std::span<const std::byte> payload);

} // namespace lectern
