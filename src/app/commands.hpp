// SPDX-License-Identifier: GPL-3.0-or-later
// The first word of the command line: one table for running, help and tests.
#pragma once

#include "app/options.hpp"

#include <string_view>
#include <vector>

namespace lectern {

struct CommandRow {
    std::string_view name;
    std::string_view argument;  // what follows it, for the help
    std::string_view help;      // one line, no full stop
    int (*run)(const Options&); // gives the exit status; throws Error
};
const std::vector<CommandRow>& command_table();
bool is_command(std::string_view word);

} // namespace lectern
