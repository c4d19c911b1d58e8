// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/findings.hpp"

#include "base/table.hpp"

#include <utility>

namespace lectern {

class FindingRules {
public:
    explicit FindingRules(const std::filesystem::path& file) : table_(load_table(file)) {}

private:
    Table table_;
};

std::shared_ptr<const FindingRules> load_finding_rules(const std::filesystem::path& file) {
    return std::make_shared<const FindingRules>(file);
}

class FindingScanner::Work {
public:
    std::uint32_t settled = 0;
    std::vector<Finding> ready;
};

FindingScanner::FindingScanner() : work_(std::make_unique<Work>()) {
}
FindingScanner::~FindingScanner() = default;

void FindingScanner::take(std::uint32_t number, const Block& /*block*/,
                          const std::vector<TextRange>& /*sentences*/,
                          const FindingRules* /*rules*/) {
    work_->settled = number + 1;
}

void FindingScanner::finish() {
}

std::uint32_t FindingScanner::settled() const {
    return work_->settled;
}

std::vector<Finding> FindingScanner::take_findings() {
    return std::exchange(work_->ready, {});
}

} // namespace lectern
