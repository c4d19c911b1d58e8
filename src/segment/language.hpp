// SPDX-License-Identifier: GPL-3.0-or-later
// voices/LANG/ → what the segmenter knows of each language.
#pragma once

#include "segment/findings.hpp"
#include "segment/segmenter.hpp"
#include "segment/sentences.hpp"
#include "segment/text.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lectern {

/// The words of one language that show how a report is built: voices/LANG/structure.toml, whose
/// head explains the entries. All in lower case.
struct StructureRules {
    TextSet small_words;                             // may stand small in a title
    std::vector<std::vector<std::string>> divisions; // "part", "chapter" …: the highest first
    std::vector<std::string> number_words;           // of "Part Two", from one
    bool number_before_division = false;             // "1 бап" instead of "Article 1"
    TextSet top_headings;                            // "conclusions": a section of the report
    TextSet front_headings; // of them, those that stand before the first chapter
    TextSet known_headings; // "data analysis": surely a heading
    TextSet contents_headings;
    TextSet caption_words;
    TextSet page_words;
    TextSet page_of_words;
    TextSet note_words;    // "note", "source": begin a table's note
    TextSet letter_labels; // "subject": the lines above a letter
    TextSet letter_words;  // "dear", "sincerely"
    TextSet warning_words; // "note:", "warning:" are no headings
    TextSet month_words;
    TextSet closing_abbreviations; // "seq.": its stop ends no sentence
    TextSet compound_heads;        // "self": keeps its hyphen at a line's end
    // In a line of a web page's menu; by their first words.
    std::unordered_multimap<std::string, std::string, TextHash, std::equal_to<>> menu_phrases;
    TextSet menu_lines; // the whole line

    /// The rank of a division word (0 is the highest), if it is one.
    std::optional<std::uint8_t> division(std::string_view word) const;
};

struct LanguageRules {
    std::string tag;
    StructureRules structure;
    std::shared_ptr<const SentenceRules> sentences;
    std::shared_ptr<const FindingRules> findings; // nullptr: none of that language
};

class LanguageData {
public:
    explicit LanguageData(const std::filesystem::path& voices);
    /// The rules of a BCP 47 tag or of its main language; English where there are none.
    const LanguageRules& rules(std::string_view tag) const;
    bool knows(std::string_view tag) const;

private:
    std::map<std::string, LanguageRules, std::less<>> languages_;
};

/// The main language of a BCP 47 tag, in small letters: "en" of "en-GB".
std::string main_language(std::string_view tag);

/// Throws Error (usage) with file and line for an entry that is wrong.
StructureRules load_structure_rules(const std::filesystem::path& file);

} // namespace lectern
