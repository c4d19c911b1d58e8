// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/history.hpp"

namespace lectern {
namespace {

/// Jumps that can be undone; older ones are forgotten, many at a time.
constexpr std::size_t most_jumps = 1000;

std::optional<History::Origin> move(std::vector<History::Origin>& from,
                                    std::vector<History::Origin>& to, History::Origin here) {
    if (from.empty()) {
        return std::nullopt;
    }
    to.push_back(here);
    const History::Origin origin = from.back();
    from.pop_back();
    return origin;
}

} // namespace

void History::jumped(Origin from) {
    if (back_.size() >= 2 * most_jumps) {
        back_.erase(back_.begin(), back_.begin() + most_jumps);
    }
    back_.push_back(from);
    forward_.clear();
}

std::optional<History::Origin> History::back(Origin here) {
    return move(back_, forward_, here);
}

std::optional<History::Origin> History::forward(Origin here) {
    return move(forward_, back_, here);
}

} // namespace lectern
