// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/label_headings.hpp"

#include "segment/heading_words.hpp"

namespace lectern {

namespace {

bool may_bear_label(const Paragraph& paragraph) {
    return paragraph.role == Role::paragraph && !paragraph.marker && !paragraph.page_line;
}

/// The labels of a report: in one that is written in capitals, only those that are known words.
class Labels {
public:
    Labels(const std::vector<Paragraph>& paragraphs, const StructureRules& rules) : rules_(rules) {
        std::size_t labelled = 0;
        std::size_t capitals = 0;
        for (const auto& paragraph : paragraphs) {
            if (may_bear_label(paragraph) && !capital_label(paragraph.text, rules).empty()) {
                ++labelled;
                capitals += paragraph.capitals ? 1U : 0U;
            }
        }
        in_capitals_ = capitals * 2 > labelled;
    }

    /// The label that the paragraph begins with; empty where there is none.
    std::string_view label_of(const Paragraph& paragraph) const {
        const auto label =
            may_bear_label(paragraph) ? capital_label(paragraph.text, rules_) : std::string_view();
        const bool counts = !in_capitals_ || title_signs(label, rules_) == 2;
        return counts ? label : std::string_view();
    }

private:
    const StructureRules& rules_;
    bool in_capitals_ = false;
};

} // namespace

void mark_label_headings(std::vector<Paragraph>& paragraphs, const StructureRules& rules) {
    const Labels labels(paragraphs, rules);
    TextSet different;
    std::size_t uses = 0;
    for (const auto& paragraph : paragraphs) {
        if (const auto label = labels.label_of(paragraph); !label.empty()) {
            different.emplace(label);
            ++uses;
        }
    }
    // One label again and again ("NOTE:", "ANSWER:") is none; a short report has several.
    if (different.size() < 2 || different.size() * 4 < uses * 3) {
        return;
    }
    for (auto& paragraph : paragraphs) {
        if (const auto label = labels.label_of(paragraph); !label.empty()) {
            paragraph.label_end = static_cast<std::uint32_t>(label.size()) + 1;
        }
    }
}

} // namespace lectern
