// SPDX-License-Identifier: GPL-3.0-or-later
// Headings of an office document that marks none: paragraphs in larger or bolder type than the
// text, as whoever does not know styles writes them.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lectern {

/// How one paragraph looks. Those in tables, lists and text boxes are not asked about.
struct ParagraphLook {
    /// Adds text in one type; `half_points` is its size.
    void add(std::string_view words, int half_points, bool bold);
    /// The size of most of its letters.
    int size() const;

    std::string text;
    bool all_bold = true;

private:
    std::map<int, std::size_t> letters_; // by size
};

/// Learns how the paragraphs of a document look, then tells which are headings. One thread; throws
/// only std::bad_alloc.
class OfficeLooks {
public:
    /// Every paragraph of the document, in order, then judge().
    void learn(const ParagraphLook& look);
    /// `styled`: the document marks headings itself, and none are to be found.
    void judge(bool styled);
    /// Whether headings are told by their looks at all.
    bool any() const noexcept { return !kinds_.empty(); }
    /// 1 to 6; 0 for what is no heading.
    int level_of(const ParagraphLook& look) const;

private:
    using Kind = std::pair<int, bool>; // size, bold
    bool stands_out(const Kind& kind) const;

    std::map<int, std::size_t> letters_; // of all paragraphs, by size
    std::size_t bold_letters_ = 0;
    std::size_t all_letters_ = 0;
    std::vector<std::pair<Kind, std::string>> short_ones_; // in order, with the last letter of each
    std::size_t paragraphs_ = 0;
    int body_ = 0;
    std::vector<Kind> kinds_; // largest first; empty: none are told by their looks
};

} // namespace lectern
