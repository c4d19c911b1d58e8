// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/numerals.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace lectern {

std::string in_roman(int number) {
    static constexpr std::array<std::pair<int, std::string_view>, 13> signs{{
        {1000, "m"},
        {900, "cm"},
        {500, "d"},
        {400, "cd"},
        {100, "c"},
        {90, "xc"},
        {50, "l"},
        {40, "xl"},
        {10, "x"},
        {9, "ix"},
        {5, "v"},
        {4, "iv"},
        {1, "i"},
    }};
    std::string roman;
    number = std::clamp(number, 0, 4999);
    for (const auto& [value, sign] : signs) {
        for (; number >= value; number -= value) {
            roman += sign;
        }
    }
    return roman;
}

} // namespace lectern
