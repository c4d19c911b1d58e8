// SPDX-License-Identifier: GPL-3.0-or-later
// Reports made up of fragments by chance, in several formats, with the text that can be seen in
// them.
#pragma once

#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace lectern::test {

struct Piece {
    enum class Kind { heading, paragraph, item, quote };
    Kind kind = Kind::paragraph;
    std::string text; // one line
    int level = 1;    // of headings
};

using Pieces = std::vector<Piece>;

/// Some headings, paragraphs, lists and quotations.
Pieces random_pieces(std::mt19937& chance);
/// Paragraphs alone, each of some whole sentences.
Pieces random_paragraphs(std::mt19937& chance);

/// The report as a file of each format. Text is hard-wrapped, at widths that differ.
std::string as_text(const Pieces& pieces, std::mt19937& chance);
std::string as_markdown(const Pieces& pieces);
std::string as_html(const Pieces& pieces);

/// Everything but white space: what must be in some utterance.
std::string ink(std::string_view text);
std::string ink(const Pieces& pieces);

} // namespace lectern::test
