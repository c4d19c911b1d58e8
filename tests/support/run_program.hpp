// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a program to its end, as a script does.
#pragma once

#include <string>
#include <vector>

namespace lectern::test {

/// How a program ended and what it printed.
struct Outcome {
    int status = -1; // or 128 + the signal that ended it
    std::string out;
    std::string err;
};

/// Whether the program may read what its owner has forbidden, as root otherwise may.
enum class Rights { all, those_of_files };

/// Runs `words` with this environment ("NAME=VALUE") and nothing else, gives it `input` on standard
/// input, and waits for its end. Throws std::runtime_error when it cannot be started.
Outcome run_program(const std::vector<std::string>& words,
                    const std::vector<std::string>& environment, const std::string& input = "",
                    Rights rights = Rights::all);

} // namespace lectern::test
