// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/html_marks.hpp"

#include "formats/html_notes.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace lectern {
namespace {

using Words = std::string_view;

// The technical words of class and id attributes, as the makers of pages use them in any language.
// Each stands for a whole part of a name: "site-nav" has "site" and "nav", "navy" is another word.
// Where a word differs in other languages and is common there, it stands here too.
constexpr std::array navigation_words{
    Words("backtotop"), Words("breadcrumb"), Words("breadcrumbs"), Words("crumb"),
    Words("crumbs"),    Words("globalnav"),  Words("hamburger"),   Words("leftnav"),
    Words("mainmenu"),  Words("mainnav"),    Words("megamenu"),    Words("menu"),
    Words("menubar"),   Words("menus"),      Words("nav"),         Words("navbar"),
    Words("navbox"),    Words("navi"),       Words("navigation"),  Words("offcanvas"),
    Words("pagenav"),   Words("pager"),      Words("pagination"),  Words("paginator"),
    Words("pagetop"),   Words("postnav"),    Words("rightnav"),    Words("sidenav"),
    Words("skip"),      Words("skiplink"),   Words("skiplinks"),   Words("subnav"),
    Words("submenu"),   Words("toolbar"),    Words("topnav"),
};
constexpr std::array extra_words{
    Words("ad"),
    Words("adbox"),
    Words("addthis"),
    Words("addtoany"),
    Words("ads"),
    Words("adsbygoogle"),
    Words("adsense"),
    Words("adslot"),
    Words("advert"),
    Words("advertisement"),
    Words("advertising"),
    Words("advertorial"),
    Words("anzeige"),
    Words("adverts"),
    Words("adwrapper"),
    Words("ccpa"),
    Words("consent"),
    Words("cookie"),
    Words("cookies"),
    Words("copyright"),
    Words("dfp"),
    Words("editsection"),
    Words("feedback"),
    Words("footer"),
    Words("gdpr"),
    Words("lightbox"),
    Words("login"),
    Words("modal"),
    Words("mostpopular"),
    Words("mostread"),
    Words("newsletter"),
    Words("newsletters"),
    Words("noprint"),
    Words("onetrust"),
    Words("outbrain"),
    Words("overlay"),
    Words("paywall"),
    Words("popup"),
    Words("promo"),
    Words("promos"),
    Words("promoted"),
    Words("promotion"),
    Words("rail"),
    Words("rating"),
    Words("ratings"),
    Words("recirc"),
    Words("recommend"),
    Words("recommendation"),
    Words("recommendations"),
    Words("recommended"),
    Words("related"),
    Words("relatedlinks"),
    Words("relatedposts"),
    Words("rss"),
    Words("searchbox"),
    Words("searchform"),
    Words("share"),
    Words("sharebar"),
    Words("sharedaddy"),
    Words("shares"),
    Words("sharethis"),
    Words("sharing"),
    Words("sidebar"),
    Words("sidebars"),
    Words("signin"),
    Words("signup"),
    Words("social"),
    Words("socialmedia"),
    Words("socials"),
    Words("sponsor"),
    Words("sponsored"),
    Words("sponsors"),
    Words("subscribe"),
    Words("subscription"),
    Words("taboola"),
    Words("tagcloud"),
    Words("taglist"),
    Words("tags"),
    Words("toast"),
    Words("tooltip"),
    Words("trending"),
    Words("upsell"),
    Words("vote"),
    Words("votes"),
};
constexpr std::array comment_words{
    Words("comentarios"), Words("comment"),    Words("commentaires"), Words("commentform"),
    Words("commentlist"), Words("comments"),   Words("disqus"),       Words("kommentare"),
    Words("livefyre"),    Words("pingback"),   Words("pingbacks"),    Words("respond"),
    Words("trackback"),   Words("trackbacks"),
};

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
    if (is_in(navigation_words, word)) {
        return Mark::navigation;
    }
    if (is_in(extra_words, word)) {
        return Mark::extra;
    }
    return is_in(comment_words, word) ? Mark::comments : Mark::none;
}

/// What the parts of all names of a class or id attribute say; the first that says anything counts.
Mark mark_of_names(std::string_view names) {
    std::string word;
    for (std::size_t at = 0; at <= names.size(); ++at) {
        const char letter = at < names.size() ? names[at] : ' ';
        const bool joint = is_upper(letter) && at > 0 && is_lower(names[at - 1]);
        const bool inside = is_lower(letter) || is_upper(letter);
        if ((!inside || joint) && !word.empty()) {
            if (const Mark mark = mark_of_word(word); mark != Mark::none) {
                return mark;
            }
            word.clear();
        }
        if (inside) {
            word += is_upper(letter) ? static_cast<char>(letter + 32) : letter;
        }
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

bool is_hidden(const HtmlPage& page, NodeIndex node) {
    const std::string_view style = page.attribute(node, "style");
    return page.has(node, "hidden") || page.attribute(node, "aria-hidden") == "true" ||
           has_style(style, "display", "none") || has_style(style, "visibility", "hidden");
}

Mark mark_of_tag(const HtmlPage& page, NodeIndex node) {
    switch (page.node(node).tag) {
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_ARTICLE:
        return Mark::content;
    case GUMBO_TAG_NAV:
        return Mark::navigation;
    case GUMBO_TAG_FOOTER:
        return Mark::extra;
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
    if (is_hidden(page, node)) {
        return Mark::hidden;
    }
    if (const Mark by_tag = mark_of_tag(page, node); by_tag != Mark::none) {
        return by_tag;
    }
    if (const Mark by_role = mark_of_role(page.attribute(node, "role")); by_role != Mark::none) {
        return by_role;
    }
    if (has_word(page.attribute(node, "itemprop"), "articlebody")) {
        return Mark::content;
    }
    if (holds_pages(page.node(node).tag)) {
        return Mark::none;
    }
    for (const char* name : {"class", "id"}) {
        if (const Mark mark = mark_of_names(page.attribute(node, name)); mark != Mark::none) {
            return mark;
        }
    }
    return Mark::none;
}

} // namespace lectern
