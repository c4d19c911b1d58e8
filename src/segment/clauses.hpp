// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "segment/finding_words.hpp"

#include <cstdint>
#include <vector>

namespace lectern {

/// Which words of a sentence stand in a main clause, and where their clause begins. Told from
/// subordinators, coordinators and signs alone; what stands in brackets or quotes is no main
/// clause.
class Clauses {
public:
    /// Linear time.
    explicit Clauses(const std::vector<Word>& words);

    bool is_main(std::size_t word) const { return main_[word]; }
    /// The first word behind the comma, semicolon, coordinator … before `word`.
    std::size_t begin_of(std::size_t word) const { return begins_[word]; }

private:
    std::vector<bool> main_;
    std::vector<std::uint32_t> begins_;
};

} // namespace lectern
