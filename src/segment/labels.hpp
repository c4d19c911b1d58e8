// SPDX-License-Identifier: GPL-3.0-or-later
// Labels of statements: "Finding 3:", "Key finding", "(Recommendation 1)": rule 2.
#pragma once

#include "segment/finding_words.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace lectern {

struct Label {
    FindingKind kind = FindingKind::finding;
    TextRange text;        // the label as written, "Issue 5 (High)"
    std::uint32_t end = 0; // behind its colon, full stop or dash, and the space after it
    bool bare = false;     // nothing follows in this block
    bool numbered = false;
};

/// Whether a text whose first word has these cues may begin with a label; phrases are not joined
/// yet.
bool may_open_label(Cues first) noexcept;

/// The label that `words` (of `text`) begin with at `from`, or nothing. `in_heading`: a number
/// alone makes a label there, without a colon. `strong_end` is the byte where bold text from the
/// begin ends, 0 for none: what ends there needs no colon either.
std::optional<Label> opening_label(std::string_view text, const std::vector<Word>& words,
                                   std::size_t from, bool in_heading, std::uint32_t strong_end = 0);

/// The labels in brackets, in order: "The agency should publish it. (Recommendation 1)". `text` of
/// each is what the brackets hold, `end` is behind the closing one.
std::vector<Label> bracket_labels(std::string_view text, const std::vector<Word>& words);

} // namespace lectern
