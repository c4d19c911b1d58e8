// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "player/keymap.hpp"
#include "player/player.hpp"

#include <string>

namespace lectern {

/// What the first start of all asks: whether the rate is right and how much to say beside the text,
/// with the keys of `keymap` that change them at any time. Nothing waits for an answer: reading
/// goes on by itself, and whoever knows the keys is not held up.
std::string first_question(const Player& player, const Keymap& keymap);

} // namespace lectern
