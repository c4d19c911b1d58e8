// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/options.hpp"

namespace lectern {

/// Prints every setting with its value and where that comes from: the command line, the
/// environment, the configuration file with its line, the last session, or the program's own
/// default. With --json as an array of objects.
void print_config(const Options& options);

} // namespace lectern
