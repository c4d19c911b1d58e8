// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of plain text that begin a footnote: "4 The text of the schedule", "[4] The text".
#pragma once

#include "segment/line_shape.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lectern {

/// The notes of a document so far: their numbers count up.
struct NoteCount {
    std::uint32_t last = 0;    // number of the last one
    bool bracket_mark = false; // a mark as "[4]" stood in the windows before
};

/// Where `text` holds the note mark `number`, glued to a word or stop before it: "law.1 ".
std::optional<TextRange> note_mark(std::string_view text, std::string_view number);
/// Where it may be one, or the end of a figure: "Title 39.3 The act", "in 1976.3" at the end. Only
/// for a note that is known to be due.
std::optional<TextRange> likely_note_mark(std::string_view text, std::string_view number);

/// A number in square brackets: "[12]".
struct BracketNumber {
    TextRange range;
    std::uint32_t value = 0;
};
/// The next one in `text` from `at` on.
std::optional<BracketNumber> bracket_number(std::string_view text, std::size_t at);

/// Finds the lines of one window that begin a note.
class NoteLines {
public:
    /// Both must outlive it; `count` is brought up to date.
    NoteLines(const std::vector<ShapedLine>& lines, NoteCount& count);
    /// Whether the line begins a note, whose mark stood above. `opens`: whether a paragraph can
    /// begin here; a mark may be the first word of any line. `below_note`: whether the line above
    /// is of a note; the next of a run needs no mark. Ask in the order of the lines.
    bool starts_note(std::uint32_t at, bool opens, bool below_note);
    /// The number of the note that the line begins.
    std::optional<Marker> number(std::uint32_t at) const;

private:
    bool starts_bracket_note(std::uint32_t at, bool opens);
    bool is_due(const Marker& marker, std::string_view text) const;
    bool has_mark_above(std::uint32_t at, std::uint32_t value, bool due) const;

    const std::vector<ShapedLine>& lines_;
    NoteCount& count_;
    std::unordered_map<std::uint32_t, std::uint32_t> marks_; // in brackets: number → first line
};

} // namespace lectern
