// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/cells.hpp"

#include <algorithm>
#include <optional>

namespace lectern {
namespace {

using Then = Response::Then;

/// A table and the cell of it that the place is in.
struct Here {
    const TableIndex* table = nullptr;
    std::uint32_t block = 0;
};

std::optional<Here> here(const Player& player) {
    if (!player.place() || player.place()->block >= player.reading().blocks().size()) {
        return std::nullopt;
    }
    const auto block = player.place()->block;
    const auto* table = player.structure().table_of(player.reading().blocks()[block]);
    return table == nullptr ? std::nullopt : std::optional(Here{table, block});
}

std::string text_of(const Player& player, std::uint32_t block) {
    const Block& it = player.reading().blocks()[block];
    return words_of(it, {0, static_cast<std::uint32_t>(it.text.size())});
}

bool covers_row(const Cell& cell, std::uint32_t row) {
    return row >= cell.row && row - cell.row < std::max<unsigned>(cell.rows, 1);
}

bool covers_column(const Cell& cell, std::uint32_t column) {
    return column >= cell.column && column - cell.column < std::max<unsigned>(cell.columns, 1);
}

bool is_vertical(CellStep step) {
    return step == CellStep::down || step == CellStep::up || step == CellStep::top ||
           step == CellStep::bottom;
}

/// Whether a cell lies where a step leads to from another, however far.
bool leads_to(CellStep step, const Cell& from, const Cell& to) {
    if (is_vertical(step) ? !covers_column(to, from.column) : !covers_row(to, from.row)) {
        return false;
    }
    switch (step) {
    case CellStep::right:
        return to.column > from.column;
    case CellStep::left:
        return to.column < from.column;
    case CellStep::down:
        return to.row > from.row;
    case CellStep::up:
        return to.row < from.row;
    default:
        return true;
    }
}

/// The cell that a step leads to: the nearest, or the one at the edge. Gaps of a ragged table are
/// passed over.
std::optional<std::uint32_t> neighbour(const Player& player, const Here& from, CellStep step) {
    const auto& blocks = player.reading().blocks();
    const Cell& cell = blocks[from.block].cell;
    const bool least = step == CellStep::right || step == CellStep::down ||
                       step == CellStep::row_start || step == CellStep::top;
    const auto position = [&](const Cell& it) { return is_vertical(step) ? it.row : it.column; };
    std::optional<std::uint32_t> best;
    for (auto i = from.table->first_block; i <= from.table->last_block; ++i) {
        const Cell& it = blocks[i].cell;
        if (blocks[i].role != Role::table_cell || it.table != cell.table ||
            !leads_to(step, cell, it)) {
            continue;
        }
        const bool better = !best || (least ? position(it) < position(blocks[*best].cell)
                                            : position(it) > position(blocks[*best].cell));
        best = better ? i : best;
    }
    return best;
}

/// What names the column of a cell, or its row; empty for the name itself.
std::string column_name(const Player& player, const Here& at) {
    const Cell& cell = player.reading().blocks()[at.block].cell;
    const auto header = at.table->headers.find(cell.column);
    return header == at.table->headers.end() || header->second.row >= cell.row
               ? std::string()
               : text_of(player, header->second.block);
}

std::string row_name(const Player& player, const Here& at) {
    const Cell& cell = player.reading().blocks()[at.block].cell;
    const auto first = neighbour(player, at, CellStep::row_start);
    return cell.column == 0 || !first ? std::string() : text_of(player, *first);
}

std::string_view edge(CellStep step) {
    switch (step) {
    case CellStep::right:
    case CellStep::row_end:
        return "cell.right_edge";
    case CellStep::left:
    case CellStep::row_start:
        return "cell.left_edge";
    case CellStep::down:
    case CellStep::bottom:
        return "cell.bottom_edge";
    default:
        return "cell.top_edge";
    }
}

Utterance cell_words(const Player& player, const Here& at, const std::string& name) {
    const Cell& cell = player.reading().blocks()[at.block].cell;
    const std::string text = text_of(player, at.block);
    Utterance said;
    const auto add = [&](Utterance part) {
        for (Segment& segment : part.segments) {
            segment.pause_before = said.segments.empty() ? Pause::none : Pause::phrase;
            said.segments.push_back(std::move(segment));
        }
    };
    if (player.verbosity() != Verbosity::brief) {
        add(player.announcer().spoken(name, at.block, VoiceRole::own_words));
    }
    add(text.empty() ? player.announcer().own(player.say("cell.empty"))
                     : player.announcer().spoken(text, at.block, VoiceRole::table_cell));
    add(player.announcer().own(
        player.say("cell.position", {{"row", std::to_string(cell.row + 1)},
                                     {"column", std::to_string(cell.column + 1)}})));
    return said;
}

} // namespace

bool in_table(const Player& player) {
    return here(player).has_value();
}

Response move_cell(Player& player, CellStep step) {
    const auto from = here(player);
    if (!from) {
        return player.message(player.say("cell.no_table"), Then::resume);
    }
    const auto to = neighbour(player, *from, step);
    if (!to || *to == from->block) {
        Response response = player.message(player.say(edge(step)), Then::stay);
        response.say.push_back(cell_words(player, *from, {}));
        return response;
    }
    const Here there{from->table, *to};
    const auto name = is_vertical(step) ? row_name : column_name;
    const std::string before = name(player, *from);
    const std::string after = name(player, there);
    player.set_place({*to, 0});
    return {{cell_words(player, there, after == before ? std::string() : after)}, Then::stay};
}

Utterance say_cell(const Player& player) {
    const auto at = here(player);
    return at ? cell_words(player, *at, column_name(player, *at)) : Utterance();
}

Response read_row(Player& player) {
    const auto at = here(player);
    if (!at) {
        return player.message(player.say("cell.no_table"), Then::resume);
    }
    const auto [first, end] = player.navigator().row_of(at->block);
    const auto size = static_cast<std::uint32_t>(player.reading().blocks()[end - 1].text.size());
    Utterance row = player.announcer().plain({{first, 0}, {end - 1, size}});
    row.range.reset(); // looked at: the cell stays
    return {{std::move(row)}, Then::stay};
}

Response read_column(Player& player) {
    const auto at = here(player);
    if (!at) {
        return player.message(player.say("cell.no_table"), Then::resume);
    }
    const auto& blocks = player.reading().blocks();
    const Cell& cell = blocks[at->block].cell;
    Response response{{}, Then::stay};
    for (auto i = at->table->first_block; i <= at->table->last_block; ++i) {
        const bool inside = blocks[i].role == Role::table_cell &&
                            blocks[i].cell.table == cell.table &&
                            covers_column(blocks[i].cell, cell.column);
        if (inside && !text_of(player, i).empty()) {
            response.say.push_back(
                player.announcer().spoken(text_of(player, i), i, VoiceRole::table_cell));
        }
    }
    return response;
}

} // namespace lectern
