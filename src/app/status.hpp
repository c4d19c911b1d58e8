// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/options.hpp"

namespace lectern {

/// The command `status`: how far each report has been read and how many of its findings were heard,
/// the newest first, below a line on all of them; --json too. Throws Error (usage) when words
/// follow it.
void print_status(const Options& options);

} // namespace lectern
