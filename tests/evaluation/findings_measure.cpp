// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/measures.hpp"
#include "evaluation/words.hpp"

#include <algorithm>
#include <map>

namespace lectern::evaluation {
namespace {

constexpr double least_agreement = 0.8;

using Bag = std::map<std::string, std::size_t>;

Bag bag(const std::string& text) {
    Bag words;
    for (const std::string& word : words_of(text)) {
        ++words[word];
    }
    return words;
}

std::size_t size(const Bag& bag) {
    std::size_t all = 0;
    for (const auto& [word, times] : bag) {
        all += times;
    }
    return all;
}

/// Dice's coefficient: the words in common, as a share of the mean length.
double agreement(const Bag& a, const Bag& b) {
    std::size_t common = 0;
    for (const auto& [word, times] : a) {
        const auto other = b.find(word);
        common += other == b.end() ? 0 : std::min(times, other->second);
    }
    const std::size_t both = size(a) + size(b);
    return both == 0 ? 0.0 : 2.0 * static_cast<double>(common) / static_cast<double>(both);
}

/// All the forms in which a gold finding is accepted.
std::vector<Bag> forms(const Gold& gold, const Finding& finding) {
    std::vector<Bag> all{bag(finding.text)};
    const auto others = gold.findings_alternatives.find(finding.text);
    if (others != gold.findings_alternatives.end()) {
        for (const std::string& text : others->second) {
            all.push_back(bag(text));
        }
    }
    return all;
}

double best_agreement(const std::vector<Bag>& forms, const Bag& given) {
    double best = 0.0;
    for (const Bag& form : forms) {
        best = std::max(best, agreement(form, given));
    }
    return best;
}

struct Candidate {
    double agreement;
    std::size_t gold;
    std::size_t given;

    std::size_t distance() const { return gold > given ? gold - given : given - gold; }
};

/// The pairs that agree well enough, the best first; of equals those nearest in place.
std::vector<Candidate> candidates(const Gold& gold, const std::vector<Bag>& given) {
    std::vector<Candidate> found;
    for (std::size_t i = 0; i < gold.findings.size(); ++i) {
        const std::vector<Bag> accepted = forms(gold, gold.findings[i]);
        for (std::size_t j = 0; j < given.size(); ++j) {
            const double share = best_agreement(accepted, given[j]);
            if (share >= least_agreement) {
                found.push_back({share, i, j});
            }
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
        return a.agreement != b.agreement ? a.agreement > b.agreement : a.distance() < b.distance();
    });
    return found;
}

/// Whether one of the optional findings is this one; it is then used up.
bool take_optional(std::vector<Bag>& optional, const Bag& given) {
    const auto best =
        std::max_element(optional.begin(), optional.end(), [&](const Bag& a, const Bag& b) {
            return agreement(a, given) < agreement(b, given);
        });
    if (best == optional.end() || agreement(*best, given) < least_agreement) {
        return false;
    }
    optional.erase(best);
    return true;
}

} // namespace

Counts score_findings(const Gold& gold, const std::vector<Finding>& given) {
    std::vector<Bag> bags;
    for (const Finding& finding : given) {
        bags.push_back(bag(finding.text));
    }
    Counts counts;
    std::vector<bool> found(gold.findings.size(), false);
    std::vector<bool> used(given.size(), false);
    for (const Candidate& pair : candidates(gold, bags)) {
        if (!found[pair.gold] && !used[pair.given]) {
            found[pair.gold] = used[pair.given] = true;
            ++counts.right;
            const Finding& wanted = gold.findings[pair.gold];
            const std::string& kind = given[pair.given].kind;
            if (wanted.kind == kind) {
                ++counts.also_right;
            } else {
                counts.also_wrong.push_back(wanted.kind + " wanted, " + kind +
                                            " given: " + wanted.text);
            }
        }
    }
    std::vector<Bag> optional;
    for (const std::string& text : gold.findings_optional) {
        optional.push_back(bag(text));
    }
    for (std::size_t j = 0; j < given.size(); ++j) {
        if (!used[j] && !take_optional(optional, bags[j])) {
            counts.extra.push_back(given[j].text);
        }
    }
    for (std::size_t i = 0; i < gold.findings.size(); ++i) {
        if (!found[i]) {
            counts.missed.push_back(gold.findings[i].text);
        }
    }
    counts.given = counts.right + counts.extra.size();
    counts.wanted = gold.findings.size();
    return counts;
}

} // namespace lectern::evaluation
