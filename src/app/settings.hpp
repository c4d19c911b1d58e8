// SPDX-License-Identifier: GPL-3.0-or-later
// What was asked for, and where: on the command line, in the environment, in the configuration.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// The value of an option, as it is written. A switch that is on is "true".
struct Setting {
    std::string value;
    std::string origin; // "option", "environment LECTERN_RATE", or "FILE, line 3"
    std::string called; // how a message names it: "--rate", "LECTERN_RATE", "FILE, line 3: rate"
    bool on_command_line = false;
};
/// By the name of the option; what was not asked for is not there.
using Settings = std::map<std::string, Setting, std::less<>>;

/// Puts together what was asked for: the command line goes over the environment, that over the
/// configuration file (which need not exist). `words` gets what is no option. Throws Error (usage)
/// in one line: an unknown option, or a configuration key that is none, with its file and line.
Settings given_settings(const std::vector<std::string>& arguments,
                        const std::filesystem::path& config_file, std::vector<std::string>& words);

/// The variable of the environment that stands for an option: LECTERN_KEEP_OPEN of "keep-open".
std::string variable_of(std::string_view option);

} // namespace lectern
