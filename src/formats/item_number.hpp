// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/document.hpp"

#include <string>

namespace lectern {

/// The number of a list's item as it is written: "14.", "c.", "IV.". `numbering` is '1', 'a', 'A',
/// 'i' or 'I'; what letters or Roman numerals cannot tell is given in figures.
std::string item_number(int number, char numbering);

/// Puts a number before the words of an item, as a part of its text.
void put_number(Block& item, const std::string& number);

} // namespace lectern
