// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/budget.hpp"

#include "base/table.hpp"
#include "player/folding.hpp"

#include <algorithm>

namespace lectern {
namespace {

/// The summary takes half of the time at most: findings matter more than a long foreword.
constexpr std::uint64_t summary_share = 2;

class Planner {
public:
    Planner(const Reading& reading, const Navigator& navigator, const Lengths& lengths,
            const std::vector<std::string>& summaries, std::uint64_t words)
        : reading_(reading), navigator_(navigator), lengths_(lengths), summaries_(summaries),
          left_(words) {}

    Budget plan() {
        add_summary();
        add_findings();
        add_sections();
        return std::move(budget_);
    }

private:
    /// A heading with what stands below it up to the next one.
    PlaceRange range_of(std::uint32_t section) const {
        const auto& sections = reading_.sections();
        const auto end = section + 1 < sections.size()
                             ? sections[section + 1].heading
                             : static_cast<std::uint32_t>(reading_.blocks().size());
        return {{sections[section].heading, 0}, {end, 0}};
    }

    std::uint64_t words_in_range(const PlaceRange& range) const {
        return lengths_.words_before(reading_.sentence_at(range.end)) -
               lengths_.words_before(reading_.sentence_at(range.begin));
    }

    bool is_summary(std::uint32_t section) const {
        const Block& heading = reading_.blocks()[reading_.sections()[section].heading];
        std::string name = folded(std::string_view(heading.text).substr(heading.number.end));
        name.erase(0, name.find_first_not_of(" .:)-"));
        name.resize(name.find_last_not_of(" .:") + 1);
        return std::find(summaries_.begin(), summaries_.end(), name) != summaries_.end();
    }

    void add_summary() {
        for (std::uint32_t i = 0; i < reading_.sections().size() && !budget_.has_summary; ++i) {
            const auto words = is_summary(i) ? words_in_range(range_of(i)) : 0;
            if (words == 0 || words > left_ / summary_share) {
                continue;
            }
            budget_.has_summary = true;
            summary_ = i;
            budget_.parts.push_back({range_of(i), false});
            left_ -= words;
        }
    }

    bool in_summary(Place place) const {
        return summary_ && place >= range_of(*summary_).begin && place < range_of(*summary_).end;
    }

    void add_findings() {
        for (const Finding& finding : reading_.findings()) {
            if (finding.kind != FindingKind::finding) {
                continue;
            }
            if (in_summary(finding.range.begin)) {
                ++budget_.findings;
                continue;
            }
            const auto words = split_words(reading_.text(finding.range)).size();
            if (words <= left_) {
                left_ -= words;
                ++budget_.findings;
                budget_.parts.push_back({finding.range, true});
            }
        }
    }

    struct Dense {
        std::uint32_t section = 0;
        std::uint64_t words = 0;
        std::uint32_t findings = 0;
    };

    std::vector<Dense> sections_by_findings() const {
        std::vector<Dense> all;
        for (std::uint32_t i = 0; i < reading_.sections().size(); ++i) {
            all.push_back({i, words_in_range(range_of(i)), 0});
        }
        for (const Finding& finding : reading_.findings()) {
            if (const auto section = reading_.section_of(finding.range.begin.block)) {
                ++all[*section].findings;
            }
        }
        std::stable_sort(all.begin(), all.end(), [](const Dense& one, const Dense& other) {
            return one.findings * other.words > other.findings * one.words;
        });
        return all;
    }

    void add_sections() {
        for (const Dense& it : sections_by_findings()) {
            const bool is_empty = it.words == 0 || is_heading_alone(it.section);
            if (summary_ == it.section || is_empty) {
                continue;
            }
            const bool fits = it.words <= left_;
            (fits ? budget_.sections : budget_.left_out).push_back(it.section);
            left_ -= fits ? it.words : 0;
        }
        std::sort(budget_.sections.begin(), budget_.sections.end());
        std::sort(budget_.left_out.begin(), budget_.left_out.end());
        for (const auto section : budget_.sections) {
            budget_.parts.push_back({range_of(section), false});
        }
    }

    bool is_heading_alone(std::uint32_t section) const {
        const auto heading = reading_.sections()[section].heading;
        const auto next = navigator_.flow_sentence(reading_.sentence_at({heading + 1, 0}));
        return next >= reading_.sentences().size() ||
               reading_.sentences()[next].block >= range_of(section).end.block;
    }

    const Reading& reading_;
    const Navigator& navigator_;
    const Lengths& lengths_;
    const std::vector<std::string>& summaries_;
    std::uint64_t left_;
    std::optional<std::uint32_t> summary_;
    Budget budget_;
};

} // namespace

std::vector<std::string> load_summaries(const std::filesystem::path& file) {
    std::vector<std::string> names;
    const Table table = load_table(file);
    for (const auto& [language, value] : table) {
        for (const std::string& name : texts_at(table, language)) {
            names.push_back(folded(name));
        }
    }
    return names;
}

Budget make_budget(const Reading& reading, const Navigator& navigator, const Lengths& lengths,
                   const std::vector<std::string>& summaries, std::uint64_t words) {
    return Planner(reading, navigator, lengths, summaries, words).plan();
}

} // namespace lectern
