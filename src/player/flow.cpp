// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/flow.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace lectern {
namespace {

struct NamedRole {
    std::string_view name;
    Role role;
};

/// Headings, paragraphs and items are the report itself: they cannot be left out.
constexpr std::array named_roles{
    NamedRole{"notes", Role::note},
    NamedRole{"captions", Role::caption},
    NamedRole{"quotes", Role::quote},
    NamedRole{"tables", Role::table_cell},
    NamedRole{"code", Role::code},
    NamedRole{"metadata", Role::metadata},
    NamedRole{"navigation", Role::navigation},
    NamedRole{"boilerplate", Role::boilerplate},
    NamedRole{"contents", Role::contents},
    NamedRole{"artifacts", Role::artifact},
    NamedRole{"hidden", Role::hidden},
};

/// "note" is "notes" too, and the role's own name.
std::optional<Role> role_named(std::string_view word) {
    const auto* found =
        std::find_if(named_roles.begin(), named_roles.end(), [word](const NamedRole& it) {
            const bool singular =
                it.name.ends_with('s') && it.name.substr(0, it.name.size() - 1) == word;
            return it.name == word || singular || name_of(it.role) == word;
        });
    return found == named_roles.end() ? std::nullopt : std::optional(found->role);
}

std::vector<std::string_view> words_in(std::string_view text) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < text.size();) {
        const auto begin = text.find_first_not_of(" ,", at);
        if (begin == std::string_view::npos) {
            break;
        }
        at = std::min(text.find_first_of(" ,", begin), text.size());
        words.push_back(text.substr(begin, at - begin));
    }
    return words;
}

} // namespace

Flow::Flow() {
    for (std::size_t i = 0; i < roles_.size(); ++i) {
        const auto role = static_cast<Role>(i);
        roles_[i] = is_spoken(role) && role != Role::note;
    }
}

std::optional<Flow> flow_named(std::string_view words, Flow present) {
    std::vector<Role> named; // since the last "on" or "off"
    bool any = false;
    for (auto word : words_in(words)) {
        if (word == "on" || word == "off") {
            for (const Role role : named) {
                present.set(role, word == "on");
            }
            named.clear();
            continue;
        }
        const bool off = word.starts_with('-');
        const auto role = role_named(off ? word.substr(1) : word);
        if (!role) {
            return std::nullopt;
        }
        present.set(*role, !off);
        named.push_back(*role);
        any = true;
    }
    return any ? std::optional(present) : std::nullopt;
}

std::string flow_names() {
    std::string names;
    for (const NamedRole& it : named_roles) {
        names += names.empty() ? "" : ", ";
        names += it.name;
    }
    return names;
}

} // namespace lectern
