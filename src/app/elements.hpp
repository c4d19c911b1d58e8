// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/spoken_list.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// Entries of a list, and the one that is nearest before the place.
struct Entries {
    std::vector<ListEntry> all;
    std::size_t here = 0;
};

/// The kinds of elements that a document can be listed by, in the order of the list of kinds.
std::span<const Unit> element_kinds();
/// The kind of that name ("finding", "findings"); nothing where there is none.
std::optional<Unit> element_kind(const std::string& name);

/// The headings, with their findings and how many of those have been heard.
Entries outline_entries(Player& player);
/// Those entries that hold the words, whatever their case and accents.
Entries entries_with(Entries entries, const std::string& words);
/// All units of a kind; each goes there.
Entries element_entries(Player& player, Unit unit);
/// What is new or changed since an earlier edition, then what is dropped, which leads nowhere.
Entries change_entries(Player& player);
/// What is marked; Delete removes a mark, and `changed` is told.
Entries bookmark_entries(Player& player, std::function<void()> changed);

} // namespace lectern
