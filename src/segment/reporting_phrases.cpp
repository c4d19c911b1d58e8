// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/reporting_phrases.hpp"

#include "segment/letters.hpp"

namespace lectern {
namespace {

/// Behind the steps of a phrase where they stand in the words from `at` on, with gaps only where it
/// has some.
std::optional<std::size_t> phrase_end(const ReportSentence& in, const ReportingPhrase& phrase,
                                      std::size_t at) {
    constexpr std::size_t longest_gap = 14;
    for (std::size_t step = 0; step < phrase.steps.size(); ++step) {
        const std::size_t limit = at + (phrase.steps[step].gap_before ? longest_gap : 1);
        bool found = false;
        for (; at < limit && at < in.words.size() && !found; ++at) {
            const bool comma = in.words[at].sign == ',';
            if (comma && step > 0) {
                continue; // "festgestellt, dass"
            }
            found = in.words[at].sign == 0 && folded(text_of(in, at)) == phrase.steps[step].word;
        }
        if (!found && at < in.words.size() && at > 0 && in.words[at - 1].sign == ',' &&
            in.words[at].sign == 0 && folded(text_of(in, at)) == phrase.steps[step].word) {
            ++at;
            found = true;
        }
        if (!found) {
            return std::nullopt;
        }
    }
    return at;
}

} // namespace

std::optional<Reported> phrase_reported(const ReportSentence& in) {
    constexpr std::size_t longest_opening = 12;
    for (std::size_t at = 0; at < in.words.size(); ++at) {
        if (!in.words[at].is(Cue::phrase_start) || !in.clauses.is_main(at) ||
            at > in.clauses.begin_of(at) + longest_opening) {
            continue;
        }
        for (const ReportingPhrase& phrase : in.rules.reporting_phrases()) {
            if (const auto end = phrase_end(in, phrase, at)) {
                return Reported{phrase.kind, {in.words[at].begin, in.words[*end - 1].end}};
            }
        }
    }
    return std::nullopt;
}

} // namespace lectern
