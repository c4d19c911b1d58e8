// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/options.hpp"
#include "speech/synthesizer.hpp"

namespace lectern {

/// Where the speaker program and its data are. Throws Error (internal) when one is missing.
Synthesizer::Options speaker_options();

} // namespace lectern
