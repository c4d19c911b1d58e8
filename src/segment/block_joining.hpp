// SPDX-License-Identifier: GPL-3.0-or-later
// Paragraphs that a page break, a footnote or an empty line has cut in the middle of a sentence.
#pragma once

#include "segment/language.hpp"

#include <vector>

namespace lectern {

/// Joins them again; what lies between (page numbers, footnotes) follows behind.
void join_cut_paragraphs(std::vector<Block>& blocks, const StructureRules& rules);

/// Takes labels that stand in front of three paragraphs or more ("Results of the Test All doors
/// …") off them, as headings of their own.
void part_repeated_labels(std::vector<Block>& blocks, const StructureRules& rules);

} // namespace lectern
