// SPDX-License-Identifier: GPL-3.0-or-later
// How utterances become the pieces that a speaker is asked for, and what becomes of a piece that
// killed one.
#pragma once

#include "speech/protocol.hpp"

#include <chrono>
#include <cstdint>
#include <deque>

namespace lectern {

/// One request and what is known of it.
struct Piece {
    PieceRequest request;
    std::uint32_t segment = 0;
    std::uint32_t offset = 0; // of its text in the segment's
    std::size_t pause = 0;    // samples of silence before it
    std::vector<Cue> cues{};  // that sound with it, until they have begun
    bool begun = false;       // some of its sound has been given
    std::uint32_t word = 0;   // byte of its text at which the last word that was given begins
    enum class Try : std::uint8_t { as_written, without_doubtful, in_halves };
    Try tries = Try::as_written;
};

/// An utterance on its way.
struct Job {
    UtteranceId id = 0;
    std::deque<Piece> pieces; // not yet given to their end
    std::uint64_t given = 0;  // samples
    int deaths = 0;           // of workers that spoke it
    bool skipped = false;
};

/// What is spoken when a text has killed a speaker: letters, digits, spaces and the stops of a
/// sentence; all else is a space, and so is a cut in every run of 20 that has none. Bytes that are
/// left keep no relation to the text's.
std::string without_doubtful(std::string_view text);

/// Splits at a space near the middle, else between two characters; the second is empty for a text
/// that is too short to be worth it.
std::pair<std::string, std::string> halves(const std::string& text);

/// How a piece is cut: no request is longer than this, in bytes, so that a cancel is soon seen.
inline constexpr std::size_t longest_piece = 4000;

/// The pieces of an utterance. A pause is at the first piece of its segment.
std::deque<Piece> pieces_of(const Utterance& utterance, const Profile& profile,
                            const VoiceSettings& settings);

enum class Death : std::uint8_t { by_itself, from_outside };
/// Makes the job ready for the next worker, after one died of its first piece: what has been given
/// of it is cut off, the rest is tried in another way or, in the end, given up.
void blame_first_piece(Job& job, Death death);

} // namespace lectern
