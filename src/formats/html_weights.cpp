// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/html_weights.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <string_view>

namespace lectern {
namespace {

struct TextWeight {
    double words = 0;
    double stops = 0; // marks that end or part sentences
    char32_t last = 0;
};

bool is_unspaced(char32_t point) {
    return (point >= 0x0E00 && point <= 0x0EFF) || (point >= 0x1000 && point <= 0x109F) ||
           (point >= 0x1780 && point <= 0x17FF) || (point >= 0x3040 && point <= 0x9FFF) ||
           (point >= 0xF900 && point <= 0xFAFF) || (point >= 0x20000 && point <= 0x3FFFF);
}

bool is_stop(char32_t point) {
    return point == '.' || point == ',' || point == ';' || point == '!' || point == '?' ||
           point == 0x3001 || point == 0x3002 || point == 0xFF0C || point == 0x060C ||
           point == 0x061F || point == 0x0964;
}

TextWeight weight_of(std::string_view text) {
    TextWeight weight;
    bool in_word = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        const CodePoint point = byte < 0x80 ? CodePoint{byte, 1} : code_point_at(text, at);
        at += point.length;
        if (is_unspaced(point.value)) {
            weight.words += 0.5;
            in_word = false;
            weight.last = point.value;
            continue;
        }
        const bool white = point.value <= ' ' || point.value == 0xA0;
        weight.stops += is_stop(point.value) ? 1 : 0;
        weight.words += !white && !in_word ? 1 : 0;
        in_word = !white;
        weight.last = white ? weight.last : point.value;
    }
    return weight;
}

bool never_shown(GumboTag tag) {
    return tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE || tag == GUMBO_TAG_HEAD ||
           tag == GUMBO_TAG_SVG || tag == GUMBO_TAG_TITLE;
}

bool is_left_out(Mark mark) {
    return mark == Mark::navigation || mark == Mark::extra || mark == Mark::comments ||
           mark == Mark::control || mark == Mark::hidden;
}

/// Parts of tables and lists are short by nature: their shortness says nothing against them.
bool is_short_by_nature(GumboTag tag) {
    return tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH || tag == GUMBO_TAG_LI ||
           tag == GUMBO_TAG_DD || tag == GUMBO_TAG_DT || tag == GUMBO_TAG_PRE ||
           tag == GUMBO_TAG_CAPTION;
}

/// The words between two block borders.
struct Run {
    NodeIndex first = 0;
    GumboTag block = GUMBO_TAG_UNKNOWN;
    double words = 0;
    double links = 0;
    double stops = 0;
    bool left_out = false;
};

/// The tuned numbers are those of the saved pages that this was tried on: news, blogs, journals,
/// offices. Ten words tell a sentence from a label; a menu's entry weighs two words of prose.
double score_of(const Run& run) {
    if (run.words == 0 || run.left_out) {
        return 0;
    }
    const double linked = run.links / run.words;
    if (linked >= 0.5) {
        return -(2 + 0.4 * run.words);
    }
    const bool prose = run.words >= 10 || (run.words >= 5 && run.stops >= 1);
    if (prose) {
        return std::min(run.words, 200.0) * (1 - linked) * (1 - linked);
    }
    const bool heading = run.block >= GUMBO_TAG_H1 && run.block <= GUMBO_TAG_H6;
    return heading || is_short_by_nature(run.block) ? 0.3 * run.words : -1;
}

} // namespace

std::vector<Mark> valid_marks(const HtmlPage& page) {
    const auto& nodes = page.nodes();
    std::vector<Mark> marks(nodes.size(), Mark::none);
    std::vector<double> words(nodes.size() + 1, 0);
    NodeIndex unshown_until = 0;
    for (NodeIndex i = 0; i < nodes.size(); ++i) {
        double own = 0;
        if (nodes[i].is_text) {
            own = i < unshown_until ? 0 : weight_of(page.text(i)).words;
        } else if (never_shown(nodes[i].tag)) {
            unshown_until = std::max(unshown_until, nodes[i].end);
        } else {
            marks[i] = mark_of(page, i);
        }
        words[i + 1] = words[i] + own;
    }
    const double all = words.back();
    for (NodeIndex i = 0; i < nodes.size(); ++i) {
        const double share = (words[nodes[i].end] - words[i]) / std::max(all, 1.0);
        const double most = marks[i] == Mark::comments  ? 0.9
                            : marks[i] == Mark::hidden  ? 0.5
                            : marks[i] == Mark::content ? 2
                            : nodes[i].tag == GUMBO_TAG_NAV || nodes[i].tag == GUMBO_TAG_FOOTER
                                ? 0.8
                                : 0.4;
        if (share > most) {
            marks[i] = Mark::none;
        }
    }
    return marks;
}

PageWeights::PageWeights(const HtmlPage& page, const std::vector<Mark>& marks)
    : page_(page), words_(page.nodes().size() + 1, 0), links_(words_), link_counts_(words_),
      scores_(words_), left_out_(page.nodes().size(), false),
      announced_(page.nodes().size(), false) {
    const auto& nodes = page.nodes();
    std::vector<double> own_scores(nodes.size(), 0);
    NodeIndex left_out_until = 0;
    NodeIndex unshown_until = 0;
    NodeIndex link_until = 0;
    char32_t last = 0;
    Run run;
    std::vector<NodeIndex> blocks; // open block elements
    const auto end_run = [&] {
        own_scores[run.first] += score_of(run);
        run = {};
    };
    for (NodeIndex i = 0; i < nodes.size(); ++i) {
        while (!blocks.empty() && nodes[blocks.back()].end <= i) {
            blocks.pop_back();
            end_run();
        }
        announced_[i] = last == ':';
        double words = 0;
        double links = 0;
        double link_count = 0;
        if (nodes[i].is_text) {
            if (i >= unshown_until) {
                const TextWeight weight = weight_of(page.text(i));
                words = weight.words;
                links = i < link_until ? words : 0;
                last = weight.last != 0 ? weight.last : last;
                run.first = run.words == 0 ? i : run.first;
                run.block = blocks.empty() ? GUMBO_TAG_BODY : nodes[blocks.back()].tag;
                run.words += words;
                run.links += links;
                run.stops += weight.stops;
                run.left_out = run.left_out || i < left_out_until;
            }
        } else {
            if (is_left_out(marks[i])) {
                left_out_until = std::max(left_out_until, nodes[i].end);
            }
            if (never_shown(nodes[i].tag) || marks[i] == Mark::hidden) {
                unshown_until = std::max(unshown_until, nodes[i].end);
            }
            if (nodes[i].tag == GUMBO_TAG_A && page.has(i, "href")) {
                link_until = std::max(link_until, nodes[i].end);
                link_count = 1;
            }
            if (is_block(nodes[i].tag)) {
                end_run();
                blocks.push_back(i);
            }
        }
        left_out_[i] = i < left_out_until;
        words_[i + 1] = words_[i] + words;
        links_[i + 1] = links_[i] + links;
        link_counts_[i + 1] = link_counts_[i] + link_count;
    }
    end_run();
    for (NodeIndex i = 0; i < nodes.size(); ++i) {
        scores_[i + 1] = scores_[i] + own_scores[i];
    }
}

} // namespace lectern
