// SPDX-License-Identifier: GPL-3.0-or-later
// The text without what is for the eye alone: invisible characters, other forms of letters.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// Text in plain letters and the written byte that each byte of it comes from.
struct CleanText {
    std::string text;
    std::vector<std::uint32_t> sources; // one for each byte, and one for the end
};

/// Leaves out soft hyphens, zero-width and direction marks and variation selectors; makes spaces
/// and controls a space, ligatures and mathematical, full-width and circled letters and digits
/// plain ones, marks behind their letter one letter. Linear.
CleanText clean_text(std::string_view written);

} // namespace lectern
