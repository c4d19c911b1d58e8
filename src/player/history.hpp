// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/reading.hpp"

#include <optional>
#include <vector>

namespace lectern {

/// Where jumps came from, to undo them and to do them again. A place may be nothing: before the
/// first sentence was said.
class History {
public:
    using Origin = std::optional<Place>;

    /// A jump leaves `from`. What was undone before it cannot be done again.
    void jumped(Origin from);
    /// Undoes the newest jump: gives where it came from, and keeps `here` for forward(). Nothing
    /// where there is none.
    std::optional<Origin> back(Origin here);
    /// The other way round.
    std::optional<Origin> forward(Origin here);

private:
    std::vector<Origin> back_; // newest last
    std::vector<Origin> forward_;
};

} // namespace lectern
