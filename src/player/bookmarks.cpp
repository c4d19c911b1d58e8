// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/bookmarks.hpp"

#include <algorithm>

namespace lectern {
namespace {

template <typename Marks>
auto first_from(Marks& marks, Place place) {
    return std::partition_point(marks.begin(), marks.end(),
                                [&](const Bookmark& mark) { return mark.place < place; });
}

} // namespace

std::size_t Bookmarks::set(Place place, const std::string& note) {
    auto found = first_from(all_, place);
    if (found != all_.end() && found->place == place) {
        found->note = note;
    } else {
        found = all_.insert(found, {place, note});
    }
    return static_cast<std::size_t>(found - all_.begin() + 1);
}

std::optional<std::size_t> Bookmarks::at(Place place) const {
    const auto found = first_from(all_, place);
    return found != all_.end() && found->place == place
               ? std::optional(static_cast<std::size_t>(found - all_.begin() + 1))
               : std::nullopt;
}

void Bookmarks::erase(Place place) {
    std::erase_if(all_, [&](const Bookmark& mark) { return mark.place == place; });
}

std::optional<std::size_t> Bookmarks::next(Place place, Step step) const {
    const auto found = first_from(all_, place);
    auto number = found - all_.begin(); // of those before the place
    if (step == Step::on) {
        number += found != all_.end() && found->place == place ? 2 : 1;
    }
    return number >= 1 && number <= static_cast<std::ptrdiff_t>(all_.size())
               ? std::optional(static_cast<std::size_t>(number))
               : std::nullopt;
}

} // namespace lectern
