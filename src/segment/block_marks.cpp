// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/block_marks.hpp"

#include "segment/letters.hpp"
#include "segment/list_marker.hpp"

namespace lectern {
namespace {

/// Whether the block begins with a number of its own; "Finding 2:" is a label, no number.
bool has_number(const Block& block) {
    return !block.number.empty() && block.number.begin == 0 &&
           is_list_marker(std::string_view(block.text).substr(0, block.number.end));
}

} // namespace

std::uint32_t statement_begin(const Block& block) {
    std::size_t begin = 0;
    if (has_number(block)) {
        begin = block.number.end;
    } else if (const auto marker = list_marker_at(block.text, 0);
               marker && marker->end < block.text.size() &&
               is_space(code_point_at(block.text, marker->end).value)) {
        begin = marker->end;
    }
    return static_cast<std::uint32_t>(skip_spaces(block.text, begin));
}

bool is_numbered(const Block& block) {
    const auto marker = list_marker_at(block.text, 0);
    const bool marked = marker && marker->numbering != ListMarker::Numbering::bullet &&
                        marker->end < block.text.size();
    return has_number(block) || marked;
}

char32_t marker_look(const Block& block) {
    const auto marker = list_marker_at(block.text, 0);
    if (!marker || marker->numbering == ListMarker::Numbering::bullet) {
        return code_point_at(block.text, 0).value;
    }
    return static_cast<char32_t>(marker->numbering) + 1;
}

std::uint32_t trimmed_end(std::string_view text, std::size_t begin, std::size_t end) {
    while (end > begin && is_space(code_point_before(text, end).value)) {
        end -= code_point_before(text, end).length;
    }
    return static_cast<std::uint32_t>(end);
}

std::uint32_t strong_end(const Block& block, std::uint32_t begin) {
    for (const Span& span : block.spans) {
        if (span.kind == SpanKind::strong && span.range.begin <= begin && span.range.end > begin) {
            return trimmed_end(block.text, begin, span.range.end);
        }
    }
    return 0;
}

} // namespace lectern
