// SPDX-License-Identifier: GPL-3.0-or-later
// XHTML chapters as the HTML reader takes them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// Where a printed page begins in a chapter.
struct PageMark {
    std::size_t at; // byte of Chapter::html
    std::string label;
};

/// A chapter as HTML.
struct Chapter {
    std::string html;
    std::vector<PageMark> pages;
};

/// Writes empty elements out ("<title/>" would swallow the whole chapter), takes page marks out of
/// the text, and makes epub:type a role where the HTML reader knows it by that. Linear.
Chapter as_html(std::string_view xhtml);

} // namespace lectern
