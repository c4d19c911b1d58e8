// SPDX-License-Identifier: GPL-3.0-or-later
// Footnotes in a plain text: their marks and where they stand.
#pragma once

#include "segment/paragraphs.hpp"

#include <string>
#include <vector>

namespace lectern {

/// The id of a plain text's footnote as a block.
std::string note_id(std::uint32_t number);

/// Finds the marks of each footnote in the paragraphs above it.
void mark_notes(std::vector<Paragraph>& paragraphs);

} // namespace lectern
