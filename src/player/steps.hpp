// SPDX-License-Identifier: GPL-3.0-or-later
// Moves by little: words, spelling; and moves by what surrounds the place: containers, time, notes.
#pragma once

#include "player/player.hpp"

namespace lectern {

/// To the next or previous word; says it alone and stays.
Response step_word(Player& player, Step step);
/// The word of the place, as it is written; empty where there is none.
std::string word_here(const Player& player);
enum class Spelling : std::uint8_t { letters, phonetic };
/// The word of the place, letter by letter. The place stays.
Response spell(Player& player, Spelling spelling);

/// How one character is called when it is spelled: "cap C", "comma", "c, Charlie".
std::string letter_words(const Player& player, const std::string& letter, Spelling spelling);

/// What "at the chosen level" moves by: says the next coarser or finer one.
Response change_level(Player& player, Step finer);
Response move_at_level(Player& player, Step step, Player::Time now);

/// Behind the list, table, quotation or note of the place, or to its start. Both can be undone.
Response leave_container(Player& player);
Response go_to_container_start(Player& player);
/// Follows the note or link of the place or of the rest of its sentence: the note is said, and
/// undoing the jump comes back; of a link the whole address. Nothing where there is neither.
std::optional<Response> follow_reference(Player& player);

/// As far on or back as this time of reading at the present rate.
Response move_in_time(Player& player, std::chrono::seconds time);

/// Reads the summary, the findings and the sections with most findings for their length, as much as
/// fits in so many minutes at the present rate; says what that is and what is left out.
Response read_in_time(Player& player, std::uint32_t minutes);

} // namespace lectern
