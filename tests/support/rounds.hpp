// SPDX-License-Identifier: GPL-3.0-or-later
// Tests on what is made by chance. LECTERN_SEED repeats a run, LECTERN_ROUNDS makes it longer (100
// where it is not set).
#pragma once

#include <catch2/catch.hpp>
#include <cstdlib>
#include <random>

namespace lectern::test {

inline unsigned number_from(const char* variable, unsigned otherwise) {
    const char* const text = std::getenv(variable);
    return text == nullptr ? otherwise : static_cast<unsigned>(std::strtoul(text, nullptr, 10));
}

inline unsigned rounds() {
    return number_from("LECTERN_ROUNDS", 100);
}

inline unsigned first_seed() {
    static const unsigned seed = number_from("LECTERN_SEED", std::random_device()());
    return seed;
}

/// Calls `check` with a generator of its own for each round; a failure says the seed that repeats
/// it as the first round.
template <typename Check>
void for_rounds(Check check) {
    for (unsigned round = 0; round < rounds(); ++round) {
        const unsigned seed = first_seed() + round;
        INFO("LECTERN_SEED=" << seed << " LECTERN_ROUNDS=1");
        std::mt19937 chance(seed);
        check(chance);
    }
}

} // namespace lectern::test
