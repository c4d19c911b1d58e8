// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/marked_text.hpp"

#include "segment/block_cleaning.hpp"
#include "segment/block_joining.hpp"
#include "segment/block_notes.hpp"

namespace lectern {
namespace {

constexpr std::size_t block_cost = 64; // what an almost empty block counts, in bytes
constexpr std::size_t sample_bytes = std::size_t{32} << 10U;
constexpr std::size_t blocks_held_back = 40; // a cut sentence or a heading's text shows in these

/// The number that a heading, item or paragraph writes in front of its words.
void find_number(Block& block, const StructureRules& rules) {
    const bool may_have = block.role == Role::heading || block.role == Role::paragraph ||
                          block.role == Role::list_item || block.role == Role::note;
    if (!may_have || !block.number.empty()) {
        return;
    }
    const auto marker = marker_at(block.text, rules);
    const bool bare = marker && marker->closing == 0 && marker->kind != MarkerKind::bullet &&
                      marker->kind != MarkerKind::division;
    if (marker && marker->end < block.text.size() && !(bare && block.role == Role::paragraph)) {
        block.number = {0, marker->end};
    }
}

} // namespace

void MarkedText::take(Block block) {
    bytes_ += block.text.size() + block_cost;
    blocks_.push_back(std::move(block));
}

std::string MarkedText::sample() const {
    std::string text;
    for (const auto& block : blocks_) {
        if (is_spoken(block.role)) {
            text += block.text;
            text += '\n';
        }
        if (text.size() >= sample_bytes) {
            break;
        }
    }
    return text;
}

std::vector<Block> MarkedText::read(const StructureRules& rules, More more) {
    mark_page_blocks(blocks_, rules);
    mark_menu_blocks(blocks_, rules);
    unmark_false_headings(blocks_, rules);
    mark_contents_blocks(blocks_, rules);
    mark_bracket_notes(blocks_, last_note_);
    join_cut_paragraphs(blocks_, rules);
    part_repeated_labels(blocks_, rules);
    mark_captions(blocks_, rules);
    mark_bold_headings(blocks_, rules);
    const bool waits = more == More::comes && blocks_.size() > 2 * blocks_held_back;
    const auto ready = blocks_.size() - (waits ? blocks_held_back : 0);
    begun_ = true;
    levels_.give(blocks_, ready, rules);
    std::vector<Block> given(
        std::make_move_iterator(blocks_.begin()),
        std::make_move_iterator(blocks_.begin() + static_cast<std::ptrdiff_t>(ready)));
    for (auto& block : given) {
        find_number(block, rules);
    }
    blocks_.erase(blocks_.begin(), blocks_.begin() + static_cast<std::ptrdiff_t>(ready));
    bytes_ = 0;
    for (const auto& block : blocks_) {
        bytes_ += block.text.size() + block_cost;
    }
    return given;
}

} // namespace lectern
