// SPDX-License-Identifier: GPL-3.0-or-later
// Why the program takes what is at the place for a finding or a heading.
#pragma once

#include "player/player.hpp"

namespace lectern {

/// Says which rule made the finding at the place, and by which words of the document; of a heading,
/// whether the document marks it or it was guessed. The place stays.
Response explain(Player& player);

} // namespace lectern
