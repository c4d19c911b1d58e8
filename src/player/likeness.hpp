// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace lectern {

/// A passage of one list and the one of another that says the same, or nearly; by their numbers.
struct PassagePair {
    std::uint32_t before = 0;
    std::uint32_t now = 0;
    bool same = false; // word by word, whatever the case, accents and punctuation
};

/// Pairs the passages of two editions, each with one at most, in the order of `now`.
///
/// The same words are paired first, in their order; then what has most of its words in common, rare
/// words counting more than frequent ones; then what stands alone between the same neighbours and
/// has some in common. Time is near to linear: words that stand everywhere lead to no pair.
std::vector<PassagePair> pair_passages(const std::vector<std::string>& before,
                                       const std::vector<std::string>& now);

} // namespace lectern
