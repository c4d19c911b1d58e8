// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/reading_parts.hpp"

#include "segment/detect.hpp"

#include <algorithm>
#include <iterator>

namespace lectern {
namespace {

bool may_be_foreign(const Block& block) {
    return block.language.empty() && (block.role == Role::paragraph || block.role == Role::quote);
}

/// Moves what lies before `until` from one vector to the end of another.
template <typename Item, typename Before>
void move_front(std::vector<Item>& from, std::vector<Item>& to, Before&& is_before) {
    const auto end = std::partition_point(from.begin(), from.end(), is_before);
    to.assign(std::make_move_iterator(from.begin()), std::make_move_iterator(end));
    from.erase(from.begin(), end);
}

} // namespace

void ReadingParts::take(Block block) {
    if (may_be_foreign(block)) {
        block.language = language_of_paragraph(block.text, *rules_);
    }
    const auto& rules = block.language.empty() ? *rules_ : languages_.rules(block.language);
    const auto number = waiting_.first_block + static_cast<std::uint32_t>(waiting_.blocks.size());
    const auto sentences = sentences_of(block, *rules.sentences);
    for (const auto& range : sentences) {
        waiting_.sentences.push_back({number, range});
    }
    scanner_.take(number, block, sentences, rules.findings.get());
    bytes_ += block.text.size();
    waiting_.blocks.push_back(std::move(block));
    if (bytes_ >= enough_) {
        hand_on(std::min(scanner_.settled(), number + 1));
    }
}

void ReadingParts::hand_on_early() {
    if (bytes_ >= (waiting_.first_block == 0 ? first_bytes : early_bytes)) {
        const auto behind =
            waiting_.first_block + static_cast<std::uint32_t>(waiting_.blocks.size());
        hand_on(std::min(scanner_.settled(), behind));
    }
}

void ReadingParts::finish() {
    scanner_.finish();
    hand_on(waiting_.first_block + static_cast<std::uint32_t>(waiting_.blocks.size()));
}

void ReadingParts::hand_on(std::uint32_t until) {
    for (auto& finding : scanner_.take_findings()) {
        waiting_.findings.push_back(std::move(finding));
    }
    if (until <= waiting_.first_block) {
        return;
    }
    ReadingPart part;
    part.first_block = waiting_.first_block;
    const auto count = static_cast<std::ptrdiff_t>(until - waiting_.first_block);
    part.blocks.assign(std::make_move_iterator(waiting_.blocks.begin()),
                       std::make_move_iterator(waiting_.blocks.begin() + count));
    waiting_.blocks.erase(waiting_.blocks.begin(), waiting_.blocks.begin() + count);
    move_front(waiting_.sentences, part.sentences,
               [&](const Sentence& it) { return it.block < until; });
    move_front(waiting_.findings, part.findings,
               [&](const Finding& it) { return it.range.begin.block < until; });
    waiting_.first_block = until;
    bytes_ = 0;
    for (const auto& block : waiting_.blocks) {
        bytes_ += block.text.size();
    }
    enough_ = bytes_ + usual_bytes;
    sink_.part(std::move(part));
}

} // namespace lectern
