// SPDX-License-Identifier: GPL-3.0-or-later
// Where the statement of a block stands between its marks: numbers, bullets, bold labels.
#pragma once

#include "document/document.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lectern {

/// Whether the block begins with a number; "Finding 2:" is a label, no number.
bool is_numbered(const Block& block);

/// Where the statement of a block begins: behind the list marker or paragraph number.
std::uint32_t statement_begin(const Block& block);

/// What a marker looks like: a bullet's sign, or one sign for each kind of numbering.
char32_t marker_look(const Block& block);

/// `end` without the white space before it, not below `begin`.
std::uint32_t trimmed_end(std::string_view text, std::size_t begin, std::size_t end);

/// Where the bold text that begins at `begin` ends; 0 where there is none. Linear in the spans.
std::uint32_t strong_end(const Block& block, std::uint32_t begin);

} // namespace lectern
