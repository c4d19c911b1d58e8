// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of a paragraph → running text with its marks.
#pragma once

#include "formats/pdf_lines.hpp"

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace lectern {

/// Words that the document has used so far: they tell a hyphen that stays ("market-based") from one
/// that only broke a word ("commu-nity").
class PdfWords {
public:
    void learn(const PdfLine& line);
    /// Whether the hyphen between the end of a line and the start of the next belongs to the word.
    bool keeps_hyphen(std::string_view left, std::string_view right) const;

private:
    bool knows(std::string_view word) const;
    std::unordered_set<std::string> words_;
};

/// Text and marks of these lines. Spans are of strong, emphasis and note_reference (target: the
/// note's mark, "3").
struct PdfText {
    std::string text;
    std::vector<Span> spans;
};
PdfText text_of(const std::vector<PdfLine>& lines, const std::vector<PdfFont>& fonts,
                const PdfWords& words);

/// Adds what continues a text: a space or, at a broken word, none between.
void run_on(PdfText& text, const PdfText& more, const PdfWords& words);

/// Letters and digits of a text in small letters, for comparing headings with bookmarks.
std::string essence(std::string_view text);

} // namespace lectern
