// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace lectern {

/// What `lectern --help` prints: a line each for commands and options, up to 80 columns.
std::string help_text();
/// "lectern 0.1.0" and a line on the licence.
std::string version_text();

} // namespace lectern
