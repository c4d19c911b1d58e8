// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "player/keymap.hpp"

#include <filesystem>
#include <string>

namespace lectern {

/// The keymap of that name ("letters" is the table of commands; others stand in voices/keymaps),
/// other scripts' keyboards, and over both the listener's own keys: keys.toml of the configuration
/// folder. Throws Error (usage) for a name that there is not, and for mistakes in the files.
Keymap make_keymap(const std::filesystem::path& voices, const std::string& name);

} // namespace lectern
