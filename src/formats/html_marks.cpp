// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/html_marks.hpp"

#include "formats/html_notes.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace lectern {
namespace {

using Words = std::string_view;

struct NamedMark {
    Words word;
    Mark mark;
};

// The technical words of class and id attributes, as the makers of pages use them in any language.
// Each stands for a whole part of a name: "site-nav" has "site" and "nav", "navy" is another word.
// Where a word differs in other languages and is common there, it stands here too. Sorted by word.
constexpr auto named_marks = std::to_array<NamedMark>({
    {"ad", Mark::extra},
    {"adbox", Mark::extra},
    {"addthis", Mark::extra},
    {"addtoany", Mark::extra},
    {"ads", Mark::extra},
    {"adsbygoogle", Mark::extra},
    {"adsense", Mark::extra},
    {"adslot", Mark::extra},
    {"advert", Mark::extra},
    {"advertisement", Mark::extra},
    {"advertising", Mark::extra},
    {"advertorial", Mark::extra},
    {"adverts", Mark::extra},
    {"adwrapper", Mark::extra},
    {"anzeige", Mark::extra},
    {"authorbio", Mark::extra},
    {"authorbox", Mark::extra},
    {"backtotop", Mark::navigation},
    {"breadcrumb", Mark::navigation},
    {"breadcrumbs", Mark::navigation},
    {"ccpa", Mark::extra},
    {"comentarios", Mark::comments},
    {"comment", Mark::comments},
    {"commentaires", Mark::comments},
    {"commentform", Mark::comments},
    {"commentlist", Mark::comments},
    {"comments", Mark::comments},
    {"consent", Mark::extra},
    {"cookie", Mark::extra},
    {"cookies", Mark::extra},
    {"copyright", Mark::extra},
    {"crumb", Mark::navigation},
    {"crumbs", Mark::navigation},
    {"dfp", Mark::extra},
    {"disqus", Mark::comments},
    {"editsection", Mark::extra},
    {"feedback", Mark::extra},
    {"footer", Mark::extra},
    {"gdpr", Mark::extra},
    {"globalnav", Mark::navigation},
    {"hamburger", Mark::navigation},
    {"kommentare", Mark::comments},
    {"leftnav", Mark::navigation},
    {"lightbox", Mark::extra},
    {"livefyre", Mark::comments},
    {"login", Mark::extra},
    {"mainmenu", Mark::navigation},
    {"mainnav", Mark::navigation},
    {"megamenu", Mark::navigation},
    {"menu", Mark::navigation},
    {"menubar", Mark::navigation},
    {"menus", Mark::navigation},
    {"modal", Mark::extra},
    {"mostpopular", Mark::extra},
    {"mostread", Mark::extra},
    {"nav", Mark::navigation},
    {"navbar", Mark::navigation},
    {"navbox", Mark::navigation},
    {"navi", Mark::navigation},
    {"navigation", Mark::navigation},
    {"newsletter", Mark::extra},
    {"newsletters", Mark::extra},
    {"noprint", Mark::extra},
    {"offcanvas", Mark::navigation},
    {"onetrust", Mark::extra},
    {"outbrain", Mark::extra},
    {"overlay", Mark::extra},
    {"pagenav", Mark::navigation},
    {"pager", Mark::navigation},
    {"pagetop", Mark::navigation},
    {"pagination", Mark::navigation},
    {"paginator", Mark::navigation},
    {"paywall", Mark::extra},
    {"pingback", Mark::comments},
    {"pingbacks", Mark::comments},
    {"popup", Mark::extra},
    {"postnav", Mark::navigation},
    {"promo", Mark::extra},
    {"promos", Mark::extra},
    {"promoted", Mark::extra},
    {"promotion", Mark::extra},
    {"rail", Mark::aside},
    {"rating", Mark::extra},
    {"ratings", Mark::extra},
    {"recirc", Mark::extra},
    {"recommend", Mark::extra},
    {"recommendation", Mark::extra},
    {"recommendations", Mark::extra},
    {"recommended", Mark::extra},
    {"related", Mark::extra},
    {"relatedlinks", Mark::extra},
    {"relatedposts", Mark::extra},
    {"respond", Mark::comments},
    {"rightnav", Mark::navigation},
    {"rss", Mark::extra},
    {"searchbox", Mark::extra},
    {"searchform", Mark::extra},
    {"share", Mark::extra},
    {"sharebar", Mark::extra},
    {"sharedaddy", Mark::extra},
    {"shares", Mark::extra},
    {"sharethis", Mark::extra},
    {"sharing", Mark::extra},
    {"sidebar", Mark::aside},
    {"sidebars", Mark::aside},
    {"sidenav", Mark::navigation},
    {"signin", Mark::extra},
    {"signup", Mark::extra},
    {"skip", Mark::navigation},
    {"skiplink", Mark::navigation},
    {"skiplinks", Mark::navigation},
    {"social", Mark::extra},
    {"socialmedia", Mark::extra},
    {"socials", Mark::extra},
    {"sponsor", Mark::extra},
    {"sponsored", Mark::extra},
    {"sponsors", Mark::extra},
    {"submenu", Mark::navigation},
    {"subnav", Mark::navigation},
    {"subscribe", Mark::extra},
    {"subscription", Mark::extra},
    {"taboola", Mark::extra},
    {"tagcloud", Mark::extra},
    {"taglist", Mark::extra},
    {"tags", Mark::extra},
    {"toast", Mark::extra},
    {"toc", Mark::contents},
    {"toolbar", Mark::navigation},
    {"tooltip", Mark::extra},
    {"topnav", Mark::navigation},
    {"trackback", Mark::comments},
    {"trackbacks", Mark::comments},
    {"trending", Mark::extra},
    {"upsell", Mark::extra},
    {"vote", Mark::extra},
    {"votes", Mark::extra},
});
static_assert(std::is_sorted(named_marks.begin(), named_marks.end(),
                             [](const NamedMark& a, const NamedMark& b) {
                                 return a.word < b.word;
                             }));

template <std::size_t size>
bool is_in(const std::array<Words, size>& words, std::string_view part) {
    return std::find(words.begin(), words.end(), part) != words.end();
}

bool is_lower(char letter) {
    return letter >= 'a' && letter <= 'z';
}

bool is_upper(char letter) {
    return letter >= 'A' && letter <= 'Z';
}

/// What one part of a name says.
Mark mark_of_word(std::string_view word) {
    const auto* found = std::lower_bound(
        named_marks.begin(), named_marks.end(), word,
        [](const NamedMark& one, std::string_view other) { return one.word < other; });
    return found != named_marks.end() && found->word == word ? found->mark : Mark::none;
}

/// "has-sidebar", "no-comments", "with_nav" tell of the page, not of the element.
bool speaks_of_others(std::string_view word) {
    static constexpr std::array words{Words("has"),     Words("with"), Words("no"),
                                      Words("without"), Words("hide"), Words("show"),
                                      Words("is"),      Words("not"),  Words("hides")};
    return is_in(words, word);
}

/// Cuts the names of a class or id attribute into their parts: "siteNav main-menu" gives site, nav,
/// main, menu.
class NameParts {
public:
    explicit NameParts(std::string_view names) : names_(names) {}

    /// The next part, in lower case, good until the next call; empty at the end.
    std::string_view next() {
        size_ = 0;
        while (at_ < names_.size() && !is_inside(names_[at_])) {
            begins_name_ = begins_name_ || names_[at_] <= ' ';
            ++at_;
        }
        while (at_ < names_.size() && is_inside(names_[at_])) {
            const bool joint = is_upper(names_[at_]) && size_ > 0 && is_lower(names_[at_ - 1]);
            if (joint) {
                break;
            }
            if (size_ < part_.size()) {
                part_[size_++] = static_cast<char>(names_[at_] | 0x20);
            }
            ++at_;
        }
        return {part_.data(), size_};
    }
    /// Whether a new name began before the last part.
    bool began_name() { return std::exchange(begins_name_, false); }

private:
    static bool is_inside(char letter) { return is_lower(letter) || is_upper(letter); }
    std::string_view names_;
    std::size_t at_ = 0;
    std::array<char, 20> part_{}; // longer than the longest word that is looked for
    std::size_t size_ = 0;
    bool begins_name_ = true;
};

/// What makes a box about the author of a name that begins with "author": a byline is none.
bool is_box_of_author(std::string_view word) {
    static constexpr std::array words{Words("bio"),  Words("biography"), Words("box"),
                                      Words("card"), Words("info"),      Words("profile")};
    return is_in(words, word);
}

/// What the parts of all names of a class or id attribute say; the first that says anything counts.
Mark mark_of_names(std::string_view names) {
    NameParts parts(names);
    bool of_others = false;
    bool of_author = false;
    for (std::string_view part = parts.next(); !part.empty(); part = parts.next()) {
        const bool begins = parts.began_name();
        of_others = !begins && of_others;
        if (!begins && of_author && is_box_of_author(part)) {
            return Mark::extra;
        }
        of_author = part == "author" || (!begins && of_author);
        if (!of_others) {
            if (const Mark mark = mark_of_word(part); mark != Mark::none) {
                return mark;
            }
        }
        of_others = of_others || speaks_of_others(part);
    }
    return Mark::none;
}

Mark mark_of_role(std::string_view role) {
    static constexpr std::array navigation{Words("navigation"),  Words("menu"),    Words("menubar"),
                                           Words("tablist"),     Words("toolbar"), Words("tree"),
                                           Words("doc-pagelist")};
    static constexpr std::array extra{Words("banner"), Words("contentinfo"), Words("search"),
                                      Words("dialog"), Words("alertdialog"), Words("status")};
    if (role == "main" || role == "article") {
        return Mark::content;
    }
    if (role == "complementary") {
        return Mark::aside;
    }
    if (role == "doc-toc") {
        return Mark::contents;
    }
    if (is_in(navigation, role)) {
        return Mark::navigation;
    }
    return is_in(extra, role) ? Mark::extra : Mark::none;
}

bool has_style(std::string_view style, std::string_view property, std::string_view value) {
    const auto at = style.find(property);
    if (at == std::string_view::npos) {
        return false;
    }
    const auto rest = style.substr(at + property.size());
    const auto begin = rest.find_first_not_of(" :\t");
    return begin != std::string_view::npos && rest.substr(begin).starts_with(value);
}

/// The class names by which the common style sheets hide: on every screen, not on small ones alone.
bool is_hidden_class(std::string_view names) {
    if (names.find("hid") == std::string_view::npos &&
        names.find("none") == std::string_view::npos) {
        return false;
    }
    const bool hidden = has_word(names, "hidden") || has_word(names, "d-none") ||
                        has_word(names, "is-hidden") || has_word(names, "hide");
    return hidden && names.find("block") == std::string_view::npos &&
           names.find("flex") == std::string_view::npos &&
           names.find("inline") == std::string_view::npos &&
           names.find("grid") == std::string_view::npos;
}

/// The class names by which the common style sheets write for screen readers alone: labels mostly,
/// which belong to the page's controls, not to its text.
bool is_unseen_class(std::string_view names) {
    static constexpr std::array unseen{
        Words("sr-only"),           Words("visually-hidden"),
        Words("visuallyhidden"),    Words("screen-reader-text"),
        Words("element-invisible"), Words("assistive-text"),
        Words("offscreen"),         Words("govuk-visually-hidden"),
    };
    return names.size() >= 7 && std::any_of(unseen.begin(), unseen.end(),
                                            [names](Words word) { return has_word(names, word); });
}

/// What is looked at of an element's attributes, gathered in one pass.
struct Attributes {
    bool hidden = false;
    std::string_view role;
    bool is_article = false; // by microdata or RDFa
    std::string_view names;  // of its class
    std::string_view id;
};

Attributes attributes_of(const HtmlPage& page, NodeIndex node) {
    Attributes found;
    page.for_each_attribute(node, [&](std::string_view name, std::string_view value) {
        if (name == "class") {
            found.names = value;
        } else if (name == "id") {
            found.id = value;
        } else if (name == "style") {
            found.hidden = found.hidden || has_style(value, "display", "none") ||
                           has_style(value, "visibility", "hidden");
        } else if (name == "hidden") {
            found.hidden = true;
        } else if (name == "aria-hidden") {
            found.hidden = found.hidden || value == "true";
        } else if (name == "role") {
            found.role = value;
        } else if (name == "itemprop" || name == "property") {
            found.is_article = found.is_article || has_word(value, "articlebody") ||
                               has_word(value, "schema:articlebody");
        }
    });
    found.hidden = found.hidden || is_hidden_class(found.names);
    return found;
}

Mark mark_of_tag(const HtmlPage& page, NodeIndex node) {
    switch (page.node(node).tag) {
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_ARTICLE:
        return Mark::content;
    case GUMBO_TAG_NAV:
        return Mark::navigation;
    case GUMBO_TAG_FOOTER: // of a quotation: who said it
        return page.node(page.node(node).parent).tag == GUMBO_TAG_BLOCKQUOTE ? Mark::none
                                                                             : Mark::extra;
    case GUMBO_TAG_ASIDE:
        return Mark::aside;
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_OPTION:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_DATALIST:
        return Mark::control;
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_NOFRAMES:
        return Mark::hidden;
    case GUMBO_TAG_UNKNOWN:
        return page.unknown_name(node) == "dialog" && !page.has(node, "open") ? Mark::hidden
                                                                              : Mark::none;
    default:
        return Mark::none;
    }
}

/// These hold whole pages: a word of their class tells of the page, not of what they are.
bool holds_pages(GumboTag tag) {
    return tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_MAIN ||
           tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_H1 || tag == GUMBO_TAG_BLOCKQUOTE;
}

} // namespace

Mark mark_of(const HtmlPage& page, NodeIndex node) {
    if (page.node(node).size == 0) {
        return mark_of_tag(page, node);
    }
    const Attributes attributes = attributes_of(page, node);
    if (attributes.hidden) {
        return Mark::hidden;
    }
    if (const Mark by_tag = mark_of_tag(page, node); by_tag != Mark::none) {
        // What stands aside is an advertisement or the like, but for notes.
        return by_tag == Mark::aside && is_marked_as_notes(page, node) ? Mark::none : by_tag;
    }
    if (const Mark by_role = mark_of_role(attributes.role); by_role != Mark::none) {
        return by_role;
    }
    if (attributes.is_article) {
        return Mark::content;
    }
    if (holds_pages(page.node(node).tag)) {
        return Mark::none;
    }
    if (is_unseen_class(attributes.names)) {
        return Mark::aside;
    }
    const Mark by_class = mark_of_names(attributes.names);
    return by_class != Mark::none ? by_class : mark_of_names(attributes.id);
}

} // namespace lectern
