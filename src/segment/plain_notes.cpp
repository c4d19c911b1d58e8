// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/plain_notes.hpp"

#include "base/utf8.hpp"
#include "segment/letters.hpp"

namespace lectern {
namespace {

constexpr std::size_t paragraphs_to_mark = 80; // above a footnote

} // namespace

std::optional<TextRange> note_mark(std::string_view text, std::string_view number) {
    for (auto at = text.find(number); at != std::string_view::npos;
         at = text.find(number, at + 1)) {
        const auto behind = at + number.size();
        const bool ends = behind == text.size() ||
                          std::string_view(" ,;:)—").find(text[behind]) != std::string_view::npos;
        const auto before = code_point_before(text, at);
        // "6,3 million" and "1,200" are figures: a comma parts words only behind a letter.
        const bool figure =
            before.value == U',' && at > 1 && is_digit(code_point_before(text, at - 1).value);
        const bool glued = is_lower(before.value) || (before.value == U',' && !figure) ||
                           before.value == U';' || is_closing(before.value);
        const bool stop = before.value == U'.' && at > 1 && text[at - 2] > '9';
        if (ends && (glued || stop)) {
            return TextRange{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(behind)};
        }
    }
    return std::nullopt;
}

std::string note_id(std::uint32_t number) {
    return "note " + std::to_string(number);
}

void mark_notes(std::vector<Paragraph>& paragraphs) {
    for (std::size_t at = 0; at < paragraphs.size(); ++at) {
        if (!paragraphs[at].note) {
            continue;
        }
        paragraphs[at].role = Role::note;
        const auto value = paragraphs[at].marker->value;
        const auto number = std::to_string(value);
        const auto first = at > paragraphs_to_mark ? at - paragraphs_to_mark : 0;
        for (auto above = at; above-- > first;) {
            auto& paragraph = paragraphs[above];
            if (paragraph.page_line || paragraph.note) {
                continue;
            }
            if (const auto range = note_mark(paragraph.text, number)) {
                paragraph.marks.push_back({*range, value});
                break;
            }
        }
    }
}

} // namespace lectern
