// SPDX-License-Identifier: GPL-3.0-or-later
// Parts the items of an enumeration.
#include "segment/enumeration.hpp"

#include "segment/letters.hpp"
#include "segment/list_marker.hpp"

#include <algorithm>

namespace lectern {
namespace {

bool is_joint(char32_t c) {
    return c == ',' || c == ';' || c == ':' || is_space(c);
}

/// Whether a marker may stand at `at`: at the begin or behind white space.
bool may_mark(std::string_view text, std::size_t at, std::size_t begin) {
    return at == begin || is_space(code_point_before(text, at).value);
}

class ItemReader {
public:
    ItemReader(std::string_view text, TextRange range, const FindingRules& rules)
        : text_(text), begin_(range.begin), end_(range.end), rules_(rules) {}

    /// Items behind "(a)", "1)", "2." …; empty where the text has none at its begin.
    std::vector<TextRange> numbered() {
        std::vector<TextRange> items;
        const std::size_t first = skip_spaces(text_, begin_);
        auto marker = list_marker_at(text_, first);
        if (!marker || marker->numbering == ListMarker::Numbering::bullet || marker->value != 1) {
            return items;
        }
        std::size_t item = marker->end;
        for (std::size_t at = marker->end; at < end_;) {
            const CodePoint c = code_point_at(text_, at);
            if (may_mark(text_, at, begin_) && (is_word_part(c.value) || c.value == '(')) {
                if (const auto next = following_marker(text_, at, *marker)) {
                    add(items, item, at);
                    item = at = next->end;
                    marker = next;
                    continue;
                }
            }
            at += c.length;
        }
        add(items, item, end_);
        return items;
    }

    /// Items parted by one sign outside of brackets and quotes.
    std::vector<TextRange> parted_by(char sign) {
        std::vector<TextRange> items;
        std::size_t item = begin_;
        unsigned depth = 0;
        bool quoted = false;
        for (std::size_t at = begin_; at < end_;) {
            const CodePoint c = code_point_at(text_, at);
            if (c.value == '(' || c.value == '[') {
                ++depth;
            } else if (c.value == ')' || c.value == ']') {
                depth = depth > 0 ? depth - 1 : 0;
            } else if (c.value == 0x201C) {
                quoted = true;
            } else if (c.value == 0x201D) {
                quoted = false;
            } else if (depth == 0 && !quoted && parts(at, sign)) {
                add(items, item, at + (sign == '?' ? 1 : 0));
                item = at + 1;
            }
            at += c.length;
        }
        add(items, item, end_);
        return items;
    }

    /// "A, B and C" has its last two items in one: parts them.
    void part_last_pair(std::vector<TextRange>& items) {
        if (items.size() < 2 || joined_) {
            return;
        }
        const TextRange last = items.back();
        std::size_t from = last.begin;
        std::size_t pair = 0;
        std::size_t behind = 0;
        while (from < last.end) {
            const std::size_t space = text_.find(' ', from);
            if (space == std::string_view::npos || space >= last.end) {
                break;
            }
            const std::size_t next = std::min<std::size_t>(text_.find(' ', space + 1), last.end);
            if (next < last.end && is_coordinator(space + 1, next)) {
                pair = space;
                behind = next;
            }
            from = space + 1;
        }
        if (pair == 0) {
            return;
        }
        items.pop_back();
        add(items, last.begin, pair);
        add(items, behind, last.end);
        joined_ = true;
    }

    /// Whether some item was introduced by "and".
    bool joined() const { return joined_; }

private:
    bool parts(std::size_t at, char sign) const {
        const char32_t next = code_point_at(text_, at + 1).value;
        // "1,200" is a number.
        return text_[at] == sign && (sign != ',' || !is_digit(next));
    }

    bool is_coordinator(std::size_t from, std::size_t to) const {
        return rules_.cues(folded(text_.substr(from, to - from))).has(Cue::coordinator);
    }

    /// The last space before `to`, where it is near; else `from`.
    std::size_t last_space(std::size_t from, std::size_t to) const {
        constexpr std::size_t longest_joint = 12;
        const std::size_t near = to - from > longest_joint ? to - longest_joint : from;
        const std::size_t space = text_.substr(near, to - near).rfind(' ');
        return space == std::string_view::npos ? from : near + space;
    }

    /// Adds an item without the marker, joints and "and" around it.
    void add(std::vector<TextRange>& items, std::size_t from, std::size_t to) {
        for (bool cut = true; cut && from < to;) {
            cut = false;
            while (from < to && is_joint(code_point_at(text_, from).value)) {
                from += code_point_at(text_, from).length;
            }
            const std::size_t space =
                from + std::min(text_.substr(from, to - from).find(' '), to - from);
            if (space < to && is_coordinator(from, space)) {
                from = space;
                joined_ = cut = true;
            }
        }
        while (to > from) {
            const CodePoint last = code_point_before(text_, to);
            const std::size_t space = last_space(from, to);
            if (is_joint(last.value) || last.value == '.') {
                to -= last.length;
            } else if (space > from && is_coordinator(space + 1, to)) {
                to = space;
                joined_ = true;
            } else {
                break;
            }
        }
        if (from < to) {
            items.push_back({static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)});
        }
    }

    std::string_view text_;
    std::size_t begin_;
    std::size_t end_;
    const FindingRules& rules_;
    bool joined_ = false;
};

bool single_words(std::string_view text, const std::vector<TextRange>& items) {
    return std::all_of(items.begin(), items.end(), [&](const TextRange& item) {
        return text.substr(item.begin, item.end - item.begin).find(' ') == std::string_view::npos;
    });
}

} // namespace

std::vector<TextRange> enumerated_items(std::string_view text, TextRange range, const LeadIn& lead,
                                        const FindingRules& rules) {
    ItemReader reader(text, range, rules);
    auto items = reader.numbered();
    if (items.size() > 1) {
        return items;
    }
    if (lead.numbered_only) {
        return {};
    }
    items = reader.parted_by(';');
    if (items.size() == 1 &&
        text.substr(range.begin, range.end - range.begin).find('?') != std::string_view::npos) {
        items = reader.parted_by('?');
    }
    if (items.size() > 1) {
        // "The main problem was lack of staff; more were hired" lists nothing.
        return items.size() > 2 || reader.joined() || lead.colon ? items : std::vector<TextRange>();
    }
    if (!lead.has_noun) {
        return {};
    }
    items = reader.parted_by(',');
    reader.part_last_pair(items);
    const bool adjectives = lead.being && !lead.colon && single_words(text, items);
    if (items.size() < 3 || adjectives || !(reader.joined() || lead.colon)) {
        return {};
    }
    return items;
}

} // namespace lectern
