// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/plain_lists.hpp"

#include "segment/block_cleaning.hpp"

#include <algorithm>
#include <unordered_map>

namespace lectern {
namespace {

/// Longer numbered ones are the paragraphs of a report that numbers them all.
constexpr std::size_t longest_item = 400; // bytes
constexpr std::size_t longest_menu_line = 120;
constexpr std::size_t longest_menu_word = 24;
constexpr std::size_t longest_contents_entry = 160;
constexpr std::size_t longest_contents_heading = 60;

std::uint32_t series_value(const Marker& marker) {
    return marker.letter != 0 ? marker.letter : marker.value;
}

bool follows(const Marker& before, const Marker& marker) {
    const bool alike = before.closing == marker.closing;
    return alike &&
           (before.value + 1 == marker.value || series_value(before) + 1 == series_value(marker));
}

bool is_content(const Paragraph& paragraph) {
    return !paragraph.page_line && !paragraph.note;
}

bool may_be_item(const Paragraph& paragraph) {
    return paragraph.role == Role::paragraph && paragraph.marker && is_content(paragraph) &&
           paragraph.marker->kind != MarkerKind::division;
}

/// The text without a page number at its end, for finding it again.
std::string entry_words(std::string_view text) {
    while (!text.empty() &&
           std::string_view("0123456789. \t").find(text.back()) != std::string_view::npos) {
        text.remove_suffix(1);
    }
    return plain_words(text);
}

} // namespace

void ListFinder::take(Paragraph& paragraph, const Paragraph* before) {
    const auto& marker = *paragraph.marker;
    while (!open_.empty()) {
        auto& list = open_.back();
        const bool bullet = marker.kind == MarkerKind::bullet && list.kind == MarkerKind::bullet;
        const bool same_indent =
            list.indent + 1 >= paragraph.indent && paragraph.indent + 1 >= list.indent;
        const bool next =
            marker.kind != MarkerKind::bullet && list.closing == marker.closing &&
            (list.value + 1 == marker.value || list.value + 1 == series_value(marker));
        if ((bullet && same_indent) || next) {
            list.value += 1;
            break;
        }
        const bool inner =
            paragraph.indent > list.indent + 1 ||
            (same_indent && before != nullptr &&
             (marker.value == 1 || marker.kind == MarkerKind::bullet || marker.letter == 1) &&
             list.kind != marker.kind && before->text.back() == ':');
        if (inner) {
            open_.push_back(
                {marker.kind, marker.closing, paragraph.indent, series_value(marker), ++lists_});
            break;
        }
        open_.pop_back();
    }
    if (open_.empty()) {
        open_.push_back(
            {marker.kind, marker.closing, paragraph.indent, series_value(marker), ++lists_});
    }
    paragraph.role = Role::list_item;
    paragraph.level = static_cast<std::uint8_t>(std::min<std::size_t>(open_.size(), 6));
    paragraph.list = open_.back().list;
}

void ListFinder::mark(std::vector<Paragraph>& paragraphs, std::size_t ready) {
    const Paragraph* before = nullptr;
    for (std::size_t at = 0; at < ready; ++at) {
        auto& paragraph = paragraphs[at];
        if (!is_content(paragraph)) {
            continue;
        }
        bool item = may_be_item(paragraph);
        if (item && paragraph.marker->kind != MarkerKind::bullet) {
            auto next = at + 1;
            while (next < paragraphs.size() && !is_content(paragraphs[next])) {
                ++next;
            }
            const bool sibling_after = next < paragraphs.size() && may_be_item(paragraphs[next]) &&
                                       (follows(*paragraph.marker, *paragraphs[next].marker) ||
                                        paragraphs[next].marker->kind != paragraph.marker->kind);
            const bool in_list = before != nullptr &&
                                 (before->role == Role::list_item || before->text.ends_with(':'));
            item = (sibling_after || in_list) && paragraph.text.size() <= longest_item;
        }
        if (item) {
            take(paragraph, before);
        } else if (paragraph.role == Role::heading || open_.empty() ||
                   paragraph.indent <= open_.front().indent) {
            open_.clear(); // a paragraph that is set in belongs to its item
        }
        before = &paragraph;
    }
}

void mark_quotes(std::vector<Paragraph>& paragraphs, const LineProfile& profile) {
    if (profile.quote_margin == 0) {
        return;
    }
    const Paragraph* before = nullptr;
    for (auto& paragraph : paragraphs) {
        if (!is_content(paragraph)) {
            continue;
        }
        const auto least = std::min(paragraph.indent, paragraph.rest_indent);
        // One line may be an address; what a colon announces is said by somebody.
        const bool announced = before != nullptr && before->text.ends_with(':') &&
                               paragraph.ends_sentence && paragraph.blank_before > 0;
        if (paragraph.role == Role::paragraph && !paragraph.marker &&
            (paragraph.lines.size() >= 2 || announced) && least >= profile.quote_margin &&
            paragraph.has_sentence) {
            paragraph.role = Role::quote;
            paragraph.level = 1;
        }
        before = &paragraph;
    }
}

namespace {

bool is_leader_entry(const Paragraph& paragraph, const std::vector<ShapedLine>& lines) {
    return lines[paragraph.lines.back()].shape.has_leader &&
           paragraph.text.size() <= longest_contents_entry * 2;
}

/// The number that an entry ends with; 0 for a roman one.
std::uint32_t last_number(std::string_view text) {
    const auto digits = text.find_last_not_of("0123456789") + 1;
    std::uint32_t number = 0;
    for (const char c : text.substr(std::max(digits, text.size() > 6 ? text.size() - 6 : 0))) {
        number = number * 10 + static_cast<std::uint32_t>(c - '0');
    }
    return number;
}

/// Entries with leading dots one below the other: contents where their page numbers grow or the
/// heading says so, else the rows of a table. Gives the last of them.
std::size_t mark_leader_run(std::vector<Paragraph>& paragraphs, std::size_t begin,
                            const std::vector<ShapedLine>& lines, bool announced) {
    auto end = begin;
    bool grows = true;
    std::uint32_t page = 0;
    for (; end < paragraphs.size() &&
           (paragraphs[end].page_line || is_leader_entry(paragraphs[end], lines));
         ++end) {
        if (!paragraphs[end].page_line) {
            const auto next = last_number(paragraphs[end].text);
            grows = grows && next >= page;
            page = std::max(page, next);
        }
    }
    for (auto at = begin; at < end && (grows || announced); ++at) {
        if (!paragraphs[at].page_line) {
            paragraphs[at].role = Role::contents;
        }
    }
    return end - 1;
}

} // namespace

void mark_contents(std::vector<Paragraph>& paragraphs, const std::vector<ShapedLine>& lines,
                   const StructureRules& rules) {
    std::size_t heading = paragraphs.size();
    for (std::size_t at = 0; at < paragraphs.size(); ++at) {
        auto& paragraph = paragraphs[at];
        if (is_leader_entry(paragraph, lines)) {
            at = mark_leader_run(paragraphs, at, lines, heading != paragraphs.size());
        } else if (heading == paragraphs.size() && paragraph.lines.size() == 1 &&
                   paragraph.text.size() <= longest_contents_heading &&
                   rules.contents_headings.find(plain_words(paragraph.text)) !=
                       rules.contents_headings.end()) {
            heading = at;
        }
    }
    if (heading == paragraphs.size()) {
        return;
    }
    std::unordered_map<std::string, std::size_t> last; // entry → where it stands last
    for (std::size_t at = heading + 1; at < paragraphs.size(); ++at) {
        if (paragraphs[at].text.size() <= longest_contents_entry) {
            last[entry_words(paragraphs[at].text)] = at;
        }
    }
    auto end = heading;
    for (std::size_t at = heading + 1; at < paragraphs.size() && at < end + 6; ++at) {
        const auto& text = paragraphs[at].text;
        const bool entry = paragraphs[at].role == Role::contents ||
                           (text.size() <= longest_contents_entry && !paragraphs[at].page_line &&
                            !paragraphs[at].has_sentence && !paragraphs[at].ends_sentence &&
                            last[entry_words(text)] > at);
        if (text.size() > longest_contents_entry && paragraphs[at].role != Role::contents) {
            break;
        }
        end = entry ? at : end;
    }
    for (auto at = heading; end > heading && at <= end; ++at) {
        if (!paragraphs[at].page_line) {
            paragraphs[at].role = Role::contents;
        }
    }
}

void mark_menus(std::vector<Paragraph>& paragraphs, const StructureRules& rules) {
    const auto may_be = [](const Paragraph& paragraph) {
        return !paragraph.page_line && paragraph.text.size() <= longest_menu_line &&
               paragraph.role == Role::paragraph && !paragraph.has_sentence;
    };
    const auto is_menu_word = [&](const Paragraph& paragraph) {
        return may_be(paragraph) && paragraph.text.size() <= longest_menu_word &&
               rules.menu_lines.find(folded(paragraph.text)) != rules.menu_lines.end();
    };
    std::size_t signs = 0;
    for (auto& paragraph : paragraphs) {
        if (may_be(paragraph) && is_menu_text(paragraph.text, rules)) {
            paragraph.role = Role::navigation;
            ++signs;
        }
        signs += is_menu_word(paragraph) ? 1U : 0U;
    }
    // One such word may be a heading; several are the buttons of a page.
    for (auto& paragraph : paragraphs) {
        if (signs >= 3 && is_menu_word(paragraph)) {
            paragraph.role = Role::navigation;
        }
    }
}

} // namespace lectern
