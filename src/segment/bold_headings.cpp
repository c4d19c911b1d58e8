// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/bold_headings.hpp"

#include "base/utf8.hpp"
#include "segment/heading_words.hpp"
#include "segment/paragraphs.hpp"
#include "segment/plain_headings.hpp"

#include <algorithm>

namespace lectern {
namespace {

constexpr std::size_t longest_bold_heading = 300;    // bytes
constexpr std::uint32_t most_words = 24;             // of one without a number
constexpr std::uint32_t most_bare_number = 99;       // sections of a report
constexpr std::size_t longest_marked_heading = 1000; // bytes; titles of studies are long

/// Whether every letter lies within bold text.
bool is_bold(const Block& block) {
    std::size_t covered = 0;
    for (std::size_t at = 0; at < block.text.size();) {
        const auto [point, length] = code_point_at(block.text, at);
        const bool counts = is_letter(point);
        const bool bold =
            counts && std::any_of(block.spans.begin(), block.spans.end(), [&](const Span& span) {
                return span.kind == SpanKind::strong && span.range.begin <= at &&
                       at < span.range.end;
            });
        if (counts && !bold) {
            return false;
        }
        covered += counts ? 1U : 0U;
        at += length;
    }
    return covered >= 2;
}

bool may_be_heading(const Block& block) {
    return block.role == Role::paragraph && block.cell.table == 0 && !block.text.empty() &&
           block.text.size() <= longest_bold_heading;
}

/// A block that a heading can stand above.
bool is_content(const Block& block) {
    return is_spoken(block.role) && block.role != Role::note && block.role != Role::caption;
}

bool is_numbered(const Block& block, const StructureRules& rules) {
    const auto marker = marker_at(block.text, rules);
    return marker && numbers_headings(*marker) && marker->closing != 0 &&
           marker->words < block.text.size();
}

bool stands_below_heading(const std::vector<Block>& blocks, std::size_t at) {
    while (at > 0 && !is_content(blocks[at - 1])) {
        --at;
    }
    return at > 0 && blocks[at - 1].role == Role::heading;
}

bool ends_like_heading(const Block& block, const StructureRules& rules) {
    const bool numbered = is_numbered(block, rules);
    const auto marker = marker_at(block.text, rules);
    if (marker && marker->kind == MarkerKind::arabic && marker->closing == 0 &&
        marker->value > most_bare_number) {
        return false; // the house of an address
    }
    const auto letters = letters_of(block.text);
    const char last = block.text.back();
    if (last == ',' || last == ';') {
        return false;
    }
    if (!numbered && (letters.words > most_words || (ends_sentence(block.text) && last != '?'))) {
        return false;
    }
    return !has_letter_label(block.text, rules) && letters.upper + letters.lower > letters.digits &&
           block.text.find('@') == std::string::npos;
}

bool is_warning(const Block& block, const StructureRules& rules) {
    auto words = folded(block.text);
    while (!words.empty() && (words.back() == ':' || words.back() == '.')) {
        words.pop_back();
    }
    return rules.warning_words.find(words) != rules.warning_words.end();
}

/// Whether text, a list or another heading follows: a heading stands above something.
bool stands_above_text(const std::vector<Block>& blocks, std::size_t at) {
    for (++at; at < blocks.size(); ++at) {
        const auto& next = blocks[at];
        if (is_content(next)) {
            return next.role != Role::paragraph || next.cell.table != 0 || next.text.size() > 80 ||
                   ends_sentence(next.text) || next.text.ends_with(':') || is_bold(next);
        }
    }
    return false;
}

/// Short paragraphs of a document without any marked heading, judged as those of a plain text.
void mark_plain_headings(std::vector<Block>& blocks, const StructureRules& rules) {
    std::vector<Paragraph> paragraphs(blocks.size());
    for (std::size_t at = 0; at < blocks.size(); ++at) {
        auto& paragraph = paragraphs[at];
        const auto& block = blocks[at];
        paragraph.text = block.text;
        paragraph.lines = {static_cast<std::uint32_t>(at)};
        paragraph.role = block.cell.table != 0 ? Role::table_cell : block.role;
        paragraph.page_line = !is_spoken(block.role) || block.text.empty();
        paragraph.note = block.role == Role::note;
        paragraph.blank_before = 1;
        paragraph.marker = marker_at(block.text, rules);
        paragraph.ends_sentence = ends_sentence(block.text);
        paragraph.has_sentence = shows_sentence(block.text);
        paragraph.capitals = letters_of(block.text).all_capitals();
    }
    mark_headings(paragraphs, rules);
    for (std::size_t at = 0; at < blocks.size(); ++at) {
        if (paragraphs[at].role == Role::heading && blocks[at].role == Role::paragraph) {
            blocks[at].role = Role::heading;
            blocks[at].guessed = true;
        }
    }
}

/// "A. Moss, MD, PhD; B. Lind, MPH": names with degrees, parted by commas or semicolons.
bool are_authors(std::string_view text) {
    const char part = text.find(';') != std::string_view::npos ? ';' : ',';
    std::size_t names = 0;
    std::size_t degrees = 0;
    std::size_t others = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find(part, at), text.size());
        const auto words = split_words(text.substr(at, end - at));
        at = end + 1;
        if (words.empty()) {
            continue;
        }
        const bool capital = is_upper(code_point_at(words[0], 0).value);
        const auto last = letters_of(words.back());
        const bool degree = last.upper >= 2 && last.points <= 8;
        names += capital && words.size() <= 12 ? 1U : 0U;
        degrees += degree ? 1U : 0U;
        others += capital && words.size() <= 12 ? 0U : 1U;
    }
    return names >= 2 && degrees * 2 >= names && others == 0;
}

bool has_letters(std::string_view text) {
    const auto letters = letters_of(text);
    return letters.upper + letters.lower > 0 || letters.words > letters.digits;
}

} // namespace

bool is_caption(std::string_view text, const StructureRules& rules) {
    const auto word = first_word(text);
    const bool alone = word.size() > 3 && (word.back() == '.' || word.back() == ':');
    if (alone && word.size() < text.size() &&
        rules.caption_words.find(folded(word.substr(0, word.size() - 1))) !=
            rules.caption_words.end()) {
        return true; // "FIGURE. Cases by week"
    }
    if (rules.caption_words.find(folded(word)) == rules.caption_words.end() ||
        word.size() + 1 >= text.size()) {
        return false;
    }
    auto number = first_word(text.substr(word.size() + 1));
    while (!number.empty() &&
           std::string_view(".:)").find(number.back()) != std::string_view::npos) {
        number.remove_suffix(1);
    }
    return !number.empty() && number.size() <= 6 &&
           (is_digit(static_cast<unsigned char>(number.back())) ||
            letters_of(number).all_capitals() ||
            (number.size() == 1 && is_upper(static_cast<unsigned char>(number[0]))));
}

void mark_captions(std::vector<Block>& blocks, const StructureRules& rules) {
    for (auto& block : blocks) {
        if (may_be_heading(block) && is_caption(block.text, rules) &&
            (is_bold(block) || !ends_sentence(block.text))) {
            block.role = Role::caption;
        }
    }
}

void mark_bold_headings(std::vector<Block>& blocks, const StructureRules& rules) {
    const auto is_heading = [](const Block& block) { return block.role == Role::heading; };
    bool any = std::any_of(blocks.begin(), blocks.end(), is_heading);
    std::size_t paragraphs = 0;
    std::vector<std::size_t> bold;
    for (std::size_t at = 0; at < blocks.size(); ++at) {
        paragraphs += blocks[at].role == Role::paragraph ? 1U : 0U;
        if (may_be_heading(blocks[at]) && is_bold(blocks[at])) {
            bold.push_back(at);
        }
    }
    // A format that guesses headings by the size of their letters has judged the bold ones too.
    const bool judged = std::any_of(blocks.begin(), blocks.end(), [](const Block& block) {
        return block.role == Role::heading && block.guessed && block.level != 0;
    });
    for (const auto at : bold) {
        auto& block = blocks[at];
        if (judged || is_caption(block.text, rules)) {
            continue;
        }
        if (ends_like_heading(block, rules) && !is_warning(block, rules) &&
            (is_numbered(block, rules) || !stands_below_heading(blocks, at) ||
             stands_above_text(blocks, at)) &&
            bold.size() * 3 < paragraphs * 2 + 3) {
            block.role = Role::heading;
            block.guessed = true;
            any = true;
        }
    }
    if (!any) {
        mark_plain_headings(blocks, rules);
    }
}

void unmark_false_headings(std::vector<Block>& blocks, const StructureRules& rules) {
    for (auto& block : blocks) {
        if (block.role != Role::heading) {
            continue;
        }
        if (block.text.size() > longest_marked_heading) {
            block.role = Role::paragraph;
            block.level = 0;
        } else if (is_caption(block.text, rules)) {
            block.role = Role::caption;
            block.level = 0;
        } else if (!has_letters(block.text)) {
            block.role = Role::artifact;
            block.level = 0;
        } else if (are_authors(
                       words_of(block, {0, static_cast<std::uint32_t>(block.text.size())}))) {
            block.role = Role::metadata;
            block.level = 0;
        }
    }
}

namespace {

/// The level of the next heading that the document marks; 0: none follows.
int next_level(const std::vector<Block>& blocks, std::size_t at) {
    const auto next = std::find_if(
        blocks.begin() + static_cast<std::ptrdiff_t>(at), blocks.end(),
        [](const Block& block) { return block.role == Role::heading && block.level != 0; });
    return next == blocks.end() ? 0 : next->level;
}

} // namespace

void LevelsBelow::give(std::vector<Block>& blocks, std::size_t ready, const StructureRules& rules) {
    for (std::size_t at = 0; at < ready; ++at) {
        auto& block = blocks[at];
        if (block.role != Role::heading) {
            below_heading_ = below_heading_ && !is_content(block);
            continue;
        }
        if (block.level != 0) { // the format knows it
            marked_ = block.level;
            levels_ = {};
            below_heading_ = false;
            continue;
        }
        HeadingStyle style;
        style.marker = marker_at(block.text, rules);
        const auto words =
            std::string_view(block.text).substr(style.marker ? style.marker->words : 0);
        style.capitals = letters_of(words).all_capitals();
        style.top = marked_ == 0 && title_signs(words, rules) == 2;
        style.directly_below = below_heading_;
        below_heading_ = true;
        // Where marks leave levels out (1, then 3), what is in bold between them stands on the
        // next.
        const auto above = std::max(marked_, next_level(blocks, at) - 1);
        block.level = static_cast<std::uint8_t>(std::min(above + levels_.level_of(style), 6));
    }
}

} // namespace lectern
