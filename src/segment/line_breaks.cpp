// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/line_breaks.hpp"

#include "base/utf8.hpp"
#include "segment/heading_words.hpp"

namespace lectern {
namespace {

constexpr std::uint32_t width_error = 2; // columns: lines of one text end where they like

} // namespace

bool is_lone_number(std::string_view text) {
    return text.size() <= 3 && !text.empty() &&
           (is_letter(static_cast<unsigned char>(text[0])) ||
            is_digit(static_cast<unsigned char>(text[0])));
}

bool is_running_text(const Paragraph& paragraph) {
    return paragraph.has_sentence || paragraph.lines.size() >= 3;
}

const ShapedLine& LineBreaks::last_line(const Paragraph& paragraph) const {
    return lines_[paragraph.lines.back()];
}

bool LineBreaks::begins(const Paragraph& paragraph, std::uint32_t at, bool interrupted) const {
    const auto& before = last_line(paragraph);
    const auto& here = lines_[at];
    if (is_lone_bullet(paragraph)) {
        return lines_[at].shape.marker && lines_[at].shape.marker->kind == MarkerKind::bullet;
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
    if (interrupted || here.line.page_begins) {
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
bool LineBreaks::is_short(std::uint32_t at) const {
    const auto& here = lines_[at];
    const bool sentence = here.shape.ends_sentence &&
                          rules_.closing_abbreviations.find(folded(last_word(here.line.text))) ==
                              rules_.closing_abbreviations.end();
    return !sentence && at + 1 < lines_.size() && !lines_[at + 1].shape.starts_small &&
           here.right() * 2 < profile_.width;
}

/// The second line of a paragraph whose later lines stand further right.
bool LineBreaks::hangs(const Paragraph& paragraph, const ShapedLine& here) const {
    return profile_.hanging && paragraph.lines.size() == 1 &&
           here.line.indent > last_line(paragraph).line.indent;
}

/// A line like a heading: it ends early, without the end of a sentence.
bool LineBreaks::stands_alone(std::uint32_t at) const {
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
    return !next.shape.starts_small && (next.line.blank_before > 0 || used + 8 < profile_.width);
}

bool LineBreaks::is_lone_bullet(const Paragraph& paragraph) const {
    return paragraph.lines.size() == 1 && paragraph.marker &&
           paragraph.marker->words >= last_line(paragraph).line.text.size() &&
           paragraph.marker->kind != MarkerKind::division;
}

bool LineBreaks::goes_on_over_page(const Paragraph& paragraph, const ShapedLine& here) const {
    const auto& before = last_line(paragraph);
    if (before.shape.ends_sentence || before.shape.ends_colon || here.shape.capitals) {
        return false;
    }
    return here.shape.starts_small || before.shape.ends_open ||
           (is_running_text(paragraph) && !here.shape.marker);
}

/// A sentence that an empty line has cut: pages and clippings do that.
bool LineBreaks::goes_on_over_gap(const Paragraph& paragraph, const ShapedLine& here) const {
    const auto& before = last_line(paragraph);
    const bool open = !before.shape.ends_sentence && !before.shape.ends_colon;
    const bool item = here.shape.marker.has_value() || before.shape.has_gap;
    return open && here.shape.starts_small && !item && before.shape.columns > 12 &&
           !before.line.text.ends_with(';');
}

bool LineBreaks::starts_item(const Paragraph& paragraph, const ShapedLine& here) const {
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
    const bool closed =
        before.ends_sentence || before.ends_colon || last_line(paragraph).line.text.ends_with(';');
    const bool short_line = !is_full(last_line(paragraph), here);
    if (marker->closing == 0) { // "39 U.S.C." at the start of a broken line
        return (marker->kind == MarkerKind::division || marker->kind == MarkerKind::dotted ||
                next) &&
               short_line;
    }
    if (here.shape.starts_small && marker->closing == '.') { // "т. д.", "p. 12", "г. Москва"
        return next || (first && (closed || short_line));
    }
    return next || closed || short_line;
}

/// Whether the first word of `here` did not fit behind `before`.
bool LineBreaks::is_full(const ShapedLine& before, const ShapedLine& here) const {
    return before.right() + 1 + here.shape.first_word > profile_.width;
}

bool LineBreaks::begins_wrapped(const Paragraph& paragraph, const ShapedLine& here) const {
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
    const bool item =
        (paragraph.note || (paragraph.marker && paragraph.marker->kind == MarkerKind::bullet)) &&
        before.right() * 10 >= profile_.width * 7;
    const bool clear = spare > profile_.slack && !label && !item;
    const bool odd =
        paragraph.has_sentence && !paragraph_in_capitals(paragraph) && !here.shape.capitals;
    return clear ? !odd
                 : paragraph_in_capitals(paragraph) != here.shape.capitals && before.shape.capitals;
}

/// "Groups: As a monarchy …": the last word of a label that the line above began.
bool LineBreaks::ends_label(std::string_view text) {
    const auto colon = text.find(':');
    return colon != std::string_view::npos && colon < text.find(' ') && colon > 1;
}

bool LineBreaks::ends_small(std::string_view text) const {
    return rules_.small_words.find(last_word(text)) != rules_.small_words.end();
}

bool LineBreaks::begins_after_full(const Paragraph& paragraph, const ShapedLine& before,
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

bool LineBreaks::paragraph_in_capitals(const Paragraph& paragraph) const {
    return lines_[paragraph.lines.front()].shape.capitals;
}

} // namespace lectern
