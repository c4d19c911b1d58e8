// SPDX-License-Identifier: GPL-3.0-or-later
// Blocks with their sentences → findings and recommendations. The rules are those of the project's
// definition of a finding: enumerated results, labelled statements, items under a results heading,
// reporting sentences.
#pragma once

#include "base/table.hpp"
#include "document/document.hpp"
#include "document/reading.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

namespace lectern {

/// Cue words of one language: voices/LANG/findings.toml. Only looked at after it is loaded.
class FindingRules;

/// Throws Error (usage) with file and line for data that is wrong.
std::shared_ptr<const FindingRules> load_finding_rules(const DataFile& data);
std::shared_ptr<const FindingRules> load_finding_rules(const std::filesystem::path& file);

/// Sees the blocks of a document in reading order and finds what the report presents as results.
/// One thread. Linear time; holds a bounded number of blocks.
class FindingScanner {
public:
    FindingScanner();
    ~FindingScanner();

    /// The next block (numbers count up by one) with its sentences. Blocks that are not spoken
    /// are passed over. `rules` is of the block's language, or nullptr where there are none.
    void take(std::uint32_t number, const Block& block, const std::vector<TextRange>& sentences,
              const FindingRules* rules);
    /// No more blocks come: everything is settled.
    void finish();

    /// The number of the first block about which more may still be learned: all findings that
    /// begin or lie in blocks before it are final and come out of take_findings(). It never lags
    /// more than a bounded number of blocks and bytes behind.
    std::uint32_t settled() const;
    /// The findings that begin before `settled()` and were not yet given, in reading order, not
    /// overlapping, not empty.
    std::vector<Finding> take_findings();

private:
    class Work;
    std::unique_ptr<Work> work_;
};

} // namespace lectern
