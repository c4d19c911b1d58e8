// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "player/player.hpp"

namespace lectern {

/// Moves within a table, cell by cell.
enum class CellStep : std::uint8_t { right, left, down, up, row_start, row_end, top, bottom };

/// Whether the place is in a table with cells to move over.
bool in_table(const Player& player);
/// To another cell: its header is said when it is another one than before, then its text. Nothing
/// moves at the table's edge, and that is said. Merged cells are entered from any side.
Response move_cell(Player& player, CellStep step);
/// The cell of the place, with the names of its column and row.
Utterance say_cell(const Player& player);
/// The whole row, or the whole column, of the place; the place stays.
Response read_row(Player& player);
Response read_column(Player& player);

} // namespace lectern
