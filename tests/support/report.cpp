// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/report.hpp"

#include <stdexcept>

namespace lectern::test {
namespace {

std::uint32_t size_of(const std::string& text) {
    return static_cast<std::uint32_t>(text.size());
}

TextRange find(const std::string& text, const std::string& part) {
    const auto at = text.find(part);
    if (at == std::string::npos) {
        throw std::logic_error("the block has no " + part);
    }
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at) + size_of(part)};
}

} // namespace

Block& Report::push(Role role, const std::string& text) {
    Block& block = part_.blocks.emplace_back();
    block.role = role;
    block.text = text;
    block.page = page_;
    const auto number = static_cast<std::uint32_t>(part_.blocks.size() - 1);
    const bool whole = role == Role::heading || role == Role::table_cell;
    for (std::uint32_t begin = 0; begin < text.size();) {
        const auto stop = whole ? std::string::npos : text.find(". ", begin);
        const bool is_last = stop == std::string::npos;
        const auto end = is_last ? size_of(text) : static_cast<std::uint32_t>(stop) + 1;
        part_.sentences.push_back({number, {begin, end}});
        begin = is_last ? end : end + 1;
    }
    return block;
}

Report& Report::add(Role role, const std::string& text) {
    push(role, text);
    return *this;
}

Report& Report::heading(std::uint8_t level, const std::string& text) {
    push(Role::heading, text).level = level;
    return *this;
}

Report& Report::heading(std::uint8_t level, const std::string& number, const std::string& name) {
    Block& block = push(Role::heading, number + " " + name);
    block.level = level;
    block.number = {0, size_of(number)};
    return *this;
}

Report& Report::item(std::uint32_t list, const std::string& text, std::uint8_t depth) {
    Block& block = push(Role::list_item, text);
    block.list = list;
    block.level = depth;
    return *this;
}

Report& Report::row(std::uint32_t table, std::uint32_t number,
                    const std::vector<std::string>& cells, bool header) {
    for (std::uint32_t column = 0; column < cells.size(); ++column) {
        Block& block = push(Role::table_cell, cells[column]);
        block.cell.table = table;
        block.cell.row = number;
        block.cell.column = column;
        block.cell.header = header;
    }
    return *this;
}

Report& Report::note(const std::string& id, const std::string& text) {
    push(Role::note, text).id = id;
    return *this;
}

Report& Report::is_finding(FindingKind kind) {
    const auto block = static_cast<std::uint32_t>(part_.blocks.size() - 1);
    Finding finding;
    finding.kind = kind;
    finding.range = {{block, 0}, {block, size_of(last().text)}};
    part_.findings.push_back(finding);
    return *this;
}

Report& Report::part_is_finding(const std::string& part) {
    const auto block = static_cast<std::uint32_t>(part_.blocks.size() - 1);
    const TextRange range = find(last().text, part);
    Finding finding;
    finding.range = {{block, range.begin}, {block, range.end}};
    part_.findings.push_back(finding);
    return *this;
}

Report& Report::refers(const std::string& mark, const std::string& id) {
    last().spans.push_back({SpanKind::note_reference, find(last().text, mark), id});
    return *this;
}

Report& Report::page(const std::string& label) {
    page_ = label;
    last().page = label;
    return *this;
}

Reading Report::reading() const {
    Reading reading;
    reading.append(part_);
    return reading;
}

} // namespace lectern::test
