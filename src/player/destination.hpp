// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "player/lengths.hpp"
#include "player/navigator.hpp"
#include "player/phrases.hpp"

#include <string>
#include <variant>

namespace lectern {

/// What is looked at to find a place by its name.
struct Atlas {
    const Reading& reading;
    const Structure& structure;
    const Navigator& navigator;
    const Lengths& lengths;
    const Phrases& phrases;
    int words_per_minute = 200;
};

/// A place that was found, and the unit that it is; or, as text, why there is none: "the report has
/// 12 findings".
struct Destination {
    Unit unit = Unit::sentence;
    Target target;
};
using Found = std::variant<Destination, std::string>;

/// A place as a listener writes it: "45%", "f7" or "r2" (finding, recommendation), "p12" (page),
/// "3.2" (the heading of that number; else the page), "1:20:00" or "12:30" (so long after the
/// start, at the present rate), "start", "end", or words of a heading.
Found find_destination(const Atlas& atlas, const std::string& words);

} // namespace lectern
