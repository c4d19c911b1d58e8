// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/options.hpp"

namespace lectern {

/// The command `compare`: loads an old and a new edition of a report and prints which findings,
/// recommendations and headings are new, changed, dropped, moved or renumbered. Throws Error: usage
/// for anything but two files, document for one that cannot be read.
void print_changes(const Options& options);

} // namespace lectern
