// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of a paragraph → running text with its marks.
#pragma once

#include "document/line_hyphen.hpp"
#include "formats/pdf_lines.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lectern {

/// Words that the document has used so far: they tell a hyphen that stays ("market-based") from one
/// that only broke a word ("commu-nity") or stands for the end of a word ("pre- and post-war").
class PdfWords {
public:
    void learn(const PdfLine& line);
    /// What becomes of the hyphen between the word at the end of a line and that of the next.
    LineHyphen between(std::string_view left, std::string_view right) const;

private:
    std::uint32_t count(std::string_view word) const;
    std::unordered_map<std::string, std::uint32_t> words_; // each with how often it stands alone
    std::uint32_t total_ = 0;
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
