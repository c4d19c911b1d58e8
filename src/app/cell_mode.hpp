// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/key_mode.hpp"

namespace lectern {

/// Arrows go from cell to cell of a table, Home and End to the ends of the row, Page Up and Page
/// Down to those of the column; r reads the row, c the column. Escape or Enter leave it, and so
/// does any other key, which then does what it always does.
class CellMode : public KeyMode {
public:
    explicit CellMode(Player& player) : player_(player) {}
    Outcome press(const std::string& key, Player::Time now) override;

private:
    Player& player_;
};

} // namespace lectern
