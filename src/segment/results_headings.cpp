// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/results_headings.hpp"

#include "segment/letters.hpp"

#include <algorithm>

namespace lectern {
namespace {

std::string_view text_of(std::string_view text, const Word& word) {
    return text.substr(word.begin, word.end - word.begin);
}

bool is_number(std::string_view word) {
    const char32_t first = code_point_at(word, 0).value;
    return is_digit(first) || roman_value(word) != 0 || (word.size() == 1 && is_letter(first));
}

/// The words without the heading's number ("3.2", "IV.", "Chapter 5:") and what is in brackets.
std::vector<Word> plain_words(std::string_view text, const std::vector<Word>& words) {
    std::size_t from = 0;
    const auto number_at = [&](std::size_t at) {
        return at < words.size() && words[at].sign == 0 && is_number(text_of(text, words[at]));
    };
    const auto sign_at = [&](std::size_t at) { return at < words.size() && words[at].sign != 0; };
    const bool digits = !words.empty() && is_digit(code_point_at(text, words[0].begin).value);
    if (number_at(0) && (digits || sign_at(1)) && words.size() > 1) {
        from = 1;
    } else if (words.size() > 2 && number_at(1) && sign_at(2)) {
        from = 2;
    }
    std::vector<Word> plain;
    unsigned depth = 0;
    for (std::size_t at = from; at < words.size(); ++at) {
        const Word& word = words[at];
        if (word.sign == '(') {
            ++depth;
        } else if (word.sign == ')') {
            depth = depth > 0 ? depth - 1 : 0;
        } else if (depth == 0 && !(plain.empty() && word.sign != 0)) {
            plain.push_back(word);
        }
    }
    while (!plain.empty() && plain.back().sign != 0) {
        plain.pop_back();
    }
    return plain;
}

bool is_core(const Word& word) {
    return word.is(Cue::finding_heading) || word.is(Cue::advice_heading);
}

bool joins(const Word& word) {
    return word.sign == ',' || word.is(Cue::coordinator);
}

/// "What we found", "What GAO recommends".
HeadingReading question(std::string_view text, const std::vector<Word>& words) {
    constexpr std::size_t longest = 8;
    HeadingReading reading;
    if (words.size() < 3 || words.size() > longest) {
        return reading;
    }
    if (words[1].is(Cue::being_verb)) {
        return reading; // "What was found": nobody says that the report did
    }
    const Word& verb = words.back();
    if (verb.is(Cue::recommending_verb)) {
        reading.meaning = HeadingMeaning::recommendations;
    } else if (verb.is(Cue::object_verb) || verb.is(Cue::finding_verb)) {
        reading.meaning = HeadingMeaning::findings;
    }
    if (words.size() == 3 && words[1].cues.none() && reading.meaning != HeadingMeaning::plain) {
        reading.author = folded(text_of(text, words[1]));
    }
    return reading;
}

/// Scope, method and the like, and nothing else.
bool is_method(const std::vector<Word>& words) {
    constexpr std::size_t longest = 9;
    std::size_t unknown = 0;
    bool method = false;
    for (const Word& word : words) {
        method = method || word.is(Cue::method_heading);
        const bool known = word.sign != 0 || word.is(Cue::method_heading) || joins(word) ||
                           word.is(Cue::preposition) || word.is(Cue::determiner);
        unknown += known ? 0U : 1U;
    }
    return method && words.size() <= longest && unknown <= 1 &&
           (unknown == 0 || words.back().is(Cue::method_heading));
}

/// Reads "[summary of] [the key] findings [and recommendations] [of the audit]".
class Phrase {
public:
    explicit Phrase(const std::vector<Word>& words) : words_(words) {}

    HeadingMeaning read() {
        frame();
        const bool first_neutral = at_ == 0 && neutral_first();
        if (!core()) {
            return foreign_part_ ? foreign() : HeadingMeaning::plain;
        }
        cores_ += first_neutral ? 1U : 0U;
        adjectives();
        while (at_ < words_.size() && joins(words_[at_])) {
            while (at_ < words_.size() && joins(words_[at_])) {
                ++at_;
            }
            if (!core() && !neutral()) {
                return foreign();
            }
            adjectives();
        }
        if (at_ < words_.size() && words_[at_].sign != ':' && words_[at_].sign != '-' &&
            !words_[at_].is(Cue::preposition) && !words_[at_].is(Cue::determiner)) {
            return HeadingMeaning::plain; // "Findings were shared with staff"
        }
        const bool refused =
            std::any_of(words_.begin() + static_cast<std::ptrdiff_t>(at_), words_.end(),
                        [](const Word& word) { return word.is(Cue::heading_refusal); });
        return refused ? HeadingMeaning::foreign : meaning();
    }

private:
    /// "Summary of": says no more than what follows it.
    void frame() {
        if (words_.size() > 2 && words_[0].is(Cue::heading_frame) &&
            words_[1].is(Cue::preposition)) {
            at_ = 2;
        }
    }

    /// Some adjectives and one of the words that mean results.
    bool core() {
        constexpr std::size_t most_adjectives = 4;
        for (std::size_t end = at_; end <= at_ + most_adjectives && end < words_.size(); ++end) {
            const Word& word = words_[end];
            if (word.is(Cue::heading_refusal) || word.is(Cue::heading_foreign)) {
                foreign_part_ = true;
                return false;
            }
            if (is_core(word)) {
                ++cores_;
                advice_ = advice_ || word.is(Cue::advice_heading);
                at_ = end + 1;
                return true;
            }
            if (word.sign != 0 || word.is(Cue::preposition) || word.is(Cue::coordinator) ||
                word.is(Cue::being_verb) || word.is(Cue::modal) || word.is(Cue::subordinator)) {
                return false;
            }
        }
        return false;
    }

    /// "Hallazgos principales": an adjective behind its noun.
    void adjectives() {
        while (at_ < words_.size() && words_[at_].is(Cue::label_frame)) {
            ++at_;
        }
    }

    /// "Results and recommendations": the first word is none of a result, yet is not foreign.
    bool neutral_first() {
        if (words_.size() > 2 && words_[0].is(Cue::heading_frame) &&
            !words_[0].is(Cue::heading_foreign) && joins(words_[1])) {
            at_ = 2;
            return true;
        }
        return false;
    }

    /// "Findings and results": the second word adds nothing.
    bool neutral() {
        if (at_ < words_.size() && words_[at_].is(Cue::heading_frame)) {
            ++at_;
            return true;
        }
        return false;
    }

    HeadingMeaning foreign() const {
        const bool advice = std::any_of(words_.begin(), words_.end(), [](const Word& word) {
            return word.is(Cue::advice_heading);
        });
        const bool refused = std::any_of(words_.begin(), words_.end(), [](const Word& word) {
            return word.is(Cue::heading_refusal);
        });
        return advice && !refused ? HeadingMeaning::advice_only : HeadingMeaning::foreign;
    }

    HeadingMeaning meaning() const {
        if (cores_ > 1) {
            return HeadingMeaning::mixed;
        }
        return advice_ ? HeadingMeaning::recommendations : HeadingMeaning::findings;
    }

    const std::vector<Word>& words_;
    std::size_t at_ = 0;
    unsigned cores_ = 0;
    bool advice_ = false;
    bool foreign_part_ = false;
};

} // namespace

HeadingReading read_heading(std::string_view text, const std::vector<Word>& words) {
    const std::vector<Word> plain = plain_words(text, words);
    if (plain.empty()) {
        return {};
    }
    if (plain[0].is(Cue::what)) {
        return question(text, plain);
    }
    if (is_method(plain)) {
        return {HeadingMeaning::method, {}};
    }
    return {Phrase(plain).read(), {}};
}

} // namespace lectern
