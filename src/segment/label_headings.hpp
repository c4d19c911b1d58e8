// SPDX-License-Identifier: GPL-3.0-or-later
// Labels in capitals in front of paragraphs that are the headings of a short report.
#pragma once

#include "segment/paragraphs.hpp"

#include <vector>

namespace lectern {

/// Finds labels such as "IMPRESSION: No change." and sets label_end.
void mark_label_headings(std::vector<Paragraph>& paragraphs, const StructureRules& rules);

} // namespace lectern
