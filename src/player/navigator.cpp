// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/navigator.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace lectern {
namespace {

constexpr Place before_all{0, 0};
constexpr Place behind_all{std::numeric_limits<std::uint32_t>::max(), 0};

std::uint32_t size_of(const Block& block) {
    return static_cast<std::uint32_t>(block.text.size());
}

bool is_paragraph(Role role) {
    return role == Role::paragraph || role == Role::list_item || role == Role::quote ||
           role == Role::code || role == Role::caption || role == Role::metadata ||
           !is_spoken(role);
}

} // namespace

std::string_view name_of(Unit unit) noexcept {
    static constexpr std::array<std::string_view, static_cast<std::size_t>(last_unit) + 1> names{
        "heading", "finding", "recommendation", "paragraph", "sentence",  "list",   "item",
        "table",   "quote",   "page",           "reference", "structure", "unheard"};
    return names.at(static_cast<std::size_t>(unit));
}

std::uint32_t Navigator::flow_sentence(std::uint32_t sentence) const {
    const auto& sentences = reading_.sentences();
    while (sentence < sentences.size() &&
           !flow_.holds(reading_.blocks()[sentences[sentence].block])) {
        ++sentence;
    }
    return sentence;
}

std::optional<std::uint32_t> Navigator::flow_sentence_before(std::uint32_t sentence) const {
    while (sentence > 0) {
        --sentence;
        if (flow_.holds(reading_.blocks()[reading_.sentences()[sentence].block])) {
            return sentence;
        }
    }
    return std::nullopt;
}

std::pair<std::uint32_t, std::uint32_t> Navigator::row_of(std::uint32_t block) const {
    const auto& blocks = reading_.blocks();
    const Cell& cell = blocks[block].cell;
    const auto same_row = [&](std::uint32_t other) {
        return blocks[other].role == Role::table_cell && blocks[other].cell.table == cell.table &&
               blocks[other].cell.row == cell.row;
    };
    std::uint32_t first = block;
    while (first > 0 && same_row(first - 1)) {
        --first;
    }
    std::uint32_t end = block + 1;
    while (end < blocks.size() && same_row(end)) {
        ++end;
    }
    return {first, end};
}

PlaceRange Navigator::stop_at(std::uint32_t sentence) const {
    const Sentence& it = reading_.sentences()[sentence];
    if (structure_.table_of(reading_.blocks()[it.block]) == nullptr) {
        return {{it.block, it.range.begin}, {it.block, it.range.end}};
    }
    const auto [first, end] = row_of(it.block);
    return {{first, 0}, {end - 1, size_of(reading_.blocks()[end - 1])}};
}

std::optional<Target> Navigator::find(Unit unit, Step step, Place from, int level) const {
    switch (unit) {
    case Unit::heading:
        return find_heading(step, from, level);
    case Unit::finding:
        return find_finding(FindingKind::finding, step, from);
    case Unit::recommendation:
        return find_finding(FindingKind::recommendation, step, from);
    case Unit::sentence:
        return find_sentence(step, from);
    case Unit::page:
        return find_page(step, from);
    case Unit::reference:
        return find_reference(step, from);
    default:
        return find_block(unit, step, from);
    }
}

std::optional<Target> Navigator::first(Unit unit, int level) const {
    // The very first place is no "after": look at it first.
    if (!reading_.blocks().empty() && unit != Unit::sentence) {
        if (const auto second = find(unit, Step::on, before_all, level)) {
            const auto at_start = find(unit, Step::back, second->range.begin, level);
            return at_start ? at_start : second;
        }
        return find(unit, Step::back, {0, 1}, level);
    }
    const auto sentence = flow_sentence(0);
    if (sentence >= reading_.sentences().size()) {
        return std::nullopt;
    }
    return Target{stop_at(sentence), 0, 0};
}

std::optional<Target> Navigator::last(Unit unit, int level) const {
    return find(unit, Step::back, behind_all, level);
}

std::optional<Target> Navigator::find_finding(FindingKind kind, Step step, Place from) const {
    std::optional<Target> found;
    std::uint32_t count = 0;
    for (const Finding& finding : reading_.findings()) {
        if (finding.kind != kind) {
            continue;
        }
        ++count;
        const bool is_on = finding.range.begin > from;
        const bool is_back = finding.range.begin < from;
        if ((step == Step::on && is_on && !found) || (step == Step::back && is_back)) {
            found = Target{finding.range, count, 0};
        }
    }
    if (found) {
        found->count = count;
    }
    return found;
}

std::optional<Target> Navigator::find_heading(Step step, Place from, int level) const {
    std::optional<Target> found;
    std::uint32_t count = 0;
    for (const Section& section : reading_.sections()) {
        if (level != 0 && section.level != level) {
            continue;
        }
        ++count;
        const Place begin{section.heading, 0};
        if ((step == Step::on && begin > from && !found) || (step == Step::back && begin < from)) {
            found = Target{
                {begin, {section.heading, size_of(reading_.blocks()[section.heading])}}, count, 0};
        }
    }
    if (found) {
        found->count = count;
    }
    return found;
}

std::optional<Target> Navigator::find_sentence(Step step, Place from) const {
    const auto& sentences = reading_.sentences();
    const std::uint32_t here = reading_.sentence_at(from);
    if (step == Step::on) {
        std::uint32_t next = flow_sentence(here);
        if (next < sentences.size() && stop_at(next).begin <= from) {
            const Place end = stop_at(next).end;
            next = flow_sentence(reading_.sentence_at(end));
        }
        return next < sentences.size() ? std::optional(Target{stop_at(next), 0, 0}) : std::nullopt;
    }
    if (here < sentences.size() && flow_.holds(reading_.blocks()[sentences[here].block]) &&
        stop_at(here).begin < from) {
        return Target{stop_at(here), 0, 0};
    }
    const auto previous = flow_sentence_before(here);
    return previous ? std::optional(Target{stop_at(*previous), 0, 0}) : std::nullopt;
}

bool Navigator::begins(Unit unit, std::uint32_t block) const {
    const Block& it = reading_.blocks()[block];
    // The corner cell of a table is often empty, and the table begins there all the same.
    if (!flow_.holds(it) || (it.text.empty() && unit != Unit::table)) {
        return false;
    }
    switch (unit) {
    case Unit::paragraph:
        return is_paragraph(it.role);
    case Unit::item:
        return it.role == Role::list_item;
    case Unit::list: {
        const auto* list = structure_.list_of(it);
        return list != nullptr && list->first_block == block;
    }
    case Unit::table: {
        const auto* table = structure_.table_of(it);
        return table != nullptr && table->first_block == block;
    }
    case Unit::quote:
        return it.role == Role::quote &&
               (block == 0 || reading_.blocks()[block - 1].role != Role::quote);
    case Unit::structure:
        return structure_at(block) != Unit::structure;
    default:
        return false;
    }
}

Unit Navigator::structure_at(std::uint32_t block) const {
    if (reading_.blocks()[block].role == Role::heading) {
        return Unit::heading;
    }
    for (const Unit unit : {Unit::list, Unit::table, Unit::quote}) {
        if (begins(unit, block)) {
            return unit;
        }
    }
    return Unit::structure;
}

std::optional<std::pair<std::uint32_t, std::uint32_t>>
Navigator::container_of(std::uint32_t block) const {
    const auto& blocks = reading_.blocks();
    const Block& it = blocks[block];
    if (const auto* list = structure_.list_of(it)) {
        auto end = list->last_block + 1;
        while (end < blocks.size() && blocks[end].role == Role::list_item &&
               blocks[end].level > it.level) {
            ++end; // a list within its last item
        }
        return std::pair(list->first_block, end);
    }
    if (const auto* table = structure_.table_of(it)) {
        return std::pair(table->first_block, table->last_block + 1);
    }
    if (it.role != Role::quote && it.role != Role::note) {
        return std::nullopt;
    }
    std::uint32_t first = block;
    std::uint32_t end = block + 1;
    while (first > 0 && blocks[first - 1].role == it.role) {
        --first;
    }
    while (end < blocks.size() && blocks[end].role == it.role) {
        ++end;
    }
    return std::pair(first, end);
}

PlaceRange Navigator::whole(Unit unit, std::uint32_t block) const {
    if (unit == Unit::table || structure_.table_of(reading_.blocks()[block]) != nullptr) {
        const auto first = reading_.sentence_at({block, 0});
        return {{block, 0},
                first < reading_.sentences().size() ? stop_at(first).end : Place{block, 0}};
    }
    return {{block, 0}, {block, size_of(reading_.blocks()[block])}};
}

std::optional<Target> Navigator::find_page(Step step, Place from) const {
    const auto& pages = structure_.pages();
    const auto next = std::partition_point(pages.begin(), pages.end(), [&](const PageIndex& page) {
        return Place{page.first_block, 0} <= from;
    });
    auto index = next - pages.begin();
    if (step == Step::back) {
        while (index > 0 &&
               Place{pages[static_cast<std::size_t>(index - 1)].first_block, 0} >= from) {
            --index;
        }
        --index;
    }
    if (index < 0 || index >= static_cast<std::ptrdiff_t>(pages.size())) {
        return std::nullopt;
    }
    const auto page = static_cast<std::size_t>(index);
    const auto sentence = flow_sentence(reading_.sentence_at({pages[page].first_block, 0}));
    if (sentence >= reading_.sentences().size()) {
        return std::nullopt;
    }
    const PlaceRange stop = stop_at(sentence);
    return Target{{{pages[page].first_block, 0}, stop.end},
                  static_cast<std::uint32_t>(page + 1),
                  static_cast<std::uint32_t>(pages.size())};
}

namespace {

bool is_reference(const Span& span) {
    return span.kind == SpanKind::note_reference || span.kind == SpanKind::link;
}

/// Of a block's marks and links, the first that begins at `from` or behind it, or the last before.
const Span* nearest_reference(const Block& block, Step step, std::uint32_t from) {
    const Span* found = nullptr;
    for (const Span& span : block.spans) {
        const auto begin = span.range.begin;
        if (!is_reference(span) || (step == Step::on ? begin < from : begin >= from)) {
            continue;
        }
        const bool nearer = found == nullptr || (step == Step::on ? begin < found->range.begin
                                                                  : begin > found->range.begin);
        found = nearer ? &span : found;
    }
    return found;
}

} // namespace

const Span* Navigator::reference_at(Place place) const {
    if (place.block >= reading_.blocks().size()) {
        return nullptr;
    }
    const auto sentence = reading_.sentence_at(place);
    const Span* found = nearest_reference(reading_.blocks()[place.block], Step::on, place.byte);
    const bool same_sentence = found != nullptr && sentence < reading_.sentences().size() &&
                               reading_.sentences()[sentence].block == place.block &&
                               found->range.begin < reading_.sentences()[sentence].range.end;
    return same_sentence ? found : nullptr;
}

std::optional<Target> Navigator::find_reference(Step step, Place from) const {
    const auto count = static_cast<std::uint32_t>(reading_.blocks().size());
    const bool on = step == Step::on;
    std::uint32_t number = std::min(from.block, count);
    // Backwards the place's own block comes first, if there is one.
    if (number == count && !on && count > 0) {
        --number;
    }
    for (; number < count; number = on ? number + 1 : number - 1) { // wraps round below 0
        const Block& block = reading_.blocks()[number];
        std::uint32_t byte = on ? 0 : size_of(block) + 1;
        if (number == from.block) {
            byte = on ? from.byte + 1 : from.byte;
        }
        const Span* span = flow_.holds(block) ? nearest_reference(block, step, byte) : nullptr;
        if (span != nullptr) {
            return reference_target(number, *span);
        }
    }
    return std::nullopt;
}

/// From the mark to the end of its sentence.
Target Navigator::reference_target(std::uint32_t block, const Span& mark) const {
    const auto sentence = reading_.sentence_at({block, mark.range.begin});
    const bool inside =
        sentence < reading_.sentences().size() && reading_.sentences()[sentence].block == block;
    const Place end = inside ? stop_at(sentence).end : Place{block, mark.range.end};
    return Target{{{block, mark.range.begin}, end}, 0, 0};
}

std::optional<Target> Navigator::find_block(Unit unit, Step step, Place from) const {
    const auto count = static_cast<std::uint32_t>(reading_.blocks().size());
    if (step == Step::on) {
        for (std::uint32_t block = std::min(from.block, count) + 1; block < count; ++block) {
            if (begins(unit, block)) {
                return Target{whole(unit, block), 0, 0};
            }
        }
        return std::nullopt;
    }
    // A place within a unit has the unit's own begin before it.
    std::uint32_t block = std::min(from.block, count);
    if (block < count && from.byte > 0 && begins(unit, block)) {
        return Target{whole(unit, block), 0, 0};
    }
    while (block > 0) {
        --block;
        if (begins(unit, block)) {
            return Target{whole(unit, block), 0, 0};
        }
    }
    return std::nullopt;
}

} // namespace lectern
