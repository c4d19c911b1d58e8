// SPDX-License-Identifier: GPL-3.0-or-later
// Where a line of plain text begins a paragraph of its own, and where it goes on with the one
// above.
#pragma once

#include "segment/paragraphs.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace lectern {

/// The number of a heading that a conversion has parted from its stop: "e" above ". Conditions".
bool is_lone_number(std::string_view text);

/// More than a heading or an address: a sentence lies in it or it has several full lines.
bool is_running_text(const Paragraph& paragraph);

/// Judges by the lines around, and by what is usual in the document.
class LineBreaks {
public:
    /// All must outlive it.
    LineBreaks(const std::vector<ShapedLine>& lines, const LineProfile& profile,
               const StructureRules& rules)
        : lines_(lines), profile_(profile), rules_(rules) {}

    /// Whether the line does not belong to `paragraph`, whose lines are above it; `interrupted`:
    /// with lines of the page between.
    bool begins(const Paragraph& paragraph, std::uint32_t at, bool interrupted) const;

private:
    const ShapedLine& last_line(const Paragraph& paragraph) const;
    bool is_short(std::uint32_t at) const;
    bool hangs(const Paragraph& paragraph, const ShapedLine& here) const;
    bool stands_alone(std::uint32_t at) const;
    bool is_lone_bullet(const Paragraph& paragraph) const;
    bool goes_on_over_page(const Paragraph& paragraph, const ShapedLine& here) const;
    bool goes_on_over_gap(const Paragraph& paragraph, const ShapedLine& here) const;
    bool starts_item(const Paragraph& paragraph, const ShapedLine& here) const;
    bool is_full(const ShapedLine& before, const ShapedLine& here) const;
    bool begins_wrapped(const Paragraph& paragraph, const ShapedLine& here) const;
    static bool ends_label(std::string_view text);
    bool ends_small(std::string_view text) const;
    bool begins_after_full(const Paragraph& paragraph, const ShapedLine& before,
                           const ShapedLine& here) const;
    bool paragraph_in_capitals(const Paragraph& paragraph) const;

    const std::vector<ShapedLine>& lines_;
    const LineProfile& profile_;
    const StructureRules& rules_;
};

} // namespace lectern
