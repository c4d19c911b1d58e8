// SPDX-License-Identifier: GPL-3.0-or-later
// The manual page and what shells complete: made of the tables that the program works with.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace lectern {

/// The exit statuses, each with what it means.
const std::vector<std::pair<int, std::string>>& exit_statuses();

/// lectern(1) for man. `keys` is the list of keys, one a line: "KEY, NAME: WHAT".
std::string manual_page(const std::string& keys);

/// Completions of commands, options and files, for the shells' own folders of them.
std::string bash_completions();
std::string zsh_completions();
std::string fish_completions();

} // namespace lectern
