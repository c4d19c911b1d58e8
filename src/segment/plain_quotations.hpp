// SPDX-License-Identifier: GPL-3.0-or-later
// Quotations that stand by themselves above the line of their speaker.
#pragma once

#include "segment/paragraphs.hpp"

#include <vector>

namespace lectern {

/// A paragraph all in quotes with a single line behind a dash below it ("- The Charter, 1948") is a
/// quotation, and the line names its speaker: no list of one item. Comes before the lists.
void mark_quotations(std::vector<Paragraph>& paragraphs);

} // namespace lectern
