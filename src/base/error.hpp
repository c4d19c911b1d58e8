// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string>

namespace lectern {

/// What failed. The values are the exit statuses of the program.
enum class Failure { internal = 1, usage = 2, document = 3, audio = 4, output = 5 };

/// The one exception type. what() is one line of UTF-8 for the reader: the problem, the file and
/// place, the next step; no line break, no code, no bracket. Thrown where it fails, caught at the
/// three borders (main, a worker's request loop, a player command).
class Error : public std::runtime_error {
public:
    Error(Failure failure, const std::string& line) : std::runtime_error(line), failure_(failure) {}
    Failure failure() const noexcept { return failure_; }

private:
    Failure failure_;
};

} // namespace lectern
