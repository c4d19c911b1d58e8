// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/table.hpp"

#include "base/error.hpp"

#include <fstream>
#include <sstream>
#define TOML_HEADER_ONLY 0 // the library is linked: compiling it here costs seconds
#include <toml++/toml.h>   // here and nowhere else

namespace lectern {
namespace {

Value value_of(const toml::node& node);

Table table_of(const toml::table& source) {
    Table table;
    for (const auto& [key, node] : source) {
        table.emplace(std::string(key.str()), value_of(node));
    }
    return table;
}

Value value_of(const toml::node& node) {
    Value value;
    value.line = static_cast<std::uint32_t>(node.source().begin.line);
    if (const auto* text = node.as_string()) {
        value.content = text->get();
    } else if (const auto* whole = node.as_integer()) {
        value.content = whole->get();
    } else if (const auto* number = node.as_floating_point()) {
        value.content = number->get();
    } else if (const auto* on = node.as_boolean()) {
        value.content = on->get();
    } else if (const auto* array = node.as_array()) {
        List list;
        for (const auto& entry : *array) {
            list.push_back(value_of(entry));
        }
        value.content = std::move(list);
    } else if (const auto* inner = node.as_table()) {
        value.content = table_of(*inner);
    } else {
        std::ostringstream shown;
        node.visit([&](const auto& it) { shown << it; });
        value.content = shown.str();
    }
    return value;
}

template <typename Kind>
const Kind* entry(const Table& table, std::string_view key) noexcept {
    const auto found = table.find(key);
    return found == table.end() ? nullptr : std::get_if<Kind>(&found->second.content);
}

} // namespace

Table parse_table(std::string_view text, const std::string& name) {
    try {
        return table_of(toml::parse(text));
    } catch (const toml::parse_error& error) {
        throw Error(Failure::usage, name + ", line " + std::to_string(error.source().begin.line) +
                                        ": " + std::string(error.description()));
    }
}

DataFile read_data_file(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (!in) {
        throw Error(Failure::usage,
                    "cannot read " + file.string() + ": check that it exists and may be read");
    }
    return {file, text.str()};
}

Table load_table(const std::filesystem::path& file) {
    return parse_table(read_data_file(file).text, file.string());
}

const std::string* text_at(const Table& table, std::string_view key) noexcept {
    return entry<std::string>(table, key);
}

const List* list_at(const Table& table, std::string_view key) noexcept {
    return entry<List>(table, key);
}

const Table* table_at(const Table& table, std::string_view key) noexcept {
    return entry<Table>(table, key);
}

std::optional<double> number_at(const Table& table, std::string_view key) noexcept {
    if (const auto* whole = entry<std::int64_t>(table, key)) {
        return static_cast<double>(*whole);
    }
    if (const auto* number = entry<double>(table, key)) {
        return *number;
    }
    return std::nullopt;
}

std::optional<bool> switch_at(const Table& table, std::string_view key) noexcept {
    const auto* on = entry<bool>(table, key);
    return on ? std::optional(*on) : std::nullopt;
}

std::vector<std::string> texts_at(const Table& table, std::string_view key) {
    std::vector<std::string> texts;
    if (const auto* list = list_at(table, key)) {
        for (const auto& value : *list) {
            if (const auto* text = std::get_if<std::string>(&value.content)) {
                texts.push_back(*text);
            }
        }
    }
    return texts;
}

} // namespace lectern
