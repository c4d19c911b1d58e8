// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/block_notes.hpp"

#include "base/utf8.hpp"
#include "segment/note_lines.hpp"
#include "segment/plain_notes.hpp"

#include <algorithm>

namespace lectern {
namespace {

constexpr std::size_t blocks_to_mark = 60; // above a footnote
constexpr std::uint32_t most_skipped = 3;  // notes whose text a conversion has lost

/// The number that a note begins with: "2 Per …".
std::uint32_t note_number(const Block& block) {
    if (block.role != Role::paragraph || block.cell.table != 0) {
        return 0;
    }
    const auto space = block.text.find(' ');
    if (space == std::string::npos || space == 0 || space > 3 ||
        block.text.find_first_not_of("0123456789") != space) {
        return 0;
    }
    const auto next = code_point_at(block.text, space + 1).value;
    return is_upper(next) || is_opening(next)
               ? static_cast<std::uint32_t>(std::stoul(block.text.substr(0, space)))
               : 0;
}

/// Where the mark of a note stands in a block: "[2]", or glued to a word. Nothing where it is
/// marked already or is not there.
bool mark_reference(Block& block, std::uint32_t number, const std::string& id) {
    const auto digits = std::to_string(number);
    const auto bracket = block.text.find("[" + digits + "]");
    TextRange range;
    if (bracket != std::string::npos) {
        range = {static_cast<std::uint32_t>(bracket),
                 static_cast<std::uint32_t>(bracket + digits.size() + 2)};
    } else if (const auto glued = note_mark(block.text, digits)) {
        range = *glued;
    } else {
        return false;
    }
    block.spans.push_back({SpanKind::note_reference, range, id});
    return true;
}

} // namespace

void mark_bracket_notes(std::vector<Block>& blocks, std::uint32_t& last_note) {
    for (std::size_t at = 0; at < blocks.size(); ++at) {
        const auto number = note_number(blocks[at]);
        const bool next = number > last_note && number <= last_note + 1 + most_skipped;
        if (number == 0 || !next) {
            continue;
        }
        const auto first = at > blocks_to_mark ? at - blocks_to_mark : 0;
        for (auto above = at; above-- > first;) {
            auto& block = blocks[above];
            const bool text = is_spoken(block.role) && block.role != Role::note;
            if (text && mark_reference(block, number, note_id(number))) {
                blocks[at].role = Role::note;
                blocks[at].guessed = true;
                blocks[at].id = blocks[at].id.empty() ? note_id(number) : blocks[at].id;
                block.spans.back().target = blocks[at].id;
                last_note = number;
                break;
            }
        }
    }
}

} // namespace lectern
