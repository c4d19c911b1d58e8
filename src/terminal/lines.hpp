// SPDX-License-Identifier: GPL-3.0-or-later
// Lines in and lines out.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// The longest line that is taken, in bytes; the rest of a longer one is passed over.
inline constexpr std::size_t longest_line = std::size_t{64} << 10U;

/// Puts lines together from bytes as they come. A line ends with LF or CR LF, which is cut off; the
/// last one may end with the input. Bytes are not checked. One thread.
class LineReader {
public:
    /// Takes what was read; gives the lines that are whole.
    std::vector<std::string> take(std::string_view bytes);
    /// The input has ended: the line that was left open, if any.
    std::optional<std::string> finish();

private:
    void add(std::string_view bytes);
    std::string line_;
    bool open_ = false; // bytes have come since the last line break
};

/// `text` with control characters (C0, DEL, C1) as spaces: what comes from a document must not
/// command the terminal. Malformed UTF-8 becomes U+FFFD.
std::string without_controls(std::string_view text);

/// Writes `text` without_controls() and a line break, in one write where the descriptor takes it.
/// Throws Error (output) when it cannot be written.
void print_line(int fd, std::string_view text);

} // namespace lectern
