// SPDX-License-Identifier: GPL-3.0-or-later
// What of a report has been heard.
#pragma once

#include "document/reading.hpp"

#include <cstdint>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace lectern {

/// The name of a sentence or finding that outlives its number: a hash of its words and of how often
/// the same words stand before it. A corrected edition keeps the marks of all that it left alone.
using HeardMark = std::uint64_t;

/// How many findings there are, and how many of them have been heard.
struct FindingCounts {
    std::uint32_t all = 0;
    std::uint32_t heard = 0;
};

/// A set of marks over a reading, kept up while that grows.
class HeardMemory {
public:
    /// Takes in the sentences and findings that have come since the last call.
    void update(const Reading& reading);
    /// What was heard in earlier sessions.
    void remember(const std::vector<HeardMark>& marks);

    /// A stretch has been heard to its end: marks the sentences and findings that lie in it, and
    /// gives the marks that are new.
    std::vector<HeardMark> hear(const Reading& reading, const PlaceRange& range);

    bool is_heard(std::uint32_t sentence) const {
        return sentence < sentences_.size() && marks_.contains(sentences_[sentence]);
    }
    /// A finding is heard by itself, or with all the sentences that it stands in.
    bool is_heard(const Reading& reading, std::size_t finding) const;
    /// Of the findings that begin in `range`; recommendations are none.
    FindingCounts findings(const Reading& reading, const PlaceRange& range) const;
    FindingCounts findings(const Reading& reading) const;

private:
    HeardMark mark_of(const std::string& words);
    std::unordered_set<HeardMark> marks_;
    std::unordered_map<HeardMark, std::uint32_t> times_; // how often words have come so far
    std::vector<HeardMark> sentences_;
    std::vector<HeardMark> findings_;
};

} // namespace lectern
