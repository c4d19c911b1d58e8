// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the words that announce an enumeration of results.
#include "segment/enumeration.hpp"

#include "segment/letters.hpp"
#include "segment/speakers.hpp"

#include <algorithm>

namespace lectern {
namespace {

bool announces(const Word& word) {
    return word.is(Cue::result_noun) || word.is(Cue::weak_result_noun);
}

/// A colon outside of brackets within reach, before anything that parts items.
std::optional<std::size_t> colon_near(const ReportSentence& in, std::size_t from,
                                      std::size_t reach) {
    unsigned depth = 0;
    for (std::size_t at = from; at < from + reach && at < in.words.size(); ++at) {
        const char sign = in.words[at].sign;
        depth += sign == '(' ? 1U : 0U;
        depth -= sign == ')' && depth > 0 ? 1U : 0U;
        if (sign == ':' && depth == 0) {
            return at;
        }
        if ((sign == ';' || sign == '.' || sign == '?') && depth == 0) {
            return std::nullopt;
        }
    }
    return std::nullopt;
}

LeadIn items_after(const ReportSentence& in, std::size_t word, const Word& noun) {
    LeadIn lead;
    lead.items = word + 1 < in.words.size() ? in.words[word + 1].begin
                                            : static_cast<std::uint32_t>(in.words[word].end);
    lead.colon = in.words[word].sign == ':';
    lead.has_noun = noun.is(Cue::result_noun);
    lead.numbered_only = !noun.is(Cue::result_noun);
    lead.being = in.words[word].is(Cue::being_verb);
    return lead;
}

/// The noun of result that heads the subject of the clause that begins at `begin`.
std::optional<std::size_t> subject_noun(const ReportSentence& in, std::size_t begin) {
    constexpr std::size_t longest = 10;
    bool named = false; // a word stood there that may be someone
    for (std::size_t at = begin; at < begin + longest && at < in.words.size(); ++at) {
        const Word& word = in.words[at];
        // "Neighbours listed several problems" is theirs; "other reported problems" is not.
        const bool tells =
            word.is(Cue::telling_verb) || word.is(Cue::finding_verb) || word.is(Cue::object_verb);
        if (tells && named && !announces(word)) {
            return std::nullopt;
        }
        named = named || (word.sign == 0 && !word.is(Cue::determiner) &&
                          !word.is(Cue::quantifier) && !word.is(Cue::label_frame));
        if (announces(word)) {
            const bool attribute = announces(word_at(in, at + 1)); // "problem areas"
            if (!attribute) {
                return at;
            }
            continue;
        }
        const bool opens = at == begin && word.is(Cue::preposition); // "Among the problems were"
        const bool others = word.sign != 0 && word.sign != ',' && word.sign != '-';
        if (others || (word.is(Cue::preposition) && !opens) || word.is(Cue::being_verb) ||
            word.is(Cue::including_verb) || word.is(Cue::subordinator) ||
            word.is(Cue::author_pronoun) || word.is(Cue::modal)) {
            return std::nullopt;
        }
    }
    return std::nullopt;
}

/// The verb between such a subject and its items. A relative clause takes one verb to itself.
std::optional<std::size_t> listing_verb(const ReportSentence& in, std::size_t noun) {
    constexpr std::size_t longest = 28;
    std::optional<std::size_t> being;
    std::size_t relative = 0;
    unsigned depth = 0;
    for (std::size_t at = noun + 1; at < noun + longest && at < in.words.size(); ++at) {
        const Word& word = in.words[at];
        depth += word.sign == '(' ? 1U : 0U;
        depth -= word.sign == ')' && depth > 0 ? 1U : 0U;
        if (depth > 0) {
            continue;
        }
        if (word.sign == ';' || word.sign == ':' || word.sign == '.') {
            break;
        }
        if (word.is(Cue::including_verb)) {
            return at;
        }
        if (being && word.sign == ',') {
            break;
        }
        if (word.is(Cue::that) || (word.is(Cue::subordinator) && !being)) {
            ++relative;
        }
        if (word.is(Cue::being_verb) && !being) {
            if (relative > 0) {
                --relative;
                continue;
            }
            being = at;
        }
    }
    return being;
}

/// "The most significant problems during 2016 were …", "Main weaknesses: …".
std::optional<LeadIn> subject_lead(const ReportSentence& in, std::size_t begin) {
    const auto noun = subject_noun(in, begin);
    if (!noun || (in.words[*noun].sign == 0 && !in.clauses.is_main(*noun))) {
        return std::nullopt;
    }
    const Word& word = in.words[*noun];
    const auto verb = listing_verb(in, *noun);
    if (!verb) {
        const auto colon = colon_near(in, *noun + 1, 12);
        if (!colon) {
            return std::nullopt;
        }
        // No verb: perhaps but a run-in heading, so commas part nothing.
        LeadIn lead = items_after(in, *colon, word);
        lead.has_noun = false;
        return lead;
    }
    std::size_t last = *verb;
    const auto colon = colon_near(in, last + 1, 10);
    bool commas = false;
    for (std::size_t at = last + 1; colon && at < *colon; ++at) {
        commas = commas || in.words[at].sign == ',';
    }
    if (colon && !commas) {
        return items_after(in, *colon, word); // "included credible reports of:"
    }
    while (word_at(in, last + 1).is(Cue::introducer) || word_at(in, last + 1).is(Cue::auxiliary)) {
        ++last;
    }
    if (last + 1 < in.words.size() && in.words[last + 1].sign == ',') {
        return std::nullopt;
    }
    LeadIn lead = items_after(in, last, word);
    lead.being = in.words[*verb].is(Cue::being_verb);
    return lead;
}

/// Whether a noun stands in `[from, to)` that says what is announced.
std::optional<std::size_t> noun_between(const ReportSentence& in, std::size_t from,
                                        std::size_t to) {
    for (std::size_t at = from; at < to && at < in.words.size(); ++at) {
        const Word& word = in.words[at];
        if (word.is(Cue::subordinator)) {
            return std::nullopt;
        }
        if (announces(word) || word.is(Cue::finding_heading) || word.is(Cue::advice_heading)) {
            return at;
        }
    }
    return std::nullopt;
}

/// "expressed as", "as follows": stands for a colon behind a noun of result.
std::optional<std::size_t> introducer_after(const ReportSentence& in, std::size_t noun) {
    constexpr std::size_t reach = 6;
    for (std::size_t at = noun + 1; at < noun + reach && at < in.words.size(); ++at) {
        if (in.words[at].sign != 0) {
            return std::nullopt;
        }
        if (in.words[at].is(Cue::introducer)) {
            return at;
        }
    }
    return std::nullopt;
}

LeadIn announced(const ReportSentence& in, std::size_t separator, std::optional<std::size_t> noun) {
    const Word none;
    LeadIn lead = items_after(in, separator, noun ? in.words[*noun] : none);
    if (noun && !in.words[*noun].is(Cue::weak_result_noun)) {
        lead.numbered_only = false;
        lead.has_noun = true;
    }
    if (noun && in.words[*noun].is(Cue::advice_heading)) {
        lead.kind = FindingKind::recommendation;
    }
    return lead;
}

/// "We found four weaknesses: …", "our analysis showed the top concerns expressed as …", "we
/// recommend that the agency: …", "we reached the following conclusions: …".
std::optional<LeadIn> author_lead(const ReportSentence& in, std::size_t at) {
    constexpr std::size_t longest = 60;
    const auto end = author_end(in, at, Speaker::announces);
    const auto verb = end ? verb_after(in, *end) : std::nullopt;
    if (!verb) {
        return std::nullopt;
    }
    const Word& word = in.words[*verb];
    const auto colon = colon_near(in, *verb + 1, longest);
    const std::size_t until = colon ? *colon : *verb + longest;
    const auto noun = noun_between(in, *verb, until);
    if (!colon) {
        const bool tells = word.is(Cue::finding_verb) || word.is(Cue::object_verb);
        const auto separator = noun && tells ? introducer_after(in, *noun) : std::nullopt;
        return separator ? std::optional(announced(in, *separator, noun)) : std::nullopt;
    }
    if (word.is(Cue::recommending_verb) || word.is(Cue::suggesting_verb)) {
        LeadIn lead = announced(in, *colon, std::nullopt);
        lead.kind = FindingKind::recommendation;
        lead.numbered_only = false;
        return lead;
    }
    if (noun) {
        return announced(in, *colon, noun);
    }
    // "We found that:", "We found the following:"
    constexpr std::size_t shortest = 4;
    const bool tells = word.is(Cue::finding_verb) || word.is(Cue::object_verb);
    if (tells && *colon - *verb <= shortest) {
        LeadIn lead = announced(in, *colon, std::nullopt);
        lead.numbered_only = false;
        return lead;
    }
    return std::nullopt;
}

/// "There were credible reports of: …", "There are three weaknesses: …".
std::optional<LeadIn> existential_lead(const ReportSentence& in, std::size_t at) {
    constexpr std::size_t longest = 14;
    if (!in.words[at].is(Cue::existential) || !in.clauses.is_main(at)) {
        return std::nullopt;
    }
    const auto colon = colon_near(in, at, longest);
    if (!colon) {
        return std::nullopt;
    }
    bool denied = false; // "There was no single cause: …"
    for (std::size_t i = at + 1; i < *colon; ++i) {
        const Word& word = in.words[i];
        denied = denied || word.is(Cue::negation);
        if (announces(word) && denied) {
            return std::nullopt;
        }
        if (announces(word) || word.is(Cue::evidence_noun)) {
            LeadIn lead = announced(in, *colon, i);
            lead.has_noun = word.is(Cue::result_noun) || word.is(Cue::evidence_noun);
            lead.numbered_only = word.is(Cue::weak_result_noun);
            return lead;
        }
    }
    return std::nullopt;
}

/// "and" between two nouns begins nothing; ", and" may, and so do other signs.
bool begins_new_clause(const ReportSentence& in, std::size_t clause) {
    if (clause < 2 || !in.words[clause - 1].is(Cue::coordinator)) {
        return true;
    }
    return in.words[clause - 2].sign != 0;
}

} // namespace

std::optional<LeadIn> lead_in(const ReportSentence& in) {
    if (!in.rules.has_clauses()) {
        return std::nullopt;
    }
    std::size_t begin = in.words.size();
    for (std::size_t at = 0; at < in.words.size(); ++at) {
        if (in.words[at].sign != 0) {
            continue;
        }
        if (auto lead = author_lead(in, at)) {
            lead->begin = in.words[at].begin;
            return lead;
        }
        const std::size_t clause = in.clauses.begin_of(at);
        if (clause != begin && in.clauses.is_main(at) && begins_new_clause(in, clause)) {
            begin = clause;
            std::size_t first = at;
            while (first < in.words.size() && in.words[first].is(Cue::auxiliary)) {
                ++first;
            }
            if (auto lead = subject_lead(in, first)) {
                lead->begin = word_at(in, first).begin;
                return lead;
            }
        }
        const Word& word = in.words[at];
        if (word.is(Cue::existential)) {
            if (auto lead = existential_lead(in, at)) {
                lead->begin = word.begin;
                return lead;
            }
        }
    }
    return std::nullopt;
}

} // namespace lectern
