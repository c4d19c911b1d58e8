// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/tokens.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <unicode/uchar.h>

namespace lectern {
namespace {

TokenKind kind_of(char32_t point) {
    if (point >= U'0' && point <= U'9') {
        return TokenKind::digits;
    }
    if (point == U' ') {
        return TokenKind::space;
    }
    return is_letter(point) ? TokenKind::word : TokenKind::sign;
}

} // namespace

bool is_letter(char32_t point) noexcept {
    if (point < 0x80) {
        return (point >= U'a' && point <= U'z') || (point >= U'A' && point <= U'Z');
    }
    return (U_GET_GC_MASK(static_cast<UChar32>(point)) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

bool is_capital(char32_t point) noexcept {
    return u_isupper(static_cast<UChar32>(point)) != 0;
}

std::string lower_case(std::string_view text) {
    std::string lower;
    lower.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto point = code_point_at(text, at);
        append_utf8(lower, static_cast<char32_t>(u_tolower(static_cast<UChar32>(point.value))));
        at += point.length;
    }
    return lower;
}

Tokens::Tokens(std::string_view text) : text_(text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto point = code_point_at(text, at);
        const auto kind = kind_of(point.value);
        const auto begin = static_cast<std::uint32_t>(at);
        at += point.length;
        const auto end = static_cast<std::uint32_t>(at);
        if (kind != TokenKind::sign && !tokens_.empty() && tokens_.back().kind == kind) {
            tokens_.back().end = end;
        } else {
            tokens_.push_back({kind, begin, end, point.value});
        }
    }
}

std::string_view Tokens::text(std::size_t from, std::size_t to) const noexcept {
    if (from >= tokens_.size() || to <= from) {
        return {};
    }
    const auto begin = tokens_[from].begin;
    return text_.substr(begin, tokens_[std::min(to, tokens_.size()) - 1].end - begin);
}

bool Tokens::is_digits(std::size_t i, std::size_t least, std::size_t most) const noexcept {
    const std::size_t length = text(i).size();
    return is(i, TokenKind::digits) && length >= least && length <= most;
}

std::string Tokens::lower(std::size_t i) const {
    return is(i, TokenKind::word) ? lower_case(text(i)) : std::string();
}

bool Tokens::is_capitals(std::size_t i) const noexcept {
    if (!is(i, TokenKind::word)) {
        return false;
    }
    const auto word = text(i);
    for (std::size_t at = 0; at < word.size();) {
        const auto point = code_point_at(word, at);
        if (!is_capital(point.value)) {
            return false;
        }
        at += point.length;
    }
    return true;
}

bool Tokens::is_capitalised(std::size_t i) const noexcept {
    return is(i, TokenKind::word) && is_capital((*this)[i].first);
}

bool Tokens::is_dash(std::size_t i) const noexcept {
    constexpr std::u32string_view dashes = U"-‐‑‒–—−";
    return is(i, TokenKind::sign) && dashes.find((*this)[i].first) != std::u32string_view::npos;
}

bool Tokens::is_free_before(std::size_t i) const noexcept {
    const TokenKind kind = before(i).kind;
    return kind != TokenKind::word && kind != TokenKind::digits;
}

bool Tokens::is_free_at(std::size_t i) const noexcept {
    return !is(i, TokenKind::word) && !is(i, TokenKind::digits);
}

} // namespace lectern
