// SPDX-License-Identifier: GPL-3.0-or-later
// One sentence as the rules of findings see it, and what they ask of its words.
#pragma once

#include "segment/clauses.hpp"
#include "segment/finding_words.hpp"

#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// The report's author by name, folded: learned from headings such as "What NAME found".
using AuthorNames = std::set<std::string, std::less<>>;

struct ReportSentence {
    std::string_view text; // of the block
    const std::vector<Word>& words;
    const Clauses& clauses;
    const AuthorNames& names;
    const FindingRules& rules;
    bool after_author = false; // the sentence before is about what the report's author did
};

std::string_view text_of(const ReportSentence& in, std::size_t at);

/// The word at `at`, or a full stop behind the last one.
const Word& word_at(const ReportSentence& in, std::size_t at);

/// Whether a word stands there, and no sign.
bool is_word(const ReportSentence& in, std::size_t at);

/// Whether it may stand between a subject and its verb.
bool is_adverb(const ReportSentence& in, std::size_t at);

/// Whether it is the report's author by name.
bool is_name(const ReportSentence& in, std::size_t at);

} // namespace lectern
