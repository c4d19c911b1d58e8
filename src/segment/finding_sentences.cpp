// SPDX-License-Identifier: GPL-3.0-or-later
// Rules 1 and 4: enumerations and reporting sentences.
#include "segment/block_marks.hpp"
#include "segment/finding_work.hpp"
#include "segment/letters.hpp"
#include "segment/list_marker.hpp"
#include "segment/reporting.hpp"
#include "segment/speakers.hpp"

#include <algorithm>

namespace lectern {
namespace {

/// Where the words of a block begin: the number of a paragraph is no subject ("3.1 The review
/// found").
std::uint32_t behind_number(const Passage& in) {
    constexpr std::size_t longest = 8;
    const std::uint32_t begin = statement_begin(in.block);
    const std::string_view text = in.text().substr(begin);
    const std::size_t end = text.find_first_not_of("0123456789.");
    const bool number = end != std::string_view::npos && end > 0 && end <= longest &&
                        text[0] != '.' && is_space(code_point_at(text, end).value) &&
                        text.substr(0, end).find('.') != std::string_view::npos;
    return number ? begin + static_cast<std::uint32_t>(skip_spaces(text, end)) : begin;
}

} // namespace

bool FindingScanner::Work::asks(const Passage& in, TextRange sentence) {
    const auto& words = reader_.read(in, sentence);
    const Clauses clauses(words);
    return asks_for_something({in.text(), words, clauses, names_, in.rules});
}

/// Whether the first sentence asks, of what begins at `begin`.
bool FindingScanner::Work::asks_first(const Passage& in, std::uint32_t begin) {
    TextRange first{begin, static_cast<std::uint32_t>(in.text().size())};
    for (const TextRange sentence : in.sentences) {
        if (sentence.end > begin) {
            first.end = sentence.end;
            break;
        }
    }
    return asks(in, first);
}

/// Whether a paragraph only tells something: it asks for nothing, and begins as no order does
/// ("Publish the data") but with a subject or an opening ("The", "Some", "In").
bool FindingScanner::Work::is_remark(const Passage& in) {
    const Cues first = in.rules.first_cues(in.text(), whole(in.text()));
    return first.any(Cue::determiner, Cue::quantifier, Cue::preposition, Cue::author_pronoun,
                     Cue::neutral_subject, Cue::existential, Cue::subordinator) &&
           std::none_of(in.sentences.begin(), in.sentences.end(),
                        [&](TextRange sentence) { return asks(in, sentence); });
}

/// Whether the sentences before this one, which begins with "it" or the like, are about what the
/// report's author did.
bool FindingScanner::Work::follows_author(const Passage& in, std::size_t sentence) {
    constexpr std::size_t most = 4; // sentences in a row that begin so
    const auto first = [&](std::size_t at) {
        return in.rules.first_cues(in.text(), in.sentences[at]);
    };
    std::size_t at = sentence;
    while (at > 0 && sentence - at < most && first(at).has(Cue::anaphor)) {
        --at;
    }
    if (at == sentence || first(at).has(Cue::anaphor)) {
        return false;
    }
    const auto& words = reader_.read(in, in.sentences[at]);
    const Clauses clauses(words);
    return begins_with_author({in.text(), words, clauses, names_, in.rules});
}

/// Whether a paragraph is more than a few words such as "Back to top", and more than the news that
/// something is recommended: "We are making three recommendations".
bool FindingScanner::Work::says_something(const Passage& in, FindingKind kind) {
    constexpr std::size_t fewest_words = 4;
    const auto& words = reader_.read(in, in.sentences.empty() ? TextRange{} : in.sentences[0]);
    const Clauses clauses(words);
    const ReportSentence seen{in.text(), words, clauses, names_, in.rules};
    const auto count = static_cast<std::size_t>(
        std::count_if(words.begin(), words.end(), [](const Word& word) { return word.sign == 0; }));
    if (count < fewest_words && !in.text().ends_with('.')) {
        return false;
    }
    return kind != FindingKind::recommendation || !announces_advice_only(seen);
}

void FindingScanner::Work::expect_list(const LeadIn& lead, std::string cue) {
    expected_ = {Expected::What::list, lead.kind, FindingRule::enumeration,
                 lead.numbered_only,   {},        std::move(cue)};
}

/// The items behind the lead-in of a sentence, which may go on in the sentences after it. Gives
/// how many sentences were taken.
std::size_t FindingScanner::Work::enumeration(const Passage& in, std::size_t sentence,
                                              const ReportSentence& seen) {
    const auto lead = lead_in(seen);
    if (!lead) {
        return 0;
    }
    const std::string cue = cue_in(in.text(), {lead->begin, lead->items});
    TextRange range{lead->items, in.sentences[sentence].end};
    if (skip_spaces(in.text(), range.begin) >= range.end) {
        if (sentence + 1 == in.sentences.size()) {
            expect_list(*lead, cue);
        }
        return 0;
    }
    std::size_t last = sentence;
    auto marker = list_marker_at(in.text(), skip_spaces(in.text(), range.begin));
    const bool questions = lead->colon && in.text()[range.end - 1] == '?';
    while (last + 1 < in.sentences.size()) {
        const TextRange next = in.sentences[last + 1];
        const bool question = questions && in.text()[next.end - 1] == '?';
        const bool numbered = marker && lead->colon && list_marker_at(in.text(), next.begin) &&
                              list_marker_at(in.text(), next.begin)->shape == marker->shape;
        if (!question && !numbered) {
            break;
        }
        ++last;
        range.end = next.end;
    }
    const auto items = enumerated_items(in.text(), range, *lead, in.rules);
    for (const TextRange item : items) {
        add(in, item, lead->kind, {FindingRule::enumeration, Claim::enumerated, cue, {}});
    }
    return items.empty() ? 0 : last - sentence + 1;
}

/// Rules 1 and 4 on each sentence.
void FindingScanner::Work::sentences(const Passage& in) {
    if (meaning() == HeadingMeaning::method) {
        return;
    }
    for (std::size_t i = 0; i < in.sentences.size(); ++i) {
        TextRange sentence = in.sentences[i];
        if (i == 0) {
            sentence.begin = std::min(behind_number(in), sentence.end);
        }
        const bool after_author = follows_author(in, i);
        const auto& words = reader_.read(in, sentence);
        if (!may_tell(reader_.cues(), !names_.empty())) {
            continue;
        }
        const Clauses clauses(words);
        const ReportSentence seen{in.text(), words, clauses, names_, in.rules, after_author};
        if (const std::size_t taken = enumeration(in, i, seen); taken > 0) {
            i += taken - 1;
            continue;
        }
        if (expected_.what == Expected::What::list && i + 1 == in.sentences.size()) {
            continue; // a lead-in to the list below
        }
        if (const auto told = reported(seen)) {
            add(in, in.sentences[i], told->kind,
                {FindingRule::reporting_sentence,
                 Claim::sentence,
                 cue_in(in.text(), told->cue),
                 {}});
        }
    }
}

} // namespace lectern
