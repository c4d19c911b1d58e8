// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/html_limits.hpp"

#include <algorithm>
#include <array>

namespace lectern {
namespace {

constexpr int deepest = 2000;
constexpr int most_formatting = 200;
constexpr int most_attributes = 1000;

/// Elements without content, and those whose end tag is commonly left out: they do not nest.
constexpr std::array flat_tags{
    std::string_view("area"),  std::string_view("base"),   std::string_view("br"),
    std::string_view("col"),   std::string_view("dd"),     std::string_view("dt"),
    std::string_view("hr"),    std::string_view("img"),    std::string_view("input"),
    std::string_view("li"),    std::string_view("link"),   std::string_view("meta"),
    std::string_view("p"),     std::string_view("tbody"),  std::string_view("td"),
    std::string_view("tfoot"), std::string_view("th"),     std::string_view("thead"),
    std::string_view("tr"),    std::string_view("wbr"),    std::string_view("option"),
    std::string_view("param"), std::string_view("source"), std::string_view("embed"),
    std::string_view("track"), std::string_view("a"),
};

/// These are opened again in every paragraph until they are closed.
constexpr std::array formatting_tags{
    std::string_view("b"),      std::string_view("big"),   std::string_view("code"),
    std::string_view("em"),     std::string_view("font"),  std::string_view("i"),
    std::string_view("s"),      std::string_view("small"), std::string_view("strike"),
    std::string_view("strong"), std::string_view("tt"),    std::string_view("u"),
};

/// What is in them is no markup.
constexpr std::array raw_tags{
    std::string_view("script"),  std::string_view("style"),    std::string_view("textarea"),
    std::string_view("title"),   std::string_view("iframe"),   std::string_view("xmp"),
    std::string_view("noembed"), std::string_view("noframes"),
};

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& tags, std::string_view name) {
    return std::find(tags.begin(), tags.end(), name) != tags.end();
}

} // namespace

HtmlTag tag_at(std::string_view html, std::size_t at) {
    HtmlTag tag;
    tag.begin = at++;
    tag.closing = html[at] == '/';
    at += tag.closing ? 1 : 0;
    while (at < html.size() && html[at] != '>' && html[at] != '/' && html[at] > ' ') {
        if (tag.length < tag.letters.size()) {
            const char letter = html[at];
            tag.letters[tag.length++] =
                letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
        }
        ++at;
    }
    bool in_name = false;
    char last = ' ';
    while (at < html.size() && html[at] != '>') {
        const char letter = html[at];
        if ((letter == '"' || letter == '\'') && last == '=') {
            at = std::min(html.find(letter, at + 1), html.size() - 1);
            in_name = false;
        } else if (letter <= ' ' || letter == '/') {
            in_name = false;
        } else if (!in_name) {
            in_name = true;
            tag.attributes += last == '=' ? 0 : 1;
        }
        last = letter > ' ' ? html[at] : last;
        ++at;
    }
    tag.end = std::min(at + 1, html.size());
    return tag;
}

bool HtmlNesting::refuses(const HtmlTag& tag) {
    if (is_one_of(flat_tags, tag.name())) {
        return tag.attributes > most_attributes;
    }
    const bool formatting = is_one_of(formatting_tags, tag.name());
    if (tag.closing) {
        return closes(formatting);
    }
    if (depth_ >= deepest || (formatting && formatting_ >= most_formatting)) {
        ++refused_;
        return true;
    }
    ++depth_;
    formatting_ += formatting ? 1 : 0;
    return tag.attributes > most_attributes;
}

/// The end tags of what was refused come first, since that was innermost.
bool HtmlNesting::closes(bool formatting) {
    if (refused_ > 0) {
        --refused_;
        return true;
    }
    depth_ = std::max(0, depth_ - 1);
    formatting_ = std::max(0, formatting_ - (formatting ? 1 : 0));
    return false;
}

bool opens_raw_text(const HtmlTag& tag) {
    return !tag.closing && is_one_of(raw_tags, tag.name());
}

std::size_t raw_text_end(std::string_view html, std::size_t at, std::string_view name) {
    while ((at = html.find("</", at)) != std::string_view::npos) {
        const auto found = html.substr(at + 2, name.size());
        const bool same = std::equal(found.begin(), found.end(), name.begin(), name.end(),
                                     [](char a, char b) { return (a | 0x20) == b; });
        if (same) {
            return at;
        }
        at += 2;
    }
    return html.size();
}

} // namespace lectern
