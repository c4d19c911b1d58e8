// SPDX-License-Identifier: GPL-3.0-or-later
// What of a report is new or changed since another edition of it.
#pragma once

#include "document/reading.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace lectern {

enum class Change : std::uint8_t {
    same,
    added,
    changed, // in other words; of a heading its name
    dropped,
    moved,      // the same words elsewhere, or no longer among the findings
    renumbered, // of headings
};
/// "new", "changed" and so on: the names of commands' output and of phrases.
std::string_view name_of(Change change) noexcept;

/// One finding or recommendation, or one heading, of two editions.
struct Difference {
    Change change = Change::same;
    FindingKind kind = FindingKind::finding; // of findings
    std::optional<PlaceRange> before;        // in the old reading; nothing for what is new
    std::optional<PlaceRange> now;           // in the new one; nothing for what is dropped
    std::string_view what() const noexcept;
    bool is_heading = false;
};

/// Compares two whole readings. Gives all findings, recommendations and headings, the headings
/// first, in the order of the new reading, each dropped one behind what stood before it. A finding
/// that has moved and changed is `changed`. Numbers and labels ("Finding 4", "3.2") make no
/// difference to a finding, nor does a renamed or renumbered heading above it.
std::vector<Difference> compare_readings(const Reading& before, const Reading& now);

} // namespace lectern
