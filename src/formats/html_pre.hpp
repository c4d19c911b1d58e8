// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/document.hpp"
#include "formats/html_page.hpp"

#include <cstdint>
#include <functional>

namespace lectern {

/// Whether a pre element holds a typed report rather than code: many lines, nearly all of it words.
/// Offices publish their older reports so.
bool is_typed_text(const HtmlPage& page, NodeIndex node);

/// Gives such a text as lines, for the segmenter to find its structure.
void give_lines(const HtmlPage& page, NodeIndex node,
                const std::function<std::uint64_t(std::uint64_t)>& source_of, DocumentSink& sink);

} // namespace lectern
