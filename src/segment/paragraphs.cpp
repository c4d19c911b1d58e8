// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/paragraphs.hpp"

#include "base/utf8.hpp"
#include "segment/heading_words.hpp"
#include "segment/line_breaks.hpp"
#include "segment/plain_notes.hpp"
#include "segment/short_lines.hpp"

#include <algorithm>
#include <utility>

namespace lectern {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

class Builder {
public:
    Builder(const std::vector<ShapedLine>& lines, const std::vector<bool>& running,
            const LineProfile& profile, const StructureRules& rules, NoteCount& notes)
        : lines_(lines), running_(running), profile_(profile), rules_(rules),
          breaks_(lines, profile, rules), notes_(lines, notes), hyphens_(lines, rules) {}

    std::vector<Paragraph> build() {
        for (std::uint32_t at = 0; at < lines_.size(); ++at) {
            if (running_[at]) {
                add_page_line(at);
            } else if (shape(at).ruled) {
                take_rule(at);
            } else {
                take(at);
            }
        }
        part_series_headings();
        for (auto& paragraph : paragraphs_) {
            finish(paragraph);
        }
        return std::move(paragraphs_);
    }

private:
    const LineShape& shape(std::uint32_t at) const { return lines_[at].shape; }
    const ShapedLine& last_line(const Paragraph& paragraph) const {
        return lines_[paragraph.lines.back()];
    }

    void add_page_line(std::uint32_t at) {
        Paragraph paragraph;
        paragraph.lines = {at};
        paragraph.page_line = true;
        paragraphs_.push_back(std::move(paragraph));
        interrupted_ = true;
    }

    /// A rule of about the length of the line above underlines it; others only part.
    void take_rule(std::uint32_t at) {
        start_anew_ = true;
        if (current_ == none || lines_[at].line.blank_before != 0 || interrupted_) {
            return;
        }
        auto& above = paragraphs_[current_];
        const auto columns = last_line(above).shape.columns;
        const auto rule = shape(at).columns;
        const std::string_view signs = lines_[at].line.text;
        const bool plain = signs.find_first_not_of(signs[0]) == std::string_view::npos;
        const bool title = plain && above.lines.size() <= 2 && !last_line(above).shape.has_gap &&
                           !(above.marker && above.marker->kind == MarkerKind::bullet);
        if (title && rule * 10 >= columns * 8 && rule <= columns + 12) {
            above.underline = lines_[at].line.text[0];
        }
    }

    void take(std::uint32_t at) {
        const bool below_note = current_ != none && paragraphs_[current_].note;
        const bool note = notes_.starts_note(at, opens_paragraph(at), below_note);
        if (!note && !start_anew_ && current_ != none && !begins(at)) {
            add(at);
        } else if (!note && resumes(at)) {
            current_ = std::exchange(body_, none);
            add(at);
        } else {
            start(at, note);
        }
        interrupted_ = false;
        start_anew_ = false;
    }

    bool begins(std::uint32_t at) const {
        return at < short_until_ || breaks_.begins(paragraphs_[current_], at, interrupted_);
    }

    void start(std::uint32_t at, bool note) {
        if (note && current_ != none && !paragraphs_[current_].note) {
            body_ = current_;
        } else if (!note) {
            body_ = none;
        }
        if (at >= short_until_) {
            short_until_ = end_of_short_lines(lines_, at, running_, profile_, rules_);
        }
        current_ = paragraphs_.size();
        Paragraph paragraph;
        paragraph.note = note;
        paragraph.lines = {at};
        paragraph.marker = note ? notes_.number(at) : shape(at).marker;
        paragraph.indent = lines_[at].line.indent;
        paragraph.rest_indent = paragraph.indent;
        paragraph.blank_before = lines_[at].line.blank_before;
        paragraph.has_sentence = shows_sentence(lines_[at].line.text);
        paragraphs_.push_back(std::move(paragraph));
    }

    void add(std::uint32_t at) {
        auto& paragraph = paragraphs_[current_];
        const auto indent = lines_[at].line.indent;
        paragraph.rest_indent =
            paragraph.lines.size() == 1 ? indent : std::min(paragraph.rest_indent, indent);
        const auto& before = last_line(paragraph);
        paragraph.has_sentence |=
            before.shape.ends_sentence || shows_sentence(lines_[at].line.text);
        paragraph.lines.push_back(at);
    }

    /// Whether a note can begin here: below a gap, a rule, another note or a heading ("Notes").
    bool opens_paragraph(std::uint32_t at) const {
        if (current_ == none || start_anew_ || lines_[at].line.blank_before > 0) {
            return true;
        }
        const auto& above = paragraphs_[current_];
        return above.note || (above.lines.size() == 1 && !last_line(above).shape.ends_sentence &&
                              last_line(above).right() * 2 < profile_.width);
    }

    /// Whether the line goes on with the paragraph that a footnote has interrupted.
    bool resumes(std::uint32_t at) const {
        if (body_ == none || shape(at).marker || shape(at).capitals) {
            return false;
        }
        const auto& body = paragraphs_[body_];
        return !last_line(body).shape.ends_sentence && !last_line(body).shape.ends_colon &&
               (shape(at).starts_small || is_running_text(body));
    }

    /// Where "(i)" and "(ii)" are headings of their own, "(iii)" is one too, though its last line
    /// happens to be full: the text begins where a line could begin a sentence.
    void part_series_headings() {
        std::vector<Paragraph> parted;
        parted.reserve(paragraphs_.size());
        Marker last;
        for (auto& paragraph : paragraphs_) {
            const bool in_series = paragraph.marker && last.value != 0 &&
                                   paragraph.marker->kind == last.kind &&
                                   paragraph.marker->closing == last.closing &&
                                   paragraph.marker->value == last.value + 1;
            const bool text = paragraph.has_sentence || last_line(paragraph).shape.ends_sentence;
            const auto cut = in_series && text ? text_line(paragraph) : 0;
            if (is_bare_heading(paragraph) || cut != 0) {
                last = *paragraph.marker;
            } else if (paragraph.marker && paragraph.marker->kind == last.kind) {
                last = {};
            }
            if (cut != 0) {
                parted.push_back(cut_off(paragraph, cut));
            }
            parted.push_back(std::move(paragraph));
        }
        paragraphs_ = std::move(parted);
    }

    bool is_bare_heading(const Paragraph& paragraph) const {
        return paragraph.marker && paragraph.marker->kind != MarkerKind::bullet &&
               !paragraph.note && !paragraph.page_line && !paragraph.has_sentence &&
               paragraph.lines.size() <= 3 && !last_line(paragraph).shape.ends_sentence &&
               !last_line(paragraph).shape.ends_open &&
               !last_line(paragraph).line.text.ends_with(';');
    }

    /// The first line of a paragraph, within its first four, that could begin its text; 0: none.
    std::size_t text_line(const Paragraph& paragraph) const {
        for (std::size_t at = 1; at < paragraph.lines.size() && at < 4; ++at) {
            const auto& before = lines_[paragraph.lines[at - 1]];
            const auto word = folded(last_word(before.line.text));
            const bool goes_on = before.shape.ends_open || before.shape.ends_sentence ||
                                 rules_.small_words.find(word) != rules_.small_words.end();
            if (!goes_on &&
                is_upper(code_point_at(lines_[paragraph.lines[at]].line.text, 0).value)) {
                return at;
            }
        }
        return 0;
    }

    static Paragraph cut_off(Paragraph& paragraph, std::size_t lines) {
        Paragraph heading = paragraph;
        heading.lines.resize(lines);
        heading.has_sentence = false;
        paragraph.lines.erase(paragraph.lines.begin(),
                              paragraph.lines.begin() + static_cast<std::ptrdiff_t>(lines));
        paragraph.marker.reset();
        paragraph.blank_before = 0;
        return heading;
    }

    void finish(Paragraph& paragraph) const {
        std::size_t size = 0;
        for (const auto at : paragraph.lines) {
            size += lines_[at].line.text.size() + 1;
        }
        paragraph.text.reserve(size);
        for (const auto at : paragraph.lines) {
            append(paragraph.text, at);
        }
        const auto& first = lines_[paragraph.lines.front()];
        paragraph.capitals = is_all_capitals(paragraph.text);
        paragraph.ends_sentence = ends_sentence(paragraph.text);
        paragraph.page = first.line.page_begins;
        paragraph.columns = has_columns(first, paragraph.marker ? paragraph.marker->words : 0);
        if (!paragraph.marker && is_lone_number(first.line.text)) {
            paragraph.marker = marker_at(paragraph.text, rules_);
        }
        if (paragraph.marker) { // spaces behind it may have become one
            const auto words = paragraph.text.find_first_not_of(' ', paragraph.marker->end);
            paragraph.marker->words =
                static_cast<std::uint32_t>(std::min(words, paragraph.text.size()));
        }
    }

    static bool has_columns(const ShapedLine& line, std::size_t words) {
        const std::string_view text = line.line.text;
        return line.shape.has_gap && (text.find("   ", words) != std::string_view::npos ||
                                      text.find('\t', words) != std::string_view::npos);
    }

    void append(std::string& text, std::uint32_t at) const {
        const std::string_view added = lines_[at].line.text;
        if (ends_hyphenated(text)) {
            if (!is_digit(code_point_at(added, 0).value)) {
                apply(hyphens_.between(text, added), text);
            }
        } else if (!text.empty()) {
            text += ' ';
        }
        if (shape(at).has_spaces) {
            append_with_single_spaces(text, added);
        } else {
            text += added;
        }
    }

    static void apply(LineHyphen hyphen, std::string& text) {
        if (hyphen == LineHyphen::goes) {
            text.resize(text.size() - code_point_before(text, text.size()).length);
        } else if (hyphen == LineHyphen::suspended) {
            text += ' ';
        }
    }

    static void append_with_single_spaces(std::string& text, std::string_view added) {
        for (const char c : added) {
            const bool space = c == ' ' || c == '\t';
            if (!space) {
                text += c;
            } else if (!text.empty() && text.back() != ' ') {
                text += ' ';
            }
        }
    }

    const std::vector<ShapedLine>& lines_;
    const std::vector<bool>& running_;
    const LineProfile& profile_;
    const StructureRules& rules_;
    const LineBreaks breaks_;
    NoteLines notes_;
    Hyphens hyphens_;
    std::vector<Paragraph> paragraphs_;
    std::size_t current_ = none;  // the paragraph that lines are added to
    std::size_t body_ = none;     // the one that a footnote interrupts
    std::size_t short_until_ = 0; // lines before this one stand for themselves
    bool interrupted_ = false;    // by a line of the page
    bool start_anew_ = false;     // a rule lies before
};

} // namespace

bool shows_sentence(std::string_view text) {
    const auto begins_sentence = [](std::string_view rest) {
        auto [point, length] = code_point_at(rest, 0);
        if (is_opening(point)) {
            point = code_point_at(rest, length).value;
        }
        return is_upper(point);
    };
    for (auto at = text.find(". "); at != std::string_view::npos; at = text.find(". ", at + 1)) {
        std::size_t letters = 0;
        while (letters < 3 && letters < at &&
               is_lower(static_cast<unsigned char>(text[at - letters - 1]))) {
            ++letters;
        }
        const auto next = text.find_first_not_of(' ', at + 1);
        if (letters == 3 && next != std::string_view::npos && begins_sentence(text.substr(next))) {
            return true;
        }
    }
    const auto question = text.find("? ");
    return question != std::string_view::npos && question > 0 &&
           is_lower(static_cast<unsigned char>(text[question - 1]));
}

std::vector<Paragraph> paragraphs_of(const std::vector<ShapedLine>& lines,
                                     const std::vector<bool>& running, const LineProfile& profile,
                                     const StructureRules& rules, NoteCount& notes) {
    return Builder(lines, running, profile, rules, notes).build();
}

} // namespace lectern
