// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/plain_text.hpp"

#include "segment/broken_headings.hpp"
#include "segment/heading_words.hpp"
#include "segment/label_headings.hpp"
#include "segment/plain_headings.hpp"
#include "segment/plain_notes.hpp"
#include "segment/plain_quotations.hpp"
#include "segment/plain_tables.hpp"
#include "segment/running_lines.hpp"

#include <algorithm>

namespace lectern {
namespace {

constexpr std::size_t longest_line = std::size_t{256} << 10U; // bytes; longer ones are cut
constexpr std::size_t sample_bytes = std::size_t{64} << 10U;
constexpr std::uint32_t lines_held_back = 200; // a heading, a list or a note shows in these

constexpr std::uint32_t least_centred = 10; // columns; no paragraph is set in as far
constexpr std::size_t line_cost = 16;       // what an almost empty line counts, in bytes

bool starts_code_point(char c) noexcept {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

/// The words of a heading without its number and closing sign, in small letters.
std::string heading_words(const Paragraph& paragraph) {
    std::string_view text = paragraph.text;
    if (paragraph.label_end != 0) {
        text = text.substr(0, paragraph.label_end);
    } else if (paragraph.marker) {
        text = text.substr(paragraph.marker->words);
    }
    auto words = folded(text);
    while (!words.empty() && (words.back() == '.' || words.back() == ':')) {
        words.pop_back();
    }
    return words;
}

bool is_top_heading(const Paragraph& paragraph, const StructureRules& rules) {
    return rules.top_headings.find(heading_words(paragraph)) != rules.top_headings.end();
}

bool is_text(const Paragraph& paragraph) {
    return paragraph.role == Role::paragraph && !paragraph.page_line &&
           (paragraph.has_sentence || paragraph.ends_sentence);
}

/// Written alike, two headings have one level.
bool are_alike(const Paragraph& one, const Paragraph& other) {
    return !one.marker && !other.marker && one.capitals == other.capitals &&
           one.underline == other.underline;
}

/// Whether the first heading is a section like others: text below it, then a lower heading, later
/// one of its own kind.
bool begins_sections(const std::vector<Paragraph>& paragraphs, std::size_t title) {
    const Paragraph* next = nullptr;
    bool text_below = false;
    for (auto at = title + 1; at < paragraphs.size(); ++at) {
        const auto& paragraph = paragraphs[at];
        if (paragraph.role != Role::heading) {
            text_below |= next == nullptr && is_text(paragraph);
            continue;
        }
        next = next == nullptr ? &paragraph : next;
        if (!text_below || are_alike(paragraphs[title], *next)) {
            return false;
        }
        if (are_alike(paragraphs[title], paragraph)) {
            return true;
        }
    }
    return false;
}

/// The first heading of the document is its title where no text stands before it and another
/// follows: documents begin with one, however it is written.
std::size_t title_of(const std::vector<Paragraph>& paragraphs, const StructureRules& rules) {
    const auto none = paragraphs.size();
    std::size_t title = none;
    for (std::size_t at = 0; at < paragraphs.size(); ++at) {
        const auto& paragraph = paragraphs[at];
        if (title == none && is_text(paragraph)) {
            return none;
        }
        if (paragraph.role != Role::heading) {
            continue;
        }
        if (title != none) {
            return begins_sections(paragraphs, title) ? none : title;
        }
        if (paragraph.marker || paragraph.text.ends_with(':') ||
            title_signs(paragraph.text, rules) == 2) {
            return none;
        }
        title = at;
    }
    return none;
}

} // namespace

void PlainText::take(Line line) {
    if (line.text.size() > longest_line) {
        take_in_pieces(line);
        return;
    }
    bytes_ += line.text.size() + line_cost;
    lines_.push_back({std::move(line), {}});
}

void PlainText::take_in_pieces(const Line& line) {
    const std::string_view text = line.text;
    for (std::size_t at = 0; at < text.size();) {
        auto end = std::min(at + longest_line, text.size());
        if (end < text.size()) {
            // Within the second half of the piece alone: a line without spaces is long.
            const auto half = at + longest_line / 2;
            const auto space = text.substr(half, end - half + 1).rfind(' ');
            end = space != std::string_view::npos && space > 0 ? half + space : end;
            while (!starts_code_point(text[end])) {
                --end;
            }
        }
        Line piece;
        piece.text = trimmed(text.substr(at, end - at));
        piece.indent = line.indent;
        piece.blank_before = at == 0 ? line.blank_before : 0;
        piece.page_begins = at == 0 && line.page_begins;
        piece.source = line.source;
        at = end;
        if (!piece.text.empty()) {
            bytes_ += piece.text.size() + line_cost;
            lines_.push_back({std::move(piece), {}});
        }
    }
}

std::string PlainText::sample() const {
    std::string text;
    for (const auto& each : lines_) {
        text += each.line.text;
        text += '\n';
        if (text.size() >= sample_bytes) {
            break;
        }
    }
    return text;
}

void PlainText::shape_lines(const StructureRules& rules) {
    for (; shaped_ < lines_.size(); ++shaped_) {
        lines_[shaped_].shape = shape_of(lines_[shaped_].line, rules);
    }
}

std::vector<Block> PlainText::read(const StructureRules& rules, More more) {
    shape_lines(rules);
    if (!profile_) {
        profile_ = profile_of(lines_);
    }
    const auto running = running_lines(lines_, rules);
    auto paragraphs = paragraphs_of(lines_, running, *profile_, rules, notes_);
    join_broken_headings(paragraphs, lines_, *profile_, rules);
    const auto ready = more == More::ends ? paragraphs.size() : ready_of(paragraphs);
    mark(paragraphs, ready, rules);
    const auto pages = pages_.labels(paragraphs, ready, lines_, rules);
    std::vector<Block> blocks;
    for (std::size_t at = 0; at < ready; ++at) {
        const auto first = blocks.size();
        emit(paragraphs, at, rules, blocks);
        for (auto block = first; block < blocks.size(); ++block) {
            blocks[block].page = pages[at];
        }
    }
    keep_from(ready < paragraphs.size() ? paragraphs[ready].lines.front() : lines_.size());
    return blocks;
}

std::size_t PlainText::ready_of(const std::vector<Paragraph>& paragraphs) const {
    const auto last = lines_.size() > lines_held_back ? lines_.size() - lines_held_back : 0;
    std::size_t ready = 0;
    while (ready < paragraphs.size() && paragraphs[ready].lines.back() < last) {
        ++ready;
    }
    // Text that shows no end in half a window is cut: waiting for it would read it again and again.
    const bool stuck = ready == 0 || paragraphs[ready - 1].lines.front() * 2 < lines_.size();
    return stuck ? paragraphs.size() : ready;
}

void PlainText::mark(std::vector<Paragraph>& paragraphs, std::size_t ready,
                     const StructureRules& rules) {
    mark_notes(paragraphs);
    mark_contents(paragraphs, lines_, rules);
    mark_menus(paragraphs, rules);
    // Rows that wait are seen again in the next window, as a table of their own there.
    mark_tables(paragraphs, lines_, tables_);
    mark_label_headings(paragraphs, rules);
    mark_headings(paragraphs, rules);
    mark_quotations(paragraphs);
    lists_.mark(paragraphs, ready);
    mark_quotes(paragraphs, *profile_);
    if (!title_sought_) {
        title_ = title_of(paragraphs, rules);
        title_sought_ = true;
    } else {
        title_ = paragraphs.size();
    }
    for (std::size_t at = 0; at < paragraphs.size(); ++at) {
        if (paragraphs[at].note && at < ready) {
            emitted_note_ = paragraphs[at].marker->value;
        }
    }
    notes_.last = emitted_note_;
}

void PlainText::emit(const std::vector<Paragraph>& paragraphs, std::size_t number,
                     const StructureRules& rules, std::vector<Block>& blocks) {
    const auto& paragraph = paragraphs[number];
    if (!paragraph.cells.empty()) {
        below_heading_ = false;
        emit_row(paragraph, blocks);
        return;
    }
    Block block;
    block.role = paragraph.page_line ? Role::artifact : paragraph.role;
    block.text = paragraph.text;
    block.source = {lines_[paragraph.lines.front()].line.source.begin,
                    lines_[paragraph.lines.back()].line.source.end};
    block.guessed = paragraph.role != Role::paragraph || paragraph.page_line;
    if (paragraph.marker && paragraph.role != Role::metadata) {
        block.number = {0, paragraph.marker->end};
    }
    if (paragraph.role == Role::heading) {
        block.level = heading_level(paragraph, is_title(paragraphs, number, rules), rules);
    } else {
        block.level = paragraph.level;
        block.list = paragraph.list;
        block.ordered = paragraph.list != 0 && paragraph.marker->kind != MarkerKind::bullet;
    }
    if (is_spoken(block.role) && !paragraph.note) {
        below_heading_ = block.role == Role::heading;
    }
    if (paragraph.note) {
        block.id = note_id(paragraph.marker->value);
    }
    for (const auto& mark : paragraph.marks) {
        block.spans.push_back({SpanKind::note_reference, mark.range, note_id(mark.number)});
    }
    if (paragraph.label_end != 0) {
        blocks.push_back(cut_label(block, paragraph, rules));
    }
    blocks.push_back(std::move(block));
}

void PlainText::emit_row(const Paragraph& paragraph, std::vector<Block>& blocks) const {
    const auto& line = lines_[paragraph.lines.front()].line;
    for (const RowCell& it : paragraph.cells) {
        Block block;
        block.role = Role::table_cell;
        block.guessed = true;
        block.text = it.text;
        block.source = line.source;
        block.cell.table = paragraph.table;
        block.cell.row = paragraph.row;
        block.cell.column = it.column;
        block.cell.header = it.header;
        blocks.push_back(std::move(block));
    }
}

/// The title, or a second line of it ("Office of the Auditor", "Audit of the Harbours") above the
/// date and the authors.
bool PlainText::is_title(const std::vector<Paragraph>& paragraphs, std::size_t number,
                         const StructureRules& rules) const {
    if (number <= title_ || title_ >= paragraphs.size()) {
        return number == title_;
    }
    const auto& paragraph = paragraphs[number];
    if (number != title_ + 1 || number + 1 >= paragraphs.size() || paragraph.marker ||
        title_signs(paragraph.text, rules) == 2) {
        return false;
    }
    const auto& next = paragraphs[number + 1];
    const bool glued = paragraph.blank_before == 0 && next.blank_before > 0;
    const bool centred = paragraph.indent >= least_centred &&
                         paragraphs[title_].indent >= least_centred && next.indent < least_centred;
    if (glued || centred) {
        return true;
    }
    const bool line = next.role == Role::paragraph || next.role == Role::metadata;
    return !paragraph.capitals && paragraph.blank_before > 0 && line && !is_text(next) &&
           next.text.size() < 80 && !next.text.ends_with(':');
}

Block PlainText::cut_label(Block& block, const Paragraph& paragraph, const StructureRules& rules) {
    Block label;
    label.role = Role::heading;
    label.guessed = true;
    label.text = block.text.substr(0, paragraph.label_end);
    label.source = block.source;
    HeadingStyle style;
    style.capitals = true;
    style.top = is_top_heading(paragraph, rules);
    label.level = levels_.level_of(style);
    const auto words = block.text.find_first_not_of(' ', paragraph.label_end);
    block.text.erase(0, words);
    block.number = {};
    block.guessed = false;
    for (auto& span : block.spans) {
        span.range.begin -= static_cast<std::uint32_t>(words);
        span.range.end -= static_cast<std::uint32_t>(words);
    }
    return label;
}

std::uint8_t PlainText::heading_level(const Paragraph& paragraph, bool title,
                                      const StructureRules& rules) {
    HeadingStyle style;
    style.marker = paragraph.marker;
    style.capitals =
        letters_of(
            std::string_view(paragraph.text).substr(paragraph.marker ? paragraph.marker->words : 0))
            .all_capitals();
    style.top = is_top_heading(paragraph, rules);
    style.front = rules.front_headings.find(heading_words(paragraph)) != rules.front_headings.end();
    style.title = title;
    style.underline = paragraph.underline;
    style.indent = paragraph.indent;
    style.directly_below = below_heading_;
    const auto words = plain_words(paragraph.text);
    const auto before = level_of_words_.find(words);
    style.level = before == level_of_words_.end() ? 0 : before->second;
    const auto level = levels_.level_of(style);
    if (level_of_words_.size() < most_remembered) {
        level_of_words_.emplace(words, level);
    }
    return level;
}

void PlainText::keep_from(std::size_t first) {
    for (std::size_t at = 0; at < first && !notes_.bracket_mark; ++at) {
        notes_.bracket_mark = bracket_number(lines_[at].line.text, 0).has_value();
    }
    lines_.erase(lines_.begin(), lines_.begin() + static_cast<std::ptrdiff_t>(first));
    shaped_ = lines_.size();
    bytes_ = 0;
    for (const auto& each : lines_) {
        bytes_ += each.line.text.size() + line_cost;
    }
}

} // namespace lectern
