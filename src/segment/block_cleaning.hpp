// SPDX-License-Identifier: GPL-3.0-or-later
// What of a document's blocks is not its text: page numbers, running heads, menus, contents.
// What is left out stays where it is, with a silent role.
#pragma once

#include "segment/language.hpp"

#include <string_view>
#include <vector>

namespace lectern {

/// Page numbers and running heads, as a conversion from pages leaves them between paragraphs.
void mark_page_blocks(std::vector<Block>& blocks, const StructureRules& rules);

/// Crumbs of menus: cue words, lines of links, "Top" after every section.
void mark_menu_blocks(std::vector<Block>& blocks, const StructureRules& rules);

/// Lists that repeat the headings which follow.
void mark_contents_blocks(std::vector<Block>& blocks, const StructureRules& rules);

/// Whether a short text is of a menu by its words alone.
bool is_menu_text(std::string_view text, const StructureRules& rules);

} // namespace lectern
