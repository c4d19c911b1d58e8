// SPDX-License-Identifier: GPL-3.0-or-later
// The parser's messages to main: a Facts or ReadingPart as bytes and back, checked. What comes from
// the parser has been near a hostile document: nothing of it is believed.
#pragma once

#include "base/error.hpp"
#include "document/reading.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace lectern {

/// Kinds of Frame that the parser sends. The last one is `end` or `failed`; a stream that closes
/// without either is a parser that died.
enum class ParserMessage : std::uint8_t { facts, part, progress, failed, end };

std::vector<std::byte> encode(const Facts& facts);
std::vector<std::byte> encode(const ReadingPart& part);
/// Throw Error (internal) for bytes that are not what encode() makes. Places inside the part are
/// checked by Reading::append().
Facts decode_facts(std::span<const std::byte> bytes);
ReadingPart decode_part(std::span<const std::byte> bytes);

struct Progress {
    std::uint64_t done = 0;
    std::uint64_t all = 0;
};
std::vector<std::byte> encode(const Progress& progress);
Progress decode_progress(std::span<const std::byte> bytes);

/// An Error on its way from the parser.
std::vector<std::byte> encode(const Error& error);
Error decode_error(std::span<const std::byte> bytes);

} // namespace lectern
