// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/broken_headings.hpp"

#include "base/utf8.hpp"
#include "segment/heading_words.hpp"
#include "segment/plain_headings.hpp"

namespace lectern {
namespace {

constexpr std::uint8_t first_inner_rank = 4; // "Finding 2" and its words are two
constexpr std::uint32_t most_words_below_number = 14;

/// "Chapter 1" and what it is called, in the line below.
bool names_division(const Paragraph& first, const Paragraph& second) {
    const bool bare = first.marker && first.marker->kind == MarkerKind::division &&
                      first.marker->depth < first_inner_rank && first.lines.size() == 1 &&
                      first.marker->words >= first.text.size();
    if (!bare || second.blank_before != 0 || second.marker || second.columns ||
        second.ends_sentence || second.has_sentence || second.lines.size() > 2 ||
        !looks_like_heading(first) || !looks_like_heading(second) || second.text.back() == ':') {
        return false;
    }
    return is_upper(code_point_at(second.text, 0).value) &&
           letters_of(second.text).words <= most_words_below_number;
}

bool may_be_broken(const Paragraph& first, const LineProfile& profile,
                   const StructureRules& rules) {
    const bool heading_like = looks_like_heading(first) || first.text.ends_with(',');
    if (!heading_like || first.ends_sentence || first.has_sentence || first.underline != 0 ||
        !profile.wrapped() || first.text.size() > longest_heading ||
        first.role != Role::paragraph) {
        return false;
    }
    const auto words = std::string_view(first.text).substr(first.marker ? first.marker->words : 0);
    return !words.empty() && (first.capitals || is_title_case(words, rules) ||
                              (first.marker && first.marker->kind != MarkerKind::bullet));
}

/// Whether `second` goes on with the heading `first`.
bool goes_on(const Paragraph& first, const Paragraph& second, const std::vector<ShapedLine>& lines,
             const LineProfile& profile, const StructureRules& rules) {
    if (second.blank_before != 0 || second.marker || second.ends_sentence || second.has_sentence ||
        !looks_like_heading(second) || second.capitals != first.capitals ||
        second.text.find(':') != std::string::npos) {
        return false;
    }
    if (first.capitals && first.text.back() == ':') {
        return true; // "REPORT TO THE CONGRESS:" and what it is about
    }
    if (!first.capitals && !is_title_case(second.text, rules) &&
        split_words(second.text).size() > 1) {
        return false;
    }
    if (is_small_word(last_word(first.text), rules) ||
        is_small_word(first_word(second.text), rules)) {
        return true;
    }
    const auto& last = lines[first.lines.back()];
    const auto next = lines[second.lines.front()].shape.first_word;
    return title_signs(second.text, rules) < 2 && profile.heading_width != 0 && first.marker &&
           (last.right() + 1 + next) * 20 > profile.heading_width * 19; // letters differ in width
}

} // namespace

void join_broken_headings(std::vector<Paragraph>& paragraphs, const std::vector<ShapedLine>& lines,
                          const LineProfile& profile, const StructureRules& rules) {
    std::size_t kept = 0;
    for (std::size_t at = 0; at < paragraphs.size(); ++at) {
        if (kept > 0) {
            auto& above = paragraphs[kept - 1];
            if (names_division(above, paragraphs[at]) ||
                (may_be_broken(above, profile, rules) &&
                 goes_on(above, paragraphs[at], lines, profile, rules))) {
                above.capitals = above.capitals && paragraphs[at].capitals;
                above.text += ' ';
                above.text += paragraphs[at].text;
                above.lines.insert(above.lines.end(), paragraphs[at].lines.begin(),
                                   paragraphs[at].lines.end());
                above.underline = paragraphs[at].underline;
                continue;
            }
        }
        if (kept != at) {
            paragraphs[kept] = std::move(paragraphs[at]);
        }
        ++kept;
    }
    paragraphs.resize(kept);
}

} // namespace lectern
