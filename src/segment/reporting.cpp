// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/reporting.hpp"

#include "segment/letters.hpp"

#include <algorithm>

namespace lectern {
namespace {

std::string_view text_of(const ReportSentence& in, std::size_t at) {
    const Word& word = in.words[at];
    return in.text.substr(word.begin, word.end - word.begin);
}

const Word& word_at(const ReportSentence& in, std::size_t at) {
    static const Word none{0, 0, {}, '.'};
    return at < in.words.size() ? in.words[at] : none;
}

bool is_word(const ReportSentence& in, std::size_t at) {
    return at < in.words.size() && in.words[at].sign == 0;
}

bool is_adverb(const ReportSentence& in, std::size_t at) {
    return is_word(in, at) && (in.words[at].is(Cue::auxiliary) || in.words[at].is(Cue::negation) ||
                               (!in.rules.adverb_ending().empty() &&
                                text_of(in, at).ends_with(in.rules.adverb_ending())));
}

bool is_name(const ReportSentence& in, std::size_t at) {
    return !in.names.empty() && is_word(in, at) &&
           is_upper(code_point_at(text_of(in, at), 0).value) &&
           in.names.count(folded(text_of(in, at))) != 0;
}

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

std::optional<std::size_t> noun_subject(const ReportSentence& in, std::size_t at, Speaker speaker) {
    constexpr std::size_t longest = 5;
    for (std::size_t noun = at; noun < at + longest && is_word(in, noun); ++noun) {
        const Word& word = in.words[noun];
        if (noun > at && (word.is(Cue::preposition) || word.is(Cue::coordinator))) {
            return std::nullopt;
        }
        const bool author = word.is(Cue::author_noun) && noun <= at + 2;
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

bool found_nearby(const ReportSentence& in, std::size_t at, std::size_t count,
                  std::initializer_list<Cue> cues) {
    for (std::size_t i = at; i < at + count && is_word(in, i); ++i) {
        const Word& word = in.words[i];
        if (std::any_of(cues.begin(), cues.end(), [&](Cue cue) { return word.is(cue); })) {
            return true;
        }
        if (word.is(Cue::preposition) || word.is(Cue::subordinator) || word.is(Cue::that)) {
            return false;
        }
    }
    return false;
}

/// "that" right behind the verb, or behind a short insertion: "found, for example, that".
bool has_that(const ReportSentence& in, std::size_t at) {
    constexpr std::size_t longest = 8;
    if (word_at(in, at).is(Cue::that)) {
        return true;
    }
    const bool insertion =
        word_at(in, at).sign == ',' || word_at(in, at).is(Cue::preposition) || is_adverb(in, at);
    for (std::size_t i = at; insertion && i < at + longest && i < in.words.size(); ++i) {
        if (in.words[i].is(Cue::that)) {
            return true;
        }
        if (in.words[i].sign == ';' || in.words[i].is(Cue::subordinator)) {
            return false;
        }
    }
    return false;
}

/// Statements on the report's own material: "the data were sufficiently reliable". What is denied
/// is a result: "the data were not reliable".
bool is_about_method(const ReportSentence& in, std::size_t from) {
    constexpr std::size_t reach = 4;
    constexpr std::size_t longest = 120; // words; a sentence that is longer is none
    for (std::size_t at = from; at < from + longest && at < in.words.size(); ++at) {
        if (!in.words[at].is(Cue::method_word)) {
            continue;
        }
        bool denied = false;
        for (std::size_t back = 1; back <= reach && back <= at; ++back) {
            denied = denied || in.words[at - back].is(Cue::negation);
        }
        return !denied;
    }
    return false;
}

enum class Subject { author, study };

/// Whether the verb at `verb`, said by the report itself, reports a result.
bool reports_result(const ReportSentence& in, std::size_t verb, Subject subject) {
    const Word& word = in.words[verb];
    if (is_about_method(in, verb + 1)) {
        return false;
    }
    const bool that = has_that(in, verb + 1);
    const Word& next = word_at(in, verb + 1);
    const bool object = next.sign == 0 && !next.is(Cue::neutral_subject) &&
                        !next.is(Cue::subordinator) && !next.is(Cue::coordinator);
    if (word.is(Cue::object_verb)) {
        return that || (object && !next.is(Cue::preposition));
    }
    if (word.is(Cue::finding_verb)) {
        const bool study_object = subject == Subject::study && word.is(Cue::study_verb) && object;
        return that || study_object ||
               found_nearby(in, verb + 1, 8, {Cue::result_noun, Cue::evidence_noun});
    }
    return word.is(Cue::study_verb) && subject == Subject::study && that;
}

bool recommends(const ReportSentence& in, std::size_t verb) {
    const Word& word = in.words[verb];
    if (word.is(Cue::suggesting_verb)) {
        return has_that(in, verb + 1);
    }
    if (!word.is(Cue::recommending_verb) || !is_word(in, verb + 1)) {
        return false; // "we recommend:" has its list behind it
    }
    return has_that(in, verb + 1) || !found_nearby(in, verb + 1, 4, {Cue::vague_object});
}

/// The next verb of the same subject: "reviewed the files and found that".
std::optional<std::size_t> coordinated_verb(const ReportSentence& in, std::size_t from) {
    constexpr std::size_t longest = 80; // words between the verbs
    for (std::size_t at = from; at < from + longest && at + 1 < in.words.size(); ++at) {
        if (in.words[at].sign == ';') {
            return std::nullopt;
        }
        if (!in.words[at].is(Cue::coordinator) || !in.clauses.is_main(at)) {
            continue;
        }
        const auto verb = verb_after(in, at + 1);
        if (verb &&
            (in.words[*verb].is(Cue::object_verb) || in.words[*verb].is(Cue::finding_verb) ||
             in.words[*verb].is(Cue::recommending_verb))) {
            return verb;
        }
        if (at > 0 && in.words[at - 1].sign == ',') {
            return std::nullopt; // another subject may have come
        }
    }
    return std::nullopt;
}

std::optional<FindingKind> kind_of_verb(const ReportSentence& in, std::size_t verb,
                                        Subject subject) {
    if (recommends(in, verb)) {
        return FindingKind::recommendation;
    }
    return reports_result(in, verb, subject) ? std::optional(FindingKind::finding) : std::nullopt;
}

/// A sentence whose author or study says what was found.
std::optional<FindingKind> author_says(const ReportSentence& in, std::size_t at) {
    const auto end = author_end(in, at);
    if (!end) {
        return std::nullopt;
    }
    const auto noun = noun_subject(in, at, Speaker::reports);
    const bool study = noun && is_study(in, *noun - 1, at, Speaker::reports);
    const Subject subject = study ? Subject::study : Subject::author;
    const auto verb = verb_after(in, *end);
    if (!verb) {
        return std::nullopt;
    }
    if (const auto kind = kind_of_verb(in, *verb, subject)) {
        return kind;
    }
    // "The study" may be another's: it must say what was found at once.
    const bool own = !study || in.words[at].is(Cue::own_determiner);
    const auto second = own ? coordinated_verb(in, *verb + 1) : std::nullopt;
    return second ? kind_of_verb(in, *second, subject) : std::nullopt;
}

/// "There were no credible reports of": nothing but modifiers before the noun.
bool there_is_evidence(const ReportSentence& in, std::size_t at) {
    constexpr std::size_t most_modifiers = 8;
    if (at > 0 && in.words[at - 1].sign == 0 &&
        (in.words[at - 1].is(Cue::telling_verb) || in.words[at - 1].is(Cue::finding_verb))) {
        return false; // "officials said there were no reports"
    }
    std::size_t verb = at + 1;
    while (is_adverb(in, verb) && !word_at(in, verb).is(Cue::being_verb)) {
        ++verb;
    }
    if (!word_at(in, verb).is(Cue::being_verb)) {
        return false;
    }
    for (std::size_t i = verb + 1; i < verb + most_modifiers && i < in.words.size(); ++i) {
        const Word& word = in.words[i];
        if (word.is(Cue::evidence_noun)) {
            return is_word(in, i + 1) && !in.words[i + 1].is(Cue::coordinator);
        }
        const bool list_of_modifiers = word.sign == ',';
        if ((word.sign != 0 && !list_of_modifiers) || word.is(Cue::preposition) ||
            word.is(Cue::subordinator) || word.is(Cue::that)) {
            return false;
        }
    }
    return false;
}

/// "It was found that", "It is recommended that".
std::optional<FindingKind> passive_with_it(const ReportSentence& in, std::size_t at) {
    std::size_t being = at + 1;
    while (is_adverb(in, being) && !word_at(in, being).is(Cue::being_verb)) {
        ++being;
    }
    if (!word_at(in, being).is(Cue::being_verb)) {
        return std::nullopt;
    }
    std::size_t verb = being + 1;
    while (is_adverb(in, verb) || word_at(in, verb).is(Cue::being_verb)) {
        ++verb;
    }
    if (!word_at(in, verb + 1).is(Cue::that) || is_about_method(in, verb + 1)) {
        return std::nullopt;
    }
    const Word& word = word_at(in, verb);
    if (word.is(Cue::advised)) {
        return FindingKind::recommendation;
    }
    return word.is(Cue::finding_verb) || word.is(Cue::object_verb)
               ? std::optional(FindingKind::finding)
               : std::nullopt;
}

/// "Weaknesses were found in", "No evidence of abuse was found": the result is the subject.
bool passive_with_result(const ReportSentence& in, std::size_t at) {
    constexpr std::size_t longest_attribute = 12;
    const std::size_t begin = in.clauses.begin_of(at);
    if (at - begin > 5 || in.words[begin].is(Cue::determiner)) {
        return false; // "the defect is noted": known before
    }
    for (std::size_t i = begin; i < at; ++i) {
        if (in.words[i].is(Cue::preposition) || in.words[i].is(Cue::being_verb) ||
            in.words[i].is(Cue::finding_verb)) {
            return false;
        }
    }
    for (std::size_t i = at + 1; i < at + longest_attribute && is_word(in, i); ++i) {
        if (in.words[i].is(Cue::modal) || in.words[i].is(Cue::that)) {
            return false;
        }
        if (!in.words[i].is(Cue::being_verb)) {
            continue;
        }
        std::size_t verb = i + 1;
        while (is_adverb(in, verb) || word_at(in, verb).is(Cue::being_verb)) {
            ++verb;
        }
        const Word& word = word_at(in, verb);
        return (word.is(Cue::object_verb) || word.is(Cue::finding_verb)) &&
               !word.is(Cue::study_verb);
    }
    return false;
}

std::optional<FindingKind> kind_at(const ReportSentence& in, std::size_t at) {
    const Word& word = in.words[at];
    if (word.is(Cue::existential) && there_is_evidence(in, at)) {
        return FindingKind::finding;
    }
    if (word.is(Cue::neutral_subject) && at == in.clauses.begin_of(at)) {
        if (const auto kind = passive_with_it(in, at)) {
            return kind;
        }
    }
    if ((word.is(Cue::result_noun) || word.is(Cue::evidence_noun)) && passive_with_result(in, at)) {
        return FindingKind::finding;
    }
    return author_says(in, at);
}

/// Whether the steps of a phrase stand in the words from `at` on, with gaps only where it has some.
bool phrase_matches(const ReportSentence& in, const ReportingPhrase& phrase, std::size_t at) {
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
            return false;
        }
    }
    return true;
}

std::optional<FindingKind> phrase_kind(const ReportSentence& in) {
    constexpr std::size_t longest_opening = 12;
    for (std::size_t at = 0; at < in.words.size(); ++at) {
        if (!in.words[at].is(Cue::phrase_start) || !in.clauses.is_main(at) ||
            at > in.clauses.begin_of(at) + longest_opening) {
            continue;
        }
        for (const ReportingPhrase& phrase : in.rules.reporting_phrases()) {
            if (phrase_matches(in, phrase, at)) {
                return phrase.kind;
            }
        }
    }
    return std::nullopt;
}

} // namespace

bool may_tell(Cues cues, bool names) {
    const bool subject = names || cues.any(Cue::author_pronoun, Cue::author_noun, Cue::study_noun,
                                           Cue::own_study_noun, Cue::neutral_subject,
                                           Cue::result_noun, Cue::evidence_noun);
    const bool verb = cues.any(Cue::finding_verb, Cue::object_verb, Cue::study_verb,
                               Cue::recommending_verb, Cue::advised);
    const bool list = cues.any(Cue::result_noun, Cue::weak_result_noun, Cue::finding_heading,
                               Cue::advice_heading);
    const bool there = cues.has(Cue::existential) && cues.has(Cue::evidence_noun);
    return (subject && verb) || list || there || cues.has(Cue::phrase_start);
}

std::optional<std::size_t> author_end(const ReportSentence& in, std::size_t at, Speaker speaker) {
    if (!is_word(in, at) || !in.clauses.is_main(at)) {
        return std::nullopt;
    }
    const Word& word = in.words[at];
    if (word.is(Cue::author_pronoun) || is_name(in, at)) {
        return begins_clause(in, at) ? std::optional(at + 1) : std::nullopt;
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

std::optional<FindingKind> reported_kind(const ReportSentence& in) {
    for (std::size_t at = 0; at < in.words.size(); ++at) {
        const Word& word = in.words[at];
        if (word.sign != 0 || !in.clauses.is_main(at)) {
            continue;
        }
        const bool may_begin = word.is(Cue::existential) || word.is(Cue::author_pronoun) ||
                               word.is(Cue::determiner) || word.is(Cue::author_noun) ||
                               word.is(Cue::neutral_subject) || word.is(Cue::result_noun) ||
                               word.is(Cue::evidence_noun) || is_name(in, at);
        if (may_begin && in.rules.has_clauses()) {
            if (const auto kind = kind_at(in, at)) {
                return kind;
            }
        }
    }
    return phrase_kind(in);
}

bool asks_for_something(const ReportSentence& in) {
    for (std::size_t at = 0; at < in.words.size(); ++at) {
        if (!in.clauses.is_main(at)) {
            continue;
        }
        if (in.words[at].is(Cue::obligation)) {
            return true;
        }
        if (const auto end = author_end(in, at)) {
            const auto verb = verb_after(in, *end);
            if (verb && recommends(in, *verb)) {
                return true;
            }
        }
    }
    return false;
}

bool announces_advice_only(const ReportSentence& in) {
    bool author = false;
    bool vague = false;
    for (std::size_t at = 0; at < in.words.size(); ++at) {
        const Word& word = in.words[at];
        if (word.is(Cue::obligation) || word.is(Cue::that)) {
            return false;
        }
        author = author || author_end(in, at).has_value();
        vague = vague || word.is(Cue::vague_object) || word.is(Cue::advice_heading);
    }
    return author && vague;
}

} // namespace lectern
