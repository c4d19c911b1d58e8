// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/open_headings.hpp"

#include <algorithm>
#include <utility>

namespace lectern {

void OpenHeadings::open(OpenHeading heading) {
    close(heading.level);
    headings_.push_back(std::move(heading));
}

void OpenHeadings::close(std::uint8_t level) {
    while (!headings_.empty() && headings_.back().level >= level) {
        headings_.pop_back();
    }
}

const OpenHeading& OpenHeadings::ruling() const noexcept {
    static const OpenHeading none;
    const auto found =
        std::find_if(headings_.rbegin(), headings_.rend(), [](const OpenHeading& heading) {
            return heading.meaning != HeadingMeaning::plain;
        });
    return found == headings_.rend() ? none : *found;
}

} // namespace lectern
