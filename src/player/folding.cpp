// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/folding.hpp"

#include "base/utf8.hpp"

#include <array>
#include <utf8proc.h>

namespace lectern {
namespace {

/// Quotes and dashes as they stand on a keyboard.
char32_t plain(char32_t c) {
    switch (c) {
    case U'‘':
    case U'’':
    case U'‚':
        return U'\'';
    case U'“':
    case U'”':
    case U'„':
    case U'«':
    case U'»':
        return U'"';
    case U'‐':
    case U'‑':
    case U'–':
    case U'—':
        return U'-';
    default:
        return c;
    }
}

void append_letter(std::string& text, char32_t value) {
    if (value == U'й' || value == U'Й') { // a letter of its own, no accented и
        append_utf8(text, U'й');
        return;
    }
    constexpr auto options = static_cast<utf8proc_option_t>(
        static_cast<unsigned>(UTF8PROC_DECOMPOSE) | static_cast<unsigned>(UTF8PROC_COMPAT) |
        static_cast<unsigned>(UTF8PROC_CASEFOLD) | static_cast<unsigned>(UTF8PROC_STRIPMARK) |
        static_cast<unsigned>(UTF8PROC_IGNORE));
    std::array<utf8proc_int32_t, 32> parts{}; // no code point decomposes to more than 18
    int last_class = UTF8PROC_BOUNDCLASS_START;
    const auto count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(plain(value)),
                                               parts.data(), parts.size(), options, &last_class);
    for (utf8proc_ssize_t i = 0; i < count && i < static_cast<utf8proc_ssize_t>(parts.size());
         ++i) {
        append_utf8(text, static_cast<char32_t>(parts.at(static_cast<std::size_t>(i))));
    }
}

} // namespace

void append_folded(std::string& folded_text, std::string_view text) {
    const std::size_t start = folded_text.size();
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (static_cast<unsigned char>(c) < 0x80) {
            const bool space = c == ' ' || (c >= '\t' && c <= '\r');
            if (!space) {
                folded_text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
            } else if (folded_text.size() > start && folded_text.back() != ' ') {
                folded_text += ' ';
            }
            ++at;
            continue;
        }
        const CodePoint it = code_point_at(text, at);
        append_letter(folded_text, it.value);
        at += it.length;
    }
}

std::string folded(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    append_folded(out, text);
    return out;
}

std::string lower(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint it = code_point_at(text, at);
        append_utf8(
            out, static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(it.value))));
        at += it.length;
    }
    return out;
}

namespace {

bool is_word_character(char32_t value) {
    if (value < 0x80) {
        return (value >= U'a' && value <= U'z') || (value >= U'A' && value <= U'Z') ||
               (value >= U'0' && value <= U'9');
    }
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(value))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND:
        return true;
    default:
        return false;
    }
}

} // namespace

std::vector<std::string_view> split_words(std::string_view text) {
    std::vector<std::string_view> words;
    std::size_t begin = 0;
    std::size_t at = 0;
    const auto close = [&] {
        if (at > begin) {
            words.push_back(text.substr(begin, at - begin));
        }
    };
    while (at < text.size()) {
        const CodePoint it = code_point_at(text, at);
        if (!is_word_character(it.value)) {
            close();
            begin = at + it.length;
        }
        at += it.length;
    }
    close();
    return words;
}

bool is_capital(std::string_view letter) noexcept {
    const CodePoint it = code_point_at(letter, 0);
    const auto c = static_cast<utf8proc_int32_t>(it.value);
    return it.length > 0 && it.length == letter.size() && utf8proc_tolower(c) != c;
}

bool is_word_byte(std::string_view folded_text, std::size_t at) noexcept {
    if (at >= folded_text.size()) {
        return false;
    }
    const char c = folded_text[at];
    return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') ||
           (c >= '0' && c <= '9');
}

} // namespace lectern
