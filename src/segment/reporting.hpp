// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences that report a result or recommend something: rule 4.
#pragma once

#include "segment/clauses.hpp"
#include "segment/finding_words.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// The report's author by name, folded: learned from headings such as "What NAME found".
using AuthorNames = std::set<std::string, std::less<>>;

/// One sentence as the rules see it.
struct ReportSentence {
    std::string_view text; // of the block
    const std::vector<Word>& words;
    const Clauses& clauses;
    const AuthorNames& names;
    const FindingRules& rules;
};

/// Whether a sentence with these cues may report, recommend or announce anything: most do not,
/// and looking at their clauses would cost more than all the rest.
bool may_tell(Cues cues, bool names);

/// The kind of finding that the sentence as a whole is, or nothing. Linear time.
std::optional<FindingKind> reported_kind(const ReportSentence& sentence);

/// What is asked of a subject: to report by itself, or only to announce a list of results, which
/// any "the visits" may.
enum class Speaker : std::uint8_t { reports, announces };

/// Where the subject that begins at `at` ends when it is the report's author or study in a main
/// clause ("we", "the auditors", "our analysis of the data"), or nothing.
std::optional<std::size_t> author_end(const ReportSentence& sentence, std::size_t at,
                                      Speaker speaker = Speaker::reports);

/// The verb behind a subject that ends at `at` (auxiliaries and adverbs passed over), or nothing
/// where there is a modal or no word.
std::optional<std::size_t> verb_after(const ReportSentence& sentence, std::size_t at);

/// Whether the sentence says that its author recommends something without saying what: "GAO is
/// making one recommendation".
bool announces_advice_only(const ReportSentence& sentence);

/// Whether some main clause asks for something: "should", "must", "we recommend".
bool asks_for_something(const ReportSentence& sentence);

} // namespace lectern
