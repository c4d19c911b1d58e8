// SPDX-License-Identifier: GPL-3.0-or-later
// Where a skip leads: pure questions to a reading.
#pragma once

#include "document/reading.hpp"
#include "player/flow.hpp"
#include "player/structure.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace lectern {

/// What can be skipped to.
enum class Unit : std::uint8_t {
    heading,
    finding,
    recommendation,
    paragraph,
    sentence,
    list,
    item,
    table,
    quote,
    page,
    reference, // the mark of a note, or a link
    structure, // a heading, list, table or quotation, whichever comes
    unheard,   // a finding that has not been heard; the player alone knows
};
inline constexpr Unit last_unit = Unit::unheard;
/// Its name in the phrases: "heading".
std::string_view name_of(Unit unit) noexcept;

enum class Step : std::uint8_t { on, back };

/// One unit: where it lies, its number among its kind (from 1) and how many there are.
struct Target {
    PlaceRange range;
    std::uint32_t number = 0;
    std::uint32_t count = 0;
};

/// Finds units from a place. Headings may be asked for by level (1 to 6; 0: any).
class Navigator {
public:
    Navigator(const Reading& reading, const Structure& structure)
        : reading_(reading), structure_(structure) {}

    /// The first unit that begins after `from`, or the last that begins before it. Nothing where
    /// there is none. Blocks that are not spoken are passed over; so are notes, but for sentences
    /// of a note that `from` stands in.
    std::optional<Target> find(Unit unit, Step step, Place from, int level = 0) const;
    /// The first or last unit of all: where a wrap leads.
    std::optional<Target> first(Unit unit, int level = 0) const;
    std::optional<Target> last(Unit unit, int level = 0) const;

    /// What is read on and stopped at, notes and menus too where the listener wants them.
    const Flow& flow() const noexcept { return flow_; }
    void set_flow(const Flow& flow) { flow_ = flow; }

    /// Whether a unit begins with this block; only for units that are made of whole blocks.
    bool begins(Unit unit, std::uint32_t block) const;
    /// The first sentence of the flow at or after `sentence`; sentences().size() if none.
    std::uint32_t flow_sentence(std::uint32_t sentence) const;
    /// The last sentence of the flow before `sentence`.
    std::optional<std::uint32_t> flow_sentence_before(std::uint32_t sentence) const;
    /// The blocks of the table row that holds `block`: first and one past the last.
    std::pair<std::uint32_t, std::uint32_t> row_of(std::uint32_t block) const;
    /// What a structure that begins at this block is; Unit::structure where none does.
    Unit structure_at(std::uint32_t block) const;
    /// The list, table, quotation or note that a block stands in, from its first block to the
    /// block behind it; the innermost list of nested ones. Nothing outside of all.
    std::optional<std::pair<std::uint32_t, std::uint32_t>> container_of(std::uint32_t block) const;
    /// The mark or link that begins at or after a place within its sentence.
    const Span* reference_at(Place place) const;
    /// What reading on speaks as one from this sentence: itself, or its whole table row.
    PlaceRange stop_at(std::uint32_t sentence) const;

private:
    std::optional<Target> find_finding(FindingKind kind, Step step, Place from) const;
    std::optional<Target> find_heading(Step step, Place from, int level) const;
    std::optional<Target> find_sentence(Step step, Place from) const;
    std::optional<Target> find_block(Unit unit, Step step, Place from) const;
    std::optional<Target> find_page(Step step, Place from) const;
    std::optional<Target> find_reference(Step step, Place from) const;
    Target reference_target(std::uint32_t block, const Span& mark) const;
    PlaceRange whole(Unit unit, std::uint32_t block) const;

    const Reading& reading_;
    const Structure& structure_;
    Flow flow_;
};

} // namespace lectern
