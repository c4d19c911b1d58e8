// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/letters.hpp"

#include <algorithm>
#include <array>
#include <unicode/uchar.h>

namespace lectern {
namespace {

UChar32 icu(char32_t c) noexcept {
    return static_cast<UChar32>(c);
}

unsigned roman_digit(char c) noexcept {
    constexpr std::string_view digits = "ivxlcdm";
    constexpr std::array<unsigned, 7> values{1, 5, 10, 50, 100, 500, 1000};
    const auto place = digits.find(c);
    return place == std::string_view::npos ? 0 : values[place];
}

/// The numeral that writes `value`, to know "IV" from "IIII" and from words such as "ill".
std::string roman_numeral(unsigned value) {
    constexpr std::array<unsigned, 13> steps{1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    constexpr std::array<std::string_view, 13> signs{"m",  "cm", "d",  "cd", "c",  "xc", "l",
                                                     "xl", "x",  "ix", "v",  "iv", "i"};
    std::string numeral;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        for (; value >= steps[i]; value -= steps[i]) {
            numeral += signs[i];
        }
    }
    return numeral;
}

/// Of an ASCII letter.
char small(char c) noexcept {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

} // namespace

namespace wide {

bool is_letter(char32_t c) noexcept {
    return u_isalpha(icu(c)) != 0;
}

bool is_upper(char32_t c) noexcept {
    return u_isupper(icu(c)) != 0 || u_istitle(icu(c)) != 0;
}

bool is_lower(char32_t c) noexcept {
    return u_islower(icu(c)) != 0;
}

bool is_digit(char32_t c) noexcept {
    return u_isdigit(icu(c)) != 0;
}

bool is_space(char32_t c) noexcept {
    return c == 0xA0 || c == 0x202F || c == 0x205F || c == 0x3000 || (c >= 0x2000 && c <= 0x200B) ||
           c == 0x2028 || c == 0x2029 || c == 0xFEFF;
}

bool is_word_part(char32_t c) noexcept {
    return u_isalnum(icu(c)) != 0 || (U_GET_GC_MASK(icu(c)) & U_GC_M_MASK) != 0;
}

} // namespace wide

bool is_quote(char32_t c) noexcept {
    return c == '"' || c == '\'' || c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201F) ||
           c == 0x2039 || c == 0x203A;
}

bool is_dash(char32_t c) noexcept {
    return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

bool is_bullet(char32_t c) noexcept {
    if (c < 0x80) {
        return false;
    }
    constexpr std::array<char32_t, 9> bullets{0x2022, 0x2023, 0x2043, 0x25A0, 0x25A1,
                                              0x25AA, 0x25CB, 0x25CF, 0x25E6};
    return std::binary_search(bullets.begin(), bullets.end(), c);
}

void fold_into(std::string& buffer, std::string_view text) {
    buffer.assign(text);
    std::size_t ascii = 0; // most words are no more than that
    for (; ascii < text.size() && static_cast<unsigned char>(text[ascii]) < 0x80; ++ascii) {
        buffer[ascii] = small(text[ascii]);
    }
    buffer.resize(ascii);
    for (std::size_t at = ascii; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            buffer += small(text[at]);
            ++at;
            continue;
        }
        const CodePoint c = code_point_at(text, at);
        at += c.length;
        if (c.value == 0x2019) {
            buffer += '\'';
        } else {
            append_utf8(buffer, static_cast<char32_t>(u_tolower(icu(c.value))));
        }
    }
}

std::string folded(std::string_view text) {
    std::string buffer;
    fold_into(buffer, text);
    return buffer;
}

unsigned roman_value(std::string_view text) noexcept {
    if (text.empty() || text.size() > 12) {
        return 0;
    }
    const bool upper = text[0] >= 'A' && text[0] <= 'Z';
    std::string small;
    for (const char c : text) {
        if ((c >= 'A' && c <= 'Z') != upper) {
            return 0;
        }
        small += upper ? static_cast<char>(c + 32) : c;
    }
    unsigned value = 0;
    for (std::size_t i = 0; i < small.size(); ++i) {
        const unsigned digit = roman_digit(small[i]);
        if (digit == 0) {
            return 0;
        }
        const unsigned next = i + 1 < small.size() ? roman_digit(small[i + 1]) : 0;
        value = digit < next ? value - digit : value + digit;
    }
    return value < 4000 && roman_numeral(value) == small ? value : 0;
}

std::size_t skip_spaces(std::string_view text, std::size_t at) noexcept {
    while (at < text.size()) {
        const CodePoint c = code_point_at(text, at);
        if (!is_space(c.value)) {
            break;
        }
        at += c.length;
    }
    return at;
}

} // namespace lectern
