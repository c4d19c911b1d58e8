// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/reading.hpp"
#include "player/navigator.hpp"

#include <optional>
#include <string>
#include <vector>

namespace lectern {

/// A place that the listener marked, with their own words on it, which may be none.
struct Bookmark {
    Place place;
    std::string note;
    bool operator==(const Bookmark&) const = default;
};

/// The bookmarks of one document, in reading order; no two at one place.
class Bookmarks {
public:
    const std::vector<Bookmark>& all() const noexcept { return all_; }
    /// Adds a mark, or puts another note on the one that is there. Gives its number, from 1.
    std::size_t set(Place place, const std::string& note);
    /// The mark at this place; nothing where there is none.
    std::optional<std::size_t> at(Place place) const;
    void erase(Place place);
    /// The number (from 1) of the next mark behind a place, or of the last before it.
    std::optional<std::size_t> next(Place place, Step step) const;

private:
    std::vector<Bookmark> all_;
};

} // namespace lectern
