// SPDX-License-Identifier: GPL-3.0-or-later
// voices/LANG/ → what the segmenter knows of each language.
#pragma once

#include "base/table.hpp"
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
    TextSet joining_words;         // "and": follows a word whose end is left out, "pre- and post-"
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

/// All languages that there are. Their files are read when it is made, for later none may be
/// opened; each is taken apart when it is first asked for, since that takes longer than the start
/// of a short document. One thread.
class LanguageData {
public:
    /// Throws Error (internal) when English is missing.
    explicit LanguageData(const std::filesystem::path& voices);
    /// The rules of a BCP 47 tag or of its main language; English where there are none. Throws
    /// Error (usage) with file and line for data that is wrong.
    const LanguageRules& rules(std::string_view tag) const;
    bool knows(std::string_view tag) const;
    /// The main languages that there are data of, sorted.
    std::vector<std::string> tags() const;

private:
    struct Files {
        DataFile structure;
        std::optional<DataFile> sentences;
        std::optional<DataFile> findings;
    };
    const LanguageRules& make(const std::string& language) const;

    std::map<std::string, Files, std::less<>> files_;
    mutable std::map<std::string, LanguageRules, std::less<>> made_; // those asked for so far
};

/// The main language of a BCP 47 tag, in small letters: "en" of "en-GB".
std::string main_language(std::string_view tag);

/// Throws Error (usage) with file and line for an entry that is wrong.
StructureRules load_structure_rules(const DataFile& data);

} // namespace lectern
