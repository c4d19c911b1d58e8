// SPDX-License-Identifier: GPL-3.0-or-later
// Headings that a document with marks does not mark as such: paragraphs all in bold, and short
// paragraphs where nothing at all is marked.
#pragma once

#include "segment/language.hpp"
#include "segment/outline_levels.hpp"

#include <vector>

namespace lectern {

/// Gives the role of headings to paragraphs in bold that stand like headings, and to short
/// paragraphs where the document marks no heading. Levels are given by LevelsBelow.
void mark_bold_headings(std::vector<Block>& blocks, const StructureRules& rules);

/// Whether a text begins like a caption: "Figure 3. …".
bool is_caption(std::string_view text, const StructureRules& rules);
/// Gives short paragraphs that begin like one the role of captions.
void mark_captions(std::vector<Block>& blocks, const StructureRules& rules);

/// Headings that are none: a caption, the authors below a title, a paragraph marked as one, a page
/// number.
void unmark_false_headings(std::vector<Block>& blocks, const StructureRules& rules);

/// Levels of guessed headings: below the last marked one, by their numbers and looks. Goes on over
/// the windows of one document.
class LevelsBelow {
public:
    /// Gives the first `ready` blocks their levels, where they are guessed headings.
    void give(std::vector<Block>& blocks, std::size_t ready, const StructureRules& rules);

private:
    LevelFinder levels_;
    int marked_ = 0; // the level of the last marked heading
    bool below_heading_ = false;
};

} // namespace lectern
