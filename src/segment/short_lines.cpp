// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/short_lines.hpp"

#include "segment/hyphens.hpp"
#include "segment/text.hpp"

#include <algorithm>

namespace lectern {
namespace {

constexpr std::uint32_t widest = 36;   // columns
constexpr std::size_t least_lines = 3; // two may be one phrase that was broken

/// "of the working group" goes on with a phrase, "report of" is not at its end.
bool is_part_of_phrase(std::string_view text, const StructureRules& rules) {
    const auto is_small = [&](std::string_view word) {
        return rules.small_words.find(word) != rules.small_words.end();
    };
    return is_small(text.substr(0, text.find(' '))) || is_small(last_word(text));
}

bool stands_for_itself(const ShapedLine& line, std::uint32_t width, const StructureRules& rules) {
    const auto& shape = line.shape;
    const bool closed = shape.ends_sentence || shape.ends_open || shape.ends_colon ||
                        line.line.text.ends_with(';') || ends_hyphenated(line.line.text);
    const bool other = shape.marker || shape.has_gap || shape.labelled || shape.ruled;
    return shape.starts_small && shape.columns <= width && !closed && !other &&
           !is_part_of_phrase(line.line.text, rules);
}

} // namespace

std::size_t end_of_short_lines(const std::vector<ShapedLine>& lines, std::size_t at,
                               const std::vector<bool>& running, const LineProfile& profile,
                               const StructureRules& rules) {
    if (profile.double_spaced) {
        return at;
    }
    const auto width = profile.wrapped() ? std::min(widest, profile.width / 2) : widest;
    auto end = at;
    while (end < lines.size() && (end == at || lines[end].line.blank_before == 0)) {
        if (running[end] || !stands_for_itself(lines[end], width, rules)) {
            return at;
        }
        ++end;
    }
    return end - at >= least_lines ? end : at;
}

} // namespace lectern
