// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/reporting_phrases.hpp"

#include "segment/letters.hpp"
#include "segment/speakers.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace lectern {
namespace {

/// How many steps from `step` on the word at `at` takes: some words of the data are several ("a
/// été"). 0 where it is another word.
std::size_t steps_taken(const ReportSentence& in, const ReportingPhrase& phrase, std::size_t step,
                        std::size_t at) {
    if (in.words[at].sign != 0) {
        return 0;
    }
    const std::string word = folded(text_of(in, at));
    std::size_t taken = 0;
    for (std::size_t from = 0; from < word.size(); ++taken) {
        const std::size_t end = std::min(word.find(' ', from), word.size());
        const bool more = step + taken < phrase.steps.size();
        const auto part = std::string_view(word).substr(from, end - from);
        if (!more || part != phrase.steps[step + taken].word) {
            return 0;
        }
        from = end + 1;
    }
    return taken;
}

/// Behind what the step takes at `at`; `at` where it takes nothing.
std::size_t step_end(const ReportSentence& in, const ReportingPhrase& phrase, std::size_t& step,
                     std::size_t at) {
    if (phrase.steps[step].author) {
        const auto end = speaker_end(in, at);
        step += end ? 1U : 0U;
        return end.value_or(at);
    }
    const std::size_t taken = steps_taken(in, phrase, step, at);
    step += taken;
    return taken > 0 ? at + 1 : at;
}

/// Behind the steps of a phrase where they stand in the words from `at` on, with gaps only where it
/// has some. Commas count for nothing: "festgestellt, dass"; other signs end a gap.
std::optional<std::size_t> phrase_end(const ReportSentence& in, const ReportingPhrase& phrase,
                                      std::size_t at) {
    constexpr std::size_t longest_gap = 14;
    for (std::size_t step = 0; step < phrase.steps.size();) {
        std::size_t words_left = phrase.steps[step].gap_before ? longest_gap : 1;
        bool taken = false;
        while (at < in.words.size() && words_left > 0 && !taken) {
            if (in.words[at].sign == ',' && step > 0) {
                ++at;
                continue;
            }
            if (in.words[at].sign == ';' || in.words[at].sign == ':') {
                return std::nullopt;
            }
            const std::size_t end = step_end(in, phrase, step, at);
            taken = end > at;
            at = taken ? end : at + 1;
            --words_left;
        }
        if (!taken) {
            return std::nullopt;
        }
    }
    return at;
}

} // namespace

std::optional<Reported> phrase_reported(const ReportSentence& in) {
    constexpr std::size_t longest_opening = 12;
    for (std::size_t at = 0; at < in.words.size(); ++at) {
        const bool author = in.rules.has_author_phrases() && speaker_end(in, at).has_value();
        if ((!in.words[at].is(Cue::phrase_start) && !author) || !in.clauses.is_main(at) ||
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
