// SPDX-License-Identifier: GPL-3.0-or-later
// Footnotes that a conversion from pages has left among the paragraphs.
#pragma once

#include "segment/language.hpp"

#include <cstdint>
#include <vector>

namespace lectern {

/// "2 Per the procedures …" is the note of the mark "[2]" above it: both are marked as such.
/// `last_note` is the number of the last one found, over the windows of one document.
void mark_bracket_notes(std::vector<Block>& blocks, std::uint32_t& last_note);

} // namespace lectern
