// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.hpp"

#include <bit>
#include <cstring>

namespace lectern {
namespace {

constexpr char32_t replacement = 0xFFFD;

constexpr bool is_tail(unsigned char byte) noexcept {
    return (byte & 0xC0U) == 0x80U;
}

/// Eight ASCII bytes at once: most reports are mostly ASCII.
bool eight_ascii(const char* at) noexcept {
    std::uint64_t word;
    std::memcpy(&word, at, sizeof word);
    return (word & 0x8080808080808080U) == 0;
}

} // namespace

CodePoint decoded_at(std::string_view text, std::size_t at) noexcept {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const unsigned char first = byte(0);
    // Lead bytes C0, C1 and F5 to FF never occur; the bounds on the second byte (Unicode table 3-7)
    // keep out overlong forms and surrogates.
    std::uint8_t length = 0;
    unsigned char low = 0x80;
    unsigned char high = 0xBF;
    if (first >= 0xC2 && first <= 0xDF) {
        length = 2;
    } else if (first >= 0xE0 && first <= 0xEF) {
        length = 3;
        low = first == 0xE0 ? 0xA0 : 0x80;
        high = first == 0xED ? 0x9F : 0xBF;
    } else if (first >= 0xF0 && first <= 0xF4) {
        length = 4;
        low = first == 0xF0 ? 0x90 : 0x80;
        high = first == 0xF4 ? 0x8F : 0xBF;
    }
    if (length == 0 || at + length > text.size() || byte(1) < low || byte(1) > high) {
        return {replacement, 1};
    }
    char32_t value = first & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if (!is_tail(byte(i))) {
            return {replacement, 1};
        }
        value = (value << 6U) | (byte(i) & 0x3FU);
    }
    return {value, length};
}

CodePoint decoded_before(std::string_view text, std::size_t at) noexcept {
    std::size_t begin = at - 1;
    while (begin > 0 && at - begin < 4 && is_tail(static_cast<unsigned char>(text[begin]))) {
        --begin;
    }
    const CodePoint found = code_point_at(text, begin);
    return begin + found.length == at ? found : CodePoint{replacement, 1};
}

bool is_utf8(std::string_view bytes) noexcept {
    std::size_t at = 0;
    while (at < bytes.size()) {
        if (at + 8 <= bytes.size() && eight_ascii(bytes.data() + at)) {
            at += 8;
            continue;
        }
        const CodePoint found = code_point_at(bytes, at);
        if (found.value == replacement && found.length == 1) {
            return false;
        }
        at += found.length;
    }
    return true;
}

void append_utf8(std::string& text, char32_t value) {
    if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) {
        value = replacement;
    }
    const auto put = [&](char32_t byte) { text.push_back(static_cast<char>(byte)); };
    if (value < 0x80) {
        put(value);
    } else if (value < 0x800) {
        put(0xC0U | (value >> 6U));
        put(0x80U | (value & 0x3FU));
    } else if (value < 0x10000) {
        put(0xE0U | (value >> 12U));
        put(0x80U | ((value >> 6U) & 0x3FU));
        put(0x80U | (value & 0x3FU));
    } else {
        put(0xF0U | (value >> 18U));
        put(0x80U | ((value >> 12U) & 0x3FU));
        put(0x80U | ((value >> 6U) & 0x3FU));
        put(0x80U | (value & 0x3FU));
    }
}

std::string to_valid_utf8(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size());
    bool in_malformed = false;
    for (std::size_t at = 0; at < bytes.size();) {
        const CodePoint found = code_point_at(bytes, at);
        const bool malformed = found.value == replacement && found.length == 1;
        if (!malformed) {
            text.append(bytes, at, found.length);
        } else if (!in_malformed || !is_tail(static_cast<unsigned char>(bytes[at]))) {
            append_utf8(text, replacement);
        }
        in_malformed = malformed;
        at += found.length;
    }
    return text;
}

std::size_t count_code_points(std::string_view text) noexcept {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) {
        at += code_point_at(text, at).length;
    }
    return count;
}

} // namespace lectern
