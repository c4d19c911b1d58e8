// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/item_number.hpp"

#include "formats/numerals.hpp"

namespace lectern {
namespace {

/// 27 is "aa", as spreadsheets count their columns.
std::string in_letters(int number) {
    std::string letters;
    for (; number > 0; number = (number - 1) / 26) {
        letters.insert(letters.begin(), static_cast<char>('a' + (number - 1) % 26));
    }
    return letters;
}

} // namespace

std::string item_number(int number, char numbering) {
    std::string written;
    if (number > 0 && number < 4000 && (numbering | 0x20) == 'a') {
        written = in_letters(number);
    } else if (number > 0 && number < 4000 && (numbering | 0x20) == 'i') {
        written = in_roman(number);
    } else {
        return std::to_string(number) + ".";
    }
    for (char& letter : written) {
        letter = numbering < 'a' ? static_cast<char>(letter - 32) : letter;
    }
    return written + ".";
}

void put_number(Block& item, const std::string& number) {
    const auto shift = static_cast<std::uint32_t>(number.size() + 1);
    item.text.insert(0, number + " ");
    for (Span& span : item.spans) {
        span.range.begin += shift;
        span.range.end += shift;
    }
    item.number = {0, shift - 1};
}

} // namespace lectern
