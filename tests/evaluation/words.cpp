// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/words.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <stdexcept>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace lectern::evaluation {
namespace {

using Text = std::u32string;
using View = std::u32string_view;

bool one_of(View set, char32_t c) {
    return set.find(c) != View::npos;
}

bool is_space(char32_t c) {
    return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

Text decoded(std::string_view utf8) {
    Text text;
    for (std::size_t at = 0; at < utf8.size();) {
        const CodePoint point = code_point_at(utf8, at);
        text += point.value;
        at += point.length;
    }
    return text;
}

std::string encoded(View text) {
    std::string utf8;
    for (const char32_t c : text) {
        append_utf8(utf8, c);
    }
    return utf8;
}

/// Superscript digits after punctuation are references to notes; soft hyphens, back arrows and
/// variation selectors are never heard.
Text without_marks(const Text& text) {
    const View superscripts = U"⁰¹²³⁴⁵⁶⁷⁸⁹";
    Text kept;
    bool after_punctuation = false;
    for (const char32_t c : text) {
        if (one_of(U"\u21A9\u00AD\uFE0E", c) || (after_punctuation && one_of(superscripts, c))) {
            continue;
        }
        kept += c;
        after_punctuation = one_of(U".,;:!?)\"'”’", c);
    }
    return kept;
}

/// NFKC and case folding.
Text folded(const Text& text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* form = icu::Normalizer2::getNFKCInstance(status);
    const icu::UnicodeString composed =
        form->normalize(icu::UnicodeString::fromUTF8(encoded(text)), status);
    if (U_FAILURE(status)) {
        throw std::runtime_error("ICU cannot normalise; install its data");
    }
    std::string utf8;
    icu::UnicodeString(composed).foldCase().toUTF8String(utf8);
    return decoded(utf8);
}

char32_t plain(char32_t c) {
    if (one_of(U"‐‑‒–—―−", c)) {
        return U'-';
    }
    if (one_of(U"‘’‚′", c)) {
        return U'\'';
    }
    return one_of(U"“”„«»″", c) ? U'"' : c;
}

/// The length of "[12]" at `at`, or 0.
std::size_t bracketed_number(View text, std::size_t at) {
    if (text[at] != U'[') {
        return 0;
    }
    std::size_t end = at + 1;
    while (end < text.size() && end < at + 4 && is_digit(text[end])) {
        ++end;
    }
    return end > at + 1 && end < text.size() && text[end] == U']' ? end + 1 - at : 0;
}

Text spaced_once(const Text& text) {
    Text out;
    for (std::size_t at = 0; at < text.size();) {
        if (const std::size_t mark = bracketed_number(text, at)) {
            at += mark;
            continue;
        }
        const char32_t c = plain(text[at++]);
        if (!is_space(c)) {
            out += c;
        } else if (!out.empty() && out.back() != U' ') {
            out += U' ';
        }
    }
    return out;
}

Text comparable_text(std::string_view utf8) {
    Text text = spaced_once(folded(without_marks(decoded(utf8))));
    while (!text.empty() && one_of(U" .,;:!?\"')]", text.back())) {
        text.pop_back();
    }
    return text;
}

/// The length of "12", "a" or "iv" at `at`; 0 when nothing of the kind stands there.
std::size_t item_number(View text, std::size_t at) {
    const auto run = [&](std::size_t most, auto&& belongs) {
        std::size_t end = at;
        while (end < text.size() && end < at + most && belongs(text[end])) {
            ++end;
        }
        return end - at;
    };
    if (const std::size_t digits = run(3, is_digit)) {
        return digits;
    }
    if (const std::size_t roman = run(5, [](char32_t c) { return one_of(U"ivx", c); })) {
        return roman;
    }
    return run(1, [](char32_t c) { return c >= U'a' && c <= U'z'; });
}

/// Where the text begins after a bullet or an item number; its end when it is nothing else.
std::size_t after_item_mark(View text) {
    if (text.size() > 1 && one_of(U"-•*▪◦", text[0]) && text[1] == U' ') {
        return 2;
    }
    const std::size_t start = !text.empty() && text[0] == U'(' ? 1 : 0;
    const std::size_t length = item_number(text, start);
    const std::size_t end = start + length;
    if (length == 0) {
        return 0;
    }
    if (end == text.size() || (end + 1 == text.size() && one_of(U".)", text[end]))) {
        return text.size();
    }
    return one_of(U".)", text[end]) && text[end + 1] == U' ' ? end + 2 : 0;
}

} // namespace

std::string comparable(std::string_view text) {
    return encoded(comparable_text(text));
}

std::string comparable_sentence(std::string_view utf8) {
    const Text text = comparable_text(utf8);
    View rest = View(text).substr(after_item_mark(text));
    while (!rest.empty() && one_of(U"\"'([ ", rest.front())) {
        rest.remove_prefix(1);
    }
    return encoded(rest);
}

Words words_of(std::string_view utf8) {
    Words words;
    Text word;
    const auto close = [&] {
        if (!word.empty()) {
            words.push_back(encoded(word));
            word.clear();
        }
    };
    for (const char32_t c : comparable_text(utf8)) {
        if (u_isalnum(static_cast<UChar32>(c)) != 0 || c == U'_') {
            word += c;
        } else {
            close();
        }
    }
    close();
    return words;
}

} // namespace lectern::evaluation
