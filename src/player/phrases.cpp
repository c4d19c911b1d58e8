// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/phrases.hpp"

#include "base/error.hpp"
#include "base/table.hpp"

namespace lectern {
namespace {

std::string filled(std::string_view pattern, const PhraseValues& values) {
    std::string text;
    while (!pattern.empty()) {
        const auto open = pattern.find('{');
        const auto close = pattern.find('}', open);
        text += pattern.substr(0, open);
        if (open == std::string_view::npos || close == std::string_view::npos) {
            break;
        }
        const auto value = values.find(pattern.substr(open + 1, close - open - 1));
        text += value == values.end() ? std::string() : value->second;
        pattern.remove_prefix(close + 1);
    }
    return text;
}

/// The texts of one entry, for each level of verbosity; `one` and `other` for a count.
std::vector<std::string> levels(const Value& value, const std::string& place) {
    if (const auto* text = std::get_if<std::string>(&value.content)) {
        return {*text, *text, *text};
    }
    const auto* table = std::get_if<Table>(&value.content);
    if (table != nullptr) {
        const auto* one = text_at(*table, "one");
        const auto* other = text_at(*table, "other");
        if (one != nullptr && other != nullptr) {
            return {*one, *other};
        }
        const auto* brief = text_at(*table, "brief");
        const auto* normal = text_at(*table, "normal");
        const auto* verbose = text_at(*table, "verbose");
        if (normal != nullptr) {
            return {brief != nullptr ? *brief : *normal, *normal,
                    verbose != nullptr ? *verbose : *normal};
        }
    }
    throw Error(Failure::usage, place + " is no phrase: write a text, or a table with normal, "
                                        "or with one and other");
}

} // namespace

Phrases Phrases::load(const std::filesystem::path& file) {
    Phrases phrases;
    phrases.language_ = file.parent_path().filename().string();
    for (const auto& [group, content] : load_table(file)) {
        std::string place = file.string();
        place.append(", line ").append(std::to_string(content.line)).append(": ").append(group);
        const auto* table = std::get_if<Table>(&content.content);
        if (table == nullptr) {
            throw Error(Failure::usage, place + " stands outside a group: put it under one");
        }
        for (const auto& [id, value] : *table) {
            const std::string below = "." + id;
            phrases.texts_[group + below] = levels(value, place + below);
        }
    }
    return phrases;
}

std::string Phrases::say(std::string_view id, Verbosity verbosity,
                         const PhraseValues& values) const {
    const auto found = texts_.find(id);
    if (found == texts_.end() || found->second.size() < 3) {
        return std::string(id);
    }
    return filled(found->second[static_cast<std::size_t>(verbosity)], values);
}

std::string Phrases::say_count(std::string_view id, std::uint64_t count) const {
    const auto found = texts_.find(id);
    if (found == texts_.end() || found->second.size() != 2) {
        return std::string(id);
    }
    return filled(found->second[count == 1 ? 0 : 1], {{"count", std::to_string(count)}});
}

} // namespace lectern
