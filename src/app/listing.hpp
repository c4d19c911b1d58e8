// SPDX-License-Identifier: GPL-3.0-or-later
// What the commands that print lists of a document share.
#pragma once

#include "base/json.hpp"
#include "document/reading.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// A heading as the document writes it, without marks of notes.
std::string heading_text(const Reading& reading, const Section& section);
/// The headings above a block, outermost first.
std::vector<std::string> section_names(const Reading& reading, std::uint32_t block);
/// "3 Findings, 3.2 Detention".
std::string joined(const std::vector<std::string>& names, std::string_view between);
/// A text as one field of a line of tab-separated fields.
std::string field(std::string text);
/// "finding" or "recommendation".
std::string_view kind_name(FindingKind kind);
/// The member `name` with an array of headings.
void put_section(JsonWriter& json, const std::vector<std::string>& names,
                 std::string_view name = "section");
/// Prints the text so far when it has grown large, so that memory stays flat.
void drain(std::string& text);

} // namespace lectern
