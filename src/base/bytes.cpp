// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/bytes.hpp"

#include "base/error.hpp"
#include "base/utf8.hpp"

#include <limits>

namespace lectern {

void ByteWriter::put(std::string_view text) {
    if (text.size() > std::numeric_limits<std::uint32_t>::max()) {
        throw Error(Failure::internal, "a text of over 4 gigabytes cannot be handed on");
    }
    put(static_cast<std::uint32_t>(text.size()));
    put_raw(std::as_bytes(std::span(text)));
}

void ByteWriter::put_raw(std::span<const std::byte> raw) {
    bytes_.insert(bytes_.end(), raw.begin(), raw.end());
}

std::string ByteReader::get_text() {
    const auto length = get<std::uint32_t>();
    const auto raw = take(length);
    std::string text(raw.size(), '\0');
    if (!raw.empty()) {
        std::memcpy(text.data(), raw.data(), raw.size());
    }
    if (!is_utf8(text)) {
        malformed();
    }
    return text;
}

std::uint32_t ByteReader::get_count(std::size_t least_size) {
    const auto count = get<std::uint32_t>();
    if (count > rest_.size() / least_size) {
        malformed();
    }
    return count;
}

void ByteReader::expect_end() const {
    if (!rest_.empty()) {
        malformed();
    }
}

void ByteReader::malformed() {
    throw Error(Failure::internal, "a helper program sent a damaged message");
}

std::span<const std::byte> ByteReader::take(std::size_t count) {
    if (count > rest_.size()) {
        malformed();
    }
    const auto taken = rest_.first(count);
    rest_ = rest_.subspan(count);
    return taken;
}

} // namespace lectern
