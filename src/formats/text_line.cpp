// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/text_line.hpp"

#include "base/utf8.hpp"
#include "formats/encoding.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace lectern {
namespace {

/// Whether the next eight bytes are printable ASCII, one test for all: this runs over every byte.
bool eight_plain(const char* at) {
    constexpr std::uint64_t each = 0x0101010101010101U;
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, at, sizeof bytes);
    const std::uint64_t wide = bytes;                           // 0x80 and above
    const std::uint64_t low = (bytes - each * 0x20U) & ~bytes;  // below 0x20
    const std::uint64_t last = ((bytes ^ each * 0x7FU) - each); // 0x7F itself
    return ((wide | low | last) & each * 0x80U) == 0;
}

/// Whether a text has nothing but printable ASCII and tabs.
bool is_plain(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        if (text.size() - at >= 8 && eight_plain(text.data() + at)) {
            at += 8;
            continue;
        }
        const auto byte = static_cast<unsigned char>(text[at]);
        if ((byte < 0x20 && byte != '\t') || byte >= 0x7F) {
            return false;
        }
        ++at;
    }
    return true;
}

bool is_space(char32_t point) {
    return point == ' ' || point == '\t' || point == 0xA0 || point == 0x85 || point == 0x1680 ||
           (point >= 0x2000 && point <= 0x200A) || point == 0x2028 || point == 0x2029 ||
           point == 0x202F || point == 0x205F || point == 0x3000;
}

/// What prints nothing and means nothing to a listener.
bool is_nothing(char32_t point) {
    return (point < 0x20 && point != '\t' && point != '\b' && point != 0x1B) ||
           (point >= 0x7F && point < 0xA0 && point != 0x85) || point == 0xFEFF || point == 0xFFFE ||
           point == 0xFFFF;
}

/// The end of a terminal's escape sequence that begins at `at` (ECMA-48): colours, links, titles.
std::size_t after_escape(std::string_view raw, std::size_t at) {
    ++at;
    if (at >= raw.size()) {
        return at;
    }
    if (raw[at] == '[') {
        const auto last = std::find_if(raw.begin() + static_cast<std::ptrdiff_t>(at) + 1, raw.end(),
                                       [](char letter) { return letter >= '@' && letter <= '~'; });
        return std::min<std::size_t>(static_cast<std::size_t>(last - raw.begin()) + 1, raw.size());
    }
    if (raw[at] == ']') {
        const auto last = raw.find_first_of("\a\x1B", at);
        return last == std::string_view::npos ? raw.size() : last + (raw[last] == '\a' ? 1U : 0U);
    }
    return at + (raw[at] >= ' ' && raw[at] <= '~' ? 1U : 0U);
}

/// Drops the last letter: the next one is struck over it.
void strike_over(std::string& text) {
    const std::size_t length = code_point_before(text, text.size()).length;
    text.resize(text.size() - length);
}

/// Whether a text holds controls, escapes or marks that mean nothing to a listener: most do not.
bool needs_cleaning(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        const auto next = static_cast<unsigned char>(at + 1 < text.size() ? text[at + 1] : ' ');
        const bool control = byte < 0x20 ? byte != '\t' : byte == 0x7F;
        const bool second = byte == 0xC2 && next < 0xA0;                  // U+0080 to U+009F
        const bool mark = byte == 0xEF && (next == 0xBB || next == 0xBF); // U+FEFF and the like
        const bool separator = byte == 0xE2 && next == 0x80;              // U+2028, U+2029
        if (control || second || mark ||
            (separator && at + 2 < text.size() &&
             (text[at + 2] == '\xA8' || text[at + 2] == '\xA9'))) {
            return true;
        }
    }
    return false;
}

/// The text without what only a terminal or printer understands.
std::string cleaned(std::string_view raw) {
    std::string text;
    text.reserve(raw.size());
    for (std::size_t at = 0; at < raw.size();) {
        const CodePoint point = code_point_at(raw, at);
        if (point.value == 0x1B) {
            at = after_escape(raw, at);
            continue;
        }
        if (point.value == '\b') {
            strike_over(text);
        } else if (point.value == 0x85 || point.value == 0x2028 || point.value == 0x2029) {
            text += ' ';
        } else if (!is_nothing(point.value)) {
            text += raw.substr(at, point.length);
        }
        at += point.length;
    }
    return to_nfc(std::move(text));
}

std::size_t text_end(std::string_view text) {
    std::size_t end = text.size();
    for (;;) {
        const CodePoint point = code_point_before(text, end);
        if (point.length == 0 || !is_space(point.value)) {
            return end;
        }
        end -= point.length;
    }
}

/// Counts the columns before the text and gives where it begins.
std::size_t text_begin(std::string_view text, std::uint32_t& columns) {
    std::size_t at = 0;
    for (;;) {
        const CodePoint point = code_point_at(text, at);
        if (point.length == 0 || !(is_space(point.value) || is_nothing(point.value))) {
            return at;
        }
        if (is_space(point.value)) {
            columns += point.value == '\t' ? 8 - columns % 8 : 1;
        }
        at += point.length;
    }
}

} // namespace

Line laid_out(std::string_view raw) {
    Line line;
    const std::size_t begin = text_begin(raw, line.indent);
    const std::size_t end = std::max(begin, text_end(raw));
    const std::string_view inner = raw.substr(begin, end - begin);
    if (is_plain(inner)) {
        line.text = inner;
    } else {
        line.text = needs_cleaning(inner) ? cleaned(inner) : to_nfc(std::string(inner));
        line.text.resize(text_end(line.text));
        std::uint32_t more = 0;
        line.text.erase(0, text_begin(line.text, more));
        line.indent += more;
    }
    line.source = {begin, end};
    return line;
}

} // namespace lectern
