// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/explain.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace lectern {
namespace {

bool overlap(const PlaceRange& one, const PlaceRange& other) {
    return one.begin < other.end && other.begin < one.end;
}

/// The finding that holds the place, else the first that the sentence there says a part of.
const Finding* finding_at(const Reading& reading, Place place, std::uint32_t sentence) {
    const auto& findings = reading.findings();
    const auto holding =
        std::find_if(findings.begin(), findings.end(), [place](const Finding& finding) {
            return !(place < finding.range.begin) && place < finding.range.end;
        });
    if (holding != findings.end()) {
        return &*holding;
    }
    const Sentence& words = reading.sentences()[sentence];
    const PlaceRange spoken{{words.block, words.range.begin}, {words.block, words.range.end}};
    const auto partly =
        std::find_if(findings.begin(), findings.end(),
                     [&spoken](const Finding& finding) { return overlap(finding.range, spoken); });
    return partly == findings.end() ? nullptr : &*partly;
}

std::string reason(const Player& player, const Finding& finding) {
    // In the order of FindingRule.
    constexpr std::array<std::string_view, 4> phrases{"explain.enumeration", "explain.label",
                                                      "explain.heading", "explain.sentence"};
    static_assert(phrases.size() == static_cast<std::size_t>(last_finding_rule) + 1);
    const bool advice = finding.kind == FindingKind::recommendation;
    return player.say(
        phrases.at(static_cast<std::size_t>(finding.rule)),
        {{"kind", player.say(advice ? "explain.a_recommendation" : "explain.a_finding")},
         {"cue", finding.cue},
         {"guess", finding.guessed ? player.say("explain.guessed") : ""}});
}

} // namespace

Response explain(Player& player) {
    const Reading& reading = player.reading();
    const std::uint32_t sentence = player.sentence();
    if (sentence >= reading.sentences().size()) {
        return player.message(player.say("explain.nothing"), Response::Then::resume);
    }
    const std::uint32_t block = reading.sentences()[sentence].block;
    const Place place =
        player.place().value_or(Place{block, reading.sentences()[sentence].range.begin});
    std::string words;
    if (const Finding* finding = finding_at(reading, place, sentence)) {
        words = reason(player, *finding);
    } else if (reading.blocks()[block].role == Role::heading) {
        words = player.say(reading.blocks()[block].guessed ? "explain.guessed_heading"
                                                           : "explain.marked_heading");
    } else {
        words = player.say("explain.nothing");
    }
    return player.message(words, Response::Then::resume);
}

} // namespace lectern
