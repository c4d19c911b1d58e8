// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/html_trim.hpp"

#include <algorithm>

namespace lectern {
namespace {

bool is_heading(GumboTag tag) {
    return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6;
}

void set_role(const HtmlPage& page, NodeIndex node, Role role, std::vector<Role>& roles) {
    for (NodeIndex i = node; i < page.node(node).end; ++i) {
        roles[i] = roles[i] == Role::paragraph ? role : roles[i];
    }
}

bool may_be_link_line(GumboTag tag) {
    return tag == GUMBO_TAG_P || tag == GUMBO_TAG_DIV || tag == GUMBO_TAG_CENTER ||
           tag == GUMBO_TAG_SECTION || tag == GUMBO_TAG_ADDRESS;
}

/// What a paragraph says beside its links: at most a label with a colon before them.
bool is_labelled_link(const HtmlPage& page, const PageWeights& weights, NodeIndex node) {
    const NodeIndex end = page.node(node).end;
    if (end > node + most_looked_at || weights.link_count(node) != 1) {
        return false;
    }
    bool linked = false;
    for (NodeIndex i = node + 1; i < end; ++i) {
        if (page.node(i).tag == GUMBO_TAG_A) {
            linked = weights.links(i) > 0;
            i = page.node(i).end - 1;
        } else if (page.node(i).is_text && weights.says_something(i)) {
            const bool label = !linked && weights.shown(i) <= 4 && weights.ends_in_colon(i);
            if (!label) {
                return false;
            }
        }
    }
    return linked;
}

bool is_prose(const HtmlPage& page, const PageWeights& weights, NodeIndex node) {
    return page.node(node).tag == GUMBO_TAG_P && weights.shown(node) >= 5 &&
           weights.links(node) < 0.5 * weights.shown(node);
}

/// Whether a paragraph of prose is the next element.
bool stands_above_prose(const HtmlPage& page, const PageWeights& weights, NodeIndex node) {
    const NodeIndex end = page.node(page.node(node).parent).end;
    for (NodeIndex i = page.node(node).end; i < end; i = page.node(i).end) {
        if (!page.node(i).is_text) {
            return is_prose(page, weights, i);
        }
    }
    return false;
}

/// "Read more", "Top": five words at most, all of them a link. More of them where prose stands
/// above or below: a link to another story.
void trim_link_lines(const HtmlPage& page, const PageWeights& weights, NodeIndex part,
                     std::vector<Role>& roles) {
    NodeIndex prose = 0; // the last paragraph of it
    for (NodeIndex i = part + 1; i < page.node(part).end; ++i) {
        if (roles[i] != Role::paragraph || !may_be_link_line(page.node(i).tag)) {
            continue;
        }
        const bool below = prose != 0 && page.node(prose).parent == page.node(i).parent &&
                           page.node(prose).end + 1 >= i; // but for white space
        prose = is_prose(page, weights, i) ? i : prose;
        const double words = weights.shown(i);
        const bool short_link = words > 0 && words <= 5 && weights.links(i) >= 0.8 * words;
        const bool story = words > 5 && words <= 30 && page.node(i).tag == GUMBO_TAG_P &&
                           is_labelled_link(page, weights, i) &&
                           (below || stands_above_prose(page, weights, i));
        if ((short_link || story) && !weights.announced(i)) {
            set_role(page, i, Role::navigation, roles);
        }
    }
}

/// The section that is being walked through: its heading, and whether something of it was left out.
struct OpenSection {
    NodeIndex heading = 0;
    GumboTag level = GUMBO_TAG_H6;
    bool lost = false;
};

/// "On this page", "Related": the heading of a section that is left out belongs to it.
void trim_empty_sections(const HtmlPage& page, const PageWeights& weights, NodeIndex part,
                         std::vector<Role>& roles) {
    std::vector<OpenSection> open;
    const auto close = [&](GumboTag level) {
        while (!open.empty() && open.back().level >= level) {
            if (open.back().lost) {
                set_role(page, open.back().heading, Role::navigation, roles);
            }
            open.pop_back();
        }
    };
    const NodeIndex end = page.node(part).end;
    for (NodeIndex i = part; i < end; ++i) {
        const HtmlNode& node = page.node(i);
        if (is_heading(node.tag) && roles[i] == Role::paragraph) {
            close(node.tag);
            open.push_back({i, node.tag, false});
            i = node.end - 1;
        } else if (node.is_text && weights.says_something(i)) {
            if (roles[i] == Role::paragraph) {
                open.clear();
            } else if (roles[i] != Role::hidden && !open.empty()) {
                open.back().lost = true;
            }
        }
    }
    close(GUMBO_TAG_H2); // the title stays, whatever is below it
}

/// The outermost inline element around a text, or the text itself; the block where it is all of it.
NodeIndex whole_of(const HtmlPage& page, NodeIndex text) {
    NodeIndex whole = text;
    while (whole != 0 && !is_block(page.node(page.node(whole).parent).tag)) {
        whole = page.node(whole).parent;
    }
    const NodeIndex block = page.node(whole).parent;
    return block + 1 == whole && page.node(block).end == page.node(whole).end ? block : whole;
}

/// A scrap of text between two things that were left out was left standing by mistake.
void trim_scraps(const HtmlPage& page, const PageWeights& weights, NodeIndex part,
                 std::vector<Role>& roles) {
    NodeIndex scrap = 0; // that something left out stands before
    bool after_left_out = false;
    for (NodeIndex i = part; i < page.node(part).end; ++i) {
        const bool said = page.node(i).is_text && weights.says_something(i);
        if (!said || roles[i] == Role::hidden) {
            continue;
        }
        const bool left_out = roles[i] != Role::paragraph;
        if (left_out && scrap != 0) {
            set_role(page, whole_of(page, scrap), Role::boilerplate, roles);
        }
        scrap = !left_out && after_left_out && scrap == 0 && weights.score(i) < 0 ? i : 0;
        after_left_out = left_out;
    }
}

/// What stands behind the last sentence, cell or item and the element around it: names of buttons,
/// counts of readers. Within that element, a short line may be a signature.
void trim_tail(const HtmlPage& page, const PageWeights& weights, NodeIndex part,
               std::vector<Role>& roles) {
    NodeIndex end = part;
    NodeIndex heading_until = 0;
    for (NodeIndex i = part; i < page.node(part).end; ++i) {
        if (is_heading(page.node(i).tag)) {
            heading_until = page.node(i).end;
        }
        const bool counts = page.node(i).is_text && roles[i] == Role::paragraph &&
                            i >= heading_until && weights.score(i) > 0;
        if (!counts) {
            continue;
        }
        NodeIndex block = page.node(i).parent;
        while (block > part && !is_block(page.node(block).tag)) {
            block = page.node(block).parent;
        }
        end = std::max(end, page.node(std::max(part, page.node(block).parent)).end);
    }
    for (NodeIndex i = end; i > part && i < page.node(part).end; ++i) {
        roles[i] = roles[i] == Role::paragraph ? Role::boilerplate : roles[i];
    }
}

} // namespace

void trim_regions(const HtmlPage& page, const PageWeights& weights, NodeIndex part,
                  std::vector<Role>& roles) {
    trim_link_lines(page, weights, part, roles);
    trim_scraps(page, weights, part, roles);
    trim_tail(page, weights, part, roles);
    trim_empty_sections(page, weights, part, roles);
}

} // namespace lectern
