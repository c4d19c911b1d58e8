// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/word_reader.hpp"

#include "segment/letters.hpp"

namespace lectern {
namespace {

/// The small form of ASCII letters and digits, 0 for all other bytes.
constexpr std::array<char, 256> small_form = [] {
    std::array<char, 256> table{};
    for (std::size_t c = 0; c < 128; ++c) {
        const auto sign = static_cast<char>(c);
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')) {
            table[c] = sign;
        } else if (c >= 'A' && c <= 'Z') {
            table[c] = static_cast<char>(c + 32);
        }
    }
    return table;
}();

/// The signs of ASCII, 0 for what parts nothing: white space and most others.
constexpr std::array<char, 128> ascii_signs = [] {
    std::array<char, 128> table{};
    for (const char c : std::string_view(",;:.?!()-\"")) {
        table[static_cast<std::size_t>(c)] = c;
    }
    table['['] = '(';
    table[']'] = ')';
    return table;
}();

char sign_of(char32_t c) noexcept {
    if (c < 0x80) {
        return ascii_signs[c];
    }
    if (is_dash(c)) {
        return '-';
    }
    if (is_quote(c)) {
        return c == 0x2018 || c == 0x2019 ? '\0' : '"';
    }
    return c == 0x2026 ? '.' : '\0';
}

/// Most words end at a space or a sign that joins nothing.
bool ends_word(char c) noexcept {
    return c == ' ' || c == ')' || c == ';' || c == ':';
}

} // namespace

bool WordReader::next(Word& word) {
    while (at_ < end_) {
        const std::size_t begin = at_;
        const auto byte = static_cast<unsigned char>(text_[at_]);
        char sign = 0;
        if (small_form[byte] != 0 ||
            (byte >= 0x80 && is_word_part(code_point_at(text_, at_).value))) {
            read_word();
        } else {
            const CodePoint c = code_point_at(text_, at_);
            at_ += c.length;
            sign = sign_of(c.value);
            if (sign == 0) {
                continue;
            }
        }
        word = Word{};
        word.begin = static_cast<std::uint32_t>(begin);
        word.end = static_cast<std::uint32_t>(at_);
        word.sign = sign;
        return true;
    }
    return false;
}

void WordReader::read_word() {
    const std::size_t begin = at_;
    const std::string_view text =
        text_.substr(at_, std::min(end_ - at_, folded_.size())); // what may be folded here
    std::uint64_t hash = hash_start;
    std::size_t length = 0;
    for (const char c : text) {
        const char small = small_form[static_cast<unsigned char>(c)];
        if (small == 0) {
            break;
        }
        folded_[length++] = small;
        hash = hash_step(hash, small);
    }
    at_ += length;
    length_ = length;
    hash_ = hash;
    if (at_ < end_ && !ends_word(text_[at_])) {
        read_joined_word(begin);
    }
}

/// Hyphens, apostrophes, and full stops and commas inside numbers join: "meta-analysis", "GAO's",
/// "1,200".
void WordReader::read_joined_word(std::size_t begin) {
    const std::size_t plain_end = at_;
    while (at_ < end_) {
        const auto byte = static_cast<unsigned char>(text_[at_]);
        if (small_form[byte] != 0) {
            ++at_;
            continue;
        }
        const CodePoint c = code_point_at(text_, at_);
        if (byte >= 0x80 && is_word_part(c.value)) {
            at_ += c.length;
            continue;
        }
        const bool joint = c.value == '\'' || c.value == 0x2019 || c.value == '-' ||
                           c.value == 0x2010 || c.value == 0x2011;
        const bool number = (c.value == ',' || c.value == '.') && at_ > 0 &&
                            is_digit(static_cast<unsigned char>(text_[at_ - 1]));
        const char32_t then = code_point_at(text_, at_ + c.length).value;
        if (at_ + c.length >= end_ ||
            !((joint && is_word_part(then)) || (number && is_digit(then)))) {
            break;
        }
        at_ += c.length;
    }
    if (at_ != plain_end) {
        fold_again(text_.substr(begin, at_ - begin));
    }
}

void WordReader::fold_again(std::string_view word) {
    length_ = 0;
    if (word.size() > longest_known) {
        return;
    }
    fold_into(buffer_, word);
    if (buffer_.size() <= folded_.size()) {
        length_ = buffer_.copy(folded_.data(), buffer_.size());
        hash_ = hash_of(folded());
    }
}

} // namespace lectern
