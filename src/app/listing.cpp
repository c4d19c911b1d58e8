// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/listing.hpp"

#include "app/print.hpp"

#include <algorithm>

namespace lectern {

std::string heading_text(const Reading& reading, const Section& section) {
    const Block& block = reading.blocks()[section.heading];
    return words_of(block, {0, static_cast<std::uint32_t>(block.text.size())});
}

std::vector<std::string> section_names(const Reading& reading, std::uint32_t block) {
    std::vector<std::string> names;
    for (const auto section : reading.section_path(block)) {
        names.push_back(heading_text(reading, reading.sections()[section]));
    }
    return names;
}

std::string joined(const std::vector<std::string>& names, std::string_view between) {
    std::string line;
    for (const auto& name : names) {
        line += line.empty() ? "" : between;
        line += name;
    }
    return line;
}

std::string field(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    return text;
}

std::string_view kind_name(FindingKind kind) {
    return kind == FindingKind::recommendation ? "recommendation" : "finding";
}

void put_section(JsonWriter& json, const std::vector<std::string>& names, std::string_view name) {
    json.key(name);
    json.begin_array();
    for (const auto& heading : names) {
        json.text(heading);
    }
    json.end_array();
}

void drain(std::string& text) {
    constexpr std::size_t large = std::size_t{1} << 16U;
    if (text.size() >= large) {
        print(text);
        text.clear();
    }
}

} // namespace lectern
