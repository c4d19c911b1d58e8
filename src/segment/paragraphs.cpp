// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/paragraphs.hpp"

#include "base/utf8.hpp"
#include "segment/heading_words.hpp"
#include "segment/plain_notes.hpp"
#include "segment/short_lines.hpp"

#include <algorithm>
#include <utility>

namespace lectern {
namespace {

constexpr std::size_t lines_to_reference = 400; // a footnote stands that near to its mark
constexpr std::uint32_t width_error = 2;        // columns: lines of one text end where they like
constexpr std::uint32_t most_lost_notes = 3;    // marks that cannot be told from a decimal
constexpr std::size_t none = static_cast<std::size_t>(-1);

/// The number of a heading that a conversion has parted from its stop: "e" above ". Conditions".
bool is_lone_number(std::string_view text) {
    return text.size() <= 3 && !text.empty() &&
           (is_letter(static_cast<unsigned char>(text[0])) ||
            is_digit(static_cast<unsigned char>(text[0])));
}

class Builder {
public:
    Builder(const std::vector<ShapedLine>& lines, const std::vector<bool>& running,
            const LineProfile& profile, const StructureRules& rules, std::uint32_t& last_note)
        : lines_(lines), running_(running), profile_(profile), rules_(rules), last_note_(last_note),
          hyphens_(lines, rules) {}

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
        const bool note = starts_note(at);
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
        paragraph.marker = shape(at).marker;
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

    /// "4 The text of the schedule …": the next number of a footnote, whose mark stood above.
    bool starts_note(std::uint32_t at) {
        const auto& marker = shape(at).marker;
        if (!marker || marker->kind != MarkerKind::arabic || marker->closing != 0 ||
            marker->value <= last_note_ || marker->value > last_note_ + most_lost_notes ||
            marker->words >= lines_[at].line.text.size()) {
            return false;
        }
        const auto number = std::to_string(marker->value);
        const auto first = at > lines_to_reference ? at - lines_to_reference : 0;
        for (std::uint32_t before = at; before-- > first;) {
            if (note_mark(lines_[before].line.text, number)) {
                last_note_ = marker->value;
                return true;
            }
        }
        return false;
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

    /// More than a heading or an address: a sentence lies in it or it has several full lines.
    static bool is_running_text(const Paragraph& paragraph) {
        return paragraph.has_sentence || paragraph.lines.size() >= 3;
    }

    bool begins(std::uint32_t at) const {
        const auto& paragraph = paragraphs_[current_];
        const auto& before = last_line(paragraph);
        const auto& here = lines_[at];
        if (at < short_until_) {
            return true;
        }
        if (is_lone_bullet(paragraph)) {
            return shape(at).marker && shape(at).marker->kind == MarkerKind::bullet;
        }
        if (is_lone_number(before.line.text) && paragraph.lines.size() == 1) {
            return !here.line.text.starts_with('.');
        }
        if (is_lone_number(here.line.text) && at + 1 < lines_.size() &&
            lines_[at + 1].line.text.starts_with(". ")) {
            return true;
        }
        if (before.shape.has_leader || (before.shape.has_gap && here.shape.has_gap)) {
            return true; // contents and rows of a table
        }
        if (interrupted_ || here.line.page_begins) {
            return !goes_on_over_page(paragraph, here);
        }
        const auto free_lines = profile_.double_spaced ? 1U : 0U;
        if (here.line.blank_before > free_lines) {
            return !goes_on_over_gap(paragraph, here);
        }
        if (before.shape.ends_sentence && stands_alone(at) && !hangs(paragraph, here)) {
            return true;
        }
        if (starts_item(paragraph, here) || (here.shape.labelled && !is_full(before, here))) {
            return true;
        }
        return profile_.wrapped() ? begins_wrapped(paragraph, here)
                                  : !(here.shape.starts_small && !before.shape.ends_sentence);
    }

    /// A line that ends early, whatever it ends with but a whole sentence.
    bool is_short(std::uint32_t at) const {
        const auto& here = lines_[at];
        const bool sentence = here.shape.ends_sentence && rules_.closing_abbreviations.find(
                                                              folded(last_word(here.line.text))) ==
                                                              rules_.closing_abbreviations.end();
        return !sentence && at + 1 < lines_.size() && !lines_[at + 1].shape.starts_small &&
               here.right() * 2 < profile_.width;
    }

    /// The second line of a paragraph whose later lines stand further right.
    bool hangs(const Paragraph& paragraph, const ShapedLine& here) const {
        return profile_.hanging && paragraph.lines.size() == 1 &&
               here.line.indent > last_line(paragraph).line.indent;
    }

    /// A line like a heading: it ends early, without the end of a sentence.
    bool stands_alone(std::uint32_t at) const {
        const auto& here = lines_[at];
        if (here.shape.starts_small || here.shape.ends_sentence || here.shape.ends_open ||
            at + 1 == lines_.size() || here.line.text.ends_with(';')) {
            return false;
        }
        const auto& next = lines_[at + 1];
        if (next.line.blank_before == 0 && is_full(here, next) && is_short(at + 1)) {
            return is_title_case(here.line.text, rules_); // the first of two lines
        }
        const auto used = here.right() + 1 + next.shape.first_word;
        return !next.shape.starts_small &&
               (next.line.blank_before > 0 || used + 8 < profile_.width);
    }

    bool is_lone_bullet(const Paragraph& paragraph) const {
        return paragraph.lines.size() == 1 && paragraph.marker &&
               paragraph.marker->words >= last_line(paragraph).line.text.size() &&
               paragraph.marker->kind != MarkerKind::division;
    }

    bool goes_on_over_page(const Paragraph& paragraph, const ShapedLine& here) const {
        const auto& before = last_line(paragraph);
        if (before.shape.ends_sentence || before.shape.ends_colon || here.shape.capitals) {
            return false;
        }
        return here.shape.starts_small || before.shape.ends_open ||
               (is_running_text(paragraph) && !here.shape.marker);
    }

    /// A sentence that an empty line has cut: pages and clippings do that.
    bool goes_on_over_gap(const Paragraph& paragraph, const ShapedLine& here) const {
        const auto& before = last_line(paragraph);
        const bool open = !before.shape.ends_sentence && !before.shape.ends_colon;
        const bool item = here.shape.marker.has_value() || before.shape.has_gap;
        return open && here.shape.starts_small && !item && before.shape.columns > 12 &&
               !before.line.text.ends_with(';');
    }

    bool starts_item(const Paragraph& paragraph, const ShapedLine& here) const {
        const auto& marker = here.shape.marker;
        if (!marker) {
            return false;
        }
        const auto& before = last_line(paragraph).shape;
        if (marker->kind == MarkerKind::bullet) {
            const bool dash =
                std::string_view("-*+").find(here.line.text[0]) != std::string_view::npos ||
                here.line.text.starts_with("–") || here.line.text.starts_with("—");
            // A dash may part words of a sentence that is broken before it.
            return !dash || before.ends_sentence || before.ends_colon || before.ends_open ||
                   paragraph.marker || here.line.text.ends_with(';') ||
                   !is_full(last_line(paragraph), here);
        }
        const bool next = paragraph.marker && paragraph.marker->kind == marker->kind &&
                          paragraph.marker->value + 1 == marker->value;
        const bool first = marker->value == 1 || marker->letter == 1;
        const bool closed = before.ends_sentence || before.ends_colon ||
                            last_line(paragraph).line.text.ends_with(';');
        const bool short_line = !is_full(last_line(paragraph), here);
        if (marker->closing == 0) { // "39 U.S.C." at the start of a broken line
            return (marker->kind == MarkerKind::division || marker->kind == MarkerKind::dotted ||
                    next) &&
                   short_line;
        }
        return next || closed || (first && short_line) || short_line;
    }

    /// Whether the first word of `here` did not fit behind `before`.
    bool is_full(const ShapedLine& before, const ShapedLine& here) const {
        return before.right() + 1 + here.shape.first_word > profile_.width;
    }

    bool begins_wrapped(const Paragraph& paragraph, const ShapedLine& here) const {
        const auto& before = last_line(paragraph);
        if (before.shape.capitals && paragraph.lines.size() == 1 && !here.shape.capitals &&
            here.line.indent > before.line.indent + 2) {
            return true; // "NAME" above its text
        }
        if (hangs(paragraph, here)) {
            return false;
        }
        if (is_full(before, here)) {
            return begins_after_full(paragraph, before, here);
        }
        const auto spare = profile_.width - before.right() - 1 - here.shape.first_word;
        if (before.shape.ends_sentence || before.shape.ends_colon) {
            // Lines that are broken anywhere, as in a poem or a mail, still are one sentence.
            return spare > width_error && !(here.shape.starts_small && before.shape.ends_colon);
        }
        if (here.shape.starts_small || before.shape.ends_open ||
            (ends_small(before.line.text) && !here.shape.capitals)) {
            return false;
        }
        const bool label = spare * 12 <= profile_.width && ends_label(here.line.text);
        // An item or a note may stand further in than its text shows: its lines end early.
        const bool item = (paragraph.note ||
                           (paragraph.marker && paragraph.marker->kind == MarkerKind::bullet)) &&
                          before.right() * 10 >= profile_.width * 7;
        const bool clear = spare > profile_.slack && !label && !item;
        const bool odd =
            paragraph.has_sentence && !paragraph_in_capitals(paragraph) && !here.shape.capitals;
        return clear ? !odd
                     : paragraph_in_capitals(paragraph) != here.shape.capitals &&
                           before.shape.capitals;
    }

    /// "Groups: As a monarchy …": the last word of a label that the line above began.
    static bool ends_label(std::string_view text) {
        const auto colon = text.find(':');
        return colon != std::string_view::npos && colon < text.find(' ') && colon > 1;
    }

    bool ends_small(std::string_view text) const {
        return rules_.small_words.find(last_word(text)) != rules_.small_words.end();
    }

    bool begins_after_full(const Paragraph& paragraph, const ShapedLine& before,
                           const ShapedLine& here) const {
        if (before.shape.capitals && paragraph_in_capitals(paragraph) && !here.shape.capitals) {
            return !here.shape.starts_small && here.shape.columns > 12;
        }
        if (!before.shape.ends_sentence) {
            return false;
        }
        if (here.shape.capitals && !paragraph_in_capitals(paragraph) && here.shape.columns > 8) {
            return true;
        }
        const auto first = paragraph.indent;
        const auto indent = here.line.indent;
        return (profile_.hanging && indent < before.line.indent) ||
               (profile_.first_indented && indent > before.line.indent) ||
               (paragraph.lines.size() > 1 && indent != before.line.indent && indent == first);
    }

    bool paragraph_in_capitals(const Paragraph& paragraph) const {
        return lines_[paragraph.lines.front()].shape.capitals;
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
        if (text.empty()) {
            text.reserve(added.size() + 1);
        } else if (ends_hyphenated(text)) {
            if (!is_digit(code_point_at(added, 0).value) && hyphens_.vanishes(text, added)) {
                remove_hyphen(text);
            }
        } else if (!text.empty()) {
            text += ' ';
        }
        append_with_single_spaces(text, added);
    }

    static void remove_hyphen(std::string& text) {
        text.resize(text.size() - code_point_before(text, text.size()).length);
    }

    static void append_with_single_spaces(std::string& text, std::string_view added) {
        if (added.find("  ") == std::string_view::npos &&
            added.find('\t') == std::string_view::npos) {
            text += added;
            return;
        }
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
    std::uint32_t& last_note_;
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
                                     const StructureRules& rules, std::uint32_t& last_note) {
    return Builder(lines, running, profile, rules, last_note).build();
}

} // namespace lectern
