// SPDX-License-Identifier: GPL-3.0-or-later
// Places that the listener looks for or marks: search, bookmarks, quotations.
#pragma once

#include "player/player.hpp"

namespace lectern {

/// To the next hit of what was looked for last, or the first of new words at or behind the place;
/// behind the last one it says so, asked again within 2 seconds it goes round.
Response search_for(Player& player, const std::string& words, Player::Time now);
Response next_hit(Player& player, Step step, Player::Time now);

/// Marks the sentence of the place; a note may be given. Deletes the mark there.
Response set_bookmark(Player& player, const std::string& note);
Response delete_bookmark(Player& player);
Response next_bookmark(Player& player, Step step, Player::Time now);
/// Where the last bookmark before the place is, or else the first; empty without any.
std::string nearest_bookmark(const Player& player);
/// What is said of a bookmark in a list: its words, and where it stands.
Utterance bookmark_entry(const Player& player, const Bookmark& bookmark);

/// The sentence of the place, or the finding, with report, section, paragraph and page, as
/// Markdown.
std::string citation(const Player& player, const std::string& file_name);

} // namespace lectern
