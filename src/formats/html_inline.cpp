// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/html_inline.hpp"

#include "base/utf8.hpp"
#include "formats/html_notes.hpp"

#include <algorithm>
#include <array>

namespace lectern {
namespace {

/// Digits with commas, dashes and spaces between: "1,2", "3-5".
bool is_numbers(std::string_view text) {
    bool digit = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        const bool between = point.value == ',' || point.value == ';' || point.value == '-' ||
                             point.value == ' ' || point.value == 0x2013 || point.value == 0xA0;
        digit = digit || (point.value >= '0' && point.value <= '9');
        if (!between && !(point.value >= '0' && point.value <= '9')) {
            return false;
        }
        at += point.length;
    }
    return digit;
}

bool is_sign(std::string_view text) {
    return text == "*" || text == "**" || text == "***" || text == "†" || text == "‡" ||
           text == "§" || text == "¶" || text == "#" || text == "††" || text == "‡‡";
}

/// How many letters the word before has; 0 after a digit, space or sign.
std::size_t word_before(std::string_view text) {
    std::size_t letters = 0;
    for (std::size_t at = text.size(); at > 0;) {
        const CodePoint point = code_point_before(text, at);
        const bool letter = (point.value | 0x20U) >= 'a' && (point.value | 0x20U) <= 'z';
        if (!letter && point.value < 0xC0) {
            break;
        }
        ++letters;
        at -= point.length;
    }
    return letters;
}

/// Whether a number raised behind this is a power: of ten or two, of a unit of measure ("km", "m")
/// or of a letter that stands for a number ("R", "χ"). Behind a year or a word it is a note.
bool takes_exponent(std::string_view before) {
    const std::size_t letters = word_before(before);
    if (letters == 0) {
        const auto end = before.find_last_not_of("0123456789");
        const auto number = end == std::string_view::npos ? before : before.substr(end + 1);
        return number == "10" || number == "2";
    }
    const bool lower = !before.empty() && (before.back() >= 'a' || before.back() < 0);
    return letters == 1 || (letters == 2 && lower);
}

std::size_t count_words(std::string_view text) {
    std::size_t words = 0;
    bool in_word = false;
    for (const char letter : text) {
        const bool white = static_cast<unsigned char>(letter) <= ' ';
        words += !white && !in_word ? 1U : 0U;
        in_word = !white;
    }
    return words;
}

std::string only_letters(std::string_view text) {
    std::string letters;
    for (const char letter : text) {
        if (static_cast<unsigned char>(letter) > '/') {
            letters += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
        }
    }
    return letters;
}

} // namespace

std::string words_below(const HtmlPage& page, NodeIndex node, std::size_t most) {
    std::string words;
    const NodeIndex end = std::min(page.node(node).end, node + most_looked_at);
    for (NodeIndex i = node; i < end && words.size() < most; ++i) {
        if (page.node(i).is_text) {
            words += page.text(i);
        }
    }
    return words;
}

Raised meaning_of_raised(std::string_view before, std::string_view raised) {
    std::string_view text = raised;
    const auto first = text.find_first_not_of(" \t\n\r[(");
    if (first == std::string_view::npos || text.size() >= 24) {
        return Raised::text;
    }
    const auto last = text.find_last_not_of(" \t\n\r])");
    if (last == std::string_view::npos) {
        return Raised::text; // nothing but closing brackets
    }
    text = text.substr(first, last - first + 1);
    if (is_sign(text)) {
        return Raised::note_mark;
    }
    const bool single_letter = text.size() == 1 && text[0] >= 'a' && text[0] <= 'z';
    const bool negative =
        (text[0] == '-' && is_numbers(text.substr(1))) ||
        ((text.starts_with("−") || text.starts_with("–")) && is_numbers(text.substr(3)));
    if (negative) {
        return Raised::exponent;
    }
    if (is_numbers(text)) {
        // "MS¹,²": what goes on with a note's mark is one.
        const bool goes_on = text[0] < '0' || text[0] > '9';
        return !goes_on && takes_exponent(before) ? Raised::exponent : Raised::note_mark;
    }
    return single_letter && word_before(before) > 2 ? Raised::note_mark : Raised::text;
}

std::string raised_digits(std::string_view text) {
    static constexpr std::array<std::string_view, 10> digits{"⁰", "¹", "²", "³", "⁴",
                                                             "⁵", "⁶", "⁷", "⁸", "⁹"};
    std::string raised;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (point.value >= '0' && point.value <= '9') {
            raised += digits[point.value - '0'];
        } else if (point.value == '-' || point.value == 0x2212 || point.value == 0x2013) {
            raised += "⁻";
        } else {
            raised += text.substr(at, point.length);
        }
        at += point.length;
    }
    return raised;
}

std::string_view told_by_image(const HtmlPage& page, NodeIndex image) {
    const std::string_view description = page.attribute(image, "alt");
    return count_words(description) < 4 ? std::string_view{} : description;
}

bool says_the_same(std::string_view one, std::string_view other) {
    const std::string first = only_letters(one);
    const std::string second = only_letters(other);
    if (first.empty() || second.empty()) {
        return false;
    }
    return first.find(second) != std::string::npos || second.find(first) != std::string::npos;
}

bool says_anything(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        const bool sign = point.value < '0' || (point.value > '9' && point.value < 'A') ||
                          (point.value > 'Z' && point.value < 'a') ||
                          (point.value > 'z' && point.value < 0xA2) ||
                          (point.value >= 0x2010 && point.value <= 0x2027) ||
                          (point.value >= 0x2190 && point.value <= 0x25FF) || point.value == 0xB7;
        if (!sign) {
            return true;
        }
        at += point.length;
    }
    return false;
}

void mark_note_signs(std::string_view text, std::vector<Span>& spans) {
    static constexpr std::array<std::string_view, 4> signs{"*", "†", "‡", "¶"};
    const bool none = std::none_of(signs.begin(), signs.end(), [text](std::string_view sign) {
        return text.find(sign) != std::string_view::npos;
    });
    if (none) {
        return; // as nearly all texts
    }
    const std::size_t before = spans.size();
    std::vector<TextRange> known;
    for (const Span& span : spans) {
        if (span.kind == SpanKind::note_reference) {
            known.push_back(span.range);
        }
    }
    std::size_t next = 0; // of the known ones
    for (std::size_t at = 1; at < text.size(); ++at) {
        const char last = text[at - 1];
        const bool behind = last == '.' || last == ',' || last == ';' || last == '!' || last == '?';
        if (!behind) {
            continue;
        }
        std::size_t end = at;
        for (const std::string_view sign : signs) {
            while (text.substr(end).starts_with(sign)) {
                end += sign.size();
            }
        }
        const TextRange range{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
        while (next < known.size() && known[next].end <= range.begin) {
            ++next;
        }
        const bool marked = next < known.size() && known[next].begin < range.end;
        if (end > at && !marked && (end == text.size() || text[end] == ' ')) {
            spans.push_back({SpanKind::note_reference, range, {}});
        }
    }
    if (spans.size() > before) {
        std::stable_sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) {
            return a.range.begin < b.range.begin;
        });
    }
}

bool is_bold(const HtmlPage& page, NodeIndex node) {
    const std::string_view names = page.attribute(node, "class");
    if (!names.empty() && (has_word(names, "bold") || has_word(names, "strong"))) {
        return true;
    }
    const std::string_view style = page.attribute(node, "style");
    const auto at = style.find("font-weight");
    if (at == std::string_view::npos) {
        return false;
    }
    const std::string_view value = style.substr(at + 11, 12);
    return value.find("bold") != std::string_view::npos ||
           value.find_first_of("6789") != std::string_view::npos;
}

void trim_code(std::string& text, std::vector<Span>& spans) {
    while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') {
        text.pop_back();
    }
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size() && static_cast<unsigned char>(text[at]) <= ' ';
         ++at) {
        begin = text[at] == '\n' ? at + 1 : begin;
    }
    text.erase(0, begin);
    const auto cut = static_cast<std::uint32_t>(begin);
    const auto size = static_cast<std::uint32_t>(text.size());
    for (Span& span : spans) {
        span.range.begin = std::min(span.range.begin - std::min(cut, span.range.begin), size);
        span.range.end = std::min(span.range.end - std::min(cut, span.range.end), size);
    }
    std::erase_if(spans, [](const Span& span) { return span.range.empty(); });
}

} // namespace lectern
