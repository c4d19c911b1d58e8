// SPDX-License-Identifier: GPL-3.0-or-later
// What is new or changed since an earlier edition, for the listener of the new one.
#pragma once

#include "player/news.hpp"
#include "player/player.hpp"

#include <string>

namespace lectern {

/// To the next or previous finding or recommendation that is new or in other words than in the
/// earlier edition. Asked again at the end it goes round.
Response next_change(Player& player, Step step, Player::Time now);
/// "3 new, 2 changed, 1 dropped"; empty where nothing is compared.
std::string count_changes(const Player& player);
/// An entry of the list of changes: its words, then what it is.
Utterance change_entry(const Player& player, const NewsItem& change);

} // namespace lectern
