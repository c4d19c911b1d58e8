// SPDX-License-Identifier: GPL-3.0-or-later
// Marks that may end a sentence, and whether one does.
#pragma once

#include "segment/sentence_rules.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace lectern {

/// A full stop, question mark, ellipsis … or a run of them, with what belongs to it.
struct Stop {
    enum class Kind { full_stop, mark, ellipsis, wide }; // wide: of scripts without spaces
    Kind kind = Kind::full_stop;
    std::size_t begin = 0; // the first mark
    std::size_t end = 0;   // behind the last one
    std::size_t after = 0; // behind closing quotes, brackets and note references
    std::size_t next = 0;  // the next thing that is no white space; the text's size at its end
};

/// The text of one block and what is needed to judge the stops in it.
struct SentenceText {
    std::string_view text;
    const SentenceRules& rules;
    std::span<const TextRange> notes; // note references, in order, not overlapping
};

/// The stop whose first mark is at `begin`, or nothing where there is no mark. What it looks at
/// behind the marks is bounded.
std::optional<Stop> stop_at(const SentenceText& in, std::size_t begin);

/// Whether the sentence that began at `start` ends with this stop. What it looks at is bounded.
bool ends_sentence(const SentenceText& in, std::size_t start, const Stop& stop);

} // namespace lectern
