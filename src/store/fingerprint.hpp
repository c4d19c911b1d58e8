// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace lectern {

/// The identity of a document's content: 128 bits as 32 hexadecimal digits (XXH3). Main makes it
/// before it can look up the place, so the hash is one that reads at the speed of memory; it keeps
/// documents apart, it does not prove who wrote them.
std::string fingerprint(std::span<const std::byte> content);

} // namespace lectern
