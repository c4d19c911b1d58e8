// SPDX-License-Identifier: GPL-3.0-or-later
// Which paragraphs of a plain text are headings.
#pragma once

#include "segment/paragraphs.hpp"

#include <vector>

namespace lectern {

/// Joins headings that are broken over several lines where a paragraph would not be: "Section 5.
/// Posture Towards" and "Monitoring of Abuses". What is joined away is removed.
void join_broken_headings(std::vector<Paragraph>& paragraphs, const std::vector<ShapedLine>& lines,
                          const LineProfile& profile, const StructureRules& rules);

/// Gives headings their role, by underline, number, capitals, length and what stands around them.
/// Paragraphs whose role is known already are left as they are.
void mark_headings(std::vector<Paragraph>& paragraphs, const StructureRules& rules);

/// Finds the labels in capitals in front of paragraphs ("IMPRESSION: No change.") that are the
/// headings of a short report, and sets label_end.
void mark_label_headings(std::vector<Paragraph>& paragraphs, const StructureRules& rules);

/// Whether all words but the small ones begin with a capital or a figure.
bool is_title_case(std::string_view text, const StructureRules& rules);

/// How sure the words alone say "heading": 2 known, 1 title case, 0 nothing said.
int title_signs(std::string_view text, const StructureRules& rules);

} // namespace lectern
