// SPDX-License-Identifier: GPL-3.0-or-later
// Footnotes in a plain text: their marks and where they stand.
#pragma once

#include "segment/paragraphs.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// Where `text` holds the note mark `number`, glued to a word or stop before it: "law.1 ".
std::optional<TextRange> note_mark(std::string_view text, std::string_view number);

/// The id of a plain text's footnote as a block.
std::string note_id(std::uint32_t number);

/// Finds the mark of each footnote in the paragraphs above it.
void mark_notes(std::vector<Paragraph>& paragraphs);

} // namespace lectern
