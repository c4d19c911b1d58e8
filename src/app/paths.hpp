// SPDX-License-Identifier: GPL-3.0-or-later
// Where things are: our own data beside the program, the user's by the XDG base directories.
#pragma once

#include <filesystem>

namespace lectern {

/// The voices folder: beside the program in a build tree, ../share/lectern/voices when installed.
/// Throws Error (internal) when neither is there.
std::filesystem::path voices_folder();

/// $XDG_CONFIG_HOME/lectern, or ~/.config/lectern; likewise the state and its default
/// ~/.local/state/lectern. Relative values of the variables are ignored, as the XDG specification
/// asks. Empty where neither the variable nor HOME is set.
std::filesystem::path config_folder();
std::filesystem::path state_folder();
/// The file of the store, in the state folder; empty where there is none.
std::filesystem::path state_file();
/// Where readings are kept, in $XDG_CACHE_HOME/lectern or ~/.cache/lectern; empty where there is
/// none.
std::filesystem::path cache_folder();
/// $XDG_DATA_HOME/lectern, or ~/.local/share/lectern: what the listener made, such as quotations.
std::filesystem::path data_folder();

} // namespace lectern
