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

/// Bullets and dashes that stand alone are no words.
bool is_letter(char32_t point) {
    return (point >= '0' && point <= '9') || ((point | 0x20U) >= 'a' && (point | 0x20U) <= 'z') ||
           (point >= 0xC0 && !(point >= 0x2000 && point <= 0x2BFF));
}

TextWeight weight_of(std::string_view text) {
    TextWeight weight;
    bool in_word = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        const CodePoint point = byte < 0x80 ? CodePoint{byte, 1} : code_point_at(text, at);
        at += point.length;
        const bool white = point.value <= ' ' || point.value == 0xA0;
        weight.last = white ? weight.last : point.value;
        if (is_unspaced(point.value)) {
            weight.words += 0.5;
            in_word = false;
            continue;
        }
        weight.stops += is_stop(point.value) ? 1 : 0;
        const bool letter = is_letter(point.value);
        weight.words += letter && !in_word ? 1 : 0;
        in_word = !white && (in_word || letter);
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

bool is_heading(GumboTag tag) {
    return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6;
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
    return is_heading(run.block) || is_short_by_nature(run.block) ? 0.3 * run.words : -1;
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

/// Walks over the page once and weighs each text.
class PageWeights::Weigher {
public:
    Weigher(const HtmlPage& page, const std::vector<Mark>& marks, PageWeights& sums)
        : page_(page), nodes_(page.nodes()), marks_(marks), sums_(sums),
          own_scores_(nodes_.size(), 0) {}

    void weigh() {
        for (NodeIndex i = 0; i < nodes_.size(); ++i) {
            while (!blocks_.empty() && nodes_[blocks_.back()].end <= i) {
                blocks_.pop_back();
                end_run();
            }
            sums_.announced_[i] = last_ == ':';
            const double words = sums_.words_[i];
            sums_.words_[i + 1] = words;
            sums_.links_[i + 1] = sums_.links_[i];
            sums_.link_counts_[i + 1] = sums_.link_counts_[i];
            if (nodes_[i].is_text) {
                add_text(i);
            } else {
                enter(i);
            }
            sums_.left_out_[i] = i < left_out_until_;
        }
        end_run();
        for (NodeIndex i = 0; i < nodes_.size(); ++i) {
            const bool heading = is_heading(nodes_[i].tag) && sums_.shown(i) > 0 &&
                                 sums_.links(i) >= 0.6 * sums_.shown(i);
            sums_.link_headings_[i + 1] = sums_.link_headings_[i] + (heading ? 1 : 0);
            sums_.scores_[i + 1] = sums_.scores_[i] + own_scores_[i];
        }
    }

private:
    void add_text(NodeIndex i) {
        if (i < unshown_until_) {
            return;
        }
        const TextWeight weight = weight_of(page_.text(i));
        const double links = i < link_until_ ? weight.words : 0;
        sums_.words_[i + 1] += weight.words;
        sums_.links_[i + 1] += links;
        last_ = weight.last != 0 ? weight.last : last_;
        run_.first = run_.words == 0 ? i : run_.first;
        run_.block = blocks_.empty() ? GUMBO_TAG_BODY : nodes_[blocks_.back()].tag;
        run_.words += weight.words;
        run_.links += links;
        run_.stops += weight.stops;
        run_.left_out = run_.left_out || i < left_out_until_;
    }

    void enter(NodeIndex i) {
        if (is_left_out(marks_[i])) {
            left_out_until_ = std::max(left_out_until_, nodes_[i].end);
        }
        if (never_shown(nodes_[i].tag) || marks_[i] == Mark::hidden) {
            unshown_until_ = std::max(unshown_until_, nodes_[i].end);
        }
        if (is_block(nodes_[i].tag)) {
            end_run();
            blocks_.push_back(i);
        }
        // A heading that links to itself is the anchor of its section, not a way elsewhere.
        const std::string_view address = page_.attribute(i, "href");
        const bool link = nodes_[i].tag == GUMBO_TAG_A && !address.empty() &&
                          !(address.starts_with('#') && in_heading());
        if (link) {
            link_until_ = std::max(link_until_, nodes_[i].end);
            sums_.link_counts_[i + 1] += 1;
        }
    }

    bool in_heading() const { return !blocks_.empty() && is_heading(nodes_[blocks_.back()].tag); }

    void end_run() {
        own_scores_[run_.first] += score_of(run_);
        run_ = {};
    }

    const HtmlPage& page_;
    const std::vector<HtmlNode>& nodes_;
    const std::vector<Mark>& marks_;
    PageWeights& sums_;
    std::vector<double> own_scores_;
    std::vector<NodeIndex> blocks_; // open ones
    NodeIndex left_out_until_ = 0;
    NodeIndex unshown_until_ = 0;
    NodeIndex link_until_ = 0;
    char32_t last_ = 0; // letter that was shown
    Run run_;
};

PageWeights::PageWeights(const HtmlPage& page, const std::vector<Mark>& marks)
    : page_(page), words_(page.nodes().size() + 1, 0), links_(words_), link_counts_(words_),
      link_headings_(words_), scores_(words_), left_out_(page.nodes().size(), false),
      announced_(page.nodes().size(), false) {
    Weigher(page, marks, *this).weigh();
}

} // namespace lectern
