// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/markdown_source.hpp"

#include <algorithm>

namespace lectern {
namespace {

/// One line of the document, without its end.
struct SourceLine {
    std::size_t begin = 0;
    std::size_t end = 0;  // of its letters
    std::size_t next = 0; // where the next line begins
    std::string_view text;
};

SourceLine line_at(std::string_view text, std::size_t at) {
    const auto found = text.find_first_of("\r\n", at);
    SourceLine line;
    line.begin = at;
    line.end = found == std::string_view::npos ? text.size() : found;
    line.next = std::min(line.end + 1, text.size());
    if (line.next < text.size() && text[line.end] == '\r' && text[line.next] == '\n') {
        ++line.next;
    }
    line.text = text.substr(at, line.end - at);
    return line;
}

std::string_view trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) {
        return {};
    }
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

std::string_view unquoted(std::string_view value) {
    value = trimmed(value);
    const bool quoted = value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
                        value.back() == value.front();
    return quoted ? value.substr(1, value.size() - 2) : value;
}

/// "title: A report" of YAML, "title = 'A report'" of TOML.
void take_fact(std::string_view line, MarkdownSource& source) {
    const auto joint = line.find_first_of(":=");
    if (joint == std::string_view::npos) {
        return;
    }
    const std::string_view name = trimmed(line.substr(0, joint));
    const std::string_view value = unquoted(line.substr(joint + 1));
    if (name == "title") {
        source.title = value;
    } else if (name == "lang" || name == "language") {
        source.language = value;
    }
}

/// Gives where the front matter ends; 0 where there is none. It is between two lines of three
/// signs, the first of them the first of all, with a name and a value in the next line.
std::size_t front_matter(std::string_view text, MarkdownSource& source) {
    SourceLine line = line_at(text, 0);
    const std::string_view fence = trimmed(line.text);
    if (fence != "---" && fence != "+++") {
        return 0;
    }
    MarkdownSource found;
    bool first = true;
    while (line.next < text.size()) {
        line = line_at(text, line.next);
        const std::string_view content = trimmed(line.text);
        if (content == fence || (content == "..." && fence == "---")) {
            source.title = found.title;
            source.language = found.language;
            return line.next;
        }
        const bool named =
            content.find_first_of(":=") != std::string_view::npos || content.starts_with('#');
        if (first && !named) {
            return 0;
        }
        first = first && content.starts_with('#');
        if (line.text.starts_with(content)) {
            take_fact(content, found); // not an indented one: that belongs to another name
        }
    }
    return 0;
}

/// The length of a code fence that a line is, with its sign; 0 for another line.
std::size_t fence_length(std::string_view line, char& sign) {
    const auto begin = line.find_first_not_of(' ');
    // An empty line has no first sign: its place is beyond all numbers.
    if (begin > 3 || (line[begin] != '`' && line[begin] != '~')) {
        return 0;
    }
    sign = line[begin];
    const auto end = std::min(line.find_first_not_of(sign, begin), line.size());
    return end - begin >= 3 ? end - begin : 0;
}

/// Where the text of a note begins that the line defines; 0 where it defines none.
std::size_t note_text(std::string_view line, std::string& label) {
    const auto begin = line.find_first_not_of(' ');
    if (begin > 3 || !line.substr(begin).starts_with("[^")) {
        return 0;
    }
    const auto end = line.find(']', begin);
    if (end == std::string_view::npos || end == begin + 2 || !line.substr(end).starts_with("]:")) {
        return 0;
    }
    label = line.substr(begin + 2, end - begin - 2);
    return end + 2;
}

std::size_t indentation(std::string_view line) {
    std::size_t columns = 0;
    for (const char letter : line) {
        if (letter == '\t') {
            return 4;
        }
        if (letter != ' ') {
            break;
        }
        ++columns;
    }
    return columns;
}

class Splitter {
public:
    explicit Splitter(std::string_view text) : text_(text) { source_.text = text; }

    MarkdownSource take_apart() {
        std::size_t at = front_matter(text_, source_);
        blank(0, at);
        while (at < text_.size()) {
            const SourceLine line = line_at(text_, at);
            at = note_ends_ == 0 ? take_line(line) : take_note_line(line);
        }
        end_note();
        return std::move(source_);
    }

private:
    /// Gives where the next line to be looked at begins: this one again where a note ended.
    std::size_t take_line(const SourceLine& line) {
        char sign = 0;
        const std::size_t length = fence_length(line.text, sign);
        if (fence_ > 0) {
            fence_ = length >= fence_ && sign == fence_sign_ ? 0 : fence_;
            return line.next;
        }
        std::string label;
        const std::size_t begin = length > 0 ? 0 : note_text(line.text, label);
        if (begin > 0) {
            source_.notes.push_back(
                {label, std::string(line.text.substr(begin)) + "\n", line.begin, line.next});
            note_ends_ = line.next;
            blank_lines_ = 0;
        }
        fence_ = length;
        fence_sign_ = sign;
        return line.next;
    }

    std::size_t take_note_line(const SourceLine& line) {
        std::string label;
        const bool empty = trimmed(line.text).empty();
        const std::size_t indented = indentation(line.text);
        const bool goes_on = empty || indented >= 4 ||
                             (blank_lines_ == 0 && note_text(line.text, label) == 0 &&
                              !trimmed(line.text).starts_with('#'));
        if (!goes_on) {
            end_note();
            return line.begin;
        }
        blank_lines_ = empty ? blank_lines_ + 1 : 0;
        const std::size_t cut =
            line.text.starts_with('\t') ? 1 : std::min<std::size_t>(indented, 4);
        MarkdownNote& note = source_.notes.back();
        note.text += line.text.substr(std::min(cut, line.text.size()));
        note.text += '\n';
        if (!empty) {
            note_ends_ = line.next;
        }
        return line.next;
    }

    void end_note() {
        if (note_ends_ > 0) {
            source_.notes.back().end = note_ends_;
            blank(source_.notes.back().begin, note_ends_);
            note_ends_ = 0;
        }
    }

    void blank(std::size_t begin, std::size_t end) {
        for (std::size_t at = begin; at < end; ++at) {
            char& letter = source_.text[at];
            letter = letter == '\n' || letter == '\r' ? letter : ' ';
        }
    }

    std::string_view text_;
    MarkdownSource source_;
    std::size_t fence_ = 0; // length of the open code fence
    char fence_sign_ = 0;
    std::size_t note_ends_ = 0; // of the note that is being taken; 0: none is
    int blank_lines_ = 0;       // at its end so far
};

} // namespace

MarkdownSource take_apart(std::string_view markdown) {
    return Splitter(markdown).take_apart();
}

} // namespace lectern
