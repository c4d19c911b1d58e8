// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of a tagged PDF: what its structure tree says of the text on one page.
#pragma once

#include "formats/pdf_layout.hpp"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace lectern {

/// What the tree says of one block.
struct PdfTag {
    Role role = Role::paragraph;
    std::uint8_t level = 0;
    std::uint32_t list = 0;
    Cell cell;
    std::string alternative; // said instead of the text
    std::string language;
    bool figure = false; // text inside a picture
};

/// Looks at one page after the other, so that speech can start with the first.
class PdfTags {
public:
    explicit PdfTags(PdfFile& file) : file_(file) {}

    /// The page's blocks in the order of the tree, or nothing where too little of its text is
    /// tagged. Untagged text comes last, without an element. What is an artifact is left out.
    std::optional<std::vector<PdfParagraph>> blocks_of(const PdfPage& page);

    /// What the tree says of a block's element.
    const PdfTag& tag(int element);

    /// Whether headings have been met so far.
    bool has_headings() const noexcept { return has_headings_; }

private:
    int block_of(int element);
    int climb(int element);
    int item_of(int paragraph, int item);
    std::vector<int> path_of(int element);
    void describe(int element, PdfTag& tag);
    void add_loose(std::vector<PdfParagraph>& blocks, const std::vector<PdfPiece>& loose,
                   int page) const;
    void number_cells(int table);

    PdfFile& file_;
    std::unordered_map<int, int> blocks_; // by element
    std::unordered_map<int, PdfTag> tags_;
    std::unordered_map<int, int> first_children_;
    std::unordered_map<int, std::uint32_t> lists_;
    std::unordered_map<int, std::uint32_t> tables_;
    std::unordered_map<int, Cell> cells_;
    bool has_headings_ = false;
};

} // namespace lectern
