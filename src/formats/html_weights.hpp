// SPDX-License-Identifier: GPL-3.0-or-later
// How much is said in each part of a page, and how much of it is links.
#pragma once

#include "formats/html_marks.hpp"
#include "formats/html_page.hpp"

#include <vector>

namespace lectern {

/// What one text of a page weighs.
struct TextWeight {
    float words = 0;   // letters of scripts without spaces count half a word each
    float stops = 0;   // marks that end or part sentences
    char32_t last = 0; // letter or sign; 0: white space only
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
    double shown(NodeIndex node) const { return of(node, words_); }
    /// Those of them that are links.
    double links(NodeIndex node) const { return of(node, links_); }
    /// How many links there are.
    double link_count(NodeIndex node) const { return of(node, link_counts_); }
    /// How many headings are links to another page.
    double link_headings(NodeIndex node) const { return of(node, link_headings_); }
    /// How far prose outweighs links and scraps; what is marked as no content counts for nothing.
    double score(NodeIndex node) const { return of(node, scores_); }
    /// Whether a text is more than white space.
    bool says_something(NodeIndex text) const { return texts_[text].last != 0; }
    /// Whether an element or one around it is marked as no content.
    bool left_out(NodeIndex node) const { return left_out_[node]; }
    /// Whether the words before an element end in a colon: then it belongs to them.
    bool announced(NodeIndex node) const { return announced_[node]; }

private:
    class Weigher;
    double of(NodeIndex node, const std::vector<double>& sums) const {
        return sums[page_.node(node).end] - sums[node];
    }

    const HtmlPage& page_;
    const std::vector<TextWeight>& texts_;
    // Sums over all nodes before each; one more than there are nodes.
    std::vector<double> words_;
    std::vector<double> links_;
    std::vector<double> link_counts_;
    std::vector<double> link_headings_;
    std::vector<double> scores_;
    std::vector<bool> left_out_;
    std::vector<bool> announced_;
};

} // namespace lectern
