// SPDX-License-Identifier: GPL-3.0-or-later
// Places that last: the anchor that is saved, and how a saved or asked-for place is found again.
#pragma once

#include "document/reading.hpp"
#include "store/places.hpp"

#include <optional>
#include <string>

namespace lectern {

/// The anchor of a sentence: its first words, what stood before it, its number, its percentage.
SavedPlace anchor_of(const Reading& reading, std::uint32_t sentence, int percent);

/// The sentence that an anchor means in this edition: the one of the same number if it still reads
/// the same, else the nearest with the same words, else the nearest whose neighbour did, else the
/// percentage. `reading` must be complete, or hold the sentence of that number.
Place place_of(const Reading& reading, const SavedPlace& saved);

/// Whether enough of the document has come to find the place.
bool can_find(const Reading& reading, const SavedPlace& saved);

} // namespace lectern
