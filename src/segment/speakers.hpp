// SPDX-License-Identifier: GPL-3.0-or-later
// Who speaks in a clause: the report's own author or study, or someone else.
#pragma once

#include "segment/report_sentence.hpp"

#include <cstdint>
#include <optional>

namespace lectern {

/// What is asked of a subject: to report by itself, or only to announce a list of results, which
/// any "the visits" may.
enum class Speaker : std::uint8_t { reports, announces };

/// Where the subject that begins at `at` ends when it is the report's author or study in a main
/// clause ("we", "the auditors", "our analysis of the data"), or nothing.
std::optional<std::size_t> author_end(const ReportSentence& sentence, std::size_t at,
                                      Speaker speaker = Speaker::reports);

/// The same wherever it stands: a subject behind its verb, or behind other words of its clause.
std::optional<std::size_t> speaker_end(const ReportSentence& sentence, std::size_t at);

/// Whether the sentence is about what the report's author or study did: its first subject is.
bool begins_with_author(const ReportSentence& sentence);

/// Whether the subject that begins at `at` is a study ("our analysis") and no person.
bool study_speaks(const ReportSentence& sentence, std::size_t at);

/// The verb behind a subject that ends at `at` (auxiliaries and adverbs passed over), or nothing
/// where there is a modal or no word.
std::optional<std::size_t> verb_after(const ReportSentence& sentence, std::size_t at);

} // namespace lectern
