// SPDX-License-Identifier: GPL-3.0-or-later
// A small report put together by hand, as the segmenter would give it.
#pragma once

#include "document/reading.hpp"

#include <string>
#include <vector>

namespace lectern::test {

/// Adds blocks one after the other. Sentences end with a full stop and a space; every block but a
/// hidden one has them. Give the whole to a Reading with reading().
class Report {
public:
    Report& heading(std::uint8_t level, const std::string& text);
    /// A heading whose number ("3.2") stands before its name.
    Report& heading(std::uint8_t level, const std::string& number, const std::string& name);
    Report& paragraph(const std::string& text) { return add(Role::paragraph, text); }
    Report& quote(const std::string& text) { return add(Role::quote, text); }
    Report& item(std::uint32_t list, const std::string& text, std::uint8_t depth = 1);
    /// One row of a table; the cells of a header row name their columns.
    Report& row(std::uint32_t table, std::uint32_t number, const std::vector<std::string>& cells,
                bool header = false);
    Report& note(const std::string& id, const std::string& text);
    Report& add(Role role, const std::string& text);
    /// The newest block is a finding, or a recommendation.
    Report& is_finding(FindingKind kind = FindingKind::finding);
    /// A part of the newest block is one.
    Report& part_is_finding(const std::string& part);
    /// A mark of a note in the newest block: the first place where `mark` stands.
    Report& refers(const std::string& mark, const std::string& id);
    /// The newest block and those after it begin on this page.
    Report& page(const std::string& label);

    Block& last() { return part_.blocks.back(); }
    const ReadingPart& part() const noexcept { return part_; }
    Reading reading() const;

private:
    Block& push(Role role, const std::string& text);
    ReadingPart part_;
    std::string page_;
};

} // namespace lectern::test
