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
/// Case and accents make no difference; words in double quotes are found as whole words alone.
class Search {
public:
    /// Looks through the whole reading. The first time its words are folded, which takes some
    /// milliseconds for 3 MB, and kept: as much memory again as the text.
    void look_for(const Reading& reading, const std::string& words);
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
    std::string words_;
    std::vector<std::string> folded_; // the words of each sentence; empty where none is spoken
    std::vector<std::uint32_t> hits_; // sentences, in order
};

} // namespace lectern
