// SPDX-License-Identifier: GPL-3.0-or-later
// Which paragraphs of a plain text are headings.
#pragma once

#include "segment/paragraphs.hpp"

#include <vector>

namespace lectern {

/// Gives headings their role, by underline, number, capitals, length and what stands around them.
/// Paragraphs whose role is known already are left as they are.
void mark_headings(std::vector<Paragraph>& paragraphs, const StructureRules& rules);

/// What may be a heading by its look alone: not too long, nothing known of it.
bool looks_like_heading(const Paragraph& paragraph);

inline constexpr std::size_t longest_heading = 320; // bytes; titles of laws are long

} // namespace lectern
