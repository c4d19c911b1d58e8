// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/html_title.hpp"

#include "formats/inline_text.hpp"

#include <array>
#include <string_view>

namespace lectern {
namespace {

/// All words of an element, as they would be read.
std::string words_of(const HtmlPage& page, NodeIndex node) {
    InlineText text;
    for (NodeIndex i = node + 1; i < page.node(node).end && i < node + most_looked_at; ++i) {
        if (page.node(i).is_text) {
            text.add(page.text(i), {});
        }
    }
    return text.take().text;
}

struct PageNames {
    std::string title;
    std::string site;
    std::string heading; // the only h1, empty where there are several
};

PageNames names_of(const HtmlPage& page) {
    PageNames names;
    std::size_t headings = 0;
    for (NodeIndex i = 0; i < page.nodes().size(); ++i) {
        const GumboTag tag = page.node(i).tag;
        if (tag == GUMBO_TAG_TITLE && names.title.empty()) {
            names.title = words_of(page, i);
        } else if (tag == GUMBO_TAG_META && page.attribute(i, "property") == "og:site_name") {
            InlineText text;
            text.add(page.attribute(i, "content"), {});
            names.site = text.take().text;
        } else if (tag == GUMBO_TAG_H1) {
            ++headings;
            names.heading = headings == 1 ? words_of(page, i) : std::string();
        }
    }
    return names;
}

constexpr std::array<std::string_view, 9> separators{
    " | ", " - ", " – ", " — ", " :: ", " · ", " « ", " » ", " • "};

} // namespace

std::string title_of(const HtmlPage& page) {
    const PageNames names = names_of(page);
    const std::string_view title = names.title;
    const auto is_rest = [&](std::string_view rest, std::string_view cut) {
        return !rest.empty() && (cut == names.site || rest == names.heading);
    };
    for (const auto separator : separators) {
        for (auto at = title.find(separator); at != std::string_view::npos;
             at = title.find(separator, at + 1)) {
            const auto front = title.substr(0, at);
            const auto back = title.substr(at + separator.size());
            if (is_rest(front, back)) {
                return std::string(front);
            }
            if (is_rest(back, front)) {
                return std::string(back);
            }
        }
    }
    return names.title;
}

} // namespace lectern
