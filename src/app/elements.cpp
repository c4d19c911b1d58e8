// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/elements.hpp"

#include "player/changes.hpp"
#include "player/folding.hpp"
#include "player/marks.hpp"

#include <algorithm>
#include <array>

namespace lectern {
namespace {

constexpr std::array kinds{Unit::heading, Unit::finding, Unit::recommendation, Unit::list,
                           Unit::table,   Unit::quote,   Unit::page,           Unit::reference};

/// Units of one kind in reading order. Linear in the document.
std::vector<Target> targets(const Player& player, Unit unit) {
    std::vector<Target> all;
    if (unit == Unit::finding || unit == Unit::recommendation) {
        const auto kind =
            unit == Unit::finding ? FindingKind::finding : FindingKind::recommendation;
        for (const Finding& finding : player.reading().findings()) {
            if (finding.kind == kind) {
                all.push_back({finding.range, static_cast<std::uint32_t>(all.size() + 1), 0});
            }
        }
        for (Target& target : all) {
            target.count = static_cast<std::uint32_t>(all.size());
        }
        return all;
    }
    const Navigator& navigator = player.navigator();
    for (auto it = navigator.first(unit); it;
         it = navigator.find(unit, Step::on, it->range.begin)) {
        all.push_back(*it);
    }
    return all;
}

/// What is said of a unit in a list: its words, then its section.
Utterance entry_words(const Player& player, Unit unit, const Target& target) {
    Utterance words;
    for (const Utterance& part : player.announcer().jump(unit, target, true)) {
        words.segments.insert(words.segments.end(), part.segments.begin(), part.segments.end());
    }
    if (const auto section = player.reading().section_of(target.range.begin.block)) {
        Utterance where = player.announcer().own(player.announcer().section_number(*section));
        words.segments.insert(words.segments.end(), where.segments.begin(), where.segments.end());
    }
    return words;
}

} // namespace

std::span<const Unit> element_kinds() {
    return kinds;
}

std::optional<Unit> element_kind(const std::string& name) {
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&](Unit unit) {
        const std::string one(name_of(unit));
        return name == one || name == one + "s";
    });
    return found == kinds.end() ? std::nullopt : std::optional(*found);
}

Entries outline_entries(Player& player) {
    Entries entries;
    const auto& sections = player.reading().sections();
    std::uint32_t number = 0;
    for (Utterance& said : player.outline()) {
        const Place heading{sections[number++].heading, 0};
        entries.all.push_back(
            {std::move(said), [&player, heading] { return player.go_to_heading(heading); }, {}});
    }
    entries.here = player.outline_here();
    return entries;
}

Entries entries_with(Entries entries, const std::string& words) {
    const std::string wanted = folded(words);
    std::erase_if(entries.all, [&](const ListEntry& entry) {
        return folded(line_of(entry.said)).find(wanted) == std::string::npos;
    });
    return {std::move(entries.all), 0};
}

Entries element_entries(Player& player, Unit unit) {
    if (unit == Unit::heading) {
        return outline_entries(player);
    }
    Entries entries;
    const Place place = player.place().value_or(Place{0, 0});
    for (const Target& target : targets(player, unit)) {
        if (target.range.begin <= place) {
            entries.here = entries.all.size();
        }
        entries.all.push_back({entry_words(player, unit, target),
                               [&player, unit, target] { return player.arrive(unit, target); },
                               {}});
    }
    return entries;
}

Entries change_entries(Player& player) {
    Entries entries;
    const auto here = player.place().value_or(Place{0, 0});
    for (const NewsItem& item : player.news().items()) {
        entries.here += item.range.begin < here && !entries.all.empty() ? 1U : 0U;
        entries.all.push_back({change_entry(player, item),
                               [&player, place = item.range.begin] { return player.go_to(place); },
                               {}});
    }
    for (const NewsItem& item : player.news().dropped()) {
        entries.all.push_back({change_entry(player, item),
                               [&player] {
                                   return player.message(player.say("changes.only_before"),
                                                         Response::Then::resume);
                               },
                               {}});
    }
    return entries;
}

Entries bookmark_entries(Player& player, std::function<void()> changed) {
    Entries entries;
    const Place place = player.place().value_or(Place{0, 0});
    for (const Bookmark& mark : player.bookmarks().all()) {
        if (mark.place <= place) {
            entries.here = entries.all.size();
        }
        const Place there = mark.place;
        entries.all.push_back(
            {bookmark_entry(player, mark), [&player, there] { return player.go_to(there); },
             [&player, there, changed] {
                 player.bookmarks().erase(there);
                 changed();
                 return player.message(player.say("bookmark.deleted"), Response::Then::resume);
             }});
    }
    return entries;
}

} // namespace lectern
