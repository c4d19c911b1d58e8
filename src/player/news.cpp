// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/news.hpp"

#include <algorithm>

namespace lectern {

void News::compare(const Reading& before, const Reading& now) {
    compared_ = true;
    items_.clear();
    dropped_.clear();
    for (const Difference& it : compare_readings(before, now)) {
        if (it.is_heading) {
            continue;
        }
        const std::string words = it.before ? before.text(*it.before) : std::string();
        if (it.change == Change::added || it.change == Change::changed) {
            items_.push_back({it.change, it.kind, *it.now, words});
        } else if (it.change == Change::dropped) {
            dropped_.push_back({it.change, it.kind, {}, words});
        }
    }
    std::stable_sort(items_.begin(), items_.end(), [](const NewsItem& a, const NewsItem& b) {
        return a.range.begin < b.range.begin;
    });
}

std::optional<std::size_t> News::next(Place place, Step step) const {
    const auto from = [&](bool behind) {
        return std::partition_point(items_.begin(), items_.end(), [&](const NewsItem& item) {
            return behind ? item.range.begin <= place : item.range.begin < place;
        });
    };
    const auto found = from(step == Step::on) - (step == Step::on ? 0 : 1);
    return found >= items_.begin() && found < items_.end()
               ? std::optional(static_cast<std::size_t>(found - items_.begin() + 1))
               : std::nullopt;
}

} // namespace lectern
