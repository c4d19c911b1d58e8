// SPDX-License-Identifier: GPL-3.0-or-later
// The HTML reader for the other formats that hold HTML.
#pragma once

#include "document/document.hpp"
#include "formats/html_blocks.hpp"

#include <string_view>

namespace lectern {

/// Gives the blocks of a fragment or chapter that is content as a whole: valid UTF-8, with or
/// without html and body elements. Gives the options with lists and tables counted, for the next.
HtmlOptions read_html_fragment(std::string_view html, HtmlOptions options, DocumentSink& sink);

} // namespace lectern
