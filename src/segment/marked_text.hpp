// SPDX-License-Identifier: GPL-3.0-or-later
// Blocks of a document with marks → the same blocks, cleaned and with the headings that were only
// set in bold.
#pragma once

#include "segment/bold_headings.hpp"

#include <cstddef>
#include <vector>

namespace lectern {

/// Gathers blocks to windows and puts them right. One thread; memory is that of one window.
class MarkedText {
public:
    /// Whether enough blocks came to be read. The same for the same blocks, however they came.
    bool full() const noexcept { return bytes_ >= window_bytes; }
    /// Whether enough came for a format that takes its time, page after page: a listener waits.
    bool full_for_now() const noexcept {
        return bytes_ >= (begun_ ? page_window_bytes : first_window_bytes);
    }
    bool empty() const noexcept { return blocks_.empty(); }
    void take(Block block);
    /// The text gathered so far, for finding its language.
    std::string sample() const;
    enum class More { comes, ends };
    /// Gives the blocks away; the last ones wait for what follows, but for the end.
    std::vector<Block> read(const StructureRules& rules, More more);

private:
    static constexpr std::size_t window_bytes = std::size_t{512} << 10U;
    static constexpr std::size_t page_window_bytes = std::size_t{48} << 10U; // some 20 pages
    static constexpr std::size_t first_window_bytes = std::size_t{12} << 10U;

    std::vector<Block> blocks_;
    std::size_t bytes_ = 0;
    bool begun_ = false; // some blocks were given
    LevelsBelow levels_;
    std::uint32_t last_note_ = 0;
};

} // namespace lectern
