// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/html_regions.hpp"

#include "formats/html_marks.hpp"
#include "formats/html_structured_data.hpp"
#include "formats/html_trim.hpp"
#include "formats/html_weights.hpp"

#include <algorithm>
#include <string>

namespace lectern {
namespace {

Role role_of(Mark mark) {
    switch (mark) {
    case Mark::navigation:
    case Mark::control:
        return Role::navigation;
    case Mark::contents:
        return Role::contents;
    case Mark::extra:
    case Mark::comments:
    case Mark::aside:
        return Role::boilerplate;
    case Mark::hidden:
        return Role::hidden;
    case Mark::none:
    case Mark::content:
        return Role::paragraph;
    }
    return Role::paragraph;
}

/// One paragraph, item or the like: its heading stands beside it, not in it.
bool holds_one_text(GumboTag tag) {
    return tag == GUMBO_TAG_P || tag == GUMBO_TAG_LI || tag == GUMBO_TAG_PRE ||
           tag == GUMBO_TAG_DD || tag == GUMBO_TAG_BLOCKQUOTE;
}

/// Below this weight of prose, a page has no main content to be told from the rest.
constexpr double least_short = 3; // words
constexpr double least_prose = 25;

/// The element that holds the article by the page's structured data, 0 where that says nothing.
/// What an element around it is called cannot be true then: those marks are taken away.
NodeIndex believed_article(const HtmlPage& page, const std::vector<TextWeight>& texts,
                           std::vector<Mark>& marks) {
    const NodeIndex article = stated_article(page, marks, texts);
    for (NodeIndex i = article; i != 0; i = page.node(i).parent) {
        marks[i] = marks[i] == Mark::content ? Mark::content : Mark::none;
    }
    return page.node(article).tag == GUMBO_TAG_BODY ? 0 : article;
}

/// Finds the main content of one page: marks first, then the part in which prose outweighs links,
/// then what within it is not prose.
class MainContent {
public:
    explicit MainContent(const HtmlPage& page)
        : page_(page), texts_(text_weights(page)), marks_(valid_marks(page, texts_)),
          stated_(believed_article(page, texts_, marks_)), weights_(page, marks_, texts_) {}

    std::vector<Role> roles();

private:
    NodeIndex best_part() const;
    NodeIndex narrowed(NodeIndex part) const;
    NodeIndex around_text(NodeIndex part) const;
    NodeIndex as_stated(NodeIndex part) const;
    NodeIndex marked_part() const;
    bool has_title(NodeIndex node) const;
    NodeIndex core_of(NodeIndex part) const;
    bool is_beside(NodeIndex node, NodeIndex core) const;
    bool is_lead(NodeIndex node, NodeIndex title, NodeIndex part) const;
    bool belongs_behind(NodeIndex node) const;
    NodeIndex title_before(NodeIndex part) const;
    bool is_link_list(NodeIndex node, NodeIndex part) const;
    Role role_within(NodeIndex node, NodeIndex part) const;
    Role role_outside(NodeIndex node) const;
    NodeIndex marked_short_part() const;
    std::vector<Role> everything() const;

    const HtmlPage& page_;
    const std::vector<TextWeight> texts_;
    std::vector<Mark> marks_;
    const NodeIndex stated_; // takes wrong marks away, so between marks_ and weights_
    const PageWeights weights_;
};

std::vector<Role> MainContent::roles() {
    const NodeIndex best = best_part();
    if (weights_.score(best) < least_prose) {
        return everything();
    }
    const NodeIndex part = as_stated(narrowed(best));
    const NodeIndex core = core_of(part);
    const NodeIndex title = title_before(part);
    const NodeIndex part_end = page_.node(part).end;
    std::vector<Role> roles(page_.nodes().size(), Role::boilerplate);
    roles[part] = Role::paragraph;
    for (NodeIndex i = 1; i < roles.size(); ++i) {
        const Role outer = roles[page_.node(i).parent];
        const bool within = i >= part && i < part_end;
        if (i == part || (title != 0 && (i == title || is_lead(i, title, part)))) {
            roles[i] = Role::paragraph;
        } else if (outer == Role::hidden || (within && outer != Role::paragraph) ||
                   page_.node(i).is_text) {
            roles[i] = outer;
        } else if (outer == Role::paragraph) {
            roles[i] =
                is_beside(i, core) && !belongs_behind(i) ? Role::boilerplate : role_within(i, part);
        } else {
            roles[i] = is_block(page_.node(i).tag) ? role_outside(i) : outer;
            roles[i] = marks_[i] == Mark::hidden ? Role::hidden : roles[i];
        }
    }
    trim_regions(page_, weights_, part, roles);
    return roles;
}

/// The innermost element that still holds most of the prose. What stands beside it and the elements
/// around it was put together with it by the page's makers, not by its author.
NodeIndex MainContent::core_of(NodeIndex part) const {
    NodeIndex core = part;
    const double enough = 0.6 * weights_.score(part);
    for (NodeIndex i = part + 1; i < page_.node(core).end;) {
        const bool inner = is_block(page_.node(i).tag) && !holds_one_text(page_.node(i).tag) &&
                           weights_.score(i) >= enough;
        core = inner ? i : core;
        i = inner ? i + 1 : page_.node(i).end;
    }
    return core;
}

/// Whether a node stands behind the core, in one of the elements around it.
bool MainContent::is_beside(NodeIndex node, NodeIndex core) const {
    const NodeIndex parent = page_.node(node).parent;
    return node >= page_.node(core).end && parent < core && core < page_.node(parent).end;
}

/// A summary in a sentence or two between the title and the content.
bool MainContent::is_lead(NodeIndex node, NodeIndex title, NodeIndex part) const {
    const double words = weights_.shown(node);
    return node > title && page_.node(node).end <= part && is_block(page_.node(node).tag) &&
           !weights_.left_out(node) && marks_[node] != Mark::aside && words >= 10 && words <= 120 &&
           weights_.score(node) > 0.8 * words && weights_.links(node) < 0.1 * words;
}

/// Whether something behind the core goes on with it: prose or a table, not a row of teasers whose
/// headings are links.
bool MainContent::belongs_behind(NodeIndex node) const {
    const double words = weights_.shown(node);
    if (words == 0 || !is_block(page_.node(node).tag) || weights_.announced(node)) {
        return true;
    }
    const bool heading =
        page_.node(node).tag >= GUMBO_TAG_H1 && page_.node(node).tag <= GUMBO_TAG_H6;
    if (heading) {
        return weights_.links(node) < 0.5 * words;
    }
    if (weights_.link_headings(node) > 0) {
        return false;
    }
    return weights_.score(node) > 0.2 * words && weights_.links(node) < 0.3 * words;
}

/// The element whose prose most outweighs its links; of equals, the innermost.
NodeIndex MainContent::best_part() const {
    NodeIndex best = 0;
    double most = weights_.score(0);
    for (NodeIndex i = 1; i < page_.nodes().size(); ++i) {
        if (page_.node(i).is_text || !is_block(page_.node(i).tag)) {
            continue;
        }
        const double score = weights_.score(i);
        if (score >= most) {
            best = i;
            most = score;
        }
    }
    return best;
}

/// What the page's makers marked as its content, where the marks leave no doubt: one element, or
/// the one with the title. A row of articles is not that. 0 where there is none.
NodeIndex MainContent::marked_part() const {
    NodeIndex only = 0;
    NodeIndex titled = 0;
    std::size_t count = 0;
    for (NodeIndex i = 1; i < page_.nodes().size();) {
        if (marks_[i] != Mark::content || weights_.score(i) < least_prose) {
            ++i;
            continue;
        }
        ++count;
        only = i;
        titled = titled == 0 && has_title(i) ? i : titled;
        i = page_.node(i).end;
    }
    return count == 1 ? only : titled;
}

bool MainContent::has_title(NodeIndex node) const {
    for (NodeIndex i = node; i < page_.node(node).end; ++i) {
        if (page_.node(i).tag == GUMBO_TAG_H1) {
            return true;
        }
    }
    return false;
}

/// The main content, from the best part: the outermost element within that is marked as content
/// and holds most of its prose; what is marked without doubt wins with a quarter of it. Never a
/// lone paragraph, whose heading stands beside it.
NodeIndex MainContent::narrowed(NodeIndex part) const {
    for (NodeIndex i = part + 1; i < page_.node(part).end; ++i) {
        if (marks_[i] == Mark::content && weights_.score(i) > 0.8 * weights_.score(part)) {
            return i;
        }
    }
    const NodeIndex marked = marked_part();
    const bool around = marked <= part && part < page_.node(marked).end;
    if (marked != 0 && !around && weights_.score(marked) > 0.25 * weights_.score(part)) {
        return marked;
    }
    return around_text(part);
}

/// The innermost element from `part` outwards that may hold more than one paragraph.
NodeIndex MainContent::around_text(NodeIndex part) const {
    while (part != 0 && holds_one_text(page_.node(part).tag)) {
        part = page_.node(part).parent;
    }
    return part;
}

/// The main content, where the structured data speaks against what was found: it stands elsewhere,
/// or a good deal of prose that is not the article's stands beside it. Where they all but agree,
/// what was found has the headings too; a small share of it is a summary.
NodeIndex MainContent::as_stated(NodeIndex part) const {
    const NodeIndex stated = around_text(stated_);
    const double words = weights_.score(stated);
    if (stated == 0 || words < least_prose) {
        return part;
    }
    const bool within = part <= stated && stated < page_.node(part).end;
    const double share = words / weights_.score(part);
    return !within || (share > 0.25 && share <= 0.8) ? stated : part;
}

/// The page's title may stand before its content: the last h1 there that is not in a menu or the
/// like, where the content has none.
NodeIndex MainContent::title_before(NodeIndex part) const {
    if (has_title(part)) {
        return 0;
    }
    NodeIndex title = 0;
    for (NodeIndex i = 0; i < part; ++i) {
        if (page_.node(i).tag == GUMBO_TAG_H1 && weights_.shown(i) > 0 && !weights_.left_out(i)) {
            title = i;
        }
    }
    return title;
}

bool MainContent::is_link_list(NodeIndex node, NodeIndex part) const {
    const double words = weights_.shown(node);
    return is_block(page_.node(node).tag) && weights_.links(node) > 0.6 * words &&
           weights_.link_count(node) >= 2 && words < 0.3 * weights_.shown(part) &&
           !weights_.announced(node);
}

Role MainContent::role_within(NodeIndex node, NodeIndex part) const {
    const Mark mark = marks_[node];
    if (mark == Mark::aside) {
        const double words = weights_.shown(node);
        const bool prose = words >= 40 && weights_.links(node) < 0.25 * words;
        return prose ? Role::paragraph : Role::boilerplate;
    }
    if (const Role role = role_of(mark); role != Role::paragraph) {
        return role;
    }
    return is_link_list(node, part) ? Role::navigation : Role::paragraph;
}

Role MainContent::role_outside(NodeIndex node) const {
    if (const Role role = role_of(marks_[node]); role != Role::paragraph) {
        return role;
    }
    return weights_.links(node) > 0.5 * weights_.shown(node) ? Role::navigation : Role::boilerplate;
}

/// The one element of a short page that its makers marked as its content, where it says anything.
NodeIndex MainContent::marked_short_part() const {
    NodeIndex only = 0;
    for (NodeIndex i = 1; i < page_.nodes().size();) {
        if (marks_[i] != Mark::content) {
            ++i;
            continue;
        }
        if (only != 0) {
            return 0;
        }
        only = i;
        i = page_.node(i).end;
    }
    return only != 0 && weights_.shown(only) >= least_short ? only : 0;
}

/// All that is shown, without what is marked as navigation unless there is nothing else, and of a
/// short page without what stands around its main element.
std::vector<Role> MainContent::everything() const {
    const NodeIndex part = marked_short_part();
    const NodeIndex title = part != 0 ? title_before(part) : 0;
    const auto touches = [&](NodeIndex node, NodeIndex other) { // one is within the other
        return other != 0 && page_.node(node).end > other && node < page_.node(other).end;
    };
    double left = 0;
    std::vector<Role> roles(page_.nodes().size(), Role::paragraph);
    for (NodeIndex i = 1; i < roles.size(); ++i) {
        const Role outer = roles[page_.node(i).parent];
        roles[i] = outer != Role::paragraph ? outer : role_of(marks_[i]);
        const bool kept = part == 0 || touches(i, part) || touches(i, title);
        if (roles[i] == Role::paragraph && !kept && !page_.node(i).is_text) {
            roles[i] = role_outside(i);
        }
        left += roles[i] == Role::paragraph && page_.node(i).is_text ? weights_.shown(i) : 0;
    }
    if (left >= 10 || left >= 0.2 * weights_.shown(0)) {
        return roles;
    }
    return fragment_regions(page_);
}

} // namespace

std::vector<Role> page_regions(const HtmlPage& page) {
    return MainContent(page).roles();
}

std::vector<Role> fragment_regions(const HtmlPage& page) {
    std::vector<Role> roles(page.nodes().size(), Role::paragraph);
    for (NodeIndex i = 1; i < roles.size(); ++i) {
        const Role outer = roles[page.node(i).parent];
        const Mark mark =
            outer == Role::paragraph && !page.node(i).is_text ? mark_of(page, i) : Mark::none;
        const bool left_out = mark == Mark::hidden || mark == Mark::control;
        roles[i] = left_out ? role_of(mark) : outer;
    }
    return roles;
}

} // namespace lectern
