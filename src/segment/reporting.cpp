// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/reporting.hpp"

#include "segment/reporting_phrases.hpp"
#include "segment/speakers.hpp"

#include <algorithm>

namespace lectern {
namespace {

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

/// "identified 19 call takers whose certificates had expired": what is missing or wrong with an
/// object makes it a result.
bool tells_of_lack(const ReportSentence& in, std::size_t from) {
    constexpr std::size_t reach = 16;
    for (std::size_t at = from; at < from + reach && at < in.words.size(); ++at) {
        const Word& word = in.words[at];
        if (word.sign == ';' || word.sign == ':' || word.is(Cue::coordinator)) {
            return false;
        }
        if (word.is(Cue::lack_word) || word.is(Cue::negation)) {
            return true;
        }
    }
    return false;
}

/// What a clause tells, and the word that decides it.
struct Told {
    FindingKind kind = FindingKind::finding;
    std::size_t word = 0;
};

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
        return that || study_object || next.is(Cue::negation) ||
               found_nearby(in, verb + 1, 8, {Cue::result_noun, Cue::evidence_noun}) ||
               (object && tells_of_lack(in, verb + 1));
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

std::optional<Told> told_by_verb(const ReportSentence& in, std::size_t verb, Subject subject) {
    if (recommends(in, verb)) {
        return Told{FindingKind::recommendation, verb};
    }
    return reports_result(in, verb, subject) ? std::optional(Told{FindingKind::finding, verb})
                                             : std::nullopt;
}

/// A sentence whose author or study says what was found.
std::optional<Told> author_says(const ReportSentence& in, std::size_t at) {
    const auto end = author_end(in, at);
    if (!end) {
        return std::nullopt;
    }
    const bool study = study_speaks(in, at);
    const Subject subject = study ? Subject::study : Subject::author;
    const auto verb = verb_after(in, *end);
    if (!verb) {
        return std::nullopt;
    }
    if (const auto told = told_by_verb(in, *verb, subject)) {
        return told;
    }
    // "The study" may be another's: it must say what was found at once.
    const bool own = !study || in.words[at].is(Cue::own_determiner);
    const auto second = own ? coordinated_verb(in, *verb + 1) : std::nullopt;
    return second ? told_by_verb(in, *second, subject) : std::nullopt;
}

/// "There were no credible reports of": nothing but modifiers before the noun.
std::optional<Told> there_is_evidence(const ReportSentence& in, std::size_t at) {
    constexpr std::size_t most_modifiers = 8;
    if (at > 0 && in.words[at - 1].sign == 0 &&
        (in.words[at - 1].is(Cue::telling_verb) || in.words[at - 1].is(Cue::finding_verb))) {
        return std::nullopt; // "officials said there were no reports"
    }
    std::size_t verb = at + 1;
    while (is_adverb(in, verb) && !word_at(in, verb).is(Cue::being_verb)) {
        ++verb;
    }
    if (!word_at(in, verb).is(Cue::being_verb)) {
        return std::nullopt;
    }
    for (std::size_t i = verb + 1; i < verb + most_modifiers && i < in.words.size(); ++i) {
        const Word& word = in.words[i];
        if (word.is(Cue::evidence_noun)) {
            const bool goes_on = is_word(in, i + 1) && !in.words[i + 1].is(Cue::coordinator);
            return goes_on ? std::optional(Told{FindingKind::finding, i}) : std::nullopt;
        }
        const bool list_of_modifiers = word.sign == ',';
        if ((word.sign != 0 && !list_of_modifiers) || word.is(Cue::preposition) ||
            word.is(Cue::subordinator) || word.is(Cue::that)) {
            return std::nullopt;
        }
    }
    return std::nullopt;
}

/// "It was found that", "It is recommended that".
std::optional<Told> passive_with_it(const ReportSentence& in, std::size_t at) {
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
        return Told{FindingKind::recommendation, verb};
    }
    return word.is(Cue::finding_verb) || word.is(Cue::object_verb)
               ? std::optional(Told{FindingKind::finding, verb})
               : std::nullopt;
}

/// "Weaknesses were found in", "No evidence of abuse was found": the result is the subject.
std::optional<Told> passive_with_result(const ReportSentence& in, std::size_t at) {
    constexpr std::size_t longest_attribute = 12;
    const std::size_t begin = in.clauses.begin_of(at);
    if (at - begin > 5 || in.words[begin].is(Cue::determiner)) {
        return std::nullopt; // "the defect is noted": known before
    }
    for (std::size_t i = begin; i < at; ++i) {
        if (in.words[i].is(Cue::preposition) || in.words[i].is(Cue::being_verb) ||
            in.words[i].is(Cue::finding_verb)) {
            return std::nullopt;
        }
    }
    for (std::size_t i = at + 1; i < at + longest_attribute && is_word(in, i); ++i) {
        if (in.words[i].is(Cue::modal) || in.words[i].is(Cue::that)) {
            return std::nullopt;
        }
        if (!in.words[i].is(Cue::being_verb)) {
            continue;
        }
        std::size_t verb = i + 1;
        while (is_adverb(in, verb) || word_at(in, verb).is(Cue::being_verb)) {
            ++verb;
        }
        const Word& word = word_at(in, verb);
        const bool finds = word.is(Cue::object_verb) || word.is(Cue::finding_verb);
        return finds && !word.is(Cue::study_verb) ? std::optional(Told{FindingKind::finding, verb})
                                                  : std::nullopt;
    }
    return std::nullopt;
}

std::optional<Told> told_at(const ReportSentence& in, std::size_t at) {
    const Word& word = in.words[at];
    std::optional<Told> told;
    if (word.is(Cue::existential)) {
        told = there_is_evidence(in, at);
    }
    if (!told && word.is(Cue::neutral_subject) && at == in.clauses.begin_of(at)) {
        told = passive_with_it(in, at);
    }
    if (!told && (word.is(Cue::result_noun) || word.is(Cue::evidence_noun))) {
        told = passive_with_result(in, at);
    }
    return told ? told : author_says(in, at);
}

} // namespace

bool may_tell(Cues cues, bool names) {
    const bool subject = names || cues.any(Cue::author_pronoun, Cue::author_noun, Cue::study_noun,
                                           Cue::own_study_noun, Cue::neutral_subject, Cue::anaphor,
                                           Cue::result_noun, Cue::evidence_noun);
    const bool verb = cues.any(Cue::finding_verb, Cue::object_verb, Cue::study_verb,
                               Cue::recommending_verb, Cue::advised, Cue::phrase_verb);
    const bool list = cues.any(Cue::result_noun, Cue::weak_result_noun, Cue::finding_heading,
                               Cue::advice_heading);
    const bool there = cues.has(Cue::existential) && cues.has(Cue::evidence_noun);
    return (subject && verb) || list || there || cues.has(Cue::phrase_start);
}

std::optional<Reported> reported(const ReportSentence& in) {
    for (std::size_t at = 0; at < in.words.size(); ++at) {
        const Word& word = in.words[at];
        if (word.sign != 0 || !in.clauses.is_main(at)) {
            continue;
        }
        const bool may_begin = word.is(Cue::existential) || word.is(Cue::author_pronoun) ||
                               word.is(Cue::determiner) || word.is(Cue::author_noun) ||
                               word.is(Cue::neutral_subject) || word.is(Cue::result_noun) ||
                               word.is(Cue::evidence_noun) || word.is(Cue::anaphor) ||
                               is_name(in, at);
        if (may_begin && in.rules.has_clauses()) {
            if (const auto told = told_at(in, at)) {
                return Reported{told->kind, {word.begin, in.words[told->word].end}};
            }
        }
    }
    return phrase_reported(in);
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
