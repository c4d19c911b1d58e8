// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences that report a result or recommend something: rule 4.
#pragma once

#include "segment/report_sentence.hpp"

#include <optional>

namespace lectern {

/// Whether a sentence with these cues may report, recommend or announce anything: most do not,
/// and looking at their clauses would cost more than all the rest.
bool may_tell(Cues cues, bool names);

/// What a sentence as a whole is, and the words that made it so ("we found", "there were no
/// reports").
struct Reported {
    FindingKind kind = FindingKind::finding;
    TextRange cue;
};

/// The finding that the sentence as a whole is, or nothing. Linear time.
std::optional<Reported> reported(const ReportSentence& sentence);

/// Whether the sentence says that its author recommends something without saying what: "GAO is
/// making one recommendation".
bool announces_advice_only(const ReportSentence& sentence);

/// Whether some main clause asks for something: "should", "must", "we recommend".
bool asks_for_something(const ReportSentence& sentence);

} // namespace lectern
