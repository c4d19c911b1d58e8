// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/plain_notes.hpp"

#include <unordered_map>

namespace lectern {
namespace {

constexpr std::size_t paragraphs_to_mark = 80; // above a footnote

using FindMark = std::optional<TextRange> (*)(std::string_view text, std::string_view number);

/// Marks the nearest paragraph above the note in which `find` sees its number.
bool mark_above(std::vector<Paragraph>& paragraphs, std::size_t note, FindMark find) {
    const auto value = paragraphs[note].marker->value;
    const auto number = std::to_string(value);
    const auto first = note > paragraphs_to_mark ? note - paragraphs_to_mark : 0;
    for (auto above = note; above-- > first;) {
        auto& paragraph = paragraphs[above];
        if (paragraph.page_line || paragraph.note) {
            continue;
        }
        if (const auto range = find(paragraph.text, number)) {
            paragraph.marks.push_back({*range, value});
            return true;
        }
    }
    return false;
}

/// A number in brackets is a mark wherever it stands above its note: one source may be named often.
void mark_brackets(std::vector<Paragraph>& paragraphs,
                   const std::unordered_map<std::uint32_t, std::size_t>& notes) {
    for (std::size_t at = 0; at < paragraphs.size(); ++at) {
        auto& paragraph = paragraphs[at];
        if (paragraph.page_line || paragraph.note) {
            continue;
        }
        for (auto number = bracket_number(paragraph.text, 0); number;
             number = bracket_number(paragraph.text, number->range.end)) {
            const auto note = notes.find(number->value);
            if (note != notes.end() && note->second > at) {
                paragraph.marks.push_back({number->range, number->value});
            }
        }
    }
}

} // namespace

std::string note_id(std::uint32_t number) {
    return "note " + std::to_string(number);
}

void mark_notes(std::vector<Paragraph>& paragraphs) {
    std::unordered_map<std::uint32_t, std::size_t> bracketed; // number → where the note stands
    for (std::size_t at = 0; at < paragraphs.size(); ++at) {
        if (!paragraphs[at].note) {
            continue;
        }
        paragraphs[at].role = Role::note;
        if (paragraphs[at].marker->closing == 'p') {
            bracketed.emplace(paragraphs[at].marker->value, at);
        } else if (!mark_above(paragraphs, at, note_mark)) {
            mark_above(paragraphs, at, likely_note_mark);
        }
    }
    if (!bracketed.empty()) {
        mark_brackets(paragraphs, bracketed);
    }
}

} // namespace lectern
