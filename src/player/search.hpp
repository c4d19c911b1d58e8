// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/reading.hpp"
#include "player/navigator.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lectern {

/// Sentences that hold the words looked for: of everything that is spoken, notes and tables too.
/// Case and accents make no difference. Words find their other forms where the language has a
/// stemmer ("detained" finds "detains"); words in double quotes are found as they are, as whole
/// words; what stands between two slashes is a regular expression (RE2's, which takes linear time
/// whatever it is).
class Search {
public:
    /// Takes in the sentences that have come since the last call: their words are kept folded, as
    /// much memory again as the text.
    void update(const Reading& reading);
    /// Looks through all that has come. Gives what is wrong with a regular expression, else
    /// nothing.
    std::optional<std::string> look_for(const Reading& reading, const std::string& words);
    /// What was looked for last; empty: nothing yet.
    const std::string& words() const noexcept { return words_; }

    struct Hit {
        std::uint32_t sentence = 0;
        std::uint32_t number = 0; // among all, from 1
    };
    std::size_t count() const noexcept { return hits_.size(); }
    /// The first hit after a sentence, or the last one before it. Nothing where there is none.
    std::optional<Hit> next(std::uint32_t sentence, Step step) const;
    /// The first hit in this sentence or behind it.
    std::optional<Hit> from(std::uint32_t sentence) const;

private:
    std::uint32_t sentence_at(std::size_t byte) const;
    std::vector<std::uint32_t> holders(const std::string& words, bool whole_words) const;
    std::optional<std::string> match(const std::string& pattern);
    void add_other_forms(const Reading& reading, const std::string& words);

    std::string words_;
    std::string text_;                 // all sentences folded, a line each
    std::vector<std::uint64_t> begin_; // of each sentence's line
    std::vector<std::uint32_t> hits_;  // sentences, in order
};

} // namespace lectern
