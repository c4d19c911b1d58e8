// SPDX-License-Identifier: GPL-3.0-or-later
// The headings that stand over a place, and what the nearest one with a meaning says.
#pragma once

#include "segment/results_headings.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace lectern {

struct OpenHeading {
    std::uint8_t level = 1;
    HeadingMeaning meaning = HeadingMeaning::plain;
    bool guessed = false;
    std::string text;
};

class OpenHeadings {
public:
    /// Opens a heading; those of its level and below close.
    void open(OpenHeading heading);
    /// Closes all of `level` and below.
    void close(std::uint8_t level);
    std::size_t depth() const noexcept { return headings_.size(); }
    /// The nearest one with a meaning, or a plain one.
    const OpenHeading& ruling() const noexcept;
    HeadingMeaning meaning() const noexcept { return ruling().meaning; }

private:
    std::vector<OpenHeading> headings_;
};

} // namespace lectern
