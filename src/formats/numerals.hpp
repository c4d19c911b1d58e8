// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers as they are written before items and headings.
#pragma once

#include <string>

namespace lectern {

/// 4 → "iv"; empty for 0 and less. From 5000 on it stays at "mmmmcmxcix".
std::string in_roman(int number);

} // namespace lectern
