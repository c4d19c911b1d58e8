// SPDX-License-Identifier: GPL-3.0-or-later
// Messages on a pipe or socket between our processes: 32-bit length, 8-bit kind, payload.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace lectern {

/// The longest payload that is sent or believed, in bytes: a part of a reading is cut far below.
inline constexpr std::size_t longest_frame = std::size_t{64} << 20U;

/// One message. `kind` is an enumerator of the protocol that the two programs share.
struct Frame {
    std::uint8_t kind = 0;
    std::vector<std::byte> payload;
};

/// Sends one message and waits until it is taken. Gives false when the other side is gone.
/// Throws Error (internal) for a payload above `longest_frame`. One thread at a time for each fd.
bool send_frame(int fd, std::uint8_t kind, std::span<const std::byte> payload);

/// The bytes of one message, for a queue of one's own.
void append_frame(std::vector<std::byte>& queue, std::uint8_t kind,
                  std::span<const std::byte> payload);

/// Puts messages together from whatever bytes come. Used by one thread.
class FrameReader {
public:
    enum class State { open, closed };

    /// Reads once from `fd` (up to 64 KiB). Blocks only where the descriptor does. Gives `closed`
    /// at the end of the stream or when reading fails; what came before can still be taken.
    State read_from(int fd);
    /// Bytes that came on another way.
    void add(std::span<const std::byte> bytes);
    /// The next whole message, oldest first. Throws Error (internal) for a length above
    /// `longest_frame`: the stream is then useless.
    std::optional<Frame> next();

private:
    std::vector<std::byte> pending_;
    std::size_t taken_ = 0;
};

/// Waits for the next message of a blocking descriptor; nothing when the other side closed.
std::optional<Frame> receive_frame(int fd, FrameReader& reader);

} // namespace lectern
