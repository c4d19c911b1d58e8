// SPDX-License-Identifier: GPL-3.0-or-later
// Values as bytes and back, for messages between our processes on one machine (native byte order).
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace lectern {

/// Puts values one behind the other. Texts are a 32-bit length in bytes, then the bytes.
class ByteWriter {
public:
    template <typename Number>
    requires std::is_arithmetic_v<Number> || std::is_enum_v<Number>
    void put(Number value) {
        const std::size_t at = bytes_.size();
        bytes_.resize(at + sizeof value);
        std::memcpy(bytes_.data() + at, &value, sizeof value);
    }
    /// Throws Error (internal) for a text of 4 GiB or more.
    void put(std::string_view text);
    /// Bytes as they are, without a length.
    void put_raw(std::span<const std::byte> raw);

    std::span<const std::byte> bytes() const noexcept { return bytes_; }
    std::vector<std::byte> take() noexcept { return std::move(bytes_); }
    void clear() noexcept { bytes_.clear(); }

private:
    std::vector<std::byte> bytes_;
};

/// Takes values out again. What the bytes do not hold is an Error (internal): they come from
/// another process, which may have been fed a hostile document and is not trusted.
class ByteReader {
public:
    /// Looks at `bytes`; they must outlive the reader and the views that it gives.
    explicit ByteReader(std::span<const std::byte> bytes) noexcept : rest_(bytes) {}

    template <typename Number>
    requires std::is_arithmetic_v<Number> Number get() {
        Number value;
        std::memcpy(&value, take(sizeof value).data(), sizeof value);
        return value;
    }
    /// An enumerator counted from 0; a value above `last` is an Error.
    template <typename Enum>
    requires std::is_enum_v<Enum> Enum get_enum(Enum last) {
        const auto value = get<std::underlying_type_t<Enum>>();
        if (value > static_cast<std::underlying_type_t<Enum>>(last)) {
            malformed();
        }
        return static_cast<Enum>(value);
    }
    /// A text; bytes that are not UTF-8 are an Error.
    std::string get_text();
    /// A count of items that take at least `least_size` bytes each: a count that cannot fit into
    /// the rest is an Error, so no hostile count makes us reserve memory.
    std::uint32_t get_count(std::size_t least_size);
    std::span<const std::byte> rest() const noexcept { return rest_; }
    /// Bytes that nobody asked for are an Error too.
    void expect_end() const;

private:
    [[noreturn]] static void malformed();
    std::span<const std::byte> take(std::size_t count);
    std::span<const std::byte> rest_;
};

} // namespace lectern
