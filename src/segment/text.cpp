// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/text.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace lectern {
namespace {

// Loops of one comparison: find_first_of calls a search for every single byte.
bool is_blank(char c) noexcept {
    return c == ' ' || c == '\t';
}
bool is_white(char c) noexcept {
    return c == ' ' || (c >= '\t' && c <= '\r');
}
std::size_t next_blank(std::string_view text, std::size_t at) noexcept {
    while (at < text.size() && !is_blank(text[at])) {
        ++at;
    }
    return at;
}

} // namespace

bool is_opening(char32_t point) noexcept {
    if (is_letter(point)) {
        return false; // most texts begin with one
    }
    return std::u32string_view(U"\"'([{«“„‘‹¿¡").find(point) != std::u32string_view::npos;
}

bool is_closing(char32_t point) noexcept {
    if (point == U'.' || is_letter(point)) {
        return false; // most texts end with one
    }
    return std::u32string_view(U"\"')]}»”“’›").find(point) != std::u32string_view::npos;
}

std::string plain_words(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    bool gap = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto [point, length] = code_point_at(text, at);
        if (is_letter(point) || is_digit(point)) {
            if (gap && !plain.empty()) {
                plain += ' ';
            }
            gap = false;
            plain += text.substr(at, length);
        } else {
            gap = true;
        }
        at += length;
    }
    return folded(plain);
}

std::string_view trimmed(std::string_view text) noexcept {
    while (!text.empty() && is_white(text.back())) {
        text.remove_suffix(1);
    }
    while (!text.empty() && is_white(text.front())) {
        text.remove_prefix(1);
    }
    return text;
}

std::string_view first_word(std::string_view text) noexcept {
    return text.substr(0, next_blank(text, 0));
}

std::string_view last_word(std::string_view text) noexcept {
    auto begin = text.size();
    while (begin > 0 && !is_blank(text[begin - 1])) {
        --begin;
    }
    return text.substr(begin);
}

std::vector<std::string_view> split_words(std::string_view text) {
    std::vector<std::string_view> words;
    words.reserve(std::min<std::size_t>(text.size() / 4 + 1, 64));
    for (std::size_t at = 0; at < text.size();) {
        if (is_blank(text[at])) {
            ++at;
            continue;
        }
        const auto end = next_blank(text, at);
        words.push_back(text.substr(at, end - at));
        at = end;
    }
    return words;
}

bool is_all_capitals(std::string_view text) noexcept {
    std::size_t upper = 0;
    std::size_t lower = 0;
    for (std::size_t at = 0; at < text.size() && lower * 10 <= text.size();) {
        const auto [point, length] = code_point_at(text, at);
        upper += is_upper(point) ? 1U : 0U;
        lower += is_lower(point) ? 1U : 0U;
        at += length;
    }
    return upper >= 2 && lower * 10 <= upper;
}

Letters letters_of(std::string_view text) noexcept {
    Letters seen;
    bool in_word = false; // the word has shown a letter or digit
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        char32_t point = byte;
        std::size_t length = 1;
        if (byte >= 0x80) {
            const auto decoded = code_point_at(text, at);
            point = decoded.value;
            length = decoded.length;
        }
        at += length;
        ++seen.points;
        if (point == U' ' || point == U'\t') {
            in_word = false;
            continue;
        }
        const bool upper = is_upper(point);
        const bool lower = !upper && is_lower(point);
        const bool digit = is_digit(point);
        if (!in_word && (upper || lower || digit || (point >= 0x80 && is_letter(point)))) {
            in_word = true;
            ++seen.words;
            seen.capital += upper ? 1U : 0U;
            seen.small += lower ? 1U : 0U;
        }
        seen.upper += upper ? 1U : 0U;
        seen.lower += lower ? 1U : 0U;
        seen.digits += digit ? 1U : 0U;
    }
    return seen;
}

} // namespace lectern
