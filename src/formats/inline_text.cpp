// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/inline_text.hpp"

#include "base/utf8.hpp"
#include "formats/encoding.hpp"

#include <algorithm>
#include <utility>

namespace lectern {
namespace {

bool is_white(char32_t point) {
    return (point >= '\t' && point <= '\r') || point == ' ' || point == 0x85 || point == 0xA0 ||
           point == 0x1680 || (point >= 0x2000 && point <= 0x200A) || point == 0x2028 ||
           point == 0x2029 || point == 0x202F || point == 0x205F || point == 0x3000;
}

/// Controls, soft hyphens, zero-width spaces and byte order marks: nothing to be heard.
bool is_nothing(char32_t point) {
    return point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0xAD || point == 0x200B ||
           point == 0x2060 || point == 0xFEFF || point == 0xFFFE || point == 0xFFFF;
}

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

bool is_plain(char letter) {
    return letter > ' ' && letter < 0x7F;
}

/// The end of the words in plain letters, with single spaces between them, that begin at `at`.
std::size_t plain_until(std::string_view text, std::size_t at) {
    while (at < text.size() &&
           (is_plain(text[at]) || (text[at] == ' ' && at + 1 < text.size() &&
                                   is_plain(text[at + 1]) && at > 0 && is_plain(text[at - 1])))) {
        ++at;
    }
    return at;
}

/// Below U+0300 nothing combines.
bool may_be_denormal(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char byte) { return static_cast<unsigned char>(byte) >= 0xCC; });
}

/// Whether the run up to `end` ends a sentence, looking through a closing quote or bracket.
bool ends_sentence(std::string_view text, std::size_t end) {
    while (end > 0) {
        const CodePoint point = code_point_before(text, end);
        const bool closing = point.value == '"' || point.value == '\'' || point.value == ')' ||
                             point.value == ']' || point.value == 0x201D || point.value == 0x2019 ||
                             point.value == 0xBB || point.value == ' ';
        if (!closing) {
            return point.value == '.' || point.value == '!' || point.value == '?' ||
                   point.value == ':' || point.value == ';' || point.value == 0x2026 ||
                   point.value == 0x3002;
        }
        end -= point.length;
    }
    return false;
}

bool begins_with_bullet(std::string_view text) {
    const char32_t first = code_point_at(text, 0).value;
    return first == 0x2022 || first == 0xB7 || first == 0x25AA || first == 0x25CF ||
           first == 0x25A0 || first == 0x2013 || first == 0x2014 || first == '-' || first == '*' ||
           first == 0x2713 || first == 0xBB || first == 0x25E6 || first == 0x25BA;
}

bool begins_in_lower_case(std::string_view text) {
    const char32_t first = code_point_at(text, 0).value;
    return (first >= 'a' && first <= 'z') || (first >= 0xDF && first <= 0xFF) ||
           (first >= 0x430 && first <= 0x45F);
}

/// Lines that are no longer than this are lines of their own; longer ones are wrapped text.
constexpr std::size_t longest_short_line = 60;

InlineRun part_of(const InlineRun& run, std::uint32_t begin, std::uint32_t end) {
    InlineRun part;
    part.text = run.text.substr(begin, end - begin);
    part.source = run.source;
    while (!part.text.empty() && part.text.back() == ' ') {
        part.text.pop_back();
    }
    const auto size = static_cast<std::uint32_t>(part.text.size());
    for (const Span& span : run.spans) {
        const std::uint32_t from = std::max(span.range.begin, begin) - begin;
        const std::uint32_t to = std::min(std::max(span.range.end, begin) - begin, size);
        if (from < to && span.range.begin < end) {
            part.spans.push_back({span.kind, {from, to}, span.target});
        }
    }
    return part;
}

} // namespace

void InlineText::add(std::string_view piece, SourceRange source) {
    if (!is_utf8(piece)) { // XML is not asked for it when it is parsed
        add_normal(to_nfc(to_valid_utf8(piece)), source);
    } else if (may_be_denormal(piece)) {
        add_normal(to_nfc(std::string(piece)), source);
    } else {
        add_normal(piece, source);
    }
}

void InlineText::add_normal(std::string_view text, SourceRange source) {
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = plain_until(text, at);
        if (end > at) {
            append(text.substr(at, end - at));
            note_source(source);
            at = end;
        } else {
            at += add_letter(text, at, source);
        }
    }
}

/// Adds what is no plain letter, and gives its length.
std::size_t InlineText::add_letter(std::string_view text, std::size_t at, SourceRange source) {
    if (static_cast<unsigned char>(text[at]) <= ' ') {
        space_ = space_ || is_white(static_cast<unsigned char>(text[at]));
        return 1;
    }
    const CodePoint point = code_point_at(text, at);
    if (!is_white(point.value)) {
        if (!is_nothing(point.value)) {
            append(text.substr(at, point.length));
            note_source(source);
        }
        return point.length;
    }
    // A no-break space between digits groups them: it keeps the number whole.
    const std::size_t behind = at + point.length;
    const bool grouping = (point.value == 0xA0 || point.value == 0x202F) && !space_ &&
                          !run_.text.empty() && is_digit(run_.text.back()) &&
                          behind < text.size() && is_digit(text[behind]);
    if (grouping) {
        append("\u00A0");
    } else {
        space_ = true;
    }
    return point.length;
}

void InlineText::add_kept(std::string_view piece, SourceRange source) {
    std::string kept;
    for (std::size_t at = 0; at < piece.size();) {
        const CodePoint point = code_point_at(piece, at);
        if (point.value == '\n' || point.value == '\t' || !is_nothing(point.value)) {
            kept += point.value == 0xA0 ? " " : piece.substr(at, point.length);
        }
        at += point.length;
    }
    space_ = false;
    append(to_nfc(std::move(kept)));
    note_source(source);
}

bool InlineText::add_break() {
    const auto at = static_cast<std::uint32_t>(run_.text.size());
    const bool first = run_.breaks.empty() || run_.breaks.back() != at + 1;
    if (at > 0 && first) {
        run_.breaks.push_back(at + 1); // behind the space that takes its place
    }
    space_ = true;
    return first;
}

void InlineText::append(std::string_view letters) {
    if (letters.empty()) {
        return;
    }
    if (std::exchange(space_, false) && !run_.text.empty()) {
        run_.text += ' ';
    }
    for (auto open = open_.rbegin(); open != open_.rend() && !open->begun; ++open) {
        open->begin = static_cast<std::uint32_t>(run_.text.size());
        open->begun = true;
    }
    run_.text += letters;
}

void InlineText::note_source(SourceRange source) {
    if (source.end == 0) {
        return;
    }
    if (run_.source.end == 0) {
        run_.source = source;
    }
    run_.source.begin = std::min(run_.source.begin, source.begin);
    run_.source.end = std::max(run_.source.end, source.end);
}

void InlineText::open(SpanKind kind, std::string target) {
    open_.push_back({kind, std::move(target), 0, false});
}

void InlineText::close(SpanKind kind) {
    const auto found = std::find_if(open_.rbegin(), open_.rend(),
                                    [kind](const Open& open) { return open.kind == kind; });
    if (found != open_.rend()) {
        end_span(*found);
        open_.erase(std::prev(found.base()));
    }
}

void InlineText::end_span(const Open& open) {
    const auto end = static_cast<std::uint32_t>(run_.text.size());
    if (open.begun && open.begin < end) {
        run_.spans.push_back({open.kind, {open.begin, end}, open.target});
    }
}

InlineRun InlineText::take() {
    for (Open& open : open_) {
        end_span(open);
        open.begun = false;
    }
    space_ = false;
    while (!run_.breaks.empty() && run_.breaks.back() >= run_.text.size()) {
        run_.breaks.pop_back();
    }
    // Spans come in the order of their ends.
    if (run_.spans.size() > 1) {
        std::stable_sort(run_.spans.begin(), run_.spans.end(), [](const Span& a, const Span& b) {
            return a.range.begin != b.range.begin ? a.range.begin < b.range.begin
                                                  : a.range.end > b.range.end;
        });
    }
    return std::exchange(run_, {});
}

std::vector<InlineRun> cut_at_breaks(InlineRun run) {
    std::vector<InlineRun> parts;
    if (run.breaks.empty()) {
        parts.push_back(std::move(run));
        return parts;
    }
    bool lines = true;
    std::uint32_t before = 0;
    for (const std::uint32_t at : run.breaks) {
        lines = lines && at - before <= longest_short_line &&
                !begins_in_lower_case(std::string_view(run.text).substr(at));
        before = at;
    }
    lines = lines && run.text.size() - before <= longest_short_line;
    std::uint32_t begin = 0;
    for (const std::uint32_t at : run.breaks) {
        const std::string_view rest = std::string_view(run.text).substr(at);
        if (lines || begins_with_bullet(rest) ||
            (ends_sentence(run.text, at - 1) && !begins_in_lower_case(rest))) {
            parts.push_back(part_of(run, begin, at));
            begin = at;
        }
    }
    if (begin == 0) {
        run.breaks.clear();
        parts.push_back(std::move(run));
    } else {
        parts.push_back(part_of(run, begin, static_cast<std::uint32_t>(run.text.size())));
    }
    return parts;
}

} // namespace lectern
