// SPDX-License-Identifier: GPL-3.0-or-later
// Counts and headings.
#include "evaluation/measures.hpp"

#include "evaluation/words.hpp"

#include <algorithm>
#include <map>

namespace lectern::evaluation {
namespace {

std::optional<double> ratio(std::size_t part, std::size_t whole) {
    if (whole == 0) {
        return std::nullopt;
    }
    return static_cast<double>(part) / static_cast<double>(whole);
}

void append(Texts& to, const Texts& more) {
    to.insert(to.end(), more.begin(), more.end());
}

struct Pair {
    std::size_t gold;
    std::size_t given;
};

/// A longest common subsequence, as pairs of places.
std::vector<Pair> aligned(const Texts& gold, const Texts& given) {
    const std::size_t width = given.size() + 1;
    std::vector<std::size_t> best((gold.size() + 1) * width, 0);
    for (std::size_t i = gold.size(); i-- > 0;) {
        for (std::size_t j = given.size(); j-- > 0;) {
            best[i * width + j] =
                gold[i] == given[j] ? best[(i + 1) * width + j + 1] + 1
                                    : std::max(best[(i + 1) * width + j], best[i * width + j + 1]);
        }
    }
    std::vector<Pair> pairs;
    for (std::size_t i = 0, j = 0; i < gold.size() && j < given.size();) {
        if (gold[i] == given[j]) {
            pairs.push_back({i++, j++});
        } else if (best[(i + 1) * width + j] >= best[i * width + j + 1]) {
            ++i;
        } else {
            ++j;
        }
    }
    return pairs;
}

/// Each level's place among the levels that occur.
std::vector<std::size_t> ranks(const std::vector<int>& levels) {
    const std::set<int> kinds(levels.begin(), levels.end());
    std::vector<std::size_t> found;
    for (const int level : levels) {
        found.push_back(static_cast<std::size_t>(std::distance(kinds.begin(), kinds.find(level))) +
                        1);
    }
    return found;
}

Texts comparable_headings(const std::vector<Heading>& headings) {
    Texts texts;
    for (const Heading& heading : headings) {
        texts.push_back(comparable(heading.text));
    }
    return texts;
}

/// Counts the levels of the pairs, by rank: 1 is the highest that occurs among them.
void count_levels(Counts& counts, const Gold& gold, const std::vector<Heading>& given,
                  const std::vector<Pair>& pairs) {
    std::vector<int> wanted_levels;
    std::vector<int> given_levels;
    for (const Pair& pair : pairs) {
        wanted_levels.push_back(gold.headings[pair.gold].level);
        given_levels.push_back(given[pair.given].level);
    }
    const auto wanted = ranks(wanted_levels);
    const auto have = ranks(given_levels);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (wanted[i] == have[i]) {
            ++counts.also_right;
        } else {
            counts.also_wrong.push_back(std::to_string(wanted[i]) + " wanted, " +
                                        std::to_string(have[i]) +
                                        " given: " + gold.headings[pairs[i].gold].text);
        }
    }
}

} // namespace

std::optional<double> Counts::precision() const {
    return ratio(right, given);
}
std::optional<double> Counts::recall() const {
    return ratio(right, wanted);
}
std::optional<double> Counts::f1() const {
    return ratio(2 * right, given + wanted);
}
std::optional<double> Counts::also() const {
    return ratio(also_right, right);
}

void Counts::add(const Counts& other) {
    right += other.right;
    given += other.given;
    wanted += other.wanted;
    also_right += other.also_right;
    append(missed, other.missed);
    append(extra, other.extra);
    append(also_wrong, other.also_wrong);
}

void Heard::add(const Heard& other) {
    never += other.never;
    must += other.must;
    out_of_order += other.out_of_order;
    append(violations, other.violations);
    append(unspoken, other.unspoken);
}

void Score::add(const Score& other) {
    headings.add(other.headings);
    findings.add(other.findings);
    sentences.add(other.sentences);
    heard.add(other.heard);
}

Counts score_headings(const Gold& gold, const std::vector<Heading>& given) {
    const Texts wanted = comparable_headings(gold.headings);
    const Texts have = comparable_headings(given);
    const std::vector<Pair> pairs = aligned(wanted, have);
    std::vector<bool> found(wanted.size(), false);
    std::vector<bool> used(have.size(), false);
    for (const Pair& pair : pairs) {
        found[pair.gold] = true;
        used[pair.given] = true;
    }
    std::map<std::string, int> optional;
    for (const std::string& text : gold.headings_optional) {
        ++optional[comparable(text)];
    }
    Counts counts;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (!found[i]) {
            counts.missed.push_back(gold.headings[i].text);
        }
    }
    for (std::size_t j = 0; j < have.size(); ++j) {
        if (!used[j] && optional[have[j]]-- <= 0) {
            counts.extra.push_back(given[j].text);
        }
    }
    counts.right = pairs.size();
    counts.given = pairs.size() + counts.extra.size();
    counts.wanted = wanted.size();
    count_levels(counts, gold, given, pairs);
    return counts;
}

Score score(const Gold& gold, const Answers& answers) {
    Score all;
    if (gold.scores("headings")) {
        all.headings = score_headings(gold, answers.headings);
    }
    if (gold.scores("findings")) {
        all.findings = score_findings(gold, answers.findings);
    }
    if (gold.scores("sentences")) {
        all.sentences = score_sentences(gold, answers.utterances);
    }
    all.heard = score_heard(gold, answers.utterances);
    return all;
}

} // namespace lectern::evaluation
