// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/keymap.hpp"

#include "base/error.hpp"
#include "base/table.hpp"
#include "base/utf8.hpp"

#include <algorithm>

namespace lectern {
namespace {

[[noreturn]] void refuse(const std::filesystem::path& file, std::uint32_t line,
                         const std::string& problem) {
    throw Error(Failure::usage, file.string() + ", line " + std::to_string(line) + ": " + problem);
}

/// Whether a text is the name of a key as the terminal gives it: one character, or small letters,
/// digits and hyphens; or a character twice.
bool is_key(std::string_view key) {
    const auto points = count_code_points(key);
    const auto first = code_point_at(key, 0);
    const bool twice = points == 2 && key.substr(first.length) == key.substr(0, first.length);
    return points == 1 || twice ||
           (points > 1 && key.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") ==
                              std::string_view::npos);
}

std::vector<std::string> letters_of(const std::string& text) {
    std::vector<std::string> letters;
    for (std::size_t at = 0; at < text.size();) {
        const auto length = code_point_at(text, at).length;
        letters.push_back(text.substr(at, length));
        at += length;
    }
    return letters;
}

} // namespace

Keymap::Keymap() {
    for (const Command& command : commands()) {
        std::string_view keys = command.keys;
        while (!keys.empty()) {
            const auto end = keys.find(' ');
            set(std::string(keys.substr(0, end)), &command);
            keys.remove_prefix(end == std::string_view::npos ? keys.size() : end + 1);
        }
    }
}

void Keymap::set(const std::string& key, const Command* command) {
    const auto [known, is_new] = by_key_.try_emplace(key, entries_.size());
    if (is_new) {
        entries_.push_back({key, command});
    } else {
        entries_[known->second].command = command;
    }
}

void Keymap::overlay(const std::filesystem::path& file) {
    for (const auto& [key, value] : load_table(file)) {
        const auto* name = std::get_if<std::string>(&value.content);
        if (!is_key(key)) {
            refuse(file, value.line,
                   key + " is no key; lectern help keys shows how they are named");
        }
        if (name == nullptr) {
            refuse(file, value.line, key + " takes the name of a command in quotes");
        }
        const Command* command = name->empty() ? nullptr : command_named(*name);
        if (command == nullptr && !name->empty()) {
            refuse(file, value.line,
                   "there is no command " + *name + "; lectern help keys lists them");
        }
        set(key, command);
    }
}

void Keymap::add_layouts(const std::filesystem::path& file) {
    for (const auto& [layout, value] : load_table(file)) {
        const auto* table = std::get_if<Table>(&value.content);
        const auto* typed = table != nullptr ? text_at(*table, "typed") : nullptr;
        const auto* latin = table != nullptr ? text_at(*table, "latin") : nullptr;
        if (typed == nullptr || latin == nullptr) {
            refuse(file, value.line, layout + " needs the texts typed and latin");
        }
        const auto from = letters_of(*typed);
        const auto to = letters_of(*latin);
        if (from.size() != to.size()) {
            refuse(file, value.line, layout + " needs as many letters typed as latin");
        }
        for (std::size_t i = 0; i < from.size(); ++i) {
            latin_.try_emplace(from[i], to[i]);
        }
    }
}

const Command* Keymap::command_on(std::string_view key) const {
    if (const auto found = by_key_.find(key); found != by_key_.end()) {
        return entries_[found->second].command;
    }
    std::string latin;
    for (std::size_t at = 0; at < key.size();) {
        const auto length = code_point_at(key, at).length;
        const auto letter = latin_.find(key.substr(at, length));
        if (letter == latin_.end()) {
            return nullptr;
        }
        latin += letter->second;
        at += length;
    }
    const auto found = by_key_.find(latin);
    return found == by_key_.end() ? nullptr : entries_[found->second].command;
}

std::vector<std::string> Keymap::keys_of(const Command& command) const {
    std::vector<std::string> keys;
    for (const Entry& entry : entries_) {
        if (entry.command == &command) {
            keys.push_back(entry.key);
        }
    }
    return keys;
}

} // namespace lectern
