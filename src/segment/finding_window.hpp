// SPDX-License-Identifier: GPL-3.0-or-later
// Findings that may still change, and the choice among those that claim the same words.
#pragma once

#include "document/reading.hpp"

#include <cstdint>
#include <vector>

namespace lectern {

/// What made a candidate; of two that overlap the earlier one in this order counts.
enum class Claim : std::uint8_t {
    labelled,           // a statement under its own label
    listed,             // an item of a list whose lead-in announces results
    item,               // an item under a results heading
    numbered_paragraph, // a numbered paragraph there
    enumerated,         // an item within a sentence
    paragraph,          // a paragraph under a results heading
    remark,             // one under recommendations that asks for nothing
    sentence,           // a reporting sentence
};

struct Candidate {
    Finding finding;
    Claim claim = Claim::sentence;
    std::uint32_t subsection = 0;  // counts headings: items of one are weighed together
    bool ruled_by_heading = false; // counts only where no label stands below the same heading
};

/// Holds the candidates of one results section, or of a few blocks elsewhere.
class FindingWindow {
public:
    void add(Candidate candidate) { candidates_.push_back(std::move(candidate)); }
    bool empty() const { return candidates_.empty(); }
    std::uint32_t first_block() const { return candidates_.front().finding.range.begin.block; }
    std::size_t size() const { return candidates_.size(); }
    /// The last candidate, to be extended by what follows; nullptr where there is none.
    Candidate* last() { return candidates_.empty() ? nullptr : &candidates_.back(); }

    /// A new results section begins: what was learned of the last one is forgotten.
    void begin_section() { labelled_ = false; }
    /// Settles all candidates before `block`: those that count go to `out` in reading order, not
    /// overlapping. What was seen of labels and lists goes on to count for the rest of a section.
    void settle(std::uint32_t block, std::vector<Finding>& out);

private:
    std::vector<Candidate> candidates_;
    bool labelled_ = false; // some label stood in this section
};

} // namespace lectern
