// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/html_weights.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace lectern {
namespace {

bool is_unspaced(char32_t point) {
    return (point >= 0x0E00 && point <= 0x0EFF) || (point >= 0x1000 && point <= 0x109F) ||
           (point >= 0x1780 && point <= 0x17FF) || (point >= 0x3040 && point <= 0x9FFF) ||
           (point >= 0xF900 && point <= 0xFAFF) || (point >= 0x20000 && point <= 0x3FFFF);
}

bool is_stop(char32_t point) {
    return point == 0x3001 || point == 0x3002 || point == 0xFF0C || point == 0x060C ||
           point == 0x061F || point == 0x0964;
}

/// Bullets and dashes that stand alone are no words.
bool is_letter(char32_t point) {
    return point >= 0xC0 && !(point >= 0x2000 && point <= 0x2BFF);
}

/// What a sign of ASCII is.
enum class Sign : std::uint8_t { other, white, letter, stop };

constexpr auto signs = [] {
    std::array<Sign, 128> all{};
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool letter = (i >= '0' && i <= '9') || ((i | 0x20U) >= 'a' && (i | 0x20U) <= 'z');
        const bool stop = i == '.' || i == ',' || i == ';' || i == '!' || i == '?';
        all[i] = i <= ' ' ? Sign::white : letter ? Sign::letter : stop ? Sign::stop : Sign::other;
    }
    return all;
}();

Sign sign_of(char32_t point) {
    if (point < signs.size()) {
        return signs[point];
    }
    if (point == 0xA0) {
        return Sign::white;
    }
    return is_stop(point) ? Sign::stop : is_letter(point) ? Sign::letter : Sign::other;
}

TextWeight weight_of(std::string_view text) {
    TextWeight weight;
    bool in_word = false;
    unsigned words = 0;
    unsigned stops = 0;
    unsigned half_words = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        const CodePoint point = byte < 0x80 ? CodePoint{byte, 1} : code_point_at(text, at);
        at += point.length;
        const Sign sign = sign_of(point.value);
        if (sign == Sign::white) {
            in_word = false;
            continue;
        }
        weight.last = static_cast<char16_t>(std::min<char32_t>(point.value, 0xFFFF));
        if (point.value >= 0xE00 && is_unspaced(point.value)) {
            ++half_words;
            in_word = false;
            continue;
        }
        stops += sign == Sign::stop ? 1U : 0U;
        words += sign == Sign::letter && !in_word ? 1U : 0U;
        in_word = in_word || sign == Sign::letter;
    }
    weight.half_words = 2 * words + half_words;
    weight.stops = static_cast<std::uint16_t>(std::min(stops, 0xFFFFU));
    return weight;
}

bool never_shown(GumboTag tag) {
    return tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE || tag == GUMBO_TAG_HEAD ||
           tag == GUMBO_TAG_SVG || tag == GUMBO_TAG_TITLE;
}

bool is_left_out(Mark mark) {
    return mark == Mark::navigation || mark == Mark::contents || mark == Mark::extra ||
           mark == Mark::comments || mark == Mark::control || mark == Mark::hidden;
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

/// The share of the page's words beyond which a mark cannot be true.
double most_of(const HtmlPage& page, NodeIndex node, Mark mark) {
    switch (mark) {
    case Mark::hidden:
        return 0.5;
    case Mark::comments:
        return 0.9;
    case Mark::content:
    case Mark::none:
        return 1;
    default:
        break;
    }
    const GumboTag tag = page.node(node).tag;
    return tag == GUMBO_TAG_NAV || tag == GUMBO_TAG_FOOTER ? 0.8 : 0.4;
}

} // namespace

std::vector<TextWeight> text_weights(const HtmlPage& page) {
    const auto& nodes = page.nodes();
    std::vector<TextWeight> weights(nodes.size());
    for (NodeIndex i = 0; i < nodes.size();) {
        const bool unshown = !nodes[i].is_text && never_shown(nodes[i].tag);
        if (nodes[i].is_text) {
            weights[i] = weight_of(page.text(i));
        }
        i = unshown ? nodes[i].end : i + 1;
    }
    return weights;
}

std::vector<Mark> valid_marks(const HtmlPage& page, const std::vector<TextWeight>& texts) {
    const auto& nodes = page.nodes();
    std::vector<Mark> marks(nodes.size(), Mark::none);
    std::vector<std::uint32_t> words(nodes.size() + 1, 0);
    NodeIndex last_title = 0;
    for (NodeIndex i = 0; i < nodes.size(); ++i) {
        words[i + 1] = words[i] + texts[i].half_words;
        last_title = nodes[i].tag == GUMBO_TAG_H1 ? i : last_title;
        if (!nodes[i].is_text) {
            marks[i] = mark_of(page, i);
        }
    }
    const double all = std::max(words.back(), 1U);
    for (NodeIndex i = 0; i < nodes.size(); ++i) {
        const double share = (words[nodes[i].end] - words[i]) / all;
        // Comments come behind what they are about, title and all.
        const bool early =
            marks[i] == Mark::comments && share > 0.4 && (last_title > i || words[i] < 0.1 * all);
        if (early || share > most_of(page, i, marks[i])) {
            marks[i] = Mark::none;
        }
    }
    return marks;
}

/// Walks over the page once and weighs each text.
class PageWeights::Weigher {
public:
    Weigher(const HtmlPage& page, const std::vector<Mark>& marks,
            const std::vector<TextWeight>& texts, PageWeights& out)
        : page_(page), nodes_(page.nodes()), marks_(marks), texts_(texts), out_(out) {}

    void weigh() {
        for (NodeIndex i = 0; i < nodes_.size(); ++i) {
            while (!blocks_.empty() && nodes_[blocks_.back()].end <= i) {
                blocks_.pop_back();
                end_run();
            }
            out_.announced_[i] = last_ == ':' && last_words_ >= 4;
            out_.sums_[i + 1] = out_.sums_[i];
            if (nodes_[i].is_text) {
                add_text(i);
            } else {
                enter(i);
            }
            out_.left_out_[i] = i < left_out_until_;
        }
        end_run();
        auto score = scores_.begin();
        for (NodeIndex i = 0; i < nodes_.size(); ++i) {
            const bool heading = is_heading(nodes_[i].tag) && out_.shown(i) > 0 &&
                                 out_.links(i) >= 0.6 * out_.shown(i);
            out_.sums_[i + 1].link_headings = out_.sums_[i].link_headings + (heading ? 1 : 0);
            out_.sums_[i + 1].tenth_scores = out_.sums_[i].tenth_scores;
            if (score != scores_.end() && score->first == i) {
                out_.sums_[i + 1].tenth_scores += score->second;
                ++score;
            }
        }
    }

private:
    void add_text(NodeIndex i) {
        if (i < unshown_until_) {
            return;
        }
        const TextWeight& weight = texts_[i];
        const std::uint32_t links = i < link_until_ ? weight.half_words : 0;
        out_.sums_[i + 1].half_words += weight.half_words;
        out_.sums_[i + 1].half_links += links;
        last_ = weight.last != 0 ? weight.last : last_;
        run_.first = run_.words == 0 ? i : run_.first;
        run_.block = blocks_.empty() ? GUMBO_TAG_BODY : nodes_[blocks_.back()].tag;
        run_.words += weight.half_words / 2.0;
        run_.links += links / 2.0;
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
        if (nodes_[i].tag == GUMBO_TAG_A) {
            enter_link(i);
        }
    }

    /// A heading that links to itself is the anchor of its section, not a way elsewhere.
    void enter_link(NodeIndex i) {
        const std::string_view address = page_.attribute(i, "href");
        if (!address.empty() && !(address.starts_with('#') && in_heading())) {
            link_until_ = std::max(link_until_, nodes_[i].end);
            out_.sums_[i + 1].link_count += 1;
        }
    }

    bool in_heading() const { return !blocks_.empty() && is_heading(nodes_[blocks_.back()].tag); }

    void end_run() {
        last_words_ = run_.words > 0 ? run_.words : last_words_;
        if (run_.words > 0) {
            scores_.push_back(
                {run_.first, static_cast<std::int32_t>(std::lround(score_of(run_) * 10))});
        }
        run_ = {};
    }

    const HtmlPage& page_;
    const std::vector<HtmlNode>& nodes_;
    const std::vector<Mark>& marks_;
    const std::vector<TextWeight>& texts_;
    PageWeights& out_;
    std::vector<std::pair<NodeIndex, std::int32_t>> scores_; // of the runs, by their first texts
    std::vector<NodeIndex> blocks_;                          // open ones
    NodeIndex left_out_until_ = 0;
    NodeIndex unshown_until_ = 0;
    NodeIndex link_until_ = 0;
    char32_t last_ = 0;     // letter that was shown
    double last_words_ = 0; // of the last run: fewer than four are a label ("Related:")
    Run run_;
};

PageWeights::PageWeights(const HtmlPage& page, const std::vector<Mark>& marks,
                         const std::vector<TextWeight>& texts)
    : page_(page), texts_(texts), sums_(page.nodes().size() + 1),
      left_out_(page.nodes().size(), false), announced_(page.nodes().size(), false) {
    Weigher(page, marks, texts, *this).weigh();
}

} // namespace lectern
