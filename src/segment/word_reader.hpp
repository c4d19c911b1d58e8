// SPDX-License-Identifier: GPL-3.0-or-later
// A text as words and signs, each word folded and with its hash: this runs over every byte.
#pragma once

#include "segment/finding_words.hpp"
#include "segment/word_index.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace lectern {

/// Reads the words and signs of a text one after the other. The text must live on.
class WordReader {
public:
    WordReader(std::string_view text, TextRange range)
        : text_(text), at_(range.begin), end_(range.end) {}

    /// The next word or sign in `word`, without cues; false at the end.
    bool next(Word& word);
    /// The last word folded, empty where it is too long to be known; looks into the reader.
    std::string_view folded() const { return {folded_.data(), length_}; }
    /// hash_of(folded()).
    std::uint64_t hash() const { return hash_; }

private:
    static constexpr std::size_t longest_known = 32; // bytes; longer words mean nothing

    void read_word();
    void read_joined_word(std::size_t begin);
    void fold_again(std::string_view word);

    std::string_view text_;
    std::size_t at_;
    std::size_t end_;
    std::array<char, longest_known + 8> folded_{};
    std::size_t length_ = 0;
    std::uint64_t hash_ = 0;
    std::string buffer_;
};

} // namespace lectern
