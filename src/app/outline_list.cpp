// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/outline_list.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace lectern {
namespace {

/// The first letter of an entry, as typed keys have it. Case is folded for ASCII, Latin-1, Greek
/// and Cyrillic letters, which stand 32 apart: enough for a first letter.
char32_t first_letter(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        const CodePoint it = code_point_at(text, at);
        const char32_t c = it.value;
        if ((c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0xDE) || (c >= 0x391 && c <= 0x3A9) ||
            (c >= 0x410 && c <= 0x42F)) {
            return c + 32;
        }
        if ((c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9') || c >= 0xDF) {
            return c;
        }
        at += it.length;
    }
    return 0;
}

} // namespace

OutlineList::OutlineList(const Player& player)
    : player_(player), entries_(player.outline()), here_(player.outline_here()), next_(here_) {
}

OutlineList::Outcome OutlineList::at(std::size_t entry) {
    here_ = std::min(entry, entries_.size() - 1);
    next_ = here_ + 1;
    return {{entries_[here_]}, false, {}};
}

OutlineList::Outcome OutlineList::press(const std::string& key) {
    if (key == "escape" || key == "enter") {
        Outcome outcome{{}, true, {}};
        if (key == "enter") {
            outcome.go_to = Place{player_.reading().sections()[here_].heading, 0};
        }
        return outcome;
    }
    if (key == "down") {
        return at(here_ + 1);
    }
    if (key == "up") {
        return at(here_ == 0 ? 0 : here_ - 1);
    }
    if (key == "home") {
        return at(0);
    }
    if (key == "end") {
        return at(entries_.size() - 1);
    }
    const char32_t letter = count_code_points(key) == 1 ? first_letter(key) : 0;
    for (std::size_t i = 1; letter != 0 && i <= entries_.size(); ++i) {
        const std::size_t entry = (here_ + i) % entries_.size();
        if (first_letter(entries_[entry].segments.front().text) == letter) {
            return at(entry);
        }
    }
    return {{player_.announcer().own("outline.no_entry", {{"letter", key}})}, false, {}};
}

std::optional<Utterance> OutlineList::read_on() {
    return next_ < entries_.size() ? std::optional(entries_[next_++]) : std::nullopt;
}

void OutlineList::hears(const Utterance& utterance) {
    const auto found = std::find(entries_.begin(), entries_.end(), utterance);
    if (found != entries_.end()) {
        here_ = static_cast<std::size_t>(found - entries_.begin());
    }
}

} // namespace lectern
