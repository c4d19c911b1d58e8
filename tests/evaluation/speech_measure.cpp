// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences, and what is heard at all.
#include "evaluation/measures.hpp"
#include "evaluation/words.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace lectern::evaluation {
namespace {

using Three = std::array<std::string, 3>;

Three three_at(const Words& words, std::size_t at) {
    return {words[at], words[at + 1], words[at + 2]};
}

/// A given sentence as it is compared.
struct Given {
    std::string text;
    Words words;
    bool used = false;
    bool extra = false;
};

std::vector<Given> given_sentences(const std::vector<Utterance>& utterances) {
    std::vector<Given> all;
    for (const Utterance& utterance : utterances) {
        all.push_back({comparable_sentence(utterance.text), words_of(utterance.text)});
    }
    return all;
}

/// Marks the given sentences that gold has, each once and in order; gives the gold ones missed.
Texts take_right_ones(const Gold& gold, std::vector<Given>& given) {
    std::map<std::string, std::vector<std::size_t>> places; // the earliest last
    for (std::size_t j = given.size(); j-- > 0;) {
        places[given[j].text].push_back(j);
    }
    const auto take = [&](const std::string& text) {
        const auto found = places.find(comparable_sentence(text));
        if (found == places.end() || found->second.empty()) {
            return false;
        }
        given[found->second.back()].used = true;
        found->second.pop_back();
        return true;
    };
    std::map<std::string, Texts> alternatives;
    for (const auto& [text, others] : gold.sentences_alternatives) {
        alternatives[comparable_sentence(text)] = others;
    }
    Texts missed;
    for (const std::string& text : gold.sentences) {
        const Texts& others = alternatives[comparable_sentence(text)];
        if (!take(text) && !std::any_of(others.begin(), others.end(), take)) {
            missed.push_back(text);
        }
    }
    return missed;
}

/// The words of the gold sentences in their order, and of those missed.
struct Covered {
    std::set<Three> threes;
    std::set<std::string> missed;
    std::set<std::string> optional;

    Covered(const Gold& gold, const Texts& missed_sentences) {
        Words stream;
        for (const std::string& text : gold.sentences) {
            const Words words = words_of(text);
            stream.insert(stream.end(), words.begin(), words.end());
        }
        for (std::size_t at = 0; at + 2 < stream.size(); ++at) {
            threes.insert(three_at(stream, at));
        }
        for (const std::string& text : missed_sentences) {
            for (const std::string& word : words_of(text)) {
                missed.insert(word);
            }
        }
        for (const std::string& text : gold.sentences_optional) {
            optional.insert(comparable_sentence(text));
        }
    }

    bool counts(const Given& sentence) const {
        return !sentence.used && !sentence.text.empty() && !sentence.words.empty() &&
               !optional.contains(sentence.text);
    }

    /// At least half of the words stand three by three in the gold, and a missed sentence has one.
    bool cut_from_gold(const Words& words) const {
        std::vector<bool> hit(words.size(), false);
        for (std::size_t at = 0; at + 2 < words.size(); ++at) {
            if (threes.contains(three_at(words, at))) {
                hit[at] = hit[at + 1] = hit[at + 2] = true;
            }
        }
        const auto hits = std::count(hit.begin(), hit.end(), true);
        return 2 * static_cast<std::size_t>(hits) >= words.size() &&
               std::any_of(words.begin(), words.end(),
                           [&](const std::string& word) { return missed.contains(word); });
    }
};

void mark_extra(std::vector<Given>& given, const Covered& covered) {
    for (Given& sentence : given) {
        sentence.extra = covered.counts(sentence) && sentence.words.size() >= 3 &&
                         covered.cut_from_gold(sentence.words);
    }
    // Crumbs of one or two words beside a sentence that was cut.
    const std::vector<Given> before = given;
    for (std::size_t j = 0; j < given.size(); ++j) {
        const Words& words = given[j].words;
        const bool crumb = covered.counts(given[j]) && words.size() < 3 &&
                           std::all_of(words.begin(), words.end(), [&](const std::string& word) {
                               return covered.missed.contains(word);
                           });
        const bool beside =
            (j > 0 && before[j - 1].extra) || (j + 1 < before.size() && before[j + 1].extra);
        given[j].extra = given[j].extra || (crumb && beside);
    }
}

/// What is spoken, as one run of words.
class Speech {
public:
    explicit Speech(const std::vector<Utterance>& utterances) {
        for (const Utterance& utterance : utterances) {
            if (!utterance.spoken) {
                continue;
            }
            const Words words = words_of(utterance.text);
            whole_.insert(words);
            for (const std::string& word : words) {
                places_[word].push_back(words_.size());
                words_.push_back(word);
            }
        }
    }

    bool is_utterance(const Words& words) const { return whole_.contains(words); }

    /// Where these words stand one after the other.
    std::vector<std::size_t> places(const Words& words) const {
        std::vector<std::size_t> found;
        const auto starts = words.empty() ? places_.end() : places_.find(words.front());
        if (starts == places_.end()) {
            return found;
        }
        for (const std::size_t start : starts->second) {
            if (start + words.size() <= words_.size() &&
                std::equal(words.begin(), words.end(),
                           words_.begin() + static_cast<std::ptrdiff_t>(start))) {
                found.push_back(start);
            }
        }
        return found;
    }

private:
    Words words_;
    std::map<std::string, std::vector<std::size_t>> places_;
    std::set<Words> whole_;
};

/// How many of `places` must go so that the rest rises.
std::size_t disorder(const std::vector<std::size_t>& places) {
    std::vector<std::size_t> longest;
    std::size_t best = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        std::size_t run = 1;
        for (std::size_t before = 0; before < i; ++before) {
            run = places[before] < places[i] ? std::max(run, longest[before] + 1) : run;
        }
        longest.push_back(run);
        best = std::max(best, run);
    }
    return places.size() - best;
}

} // namespace

Counts score_sentences(const Gold& gold, const std::vector<Utterance>& utterances) {
    std::vector<Given> given = given_sentences(utterances);
    Counts counts;
    counts.missed = take_right_ones(gold, given);
    mark_extra(given, Covered(gold, counts.missed));
    for (std::size_t j = 0; j < given.size(); ++j) {
        if (given[j].extra) {
            counts.extra.push_back(utterances[j].text);
        }
    }
    counts.wanted = gold.sentences.size();
    counts.right = counts.wanted - counts.missed.size();
    counts.given = counts.right + counts.extra.size();
    return counts;
}

Heard score_heard(const Gold& gold, const std::vector<Utterance>& utterances) {
    const Speech speech(utterances);
    Heard heard;
    heard.never = gold.never_spoken.size();
    for (const std::string& text : gold.never_spoken) {
        const Words words = words_of(text);
        // One word may well occur in the report; spoken alone it comes from a menu or a page edge.
        if (words.size() > 1 ? !speech.places(words).empty() : speech.is_utterance(words)) {
            heard.violations.push_back(text);
        }
    }
    heard.must = gold.must_speak.size();
    std::vector<std::size_t> order;
    for (const std::string& text : gold.must_speak) {
        const std::vector<std::size_t> places = speech.places(words_of(text));
        if (places.empty()) {
            heard.unspoken.push_back(text);
            continue;
        }
        // A phrase that occurs twice counts where it goes on from the one before.
        const auto next = std::find_if(places.begin(), places.end(), [&](std::size_t place) {
            return order.empty() || place > order.back();
        });
        order.push_back(next == places.end() ? places.front() : *next);
    }
    heard.out_of_order = disorder(order);
    return heard;
}

} // namespace lectern::evaluation
