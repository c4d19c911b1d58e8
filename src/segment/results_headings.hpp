// SPDX-License-Identifier: GPL-3.0-or-later
// What a heading says about the section below it: rule 3.
#pragma once

#include "segment/finding_words.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace lectern {

enum class HeadingMeaning : std::uint8_t {
    plain,           // nothing: what stands around it goes on
    findings,        // its items are findings
    recommendations, // its items are recommendations
    mixed,           // its items are either
    advice_only,     // holds a foreign topic too: only what it recommends counts
    foreign,         // discussion, answers, earlier findings: no results
    method,          // scope and method: no reporting sentences either
};

struct HeadingReading {
    HeadingMeaning meaning = HeadingMeaning::plain;
    std::string author; // NAME, folded, of "What NAME found"; else empty
};

/// Reads a heading's words (`words` are those of `text`).
HeadingReading read_heading(std::string_view text, const std::vector<Word>& words);

} // namespace lectern
