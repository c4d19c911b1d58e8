// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/label_headings.hpp"

#include "segment/heading_words.hpp"

namespace lectern {

void mark_label_headings(std::vector<Paragraph>& paragraphs, const StructureRules& rules) {
    TextSet labels;
    std::size_t uses = 0;
    for (const auto& paragraph : paragraphs) {
        const auto label = capital_label(paragraph.text, rules);
        if (!label.empty() && paragraph.role == Role::paragraph && !paragraph.marker) {
            labels.emplace(label);
            ++uses;
        }
    }
    // One label again and again ("NOTE:", "ANSWER:") is none; a short report has several.
    if (labels.size() < 2 || labels.size() * 4 < uses * 3) {
        return;
    }
    for (auto& paragraph : paragraphs) {
        const auto label = capital_label(paragraph.text, rules);
        if (!label.empty() && paragraph.role == Role::paragraph && !paragraph.marker) {
            paragraph.label_end = static_cast<std::uint32_t>(label.size()) + 1;
        }
    }
}

} // namespace lectern
