// SPDX-License-Identifier: GPL-3.0-or-later
// How long what is read aloud is: places as shares and as time.
#pragma once

#include "document/reading.hpp"

#include <chrono>
#include <cstdint>
#include <vector>

namespace lectern {

/// Whether reading on speaks a block: spoken, and no note.
bool in_flow(const Block& block) noexcept;

/// Adds up the sentences of the flow, in letters and in words; kept up while the reading grows.
/// What reading on passes over (notes, menus) has no length.
class Lengths {
public:
    /// Takes in the sentences that have come since the last call.
    void update(const Reading& reading);

    /// How much stands before a sentence, from 0 to 1; 0 where there is nothing to read.
    double share_before(std::uint32_t sentence) const;
    /// The first sentence of which as much stands before it; the last one for a share of 1.
    std::uint32_t sentence_at_share(double share) const;

    /// Words before a sentence, and in all.
    std::uint64_t words_before(std::uint32_t sentence) const;
    std::uint64_t words() const { return words_; }
    /// The sentence that holds the word of this number (from 0); the last one behind all words.
    std::uint32_t sentence_at_word(std::uint64_t word) const;

private:
    std::vector<std::uint64_t> bytes_before_; // of each sentence
    std::vector<std::uint64_t> words_before_;
    std::uint64_t bytes_ = 0;
    std::uint64_t words_ = 0;
};

/// How long so many words take at a rate.
std::chrono::seconds reading_time(std::uint64_t words, int words_per_minute);
/// How many words are read in a time.
std::uint64_t words_in(std::chrono::seconds time, int words_per_minute);

} // namespace lectern
