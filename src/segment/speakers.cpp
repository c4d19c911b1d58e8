// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/speakers.hpp"

#include "segment/letters.hpp"

namespace lectern {
namespace {

/// The author's name or noun, also as "the Commission's".
bool is_author_word(const ReportSentence& in, std::size_t at) {
    std::string word = folded(text_of(in, at));
    if (word.ends_with("'s")) {
        word.resize(word.size() - 2);
    }
    return in.rules.cues(word).has(Cue::author_noun) || in.names.count(word) != 0;
}

/// Whether a subject may begin at `at`: at its clause's begin, or behind an opening such as "In
/// our 2023 report". A noun right before it makes a clause of its own to that noun: "the agencies
/// we identified".
bool begins_clause(const ReportSentence& in, std::size_t at) {
    const std::size_t begin = in.clauses.begin_of(at);
    if (at > 0 && in.words[at - 1].is(Cue::inverting)) {
        return false;
    }
    if (at == begin || is_adverb(in, at - 1) || in.words[at - 1].sign != 0) {
        return true;
    }
    constexpr std::size_t longest_opening = 12;
    const Word& first = in.words[begin];
    return at - begin <= longest_opening &&
           (first.is(Cue::preposition) || first.is(Cue::auxiliary) || first.is(Cue::ordinal_word));
}

/// "our content analysis": a determiner, some words, then the noun at `noun`. "The MIT study" is
/// another's: a name stands before it.
bool is_study(const ReportSentence& in, std::size_t noun, std::size_t begin, Speaker speaker) {
    const Word& word = in.words[noun];
    const bool own = in.words[begin].is(Cue::own_determiner) || speaker == Speaker::announces;
    for (std::size_t at = begin + 1; at < noun && !own; ++at) {
        if (is_upper(code_point_at(in.text, in.words[at].begin).value) && !is_author_word(in, at)) {
            return false;
        }
    }
    return noun > begin && in.words[begin].is(Cue::determiner) &&
           (word.is(Cue::study_noun) || (own && word.is(Cue::own_study_noun)));
}

/// "the Outbreak Control Team": all words have capitals.
bool is_named(const ReportSentence& in, std::size_t first, std::size_t last) {
    for (std::size_t at = first; at <= last; ++at) {
        if (!is_upper(code_point_at(in.text, in.words[at].begin).value)) {
            return false;
        }
    }
    return true;
}

std::optional<std::size_t> noun_subject(const ReportSentence& in, std::size_t at, Speaker speaker) {
    constexpr std::size_t longest = 5;
    for (std::size_t noun = at; noun < at + longest && is_word(in, noun); ++noun) {
        const Word& word = in.words[noun];
        if (noun > at && (word.is(Cue::preposition) || word.is(Cue::coordinator))) {
            return std::nullopt;
        }
        const bool author =
            word.is(Cue::author_noun) && (noun <= at + 2 || is_named(in, at + 1, noun));
        const Word& next = word_at(in, noun + 1);
        const bool goes_on = next.is(Cue::author_noun) || next.is(Cue::study_noun); // "audit team"
        if ((author || is_study(in, noun, at, speaker)) && !goes_on) {
            return noun + 1;
        }
    }
    return std::nullopt;
}

/// Behind "of USAspending.gov and other public sources" up to the next verb that may tell.
std::size_t skip_attribute(const ReportSentence& in, std::size_t at) {
    constexpr std::size_t longest = 16;
    if (!word_at(in, at).is(Cue::preposition)) {
        return at;
    }
    for (std::size_t end = at; end < at + longest && end < in.words.size(); ++end) {
        const Word& word = in.words[end];
        if (word.sign == ',' || word.sign == ';' || word.is(Cue::subordinator) ||
            word.is(Cue::modal)) {
            return at;
        }
        if (word.is(Cue::finding_verb) || word.is(Cue::object_verb) || word.is(Cue::study_verb) ||
            word.is(Cue::recommending_verb)) {
            while (end > at && is_adverb(in, end - 1)) {
                --end;
            }
            return end;
        }
    }
    return at;
}

} // namespace

std::optional<std::size_t> author_end(const ReportSentence& in, std::size_t at, Speaker speaker) {
    if (!is_word(in, at) || !in.clauses.is_main(at)) {
        return std::nullopt;
    }
    const Word& word = in.words[at];
    if (word.is(Cue::author_pronoun) || is_name(in, at)) {
        return begins_clause(in, at) ? std::optional(at + 1) : std::nullopt;
    }
    if (word.is(Cue::anaphor) && in.after_author && at == 0) {
        return at + 1;
    }
    if (!word.is(Cue::determiner) && !(word.is(Cue::author_noun) && at == 0)) {
        return std::nullopt;
    }
    if (!begins_clause(in, at)) {
        return std::nullopt;
    }
    const auto end = noun_subject(in, at, speaker);
    return end ? std::optional(skip_attribute(in, *end)) : std::nullopt;
}

std::optional<std::size_t> speaker_end(const ReportSentence& in, std::size_t at) {
    if (!is_word(in, at)) {
        return std::nullopt;
    }
    const Word& word = in.words[at];
    const bool known = word.is(Cue::author_pronoun) || is_name(in, at) ||
                       (word.is(Cue::anaphor) && in.after_author);
    if (known || word.is(Cue::author_noun)) {
        return at + 1;
    }
    return word.is(Cue::determiner) ? noun_subject(in, at, Speaker::reports) : std::nullopt;
}

bool begins_with_author(const ReportSentence& in) {
    constexpr std::size_t longest_opening = 12;
    for (std::size_t at = 0; at < longest_opening && at < in.words.size(); ++at) {
        if (author_end(in, at)) {
            return true;
        }
    }
    return false;
}

bool study_speaks(const ReportSentence& in, std::size_t at) {
    const auto noun = noun_subject(in, at, Speaker::reports);
    return noun && is_study(in, *noun - 1, at, Speaker::reports);
}

std::optional<std::size_t> verb_after(const ReportSentence& in, std::size_t at) {
    constexpr std::size_t most = 6;
    for (std::size_t verb = at; verb < at + most && is_word(in, verb); ++verb) {
        const Word& word = in.words[verb];
        if (word.is(Cue::modal)) {
            return std::nullopt;
        }
        const bool tells = word.is(Cue::finding_verb) || word.is(Cue::object_verb) ||
                           word.is(Cue::study_verb) || word.is(Cue::recommending_verb);
        if (tells || !is_adverb(in, verb)) {
            // "we are recommending"
            const bool being = word.is(Cue::being_verb) && !tells;
            if (being && word_at(in, verb + 1).is(Cue::recommending_verb)) {
                return verb + 1;
            }
            return verb;
        }
    }
    return std::nullopt;
}

} // namespace lectern
