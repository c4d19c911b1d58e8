// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "segment/full_stop.hpp"

#include <cstddef>
#include <vector>

namespace lectern {

/// Where items of a list that was written as one paragraph begin, the first one left out:
/// "1) The first item 2) The second item", "• One • Two". Empty for a text that is no such list;
/// "(a) one, (b) two and (c) three" inside a sentence is none. In order. Linear time.
std::vector<std::size_t> inline_item_starts(const SentenceText& in);

} // namespace lectern
