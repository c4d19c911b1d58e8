// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/spoken_list.hpp"

#include "base/utf8.hpp"
#include "player/folding.hpp"

#include <algorithm>

namespace lectern {
namespace {

/// Letters that follow each other within this time are the beginning of one word.
constexpr std::chrono::milliseconds typing_time{1000};

/// An entry's words as they are compared with what is typed: from the first letter or digit on.
std::string words_of(const ListEntry& entry) {
    std::string words =
        folded(entry.said.segments.empty() ? std::string() : entry.said.segments.front().text);
    std::size_t at = 0;
    while (at < words.size() && !is_word_byte(words, at)) {
        ++at;
    }
    return words.substr(at);
}

} // namespace

SpokenList::SpokenList(Player& player, std::vector<ListEntry> entries, std::size_t here)
    : player_(player), entries_(std::move(entries)), here_(std::min(here, entries_.size() - 1)),
      next_(here_) {
}

KeyMode::Outcome SpokenList::at(std::size_t entry) {
    here_ = std::min(entry, entries_.size() - 1);
    next_ = here_ + 1;
    return {{entries_[here_].said}, false, false, {}};
}

KeyMode::Outcome SpokenList::press(const std::string& key, Player::Time now) {
    if (key == "escape") {
        return {{}, true, false, {}};
    }
    if (key == "enter") {
        return {{}, true, false, entries_[here_].open};
    }
    if (key == "delete" && entries_[here_].remove) {
        return {{}, true, false, entries_[here_].remove};
    }
    if (key == "down" || key == "up") {
        return at(key == "down" ? here_ + 1 : here_ - std::min<std::size_t>(here_, 1));
    }
    if (key == "home" || key == "end") {
        return at(key == "home" ? 0 : entries_.size() - 1);
    }
    if (key == "page-down" || key == "page-up") {
        return at(key == "page-down" ? here_ + 10 : here_ - std::min<std::size_t>(here_, 10));
    }
    if (key == "/" && !filter_) {
        filter_.emplace();
        all_ = entries_;
        return {{player_.announcer().own("list.filter", {})}, false, false, {}};
    }
    if (filter_ && key == "backspace") {
        std::string words = *filter_;
        words.resize(words.size() - code_point_before(words, words.size()).length);
        return narrow(words);
    }
    const std::string letter = key == "space" ? " " : key;
    if (filter_ && count_code_points(letter) == 1) {
        return narrow(*filter_ + letter);
    }
    return find(letter, now);
}

/// Leaves the entries that hold the words, and goes to the first of them. Words that none holds
/// change nothing.
KeyMode::Outcome SpokenList::narrow(const std::string& words) {
    const std::string wanted = folded(words);
    std::vector<ListEntry> left;
    for (const ListEntry& entry : all_) {
        if (folded(line_of(entry.said)).find(wanted) != std::string::npos) {
            left.push_back(entry);
        }
    }
    if (left.empty()) {
        return {
            {player_.announcer().own("list.none_with", {{"letters", words}})}, false, false, {}};
    }
    filter_ = words;
    entries_ = std::move(left);
    Outcome outcome = at(0);
    outcome.say.insert(outcome.say.begin(), player_.announcer().own(player_.phrases().say_count(
                                                "count.entries", entries_.size())));
    return outcome;
}

/// The entry that begins with the letters typed so far; the same letter again goes on to the next
/// one that begins with it.
KeyMode::Outcome SpokenList::find(const std::string& letter, Player::Time now) {
    if (count_code_points(letter) != 1) {
        return at(here_);
    }
    const std::string small = folded(letter);
    const bool goes_on = now - typed_at_ <= typing_time && typed_ != small;
    typed_ = goes_on ? typed_ + small : small;
    typed_at_ = now;
    for (std::size_t i = goes_on ? 0 : 1; i <= entries_.size(); ++i) {
        const std::size_t entry = (here_ + i) % entries_.size();
        if (words_of(entries_[entry]).starts_with(typed_)) {
            return at(entry);
        }
    }
    return {{player_.announcer().own("list.no_entry", {{"letters", typed_}})}, false, false, {}};
}

std::optional<Utterance> SpokenList::read_on() {
    return next_ < entries_.size() ? std::optional(entries_[next_++].said) : std::nullopt;
}

void SpokenList::hears(const Utterance& utterance) {
    // Entries are read in order: the one that is heard is at or behind the present one.
    const auto found =
        std::find_if(entries_.begin() + static_cast<std::ptrdiff_t>(here_), entries_.end(),
                     [&](const ListEntry& entry) { return entry.said == utterance; });
    if (found != entries_.end()) {
        here_ = static_cast<std::size_t>(found - entries_.begin());
    }
}

} // namespace lectern
