// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a stop: the run of marks and what closes with it.
#include "segment/full_stop.hpp"
#include "segment/letters.hpp"
#include "segment/list_marker.hpp"

#include <algorithm>

namespace lectern {
namespace {

bool is_mark(char32_t c) noexcept {
    return c == '!' || c == '?' || (c >= 0x2047 && c <= 0x2049) || c == 0x203C || c == 0x203D ||
           c == 0x061F || c == 0x0964 || c == 0x0965;
}

bool is_wide_mark(char32_t c) noexcept {
    return c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0xFF61;
}

bool is_ellipsis(char32_t c) noexcept {
    return c == 0x2026;
}

bool is_terminator(char32_t c) noexcept {
    return c == '.' || is_mark(c) || is_ellipsis(c) || is_wide_mark(c);
}

bool is_closing_bracket(char32_t c) noexcept {
    return c == ')' || c == ']' || c == '}' || c == 0x300D || c == 0x300F || c == 0xFF09;
}

bool is_superscript(char32_t c) noexcept {
    return c == 0xB9 || c == 0xB2 || c == 0xB3 || c == 0x2070 || (c >= 0x2074 && c <= 0x207E) ||
           c == 0x2020 || c == 0x2021;
}

/// Reads forward from the marks over all that still belongs to the sentence before.
class Closing {
public:
    Closing(const SentenceText& in, std::size_t at) : in_(in), at_(at) {}

    std::size_t read() {
        if (next_word_follows()) {
            return at_;
        }
        // Each step takes something; the number of steps is bounded against hostile text.
        for (int steps = 0; steps < 64; ++steps) {
            if (!closer() && !note_span() && !bracketed_note() && !spaced_quote() && !reference()) {
                break;
            }
        }
        return at_;
    }

private:
    /// A space and a letter: what is behind most full stops, where nothing more belongs to the
    /// sentence but the reference to a note.
    bool next_word_follows() const {
        return in_.notes.empty() && at_ + 1 < in_.text.size() && in_.text[at_] == ' ' &&
               is_ascii_letter(in_.text[at_ + 1]);
    }
    static bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

    char32_t here() const { return code_point_at(in_.text, at_).value; }

    bool closer() {
        const CodePoint c = code_point_at(in_.text, at_);
        if (!is_quote(c.value) && !is_closing_bracket(c.value) && !is_superscript(c.value) &&
            !asterisk_note()) {
            return false;
        }
        at_ += c.length;
        return true;
    }

    /// "appealed.* The": no emphasis, which would have a word on its other side.
    bool asterisk_note() const {
        const char32_t behind = code_point_at(in_.text, at_ + 1).value;
        return here() == '*' && (behind == '*' || is_space(behind));
    }

    bool note_span() {
        const std::size_t from = skip_spaces(in_.text, at_);
        const auto note = std::lower_bound(
            in_.notes.begin(), in_.notes.end(), at_,
            [](const TextRange& range, std::size_t place) { return range.begin < place; });
        if (note == in_.notes.end() || note->begin > from || note->empty()) {
            return false;
        }
        at_ = note->end;
        return true;
    }

    /// "[12]", "[ 3 4 ]", "[12, 14-16]", with or without a space before.
    bool bracketed_note() {
        constexpr std::size_t longest = 24;
        std::size_t at = skip_spaces(in_.text, at_);
        if (at >= in_.text.size() || in_.text[at] != '[') {
            return false;
        }
        bool digits = false;
        const std::size_t limit = std::min(in_.text.size(), at + longest);
        for (++at; at < limit && in_.text[at] != ']';) {
            const CodePoint c = code_point_at(in_.text, at);
            const bool joins = is_space(c.value) || is_dash(c.value) || c.value == ',';
            if (!is_digit(c.value) && !joins) {
                return false;
            }
            digits = digits || is_digit(c.value);
            at += c.length;
        }
        if (!digits || at >= limit) {
            return false;
        }
        at_ = at + 1;
        return true;
    }

    /// « Oui. » closes with a space before; so does nothing else.
    bool spaced_quote() {
        const std::size_t at = skip_spaces(in_.text, at_);
        const CodePoint c = code_point_at(in_.text, at);
        if (at == at_ || (c.value != 0xBB && c.value != 0x203A)) {
            return false;
        }
        const CodePoint behind = code_point_at(in_.text, at + c.length);
        if (is_word_part(behind.value)) {
            return false; // »So beginnt ein Zitat«
        }
        at_ = at + c.length;
        return true;
    }

    /// "It rose. (Table 2) However": a reference in brackets, no sentence of its own.
    bool reference() {
        constexpr std::size_t longest = 48;
        const std::size_t open = skip_spaces(in_.text, at_);
        if (open == at_ || open >= in_.text.size() || in_.text[open] != '(') {
            return false;
        }
        const std::string_view near = in_.text.substr(open, longest);
        const std::size_t close = near.find(')');
        if (close == std::string_view::npos || near.find_first_of("0123456789") > close ||
            near.find_first_of(".!?;") < close) {
            return false;
        }
        if (is_list_marker(near.substr(0, close + 1))) {
            return false; // "(2) Doors are locked" is the next item
        }
        const std::size_t end = open + close + 1;
        const std::size_t next = skip_spaces(in_.text, end);
        if (next < in_.text.size() &&
            (next == end || !is_upper(code_point_at(in_.text, next).value))) {
            return false;
        }
        at_ = end;
        return true;
    }

    const SentenceText& in_;
    std::size_t at_;
};

/// Digits right behind a full stop are a note reference: "detention.12 The".
std::size_t attached_note(const SentenceText& in, std::size_t at) {
    if (at >= in.text.size() || !is_digit(static_cast<unsigned char>(in.text[at]))) {
        return at;
    }
    const CodePoint before = code_point_before(in.text, at - 1);
    if (!is_letter(before.value) && !is_quote(before.value) && !is_closing_bracket(before.value)) {
        return at;
    }
    std::size_t end = at;
    while (end < in.text.size() && end - at < 4 && in.text[end] >= '0' && in.text[end] <= '9') {
        ++end;
    }
    const CodePoint behind = code_point_at(in.text, end);
    if (end == at || end - at > 3 || (behind.length != 0 && !is_space(behind.value))) {
        return at;
    }
    const char32_t next = code_point_at(in.text, skip_spaces(in.text, end)).value;
    if (next != 0 && !is_upper(next) && !is_quote(next) && next != '(') {
        return at;
    }
    std::size_t word = at - 1;
    while (word > 0 && at - word < 12 && is_letter(code_point_before(in.text, word).value)) {
        word -= code_point_before(in.text, word).length;
    }
    const WordClasses classes = in.rules.classes(folded(in.text.substr(word, at - 1 - word)));
    return classes.has(WordClass::before_number) || classes.has(WordClass::calendar) ? at : end;
}

/// Behind the run of marks that begins at `begin`. Dots may stand apart: ". . .".
struct Run {
    std::size_t end = 0;
    std::size_t dots = 0;
    std::size_t first_end = 0; // behind the first mark
    bool apart = false;        // dots with spaces between
    bool marks = false;        // question or exclamation marks
    bool ellipsis = false;
    bool wide = false;
};

Run read_run(std::string_view text, std::size_t begin) {
    Run run;
    std::size_t at = begin;
    while (at < text.size()) {
        const CodePoint c = code_point_at(text, at);
        if (is_terminator(c.value)) {
            run.dots += c.value == '.' ? 1 : 0;
            run.marks = run.marks || is_mark(c.value);
            run.ellipsis = run.ellipsis || is_ellipsis(c.value);
            run.wide = run.wide || is_wide_mark(c.value);
            at += c.length;
            run.first_end = run.first_end == 0 ? at : run.first_end;
            run.end = at;
            continue;
        }
        const std::size_t next = is_space(c.value) ? skip_spaces(text, at) : at;
        const char32_t then = code_point_at(text, next).value;
        // ".5" and ".NET" are words, no dots of an ellipsis.
        const bool dot_apart = then == '.' && run.dots > 0 && !run.marks &&
                               !is_word_part(code_point_at(text, next + 1).value);
        const bool mark_apart = run.marks && is_mark(then); // "Quoi ? !"
        if (next == at || (!dot_apart && !mark_apart)) {
            break;
        }
        run.apart = run.apart || dot_apart;
        at = next;
    }
    return run;
}

bool touches_word(std::string_view text, std::size_t at) {
    const CodePoint before = code_point_before(text, at);
    return before.length != 0 && !is_space(before.value);
}

} // namespace

std::optional<Stop> stop_at(const SentenceText& in, std::size_t begin) {
    const Run run = read_run(in.text, begin);
    if (run.end == 0) {
        return std::nullopt;
    }
    Stop stop;
    stop.begin = begin;
    stop.end = run.end;
    stop.kind = Stop::Kind::full_stop;
    if (run.marks) {
        stop.kind = Stop::Kind::mark;
    } else if (run.wide) {
        stop.kind = Stop::Kind::wide;
    } else if (run.ellipsis || run.dots > 1) {
        stop.kind = Stop::Kind::ellipsis;
    }
    // "compounds. . . . The": the full stop closes its sentence, the omission opens the next one.
    if (run.apart && run.dots > 3 && touches_word(in.text, begin) &&
        is_upper(code_point_at(in.text, skip_spaces(in.text, run.end)).value)) {
        stop.kind = Stop::Kind::full_stop;
        stop.end = stop.after = run.first_end;
        stop.next = skip_spaces(in.text, stop.end);
        return stop;
    }
    stop.after = Closing(in, stop.end).read();
    if (stop.kind == Stop::Kind::full_stop && stop.after == stop.end) {
        stop.after = attached_note(in, stop.end);
    }
    stop.next = skip_spaces(in.text, stop.after);
    return stop;
}

} // namespace lectern
