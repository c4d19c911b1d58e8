// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/compare.hpp"

#include "player/folding.hpp"
#include "player/likeness.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <unordered_set>

namespace lectern {
namespace {

/// Fewer words may stand anywhere by chance.
constexpr std::size_t fewest_words = 5;

/// One side of a comparison: what is compared, where it stands and under which heading.
struct Side {
    std::vector<std::string> texts;
    std::vector<PlaceRange> places;
    std::vector<std::string> sections;
};

/// A heading's words without its number, which is no part of its name.
std::string heading_name(const Block& heading) {
    const auto size = static_cast<std::uint32_t>(heading.text.size());
    const std::string name = words_of(heading, {heading.number.end, size});
    return heading.number.begin == 0 && !name.empty() ? name : heading.text;
}

std::string section_at(const Reading& reading, std::uint32_t block) {
    const auto section = reading.section_of(block);
    return section ? folded(heading_name(reading.blocks()[reading.sections()[*section].heading]))
                   : std::string();
}

Side findings_of(const Reading& reading) {
    Side side;
    for (const Finding& finding : reading.findings()) {
        side.texts.push_back(reading.text(finding.range));
        side.places.push_back(finding.range);
        side.sections.push_back(section_at(reading, finding.range.begin.block));
    }
    return side;
}

/// The sentences that stand in one reading and not in the other, and in no finding.
Side sentences_without(const Reading& reading, const Reading& other) {
    std::unordered_set<std::string> known;
    for (const Sentence& it : other.sentences()) {
        known.insert(folded(other.text(it)));
    }
    Side side;
    auto finding = reading.findings().begin();
    for (const Sentence& it : reading.sentences()) {
        const std::string text = reading.text(it);
        while (finding != reading.findings().end() &&
               finding->range.end <= Place{it.block, it.range.begin}) {
            ++finding;
        }
        const bool is_found = finding != reading.findings().end() &&
                              finding->range.begin < Place{it.block, it.range.end};
        if (is_spoken(reading.blocks()[it.block].role) && !is_found &&
            !known.contains(folded(text))) {
            side.texts.push_back(text);
            side.places.push_back({{it.block, it.range.begin}, {it.block, it.range.end}});
        }
    }
    return side;
}

Side headings_of(const Reading& reading) {
    Side side;
    for (const Section& section : reading.sections()) {
        const Block& block = reading.blocks()[section.heading];
        const auto size = static_cast<std::uint32_t>(block.text.size());
        side.texts.push_back(heading_name(block));
        side.sections.emplace_back();
        side.places.push_back({{section.heading, 0}, {section.heading, size}});
    }
    return side;
}

std::string number_of(const Reading& reading, const PlaceRange& heading) {
    const Block& block = reading.blocks()[heading.begin.block];
    return folded(std::string_view(block.text)
                      .substr(block.number.begin, block.number.end - block.number.begin));
}

/// Which pairs stand in the same order on both sides: of all rows of pairs that do, the heaviest.
/// The others have moved. What has kept its section counts twice: of two that change places, the
/// one that has gone elsewhere is the one that has moved.
class Order {
public:
    Order(const std::vector<PassagePair>& pairs, const Side& before, const Side& now)
        : best_(before.texts.size() + 1), previous_(pairs.size(), none) {
        std::vector<Row> rows(pairs.size());
        Row heaviest;
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            const Row above = heaviest_until(pairs[i].before);
            const bool kept = before.sections[pairs[i].before] == now.sections[pairs[i].now];
            rows[i] = {above.weight + (kept ? 2U : 1U), i};
            previous_[i] = above.last;
            enter(pairs[i].before, rows[i]);
            heaviest = rows[i].weight > heaviest.weight ? rows[i] : heaviest;
        }
        stays_.resize(pairs.size());
        for (auto i = heaviest.last; i != none; i = previous_[i]) {
            stays_[i] = true;
        }
    }
    bool stays(std::size_t pair) const { return stays_[pair]; }

private:
    static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
    struct Row {
        std::uint64_t weight = 0;
        std::size_t last = none;
    };
    // A Fenwick tree of the heaviest row that ends before each place.
    Row heaviest_until(std::size_t place) const {
        Row heaviest;
        for (; place > 0; place -= place & (~place + 1)) {
            heaviest = best_[place].weight > heaviest.weight ? best_[place] : heaviest;
        }
        return heaviest;
    }
    void enter(std::size_t place, const Row& row) {
        for (++place; place < best_.size(); place += place & (~place + 1)) {
            best_[place] = row.weight > best_[place].weight ? row : best_[place];
        }
    }

    std::vector<Row> best_;
    std::vector<std::size_t> previous_;
    std::vector<bool> stays_;
};

/// The words of a whole reading, to find a passage among them.
class Words {
public:
    explicit Words(const Reading& reading) {
        for (const Block& block : reading.blocks()) {
            begins_.push_back(text_.size());
            if (is_spoken(block.role)) {
                append_folded(text_,
                              words_of(block, {0, static_cast<std::uint32_t>(block.text.size())}));
            }
            text_ += '\n';
        }
    }
    /// The block that holds the passage.
    std::optional<PlaceRange> find(const std::string& passage) const {
        if (split_words(passage).size() < fewest_words) {
            return std::nullopt;
        }
        std::string wanted = folded(passage);
        wanted.resize(wanted.find_last_not_of(" .;,:") + 1);
        const auto at = text_.find(wanted);
        if (at == std::string::npos) {
            return std::nullopt;
        }
        const auto behind = std::upper_bound(begins_.begin(), begins_.end(), at);
        const auto block = static_cast<std::uint32_t>(behind - begins_.begin() - 1);
        return PlaceRange{{block, 0}, {block + 1, 0}};
    }

private:
    std::string text_; // a line a block
    std::vector<std::size_t> begins_;
};

/// Puts the pairs of two sides in order, with what has none.
class Comparing {
public:
    Comparing(Side before, Side now)
        : before_(std::move(before)), now_(std::move(now)),
          pairs_(pair_passages(before_.texts, now_.texts)) {}

    /// `change` names what became of a pair; `stays` is whether it keeps its place among others.
    template <typename Changed>
    std::vector<Difference> run(Changed change) const {
        const Order order(pairs_, before_, now_);
        std::vector<std::optional<std::size_t>> pair_of_now(now_.texts.size());
        std::vector<std::optional<std::size_t>> pair_of_before(before_.texts.size());
        for (std::size_t i = 0; i < pairs_.size(); ++i) {
            pair_of_now[pairs_[i].now] = i;
            pair_of_before[pairs_[i].before] = i;
        }
        std::vector<Difference> all;
        std::size_t passed = 0; // of before, in the order in which it has stayed
        const auto pass = [&](std::size_t until) {
            for (; passed < until; ++passed) {
                if (!pair_of_before[passed]) {
                    all.push_back({Change::dropped, {}, before_.places[passed], {}, false});
                }
            }
        };
        for (std::size_t i = 0; i < now_.texts.size(); ++i) {
            if (!pair_of_now[i]) {
                all.push_back({Change::added, {}, {}, now_.places[i], false});
                continue;
            }
            const PassagePair& pair = pairs_[*pair_of_now[i]];
            const bool stayed = order.stays(*pair_of_now[i]);
            if (stayed) {
                pass(pair.before);
            }
            all.push_back(
                {change(pair, stayed), {}, before_.places[pair.before], now_.places[i], false});
        }
        pass(before_.texts.size());
        return all;
    }

    const Side& before() const { return before_; }
    const Side& now() const { return now_; }

private:
    Side before_;
    Side now_;
    std::vector<PassagePair> pairs_;
};

FindingKind kind_at(const Reading& reading, const PlaceRange& range) {
    const auto& findings = reading.findings();
    const auto found = std::find_if(findings.begin(), findings.end(),
                                    [&](const Finding& it) { return it.range == range; });
    return found == findings.end() ? FindingKind::finding : found->kind;
}

/// What stands in the other edition as plain text is no news there.
void find_in_text(std::vector<Difference>& findings, const Reading& before, const Reading& now) {
    const Words words_before(before);
    const Words words_now(now);
    for (Difference& it : findings) {
        if (it.change == Change::added) {
            it.before = words_before.find(now.text(*it.now));
            it.change = it.before ? Change::moved : Change::added;
        } else if (it.change == Change::dropped) {
            it.now = words_now.find(before.text(*it.before));
            it.change = it.now ? Change::moved : Change::dropped;
        }
    }
}

/// A finding that the other edition has in other words, as a sentence that shows no finding.
void find_in_other_words(std::vector<Difference>& findings, const Reading& before,
                         const Reading& now, Change lost) {
    const bool dropped = lost == Change::dropped;
    std::vector<std::string> texts;
    std::vector<Difference*> left;
    for (Difference& it : findings) {
        if (it.change == lost) {
            left.push_back(&it);
            texts.push_back(dropped ? before.text(*it.before) : now.text(*it.now));
        }
    }
    if (left.empty()) {
        return;
    }
    const Side sentences =
        dropped ? sentences_without(now, before) : sentences_without(before, now);
    for (const PassagePair& pair : pair_passages(sentences.texts, texts)) {
        Difference& it = *left[pair.now];
        (dropped ? it.now : it.before) = sentences.places[pair.before];
        it.change = Change::changed;
    }
}

void add_findings(std::vector<Difference>& all, const Reading& before, const Reading& now) {
    const Comparing comparing(findings_of(before), findings_of(now));
    auto found = comparing.run([](const PassagePair& pair, bool stayed) {
        return !pair.same ? Change::changed : stayed ? Change::same : Change::moved;
    });
    find_in_text(found, before, now);
    find_in_other_words(found, before, now, Change::dropped);
    find_in_other_words(found, before, now, Change::added);
    for (Difference& it : found) {
        it.kind = it.now ? kind_at(now, *it.now) : kind_at(before, *it.before);
        all.push_back(it);
    }
}

void add_headings(std::vector<Difference>& all, const Reading& before, const Reading& now) {
    const Comparing comparing(headings_of(before), headings_of(now));
    for (Difference& it : comparing.run([&](const PassagePair&pair, bool stayed) {
             const bool renumbered = number_of(before, comparing.before().places[pair.before]) !=
                                     number_of(now, comparing.now().places[pair.now]);
             return !pair.same   ? Change::changed
                    : renumbered ? Change::renumbered
                    : stayed     ? Change::same
                                 : Change::moved;
         })) {
        it.is_heading = true;
        all.push_back(it);
    }
}

} // namespace

std::string_view name_of(Change change) noexcept {
    static constexpr std::array<std::string_view, 6> names{"same",    "new",   "changed",
                                                           "dropped", "moved", "renumbered"};
    return names.at(static_cast<std::size_t>(change));
}

std::string_view Difference::what() const noexcept {
    return is_heading ? "heading" : kind == FindingKind::finding ? "finding" : "recommendation";
}

std::vector<Difference> compare_readings(const Reading& before, const Reading& now) {
    std::vector<Difference> all;
    add_headings(all, before, now);
    add_findings(all, before, now);
    return all;
}

} // namespace lectern
