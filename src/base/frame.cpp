// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/frame.hpp"

#include "base/error.hpp"
#include "base/fd.hpp"

#include <array>
#include <cerrno>
#include <cstring>

namespace lectern {
namespace {

constexpr std::size_t header_size = sizeof(std::uint32_t) + sizeof(std::uint8_t);
constexpr std::size_t read_size = std::size_t{64} << 10U;

std::array<std::byte, header_size> header(std::uint8_t kind, std::size_t size) {
    if (size > longest_frame) {
        throw Error(Failure::internal, "a message between the programs is too long");
    }
    const auto length = static_cast<std::uint32_t>(size);
    std::array<std::byte, header_size> bytes{};
    std::memcpy(bytes.data(), &length, sizeof length);
    bytes[sizeof length] = std::byte{kind};
    return bytes;
}

} // namespace

bool send_frame(int fd, std::uint8_t kind, std::span<const std::byte> payload) {
    std::vector<std::byte> whole;
    whole.reserve(header_size + payload.size());
    append_frame(whole, kind, payload);
    return write_all(fd, whole);
}

void append_frame(std::vector<std::byte>& queue, std::uint8_t kind,
                  std::span<const std::byte> payload) {
    const auto head = header(kind, payload.size());
    queue.insert(queue.end(), head.begin(), head.end());
    queue.insert(queue.end(), payload.begin(), payload.end());
}

FrameReader::State FrameReader::read_from(int fd) {
    const std::size_t at = pending_.size();
    pending_.resize(at + read_size);
    const auto count = read_some(fd, std::span(pending_).subspan(at));
    pending_.resize(at + count.value_or(0));
    if (!count) {
        return errno == EAGAIN ? State::open : State::closed;
    }
    return *count == 0 ? State::closed : State::open;
}

void FrameReader::add(std::span<const std::byte> bytes) {
    pending_.insert(pending_.end(), bytes.begin(), bytes.end());
}

std::optional<Frame> FrameReader::next() {
    const std::size_t available = pending_.size() - taken_;
    if (available >= header_size) {
        std::uint32_t length = 0;
        std::memcpy(&length, pending_.data() + taken_, sizeof length);
        if (length > longest_frame) {
            throw Error(Failure::internal, "a helper program sent a damaged message");
        }
        if (available >= header_size + length) {
            const auto* begin = pending_.data() + taken_ + header_size;
            Frame frame{static_cast<std::uint8_t>(begin[-1]), {begin, begin + length}};
            taken_ += header_size + length;
            return frame;
        }
    }
    pending_.erase(pending_.begin(), pending_.begin() + static_cast<std::ptrdiff_t>(taken_));
    taken_ = 0;
    return std::nullopt;
}

std::optional<Frame> receive_frame(int fd, FrameReader& reader) {
    for (;;) {
        if (auto frame = reader.next()) {
            return frame;
        }
        if (reader.read_from(fd) == FrameReader::State::closed) {
            return reader.next();
        }
    }
}

} // namespace lectern
