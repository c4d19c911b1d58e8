// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/document.hpp"
#include "formats/html_page.hpp"
#include "formats/html_weights.hpp"

#include <vector>

namespace lectern {

/// Takes out of the main content `part` what only its surroundings tell to be none: lines that are
/// a short link ("Read more"), headings of which nothing is left but links, and scraps behind the
/// last text. Linear.
void trim_regions(const HtmlPage& page, const PageWeights& weights, NodeIndex part,
                  std::vector<Role>& roles);

} // namespace lectern
