// SPDX-License-Identifier: GPL-3.0-or-later
// How far the program's answers agree with the gold.
#pragma once

#include "evaluation/gold.hpp"

#include <cstddef>
#include <optional>

namespace lectern::evaluation {

/// Counts of one part. What is optional in the gold counts neither as given nor as wanted.
struct Counts {
    std::size_t right = 0;
    std::size_t given = 0;
    std::size_t wanted = 0;
    std::size_t also_right = 0; // of those right: with the right level, or of the right kind
    Texts missed;
    Texts extra;
    Texts also_wrong; // those right but for level or kind, with both

    std::optional<double> precision() const;
    std::optional<double> recall() const;
    /// Nothing when nothing was wanted and nothing given.
    std::optional<double> f1() const;
    std::optional<double> also() const;
    void add(const Counts& other);
};

/// What is heard: nothing of never_spoken, all of must_speak, in its order.
struct Heard {
    std::size_t never = 0;
    std::size_t must = 0;
    std::size_t out_of_order = 0;
    Texts violations;
    Texts unspoken;

    void add(const Heard& other);
};

struct Score {
    Counts headings;
    Counts findings;
    Counts sentences;
    Heard heard;

    void add(const Score& other);
};

/// Headings of equal text, aligned in order. Levels are compared by rank among those matched, so
/// that a document that starts at level 2 is as good as one that starts at 1.
Counts score_headings(const Gold& gold, const std::vector<Heading>& given);

/// One to one, where the words agree to at least 0.8 (Dice's coefficient of the multisets).
Counts score_findings(const Gold& gold, const std::vector<Finding>& given);

/// Gold sentences given exactly. A given one that is made of their words but is none of them
/// counts as extra; text that the gold does not cover does not count.
Counts score_sentences(const Gold& gold, const std::vector<Utterance>& given);

Heard score_heard(const Gold& gold, const std::vector<Utterance>& given);

/// All parts that the gold scores.
Score score(const Gold& gold, const Answers& answers);

} // namespace lectern::evaluation
