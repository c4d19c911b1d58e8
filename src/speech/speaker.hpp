// SPDX-License-Identifier: GPL-3.0-or-later
// The request loop of lectern-speaker.
#pragma once

#include "speech/engine.hpp"
#include "speech/normalise.hpp"

namespace lectern {

/// Answers requests on the socket until the other side closes it. A cancel is seen while a piece
/// is being spoken. Throws Error (internal) for what is no request.
void answer_requests(int socket, Engine& engine, Normaliser& normaliser);

} // namespace lectern
