// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "player/compare.hpp"
#include "player/navigator.hpp"

#include <optional>
#include <string>
#include <vector>

namespace lectern {

/// A finding or recommendation that an earlier edition has not, has in other words, or had alone.
struct NewsItem {
    Change change = Change::added;
    FindingKind kind = FindingKind::finding;
    PlaceRange range;   // in the reading; empty of what is dropped
    std::string before; // its words in the earlier edition; empty for what is new
};

/// What is new since an earlier edition: keeps the words of that one where they differ.
class News {
public:
    /// Both readings must be whole.
    void compare(const Reading& before, const Reading& now);
    /// Whether there is an earlier edition.
    bool compared() const noexcept { return compared_; }
    /// New and changed ones, in reading order.
    const std::vector<NewsItem>& items() const noexcept { return items_; }
    const std::vector<NewsItem>& dropped() const noexcept { return dropped_; }
    /// The number (from 1) of the next item behind a place, or of the last before it.
    std::optional<std::size_t> next(Place place, Step step) const;

private:
    bool compared_ = false;
    std::vector<NewsItem> items_;
    std::vector<NewsItem> dropped_;
};

} // namespace lectern
