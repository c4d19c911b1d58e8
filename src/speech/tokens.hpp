// SPDX-License-Identifier: GPL-3.0-or-later
// A text as words, digits, spaces and signs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

enum class TokenKind : std::uint8_t {
    word,   // letters and marks, among them raised ones such as those of "1er"
    digits, // 0 to 9
    space,
    sign, // one code point
    none, // before the first and behind the last
};

struct Token {
    TokenKind kind = TokenKind::none;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    char32_t first = 0;
};

/// The tokens of one text; any index may be asked for. Looks at the text, which must outlive it.
class Tokens {
public:
    explicit Tokens(std::string_view text);

    std::size_t size() const noexcept { return tokens_.size(); }
    const Token& operator[](std::size_t i) const noexcept {
        return i < tokens_.size() ? tokens_[i] : none_;
    }
    /// The one before `i`.
    const Token& before(std::size_t i) const noexcept { return (*this)[i - 1]; }
    std::string_view text(std::size_t i) const noexcept { return text(i, i + 1); }
    std::string_view text(std::size_t from, std::size_t to) const noexcept;
    std::string_view all() const noexcept { return text_; }

    bool is(std::size_t i, char32_t sign) const noexcept {
        return (*this)[i].kind == TokenKind::sign && (*this)[i].first == sign;
    }
    bool is(std::size_t i, TokenKind kind) const noexcept { return (*this)[i].kind == kind; }
    bool is_digits(std::size_t i, std::size_t least, std::size_t most) const noexcept;
    /// The word in small letters; empty for what is none.
    std::string lower(std::size_t i) const;
    /// A word of capitals alone, or that begins with one.
    bool is_capitals(std::size_t i) const noexcept;
    bool is_capitalised(std::size_t i) const noexcept;
    /// Hyphen, dash or minus.
    bool is_dash(std::size_t i) const noexcept;
    /// `i` with the spaces from there passed over.
    std::size_t past_space(std::size_t i) const noexcept {
        return is(i, TokenKind::space) ? i + 1 : i;
    }
    /// Nothing of a word or number touches the place before token `i`.
    bool is_free_before(std::size_t i) const noexcept;
    bool is_free_at(std::size_t i) const noexcept;

private:
    std::string_view text_;
    std::vector<Token> tokens_;
    Token none_;
};

/// In small letters, for any script.
std::string lower_case(std::string_view text);
bool is_letter(char32_t point) noexcept;
bool is_capital(char32_t point) noexcept;

} // namespace lectern
