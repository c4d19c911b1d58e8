// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/html_page.hpp"

#include <cstdint>

namespace lectern {

/// What an element says of itself, by its name, its ARIA role, its attributes and the technical
/// words of its class and id. No words of a human language are looked at.
enum class Mark : std::uint8_t {
    none,
    content,    // main, article, articleBody: what the page is for
    navigation, // menus, paths, page turners
    contents,   // a list of the page's own sections
    aside,      // an aside element: content or not, by what is in it
    extra,      // shares, advertisements, related pages, footers
    comments,   // what readers wrote below; may be longer than the content
    control,    // buttons, choices, fields
    hidden,     // not shown by any browser
};

Mark mark_of(const HtmlPage& page, NodeIndex node);

} // namespace lectern
