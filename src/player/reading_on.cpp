// SPDX-License-Identifier: GPL-3.0-or-later
// The player's reading on: what comes next, in full, skimming or within a limited time, and what
// the listener has heard of it.
#include "player/player.hpp"

#include <algorithm>
#include <limits>

namespace lectern {
namespace {

/// Separators between what was heard and what comes next in the middle of a sentence.
constexpr std::string_view separators = " ;,.:";

} // namespace

/// The next stop of reading on that has words left to say; moves next_ behind it.
std::optional<PlaceRange> Player::next_stop() {
    const auto& sentences = reading_.sentences();
    for (;;) {
        const auto here = navigator_.flow_sentence(reading_.sentence_at(next_));
        if (here >= sentences.size()) {
            return std::nullopt;
        }
        PlaceRange stop = navigator_.stop_at(here);
        const std::string& text = reading_.blocks()[stop.begin.block].text;
        if (stop.begin < next_ && next_.block == stop.begin.block && next_ < stop.end) {
            // The rest of a sentence of which a part has been said: a finding in its middle.
            const auto words = text.find_first_not_of(separators, next_.byte);
            next_.byte = static_cast<std::uint32_t>(std::min<std::size_t>(words, stop.end.byte));
            stop.begin = next_;
        }
        next_ = stop.end;
        if (stop.begin < stop.end && !is_skimmed_over(here)) {
            return stop;
        }
    }
}

bool Player::is_skimmed_over(std::uint32_t sentence) const {
    const Sentence& it = reading_.sentences()[sentence];
    const bool whole = structure_.table_of(reading_.blocks()[it.block]) != nullptr;
    const bool is_first = sentence == 0 || reading_.sentences()[sentence - 1].block != it.block;
    return skim_ == Skim::first_sentences && !whole && !is_first;
}

/// The next finding as reading on says it when it skims, with the headings above it when they are
/// others than before.
std::optional<Utterance> Player::next_finding() {
    const auto& findings = reading_.findings();
    const auto next = std::find_if(findings.begin(), findings.end(), [&](const Finding& finding) {
        return finding.kind == FindingKind::finding && finding.range.begin >= next_;
    });
    if (next == findings.end()) {
        next_ = {std::numeric_limits<std::uint32_t>::max(), 0};
        return std::nullopt;
    }
    next_ = next->range.end;
    return say_skimmed(next->range);
}

/// A finding by itself, with the headings above it where they are others than before.
Utterance Player::say_skimmed(const PlaceRange& finding) {
    const auto block = finding.begin.block;
    const auto section = reading_.section_of(block);
    const bool moved = section && (!before_ || reading_.section_of(*before_) != section);
    before_ = finding.end.block;
    return announcer_.skimmed(finding,
                              moved ? reading_.section_path(block) : std::vector<std::uint32_t>{});
}

/// The next utterance of a plan for a limited time; nothing at its end.
std::optional<Utterance> Player::next_of_budget() {
    while (part_ < budget_.parts.size()) {
        const Budget::Part& part = budget_.parts[part_];
        if (part.is_finding) {
            ++part_;
            next_ = part.range.end;
            return say_skimmed(part.range);
        }
        if (!part_begun_) {
            part_begun_ = true;
            next_ = part.range.begin;
            before_.reset();
        }
        if (const auto stop = next_stop(); stop && stop->begin < part.range.end) {
            Utterance utterance = announcer_.flow(*stop, before_);
            before_ = stop->end.block;
            if (!utterance.segments.empty()) {
                return utterance;
            }
            continue;
        }
        ++part_;
        part_begun_ = false;
    }
    return std::nullopt;
}

std::optional<Utterance> Player::read_on() {
    if (has_budget()) {
        return next_of_budget();
    }
    if (skim_ == Skim::findings && complete_) {
        return next_finding();
    }
    while (const auto stop = next_stop()) {
        Utterance utterance = announcer_.flow(*stop, before_);
        before_ = stop->end.block;
        if (!utterance.segments.empty()) {
            return utterance;
        }
    }
    return std::nullopt;
}

bool Player::finished() const {
    if (has_budget()) {
        return part_ >= budget_.parts.size();
    }
    return complete_ &&
           navigator_.flow_sentence(reading_.sentence_at(next_)) >= reading_.sentences().size();
}

void Player::begin_budget(Budget budget) {
    budget_ = std::move(budget);
    part_ = 0;
    part_begun_ = false;
    before_.reset();
}

/// Reading on within a plan goes on in the part that holds the place.
void Player::find_part() {
    for (std::size_t i = 0; has_budget() && place_ && i < budget_.parts.size(); ++i) {
        const Budget::Part& part = budget_.parts[i];
        if (*place_ >= part.range.begin && *place_ < part.range.end && i <= part_) {
            part_ = i;
            part_begun_ = !part.is_finding;
            return;
        }
    }
}

Utterance Player::at_end() {
    if (has_budget()) {
        budget_ = {};
        return with_cue(announcer_.own("budget.end", {}), Cue::end);
    }
    ends_ = true;
    return with_cue(announcer_.own("end.report", {}), Cue::end);
}

void Player::read_from_place() {
    before_.reset();
    find_part();
    ends_ = false;
    if (!place_) {
        next_ = {0, 0};
        return;
    }
    const auto here = sentence();
    next_ = here < reading_.sentences().size()
                ? Place{reading_.sentences()[here].block, reading_.sentences()[here].range.begin}
                : *place_;
}

void Player::hears(const Utterance& utterance, Time now) {
    if (utterance.range) {
        place_ = utterance.range->begin;
        heard_since_ = now;
        last_heard_ = false;
    }
}

std::vector<HeardMark> Player::has_heard(const Utterance& utterance) {
    if (!utterance.range) {
        return {};
    }
    heard_since_.reset();
    const auto last =
        navigator_.flow_sentence_before(static_cast<std::uint32_t>(reading_.sentences().size()));
    last_heard_ = complete_ && last && utterance.range->end >= navigator_.stop_at(*last).end;
    return heard_.hear(reading_, *utterance.range);
}

} // namespace lectern
