// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/document.hpp"
#include "formats/html_page.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace lectern {

/// How a page's blocks are given.
struct HtmlOptions {
    std::string language; // the document's: a block says its own only where it differs
    /// The place in the document of a byte of the html; none: nothing is known of it.
    std::function<std::uint64_t(std::uint64_t)> source_of;
    std::uint32_t lists = 0;  // lists and tables that the document had before: their numbers
    std::uint32_t tables = 0; // go on from here
};

/// Gives the blocks of a page in reading order; `regions` has a role for every node. What is left
/// out of the content comes too, under the role of its region. Gives the options with the lists and
/// tables counted.
HtmlOptions write_blocks(const HtmlPage& page, const std::vector<Role>& regions,
                         HtmlOptions options, DocumentSink& sink);

} // namespace lectern
