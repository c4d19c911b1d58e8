// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/pdf_text.hpp"

#include "base/utf8.hpp"
#include "formats/encoding.hpp"
#include "formats/pdf_bidi.hpp"

#include <algorithm>

namespace lectern {

namespace {

constexpr std::string_view soft_hyphen = "\xC2\xAD";
constexpr std::string_view hyphen = "\xE2\x80\x90"; // U+2010

/// Small letters of Latin, Greek and Cyrillic; other letters stay.
char32_t lower(char32_t c) {
    if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7)) {
        return c + 32;
    }
    if ((c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F)) {
        return c + 32;
    }
    return c >= 0x400 && c <= 0x40F ? c + 80 : c;
}

bool is_small(char32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0xFF && c != 0xF7) ||
           (c >= 0x3AC && c <= 0x3CE) || (c >= 0x430 && c <= 0x45F);
}

/// Letters beyond ASCII are taken for letters, but for punctuation and signs.
bool is_word(char32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c < 0x2E80) &&
            !(c >= 0x3000 && c <= 0x303F));
}

std::string in_small_letters(std::string_view word) {
    std::string small;
    for (std::size_t at = 0; at < word.size();) {
        const auto point = code_point_at(word, at);
        append_utf8(small, lower(point.value));
        at += point.length;
    }
    return small;
}

/// The letters and digits at the end of `text`.
std::string_view last_word(std::string_view text) {
    std::size_t begin = text.size();
    while (begin > 0) {
        const auto point = code_point_before(text, begin);
        if (!is_word(point.value)) {
            break;
        }
        begin -= point.length;
    }
    return text.substr(begin);
}

std::string_view first_word(std::string_view text) {
    std::size_t end = 0;
    while (end < text.size()) {
        const auto point = code_point_at(text, end);
        if (!is_word(point.value)) {
            break;
        }
        end += point.length;
    }
    return text.substr(0, end);
}

/// Bytes of the hyphen at the end, if a letter stands before it.
std::size_t hyphen_at_end(std::string_view text) {
    for (const auto sign : {std::string_view("-"), soft_hyphen, hyphen}) {
        if (text.ends_with(sign) && text.size() > sign.size() &&
            is_word(code_point_before(text, text.size() - sign.size()).value)) {
            return sign.size();
        }
    }
    return 0;
}

void drop_soft_hyphens(std::string& text) {
    for (std::size_t at = text.find(soft_hyphen); at != std::string::npos;
         at = text.find(soft_hyphen, at)) {
        if (at + soft_hyphen.size() == text.size()) {
            return; // at the end it says that the word goes on
        }
        text.erase(at, soft_hyphen.size());
    }
}

/// "3", "3,4", "*", "a": what is set as a note mark.
bool looks_like_mark(std::string_view text) {
    if (text.empty() || text.size() > 12) {
        return false;
    }
    const bool digits = std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || c == ',' || c == ' ' || c == '-';
    });
    const bool letter = text.size() == 1 && text[0] >= 'a' && text[0] <= 'z';
    const bool sign = text.find_first_not_of('*') == std::string_view::npos || text == "†" ||
                      text == "‡" || text == "§";
    return digits || letter || sign;
}

/// "m²", "km³": a power, not a note.
bool is_unit_power(std::string_view before, std::string_view mark) {
    const auto word = last_word(before);
    return (mark == "2" || mark == "3") &&
           (word == "m" || word == "km" || word == "cm" || word == "mm");
}

void add_span(std::vector<Span>& spans, SpanKind kind, std::size_t begin, std::size_t end,
              std::string target = {}) {
    const auto from = static_cast<std::uint32_t>(begin);
    const auto to = static_cast<std::uint32_t>(end);
    // A mark that goes on after a space is one mark.
    for (auto span = spans.rbegin(); span != spans.rend() && target.empty(); ++span) {
        if (span->kind == kind) {
            if (span->range.end + 1 >= from) {
                span->range.end = to;
                return;
            }
            break;
        }
    }
    spans.push_back({kind, {from, to}, std::move(target)});
}

PdfText text_of_line(const PdfLine& line, const std::vector<PdfFont>& fonts) {
    PdfText result;
    const std::vector<PdfPiece> turned =
        has_right_to_left(line) ? in_reading_order(line) : std::vector<PdfPiece>();
    const auto& pieces = turned.empty() ? line.pieces : turned;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const auto& piece = pieces[i];
        std::string text = to_nfc(piece.text);
        drop_soft_hyphens(text);
        const bool mark = i > 0 && is_raised(piece, line) && looks_like_mark(text) &&
                          !is_unit_power(result.text, text);
        const bool after_mark = i == 1 && is_raised(pieces[0], line);
        if (!result.text.empty() && !mark &&
            (after_mark || has_space_between(pieces[i - 1], piece))) {
            result.text += ' ';
        }
        const std::size_t begin = result.text.size();
        result.text += text;
        if (mark) {
            add_span(result.spans, SpanKind::note_reference, begin, result.text.size(), text);
        } else if (piece.font < fonts.size()) {
            if (fonts[piece.font].bold) {
                add_span(result.spans, SpanKind::strong, begin, result.text.size());
            }
            if (fonts[piece.font].italic) {
                add_span(result.spans, SpanKind::emphasis, begin, result.text.size());
            }
        }
    }
    return result;
}

} // namespace

void PdfWords::learn(const PdfLine& line) {
    constexpr std::size_t most_words = 200'000;
    const std::string text = in_small_letters(text_of(line));
    for (std::size_t at = 0; at < text.size() && words_.size() < most_words;) {
        const auto space = std::min(text.find(' ', at), text.size());
        std::string_view word = std::string_view(text).substr(at, space - at);
        at = space + 1;
        while (!word.empty() && !is_word(code_point_at(word, 0).value)) {
            word.remove_prefix(std::max<std::size_t>(code_point_at(word, 0).length, 1));
        }
        while (!word.empty() && !is_word(code_point_before(word, word.size()).value)) {
            word.remove_suffix(
                std::max<std::size_t>(code_point_before(word, word.size()).length, 1));
        }
        // What stands at the end of a line may be half a word.
        if (word.size() > 1 && word.size() < 40 && (space < text.size() || !text.ends_with('-'))) {
            ++words_[std::string(word)];
            ++total_;
        }
    }
}

std::uint32_t PdfWords::count(std::string_view word) const {
    const auto found = words_.find(in_small_letters(word));
    return found == words_.end() ? 0 : found->second;
}

LineHyphen PdfWords::between(std::string_view left, std::string_view right) const {
    // "and", "und", "y": each language has few words that are this common, and no word ends in one
    // that way which is not found whole somewhere.
    constexpr std::uint32_t common = 80; // of so many words one
    constexpr std::uint32_t fewest = 3;
    const std::string whole = std::string(left) + std::string(right);
    const std::string parted = std::string(left) + '-' + std::string(right);
    if (count(parted) > 0) {
        return LineHyphen::stays;
    }
    if (count(whole) > 0) {
        return LineHyphen::goes;
    }
    if (const auto alone = count(right); alone >= fewest && alone >= total_ / common) {
        return LineHyphen::suspended;
    }
    const bool compound =
        count(left) > 0 && count(right) > 0 && left.size() > 2 && right.size() > 2;
    return compound ? LineHyphen::stays : LineHyphen::goes;
}

PdfText text_of(const std::vector<PdfLine>& lines, const std::vector<PdfFont>& fonts,
                const PdfWords& words) {
    PdfText result;
    for (const auto& line : lines) {
        run_on(result, text_of_line(line, fonts), words);
    }
    return result;
}

void run_on(PdfText& text, const PdfText& more, const PdfWords& words) {
    if (more.text.empty()) {
        return;
    }
    const std::size_t sign = hyphen_at_end(text.text);
    const auto next = code_point_at(more.text, 0).value;
    if (sign > 0 && is_word(next)) {
        const auto left = last_word(std::string_view(text.text).substr(0, text.text.size() - sign));
        const bool soft = text.text.ends_with(soft_hyphen);
        const auto hyphen = soft             ? LineHyphen::goes
                            : is_small(next) ? words.between(left, first_word(more.text))
                                             : LineHyphen::stays;
        if (hyphen == LineHyphen::suspended) {
            text.text += ' ';
        } else if (hyphen == LineHyphen::goes) {
            text.text.resize(text.text.size() - sign);
            const auto end = static_cast<std::uint32_t>(text.text.size());
            for (auto& span : text.spans) {
                span.range.end = std::min(span.range.end, end);
            }
        }
    } else if (!text.text.empty() && !text.text.ends_with(' ')) {
        text.text += ' ';
    }
    const std::size_t shift = text.text.size();
    text.text += more.text;
    for (const auto& span : more.spans) {
        add_span(text.spans, span.kind, shift + span.range.begin, shift + span.range.end,
                 span.target);
    }
}

std::string essence(std::string_view text) {
    std::string letters;
    for (std::size_t at = 0; at < text.size();) {
        const auto point = code_point_at(text, at);
        if (is_word(point.value)) {
            append_utf8(letters, lower(point.value));
        }
        at += point.length;
    }
    return letters;
}

} // namespace lectern
