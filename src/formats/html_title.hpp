// SPDX-License-Identifier: GPL-3.0-or-later
// What a page is called, without the name of its site.
#pragma once

#include "formats/html_page.hpp"

#include <string>

namespace lectern {

/// The words of the page's title element. A part at their end or beginning that is set off with a
/// dash or the like is left out where it is the site's name: where the page says so, or where the
/// rest is its main heading. Empty where there is no title.
std::string title_of(const HtmlPage& page);

} // namespace lectern
