// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/inline_list.hpp"

#include "segment/letters.hpp"
#include "segment/list_marker.hpp"

namespace lectern {
namespace {

/// Whether the word before a bare marker such as "4." takes the number to itself: "May 4.",
/// "section 2.", "of 3.".
bool takes_number(const SentenceText& in, std::size_t marker) {
    std::size_t end = marker;
    while (end > 0 && is_space(code_point_before(in.text, end).value)) {
        end -= code_point_before(in.text, end).length;
    }
    std::size_t begin = end;
    while (begin > 0 && end - begin < 32) {
        const CodePoint c = code_point_before(in.text, begin);
        if (!is_word_part(c.value) && c.value != '.') {
            break;
        }
        begin -= c.length;
    }
    std::string word = folded(in.text.substr(begin, end - begin));
    if (!word.empty() && word.back() == '.') {
        word.pop_back();
    }
    const WordClasses classes = in.rules.classes(word);
    return classes.has(WordClass::calendar) || classes.has(WordClass::before_number) ||
           classes.has(WordClass::designator) || classes.has(WordClass::opener) ||
           classes.has(WordClass::title);
}

/// An item begins with a letter or digit, and not in the middle of a clause.
bool begins_item(const SentenceText& in, std::size_t at, const ListMarker& marker) {
    const std::size_t after = skip_spaces(in.text, marker.end);
    if (!is_word_part(code_point_at(in.text, after).value)) {
        return false;
    }
    if (marker.numbering == ListMarker::Numbering::bullet) {
        return true;
    }
    const std::size_t before = at > 0 ? at - code_point_before(in.text, at).length : 0;
    const char32_t last = code_point_before(in.text, before).value;
    const bool in_clause = last == ',' || last == ';' || last == ':';
    if (after == marker.end || in_clause) {
        return false;
    }
    const bool ended = last == '.' || last == '!' || last == '?';
    const bool bare = marker.shape == ListMarker::Shape::full_stop;
    const bool surrounded = marker.shape == ListMarker::Shape::brackets;
    if (surrounded && !ended && !is_upper(code_point_at(in.text, after).value)) {
        return false;
    }
    return !bare || !takes_number(in, at);
}

/// The next place behind white space, or the text's size.
std::size_t next_word_start(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        const CodePoint c = code_point_at(text, at);
        at += c.length;
        if (is_space(c.value)) {
            return skip_spaces(text, at);
        }
    }
    return text.size();
}

} // namespace

std::vector<std::size_t> inline_item_starts(const SentenceText& in) {
    std::vector<std::size_t> starts;
    auto marker = list_marker_at(in.text, 0);
    const bool bullets_inside = in.text.find("\xE2\x80\xA2 ") != std::string_view::npos;
    if (!marker && bullets_inside) {
        marker = ListMarker{}; // a lead-in before the bullets
        marker->end = 0;
    }
    if (!marker) {
        return starts;
    }
    for (std::size_t at = next_word_start(in.text, marker->end); at < in.text.size();
         at = next_word_start(in.text, at)) {
        if (const auto next = following_marker(in.text, at, *marker);
            next && begins_item(in, at, *next)) {
            starts.push_back(at);
            marker = next;
        }
    }
    return starts;
}

} // namespace lectern
