// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace lectern {

/// How many signs are said by name. All stay with the engine, which makes pauses and tones of them.
enum class Punctuation : std::uint8_t {
    none, // not even those that stand for words, such as & and @
    some, // those alone: prose
    most, // brackets, quotation marks and dashes too
    all,
};
inline constexpr Punctuation last_punctuation = Punctuation::all;
inline constexpr std::array<std::string_view, static_cast<std::size_t>(last_punctuation) + 1>
    punctuation_names{"none", "some", "most", "all"};

} // namespace lectern
