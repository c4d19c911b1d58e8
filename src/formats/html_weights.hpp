// SPDX-License-Identifier: GPL-3.0-or-later
// How much is said in each part of a page, and how much of it is links.
#pragma once

#include "formats/html_marks.hpp"
#include "formats/html_page.hpp"

#include <vector>

namespace lectern {

/// What one text of a page weighs.
struct TextWeight {
    std::uint32_t half_words = 0; // two a word, one a letter of scripts without spaces
    std::uint16_t stops = 0;      // marks that end or part sentences
    char16_t last = 0;            // letter or sign; 0: white space only
};

/// The weights of all texts, by node; scripts and the like weigh nothing.
std::vector<TextWeight> text_weights(const HtmlPage& page);

/// The marks of all elements, without those that cannot be true: what holds most of the page's
/// words is no menu and is not hidden, whatever its class says.
std::vector<Mark> valid_marks(const HtmlPage& page, const std::vector<TextWeight>& texts);

/// Sums over subtrees, each answered in constant time. Looks at the page and its texts.
class PageWeights {
public:
    PageWeights(const HtmlPage& page, const std::vector<Mark>& marks,
                const std::vector<TextWeight>& texts);

    /// Words that are shown.
    double shown(NodeIndex node) const { return of(node, &Sums::half_words) / 2; }
    /// Those of them that are links.
    double links(NodeIndex node) const { return of(node, &Sums::half_links) / 2; }
    /// How many links there are.
    double link_count(NodeIndex node) const { return of(node, &Sums::link_count); }
    /// How many headings are links to another page.
    double link_headings(NodeIndex node) const { return of(node, &Sums::link_headings); }
    /// How far prose outweighs links and scraps; what is marked as no content counts for nothing.
    double score(NodeIndex node) const { return of(node, &Sums::tenth_scores) / 10; }
    /// Whether a text is more than white space.
    bool says_something(NodeIndex text) const { return texts_[text].last != 0; }
    /// Whether its last sign is a colon.
    bool ends_in_colon(NodeIndex text) const { return texts_[text].last == u':'; }
    /// Whether an element or one around it is marked as no content.
    bool left_out(NodeIndex node) const { return left_out_[node]; }
    /// Whether the words before an element end in a colon: then it belongs to them.
    bool announced(NodeIndex node) const { return announced_[node]; }

private:
    class Weigher;
    /// What stands before a node, in whole numbers: sums of fractions would drift. Hostile pages
    /// have millions of nodes, so each number is small.
    struct Sums {
        std::uint32_t half_words = 0;
        std::uint32_t half_links = 0;
        std::uint32_t link_count = 0;
        std::uint32_t link_headings = 0;
        std::int32_t tenth_scores = 0;
    };
    template <typename Number>
    double of(NodeIndex node, Number Sums::*which) const {
        return static_cast<double>(sums_[page_.node(node).end].*which) -
               static_cast<double>(sums_[node].*which);
    }

    const HtmlPage& page_;
    const std::vector<TextWeight>& texts_;
    std::vector<Sums> sums_; // one more than there are nodes
    std::vector<bool> left_out_;
    std::vector<bool> announced_;
};

} // namespace lectern
