// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/html_notes.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace lectern {
namespace {

constexpr std::array reference_words{
    std::string_view("doc-noteref"),  std::string_view("noteref"),
    std::string_view("footnote-ref"), std::string_view("footnoteref"),
    std::string_view("fnref"),        std::string_view("footnote-reference"),
    std::string_view("endnote-ref"),  std::string_view("footnote-anchor"),
};
constexpr std::array note_words{
    std::string_view("doc-footnote"), std::string_view("doc-endnote"),
    std::string_view("footnote"),     std::string_view("endnote"),
    std::string_view("rearnote"),     std::string_view("footnotes"),
    std::string_view("endnotes"),     std::string_view("doc-endnotes"),
    std::string_view("rearnotes"),    std::string_view("fn"),
    std::string_view("references"),   std::string_view("notes"),
};

/// A note is no longer than this many texts: what is longer is a section.
constexpr NodeIndex longest_note = 400;

template <std::size_t size>
bool has_any(const HtmlPage& page, NodeIndex node,
             const std::array<std::string_view, size>& words) {
    for (const char* name : {"role", "epub:type", "class"}) {
        const std::string_view list = page.attribute(node, name);
        const bool found =
            !list.empty() && std::any_of(words.begin(), words.end(), [list](std::string_view word) {
                return has_word(list, word);
            });
        if (found) {
            return true;
        }
    }
    return false;
}

/// The words of a short element, at most some letters of it.
std::string short_text(const HtmlPage& page, NodeIndex node) {
    std::string text;
    const NodeIndex end = std::min(page.node(node).end, node + most_looked_at);
    for (NodeIndex i = node; i < end && text.size() < 24; ++i) {
        if (page.node(i).is_text) {
            text += page.text(i);
        }
    }
    std::erase_if(text, [](char letter) { return static_cast<unsigned char>(letter) <= ' '; });
    return text;
}

/// "1", "[12]", "(a)", "*", "†", "iv": what a note is referred to by.
bool is_note_mark(std::string_view text) {
    if (text.empty() || text.size() > 8) {
        return false;
    }
    std::size_t letters = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        const bool letter = (point.value | 0x20U) >= 'a' && (point.value | 0x20U) <= 'z';
        const bool mark = (point.value >= '0' && point.value <= '9') || point.value == '[' ||
                          point.value == ']' || point.value == '(' || point.value == ')' ||
                          point.value == '*' || point.value == '#' || point.value == '^' ||
                          point.value == 0x2020 || point.value == 0x2021 || point.value == 0xA7 ||
                          point.value == 0xB6 || point.value == '.';
        if (!letter && !mark) {
            return false;
        }
        letters += letter ? 1U : 0U;
        at += point.length;
    }
    return letters <= 2 || text == "note";
}

/// "↩", "^", "[1]", "a": nothing that a listener misses.
bool is_back_mark(std::string_view text) {
    const char32_t first = code_point_at(text, 0).value;
    return (first >= 0x2190 && first <= 0x21FF) || first == '^' || is_note_mark(text);
}

bool has_ancestor(const HtmlPage& page, NodeIndex node, GumboTag tag) {
    // The mark is close: <sup><b><a>; a higher one would hold more than a mark.
    for (int steps = 0; steps < 3 && node != 0; ++steps) {
        node = page.node(node).parent;
        if (page.node(node).tag == tag) {
            return true;
        }
    }
    return false;
}

bool holds(const HtmlPage& page, NodeIndex node, GumboTag tag) {
    const NodeIndex end = std::min(page.node(node).end, node + most_looked_at);
    for (NodeIndex i = node + 1; i < end; ++i) {
        if (page.node(i).tag == tag) {
            return true;
        }
    }
    return false;
}

/// The block that a note's anchor begins: the anchor may be the item or stand within it.
NodeIndex note_block(const HtmlPage& page, NodeIndex target) {
    while (target != 0 && !is_block(page.node(target).tag)) {
        target = page.node(target).parent;
    }
    return target;
}

bool in_notes(const HtmlPage& page, NodeIndex node) {
    for (int steps = 0; steps < 6 && node != 0; ++steps) {
        if (is_marked_as_notes(page, node)) {
            return true;
        }
        node = page.node(node).parent;
    }
    return false;
}

} // namespace

bool has_word(std::string_view list, std::string_view word) {
    std::size_t at = 0;
    while (at < list.size()) {
        const auto end = std::min(list.find_first_of(" \t\r\n", at), list.size());
        const std::string_view one = list.substr(at, end - at);
        const bool same =
            std::equal(one.begin(), one.end(), word.begin(), word.end(),
                       [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; });
        if (same) {
            return true;
        }
        at = end + 1;
    }
    return false;
}

bool is_marked_as_notes(const HtmlPage& page, NodeIndex element) {
    return has_any(page, element, note_words);
}

HtmlNotes::HtmlNotes(const HtmlPage& page) {
    const std::vector<NodeIndex> links = collect_links(page);
    for (const NodeIndex link : links) {
        const auto target = elements_.find(page.attribute(link, "href").substr(1));
        if (target != elements_.end()) {
            take_reference(page, link, target->second);
        }
    }
}

/// Gives the links within the page, and finds what they lead to.
std::vector<NodeIndex> HtmlNotes::collect_links(const HtmlPage& page) {
    std::vector<NodeIndex> links;
    std::vector<std::pair<std::string_view, NodeIndex>> anchors;
    for (NodeIndex i = 0; i < page.nodes().size(); ++i) {
        const bool link = page.node(i).tag == GUMBO_TAG_A;
        page.for_each_attribute(i, [&](std::string_view name, std::string_view value) {
            if (name == "id" || (name == "name" && link)) {
                anchors.emplace_back(value, i);
            } else if (link && name == "href" && value.size() > 1 && value.front() == '#') {
                links.push_back(i);
                targets_.insert(value.substr(1));
            }
        });
    }
    for (const auto& [id, node] : anchors) {
        if (targets_.contains(id)) {
            elements_.emplace(id, node);
        }
    }
    return links;
}

void HtmlNotes::take_reference(const HtmlPage& page, NodeIndex link, NodeIndex target) {
    const NodeIndex block = note_block(page, target);
    const NodeIndex size = page.node(block).end - block;
    const std::string text = short_text(page, link);
    if (block == 0 || size > longest_note || (link >= block && link < page.node(block).end)) {
        return;
    }
    const bool marked = has_any(page, link, reference_words);
    const bool raised = has_ancestor(page, link, GUMBO_TAG_SUP) || holds(page, link, GUMBO_TAG_SUP);
    if (!marked && !is_note_mark(text)) {
        if (in_notes(page, link) && is_back_mark(text)) {
            ways_back_.insert(link);
        }
        return;
    }
    if (in_notes(page, link) && link > target) {
        ways_back_.insert(link);
        return;
    }
    const bool heading =
        page.node(block).tag >= GUMBO_TAG_H1 && page.node(block).tag <= GUMBO_TAG_H6;
    if (!heading && (marked || raised || in_notes(page, block)) && link < block) {
        references_.emplace(link, page.attribute(link, "href").substr(1));
        notes_.insert(block);
    } else if (is_back_mark(text) && link > block) {
        ways_back_.insert(link);
    }
}

std::string_view HtmlNotes::reference(NodeIndex link) const {
    const auto found = references_.find(link);
    return found == references_.end() ? std::string_view{} : found->second;
}

} // namespace lectern
