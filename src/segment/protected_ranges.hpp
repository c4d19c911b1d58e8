// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/document.hpp"

#include <string_view>
#include <vector>

namespace lectern {

/// The parts of a text that one sentence holds together: brackets, and quotations after which the
/// sentence goes on in small letters. In order, not overlapping, each of bounded length; brackets
/// that never close protect nothing. Linear time.
std::vector<TextRange> protected_ranges(std::string_view text);

} // namespace lectern
