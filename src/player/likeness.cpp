// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/likeness.hpp"

#include "player/folding.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <unordered_map>

namespace lectern {
namespace {

/// Passages are one in other words from this likeness on, of 0 to 1: between edits that keep half
/// of the words (0.42 and more) and two findings on one subject (0.35 and less), in reports whose
/// findings were reworded at random.
constexpr double alike = 0.4;
/// The same between neighbours that have stayed, where nothing else can be meant.
constexpr double alike_in_place = 0.22;
/// A word of more passages than this leads to no candidates.
constexpr std::size_t frequent = 100;

using Word = std::uint32_t;

struct Passage {
    std::vector<Word> words;  // as they follow each other
    std::vector<Word> sorted; // for likeness
    double weight = 0;
    std::optional<std::uint32_t> pair;
};

class Pairing {
public:
    Pairing(const std::vector<std::string>& before, const std::vector<std::string>& now)
        : before_(passages(before)), now_(passages(now)) {
        weigh();
    }

    std::vector<PassagePair> run() {
        pair_the_same();
        pair_the_alike();
        pair_in_place();
        std::vector<PassagePair> pairs;
        for (std::uint32_t i = 0; i < now_.size(); ++i) {
            if (const auto other = now_[i].pair) {
                pairs.push_back({*other, i, before_[*other].words == now_[i].words});
            }
        }
        return pairs;
    }

private:
    std::vector<Passage> passages(const std::vector<std::string>& texts) {
        std::vector<Passage> all;
        for (const std::string& text : texts) {
            Passage& passage = all.emplace_back();
            const std::string plain = folded(text);
            for (const std::string_view word : split_words(plain)) {
                const auto number = static_cast<Word>(numbers_.size());
                passage.words.push_back(
                    numbers_.try_emplace(std::string(word), number).first->second);
            }
            passage.sorted = passage.words;
            std::sort(passage.sorted.begin(), passage.sorted.end());
        }
        return all;
    }

    /// A word counts the more the fewer passages have it.
    void weigh() {
        std::vector<std::uint32_t> holders(numbers_.size());
        for (const auto* passages : {&before_, &now_}) {
            for (const Passage& passage : *passages) {
                for (std::size_t i = 0; i < passage.sorted.size(); ++i) {
                    const bool is_first = i == 0 || passage.sorted[i] != passage.sorted[i - 1];
                    holders[passage.sorted[i]] += is_first ? 1U : 0U;
                }
            }
        }
        const auto all = static_cast<double>(before_.size() + now_.size());
        for (const auto count : holders) {
            weights_.push_back(std::log(1 + all / std::max(count, 1U)));
        }
        for (auto* passages : {&before_, &now_}) {
            for (Passage& passage : *passages) {
                for (const Word word : passage.words) {
                    passage.weight += weights_[word];
                }
            }
        }
    }

    /// The weight of the words that both have, of all words of both.
    double likeness(const Passage& one, const Passage& other) const {
        double common = 0;
        auto left = one.sorted.begin();
        auto right = other.sorted.begin();
        while (left != one.sorted.end() && right != other.sorted.end()) {
            if (*left == *right) {
                common += 2 * weights_[*left];
                ++left;
                ++right;
            } else {
                ++(*left < *right ? left : right);
            }
        }
        const double all = one.weight + other.weight;
        return all > 0 ? common / all : 0;
    }

    void pair(std::uint32_t before, std::uint32_t now) {
        before_[before].pair = now;
        now_[now].pair = before;
    }

    void pair_the_same() {
        std::map<std::vector<Word>, std::vector<std::uint32_t>> places;
        for (auto i = static_cast<std::uint32_t>(before_.size()); i-- > 0;) {
            places[before_[i].words].push_back(i);
        }
        for (std::uint32_t i = 0; i < now_.size(); ++i) {
            const auto found = places.find(now_[i].words);
            if (found != places.end() && !found->second.empty() && !now_[i].words.empty()) {
                pair(found->second.back(), i);
                found->second.pop_back();
            }
        }
    }

    struct Candidate {
        double likeness;
        std::uint32_t before;
        std::uint32_t now;
    };

    void pair_the_alike() {
        std::vector<Candidate> candidates = alike_pairs();
        std::stable_sort(candidates.begin(), candidates.end(),
                         [](const auto& a, const auto& b) { return a.likeness > b.likeness; });
        for (const Candidate& it : candidates) {
            if (!before_[it.before].pair && !now_[it.now].pair) {
                pair(it.before, it.now);
            }
        }
    }

    /// The pairs of passages without a partner that are alike.
    std::vector<Candidate> alike_pairs() const {
        const auto holders = free_passages_by_word();
        std::vector<Candidate> candidates;
        for (std::uint32_t i = 0; i < now_.size(); ++i) {
            if (now_[i].pair) {
                continue;
            }
            for (const auto other : sharing(now_[i], holders)) {
                const double value = likeness(before_[other], now_[i]);
                if (value >= alike) {
                    candidates.push_back({value, other, i});
                }
            }
        }
        return candidates;
    }

    using Holders = std::unordered_map<Word, std::vector<std::uint32_t>>;

    Holders free_passages_by_word() const {
        Holders holders;
        for (std::uint32_t i = 0; i < before_.size(); ++i) {
            for (const Word word : before_[i].sorted) {
                auto& places = holders[word];
                if (!before_[i].pair && (places.empty() || places.back() != i)) {
                    places.push_back(i);
                }
            }
        }
        return holders;
    }

    /// The passages that share a word with this one, each once.
    static std::vector<std::uint32_t> sharing(const Passage& passage, const Holders& holders) {
        std::vector<std::uint32_t> found;
        for (const Word word : passage.sorted) {
            const auto places = holders.find(word);
            if (places != holders.end() && places->second.size() <= frequent) {
                found.insert(found.end(), places->second.begin(), places->second.end());
            }
        }
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
        return found;
    }

    /// Between two neighbours that are pairs on both sides, what is left there.
    void pair_in_place() {
        std::uint32_t begin = 0; // behind the last pair's `before`
        for (std::uint32_t i = 0; i < now_.size(); ++i) {
            if (now_[i].pair) {
                begin = *now_[i].pair + 1;
                continue;
            }
            for (auto other = begin; other < before_.size() && !before_[other].pair; ++other) {
                if (likeness(before_[other], now_[i]) >= alike_in_place) {
                    pair(other, i);
                    begin = other + 1;
                    break;
                }
            }
        }
    }

    std::unordered_map<std::string, Word> numbers_;
    std::vector<double> weights_;
    std::vector<Passage> before_;
    std::vector<Passage> now_;
};

} // namespace

std::vector<PassagePair> pair_passages(const std::vector<std::string>& before,
                                       const std::vector<std::string>& now) {
    return Pairing(before, now).run();
}

} // namespace lectern
