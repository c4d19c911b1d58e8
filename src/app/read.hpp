// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/options.hpp"

namespace lectern {

/// The command `read`: opens the document and reads it until the listener leaves. Gives the exit
/// status: 0, 4 when speech was demanded and no device is there, 130 when interrupted.
/// Throws Error for what fails before there is anything to read.
int read_aloud(const Options& options);

} // namespace lectern
