// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/html_page.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace lectern {

/// Whether the element's role, EPUB type or class says that it holds notes.
bool is_marked_as_notes(const HtmlPage& page, NodeIndex element);

/// The notes of a page and what refers to them: by their marks (DPUB roles, EPUB types, classes of
/// the common converters), or by links there and back.
class HtmlNotes {
public:
    explicit HtmlNotes(const HtmlPage& page);

    /// The id of the note that a link refers to; empty where the link is no reference to a note.
    std::string_view reference(NodeIndex link) const;
    /// Whether an element is a note; what is in it belongs to it.
    bool is_note(NodeIndex element) const { return notes_.contains(element); }
    /// Whether a link leads from a note back to its reference, and says nothing but that.
    bool is_way_back(NodeIndex link) const { return ways_back_.contains(link); }
    /// Whether some link of the page leads to this id.
    bool is_target(std::string_view id) const { return targets_.contains(id); }

private:
    std::vector<NodeIndex> collect_links(const HtmlPage& page);
    void take_reference(const HtmlPage& page, NodeIndex link, NodeIndex target);

    std::unordered_set<std::string_view> targets_;
    std::unordered_map<std::string_view, NodeIndex> elements_; // those targets that exist
    std::unordered_map<NodeIndex, std::string_view> references_;
    std::unordered_set<NodeIndex> notes_;
    std::unordered_set<NodeIndex> ways_back_;
};

/// Whether a space-separated list (a class, role or epub:type) holds a word, in any case.
bool has_word(std::string_view list, std::string_view word);

} // namespace lectern
