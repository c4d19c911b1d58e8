// SPDX-License-Identifier: GPL-3.0-or-later
// Which parts of a page are what its reader came for.
#pragma once

#include "document/document.hpp"
#include "formats/html_page.hpp"

#include <vector>

namespace lectern {

/// The role of every node of a page by where it stands: Role::paragraph for the main content, else
/// navigation, boilerplate or hidden. Without main content (a list of links, one short line) all
/// that is not hidden counts as content. Linear in the page.
std::vector<Role> page_regions(const HtmlPage& page);

/// The same for a fragment that is content as a whole (a chapter, HTML within Markdown): only what
/// is hidden or a control is told apart.
std::vector<Role> fragment_regions(const HtmlPage& page);

} // namespace lectern
