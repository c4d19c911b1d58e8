// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/finding_window.hpp"

#include <algorithm>
#include <unordered_map>

namespace lectern {
namespace {

bool before(const Candidate& a, const Candidate& b) {
    if (a.finding.range.begin != b.finding.range.begin) {
        return a.finding.range.begin < b.finding.range.begin;
    }
    return a.claim < b.claim;
}

/// Of each subsection the best claim by a heading: items before numbered paragraphs before
/// paragraphs.
std::unordered_map<std::uint32_t, Claim> best_claims(const std::vector<Candidate>& candidates) {
    std::unordered_map<std::uint32_t, Claim> best;
    for (const Candidate& one : candidates) {
        if (one.ruled_by_heading) {
            const auto [at, added] = best.emplace(one.subsection, one.claim);
            at->second = added ? one.claim : std::min(at->second, one.claim);
        }
    }
    return best;
}

} // namespace

void FindingWindow::settle(std::uint32_t block, std::vector<Finding>& out) {
    const auto rest =
        std::stable_partition(candidates_.begin(), candidates_.end(), [&](const Candidate& one) {
            return one.finding.range.begin.block < block;
        });
    std::vector<Candidate> late(std::make_move_iterator(rest),
                                std::make_move_iterator(candidates_.end()));
    candidates_.erase(rest, candidates_.end());
    labelled_ = labelled_ || std::any_of(candidates_.begin(), candidates_.end(),
                                         [](const auto& c) { return c.claim == Claim::labelled; });
    const auto best = best_claims(candidates_);
    std::erase_if(candidates_, [&](const Candidate& one) {
        return one.ruled_by_heading && (labelled_ || one.claim != best.at(one.subsection));
    });
    if (!std::is_sorted(candidates_.begin(), candidates_.end(), before)) {
        std::stable_sort(candidates_.begin(), candidates_.end(), before);
    }
    std::vector<Candidate> chosen;
    for (Candidate& one : candidates_) {
        const bool overlaps =
            !chosen.empty() && one.finding.range.begin < chosen.back().finding.range.end;
        if (!overlaps) {
            chosen.push_back(std::move(one));
        } else if (one.claim < chosen.back().claim) {
            chosen.back() = std::move(one);
        }
    }
    for (Candidate& one : chosen) {
        out.push_back(std::move(one.finding));
    }
    candidates_ = std::move(late);
}

} // namespace lectern
