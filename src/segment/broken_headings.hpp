// SPDX-License-Identifier: GPL-3.0-or-later
// Headings that are broken over several lines where a paragraph would not be.
#pragma once

#include "segment/paragraphs.hpp"

#include <vector>

namespace lectern {

/// Joins headings that are broken over several lines: "Section 5. Posture Towards" and "Monitoring
/// of Abuses". What is joined away is removed.
void join_broken_headings(std::vector<Paragraph>& paragraphs, const std::vector<ShapedLine>& lines,
                          const LineProfile& profile, const StructureRules& rules);

} // namespace lectern
