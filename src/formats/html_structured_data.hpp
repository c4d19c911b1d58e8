// SPDX-License-Identifier: GPL-3.0-or-later
// What a page says to machines of its article (JSON-LD), and where on the page that is.
#pragma once

#include "formats/html_marks.hpp"
#include "formats/html_page.hpp"
#include "formats/html_weights.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// The longest string that stands under the key "articleBody" anywhere in a JSON text, escapes
/// decoded. Empty where there is none, and where the text is no JSON or nested deeper than 200
/// levels. Line breaks within strings are let pass, as many pages have them. Linear.
std::string article_body_in(std::string_view json);

/// The smallest element that holds (by four words in a row) most of the article body that the
/// page's JSON-LD gives; 0 where there is none, where it is but a summary of a few words, or where
/// the page shows something else. Linear; one look at each node where there is no JSON-LD.
NodeIndex stated_article(const HtmlPage& page, const std::vector<Mark>& marks,
                         const std::vector<TextWeight>& texts);

} // namespace lectern
