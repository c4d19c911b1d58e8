// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/options.hpp"

namespace lectern {

/// The command `bookmarks`: prints those of the named report or of all, with --json too; with
/// --annotations those of one report as W3C Web Annotations; with --import takes over what another
/// reader has written in that form.
void print_bookmarks(const Options& options);

} // namespace lectern
