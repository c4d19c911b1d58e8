// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/note_lines.hpp"

#include "base/utf8.hpp"
#include "segment/letters.hpp"
#include "segment/text.hpp"

#include <algorithm>
#include <string>

namespace lectern {
namespace {

constexpr std::size_t lines_to_reference = 400; // a footnote stands that near to its mark
constexpr std::uint32_t most_lost_notes = 3;    // marks that cannot be told from a decimal
constexpr std::size_t most_digits = 3;

/// The number in brackets that a line begins with, words behind it.
std::optional<BracketNumber> leading_number(std::string_view text) {
    if (!text.starts_with('[')) {
        return std::nullopt;
    }
    const auto number = bracket_number(text, 0);
    const bool leads = number && number->range.begin == 0 && number->range.end + 1 < text.size() &&
                       text[number->range.end] == ' ';
    return leads ? number : std::nullopt;
}

/// The number that a line begins with where words follow: "4 The text", "7 39 C.F.R.", in which
/// numbering sees none.
std::optional<Marker> plain_number(const ShapedLine& line) {
    const auto& shaped = line.shape.marker;
    if (shaped) {
        const bool number = shaped->kind == MarkerKind::arabic && shaped->closing == 0 &&
                            shaped->words < line.line.text.size();
        return number ? shaped : std::nullopt;
    }
    const std::string_view text = line.line.text;
    Marker marker;
    marker.kind = MarkerKind::arabic;
    while (marker.end < text.size() && marker.end < most_digits &&
           is_digit(code_point_at(text, marker.end).value)) {
        marker.value = marker.value * 10 + static_cast<std::uint32_t>(text[marker.end] - '0');
        ++marker.end;
    }
    marker.words = marker.end + 1;
    const bool number = marker.end != 0 && marker.words < text.size() && text[marker.end] == ' ' &&
                        is_digit(code_point_at(text, marker.words).value);
    return number ? std::optional(marker) : std::nullopt;
}

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
        const bool stop =
            before.value == U'.' && at > 1 && !is_digit(code_point_before(text, at - 1).value);
        if (ends && (glued || stop)) {
            return TextRange{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(behind)};
        }
    }
    return std::nullopt;
}

std::optional<TextRange> likely_note_mark(std::string_view text, std::string_view number) {
    const std::string stopped = "." + std::string(number);
    for (auto at = text.find(stopped); at != std::string_view::npos;
         at = text.find(stopped, at + 1)) {
        const auto behind = at + stopped.size();
        const bool closes =
            behind == text.size() || (behind + 1 < text.size() && text[behind] == ' ' &&
                                      is_upper(code_point_at(text, behind + 1).value));
        if (closes && is_digit(code_point_before(text, at).value)) {
            return TextRange{static_cast<std::uint32_t>(at + 1),
                             static_cast<std::uint32_t>(behind)};
        }
    }
    return std::nullopt;
}

std::optional<BracketNumber> bracket_number(std::string_view text, std::size_t at) {
    for (at = text.find('[', at); at != std::string_view::npos; at = text.find('[', at + 1)) {
        BracketNumber number;
        auto end = at + 1;
        while (end < text.size() && end - at <= most_digits && text[end] >= '0' &&
               text[end] <= '9') {
            number.value = number.value * 10 + static_cast<std::uint32_t>(text[end] - '0');
            ++end;
        }
        if (number.value != 0 && end < text.size() && text[end] == ']') {
            number.range = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end + 1)};
            return number;
        }
    }
    return std::nullopt;
}

NoteLines::NoteLines(const std::vector<ShapedLine>& lines, NoteCount& count)
    : lines_(lines), count_(count) {
    for (std::uint32_t at = 0; at < lines.size(); ++at) {
        const std::string_view text = lines[at].line.text;
        const auto leading = leading_number(text);
        for (auto number = bracket_number(text, leading ? leading->range.end : 0); number;
             number = bracket_number(text, number->range.end)) {
            marks_.try_emplace(number->value, at);
        }
    }
}

bool NoteLines::starts_note(std::uint32_t at, bool opens, bool below_note) {
    const auto& line = lines_[at];
    if (line.line.text.starts_with('[')) {
        return starts_bracket_note(at, opens);
    }
    const auto marker = plain_number(line);
    if (!marker || marker->value <= count_.last || marker->value > count_.last + most_lost_notes) {
        return false;
    }
    const bool due = is_due(*marker, line.line.text);
    if (!has_mark_above(at, marker->value, due) && !(below_note && due)) {
        return false;
    }
    count_.last = marker->value;
    return true;
}

/// Whether it is the next number and the words are like those of a note, which begin large or with
/// the number of a law: a line within a note may begin with a number, too.
bool NoteLines::is_due(const Marker& marker, std::string_view text) const {
    const auto first = code_point_at(text, marker.words).value;
    return count_.last != 0 && marker.value == count_.last + 1 &&
           (is_upper(first) || is_digit(first));
}

bool NoteLines::has_mark_above(std::uint32_t at, std::uint32_t value, bool due) const {
    const auto number = std::to_string(value);
    const auto first = at > lines_to_reference ? at - lines_to_reference : 0;
    for (std::uint32_t before = at; before-- > first;) {
        const std::string_view text = lines_[before].line.text;
        if (note_mark(text, number) || (due && likely_note_mark(text, number))) {
            return true;
        }
    }
    return false;
}

/// The first of a run needs its mark, or the number that is due where marks stood further above;
/// the others count on from it.
bool NoteLines::starts_bracket_note(std::uint32_t at, bool opens) {
    const auto number = leading_number(lines_[at].line.text);
    if (!number || !opens || number->value <= count_.last) {
        return false;
    }
    const bool due = number->value == count_.last + 1;
    const auto mark = marks_.find(number->value);
    const bool marked = mark != marks_.end() && mark->second < at;
    if (!marked && !(due && (count_.last != 0 || count_.bracket_mark))) {
        return false;
    }
    count_.last = number->value;
    return true;
}

std::optional<Marker> NoteLines::number(std::uint32_t at) const {
    const auto& line = lines_[at];
    const auto bracketed = leading_number(line.line.text);
    if (!bracketed) {
        return plain_number(line);
    }
    Marker marker;
    marker.kind = MarkerKind::arabic;
    marker.closing = 'p';
    marker.value = bracketed->value;
    marker.end = bracketed->range.end;
    marker.words = marker.end + 1;
    return marker;
}

} // namespace lectern
