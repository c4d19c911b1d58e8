// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cell_mode.hpp"

#include "player/cells.hpp"

#include <algorithm>
#include <array>

namespace lectern {
namespace {

struct CellKey {
    std::string_view key;
    CellStep step;
};
constexpr std::array steps{
    CellKey{"right", CellStep::right},    CellKey{"left", CellStep::left},
    CellKey{"down", CellStep::down},      CellKey{"up", CellStep::up},
    CellKey{"home", CellStep::row_start}, CellKey{"end", CellStep::row_end},
    CellKey{"page-up", CellStep::top},    CellKey{"page-down", CellStep::bottom},
};

} // namespace

KeyMode::Outcome CellMode::press(const std::string& key, Player::Time) {
    const auto found =
        std::find_if(steps.begin(), steps.end(), [&](const CellKey& it) { return it.key == key; });
    if (found != steps.end()) {
        return {move_cell(player_, found->step).say, false, false, {}};
    }
    if (key == "r" || key == "c") {
        return {(key == "r" ? read_row(player_) : read_column(player_)).say, false, false, {}};
    }
    if (key == "escape" || key == "enter") {
        return {{}, true, false, [player = &player_] {
                    return player->message(player->say("cell.leave"), Response::Then::stay);
                }};
    }
    return {{}, true, true, {}};
}

} // namespace lectern
