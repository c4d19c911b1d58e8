// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace lectern {

/// Puts a text on the clipboard: through wl-copy or xclip where a graphical session is there and
/// has one of them, else through the terminal (OSC 52, which works over ssh too) when `terminal` is
/// one that takes sequences; -1 is none. Gives whether somebody took it; a terminal does not
/// answer, and counts as having taken it. Waits for half a second at the most. No shell is used:
/// the text goes on standard input, and is never part of a command.
bool copy_to_clipboard(const std::string& text, int terminal);

/// Base64 as RFC 4648 has it, with padding.
std::string base64(std::string_view bytes);

} // namespace lectern
