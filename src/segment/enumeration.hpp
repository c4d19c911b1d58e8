// SPDX-License-Identifier: GPL-3.0-or-later
// Enumerations whose lead-in announces results: rule 1.
#pragma once

#include "segment/report_sentence.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace lectern {

/// A lead-in: "The most significant problems were", "We identified four weaknesses:".
struct LeadIn {
    FindingKind kind = FindingKind::finding;
    std::uint32_t begin = 0;    // byte where its own words begin
    std::uint32_t items = 0;    // byte where the items begin
    bool numbered_only = false; // challenges, risks …: only numbered items count
    bool colon = false;
    bool has_noun = false; // announces them by a noun of result: commas may part them
    bool being = false;    // "problems were …": adjectives may follow
};

/// The lead-in of a sentence, or nothing. Linear time.
std::optional<LeadIn> lead_in(const ReportSentence& sentence);

/// The items that stand in `range` of `text` behind a lead-in, without their markers and the words
/// that join them; empty where they make no enumeration. Linear time.
std::vector<TextRange> enumerated_items(std::string_view text, TextRange range, const LeadIn& lead,
                                        const FindingRules& rules);

} // namespace lectern
