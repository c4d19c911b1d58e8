// SPDX-License-Identifier: GPL-3.0-or-later
// Data files (languages, profiles, configuration) as plain values. They are TOML.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace lectern {

struct Value;
/// Entries by name, in the order of their names.
using Table = std::map<std::string, Value, std::less<>>;
using List = std::vector<Value>;

/// One value of a data file and the line that it stands on, counted from 1.
struct Value {
    std::variant<std::string, std::int64_t, double, bool, List, Table> content;
    std::uint32_t line = 0;
};

/// A data file as it was read: parsing it may wait until it is needed.
struct DataFile {
    std::filesystem::path path; // for messages
    std::string text;
};

/// Reads a file's bytes. Throws Error (usage) in one line when it cannot be read.
DataFile read_data_file(const std::filesystem::path& file);

/// Reads one file. Throws Error (usage) with file, line and problem in one line when it cannot be
/// read or is not TOML. Dates and times are given as their text.
Table load_table(const std::filesystem::path& file);

/// The same from text; `name` stands for the file in messages.
Table parse_table(std::string_view text, const std::string& name);

/// The text, whole number, number, switch, list or table under `key`; nullptr where there is none
/// or it is of another kind. A whole number is given as a number (double) too by number_at().
const std::string* text_at(const Table& table, std::string_view key) noexcept;
const List* list_at(const Table& table, std::string_view key) noexcept;
const Table* table_at(const Table& table, std::string_view key) noexcept;
std::optional<double> number_at(const Table& table, std::string_view key) noexcept;
std::optional<bool> switch_at(const Table& table, std::string_view key) noexcept;
/// The texts of a list; what is no text in it is left out. Empty where there is no such list.
std::vector<std::string> texts_at(const Table& table, std::string_view key);

} // namespace lectern
