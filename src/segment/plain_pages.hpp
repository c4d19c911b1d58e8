// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of a plain text, from its lines with page numbers and its form feeds.
#pragma once

#include "segment/paragraphs.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace lectern {

/// Tells on which page a paragraph begins. Goes on over the windows of one document.
class PageFinder {
public:
    /// The label of each paragraph's page ("12", "iv"); empty where the text shows no pages. Only
    /// the first `ready` are passed for good: those behind show what follows.
    std::vector<std::string> labels(const std::vector<Paragraph>& paragraphs, std::size_t ready,
                                    const std::vector<ShapedLine>& lines,
                                    const StructureRules& rules);

private:
    /// Where a page has its number; breaks: nowhere, form feeds are counted.
    enum class Place : std::uint8_t { unknown, head, foot, breaks };
    static Place place_of(const std::vector<Paragraph>& paragraphs, std::size_t first,
                          std::size_t second, const std::string& label);

    Place place_ = Place::unknown;
    std::string label_;       // of the page that goes on; with feet: of the one that ended
    std::uint32_t pages_ = 1; // so far, by form feeds
};

} // namespace lectern
