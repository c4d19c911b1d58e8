// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lectern {

/// Writes to standard output. Throws Error (output) when it cannot be written (closed pipe, full
/// disk); the words name the cause.
void print(std::string_view text);

/// One line to standard error: "lectern: …", where our messages go. Keeps working after the sound
/// library's noise has been sent away (see keep_messages()).
void print_message(std::string_view line);

/// Makes a copy of descriptor 2 for print_message(): call it before open_portaudio().
void keep_messages();

/// "1 finding", "4 findings": for the program's own English lines.
std::string counted(std::uint64_t count, std::string_view noun);

} // namespace lectern
