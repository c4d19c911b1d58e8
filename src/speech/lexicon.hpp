// SPDX-License-Identifier: GPL-3.0-or-later
// Words and how they are said, from files in the Pronunciation Lexicon Specification of the W3C.
#pragma once

#include "speech/ipa.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lectern {

/// Whose an entry is: what the listener says of a word counts more than what we do.
enum class WordOwner : std::uint8_t { ours, listener };

/// The entries of one language; a later one replaces an earlier one of the same spelling and owner.
class Lexicon {
public:
    /// Adds the entries of a file where its language is `language` (a primary tag such as "en"),
    /// else checks it only. Throws Error (usage) with file, line and problem: then nothing of the
    /// file is added.
    void load(const std::filesystem::path& file, const std::string& language, const Ipa& ipa,
              WordOwner owner);
    /// `words` go to the engine for `grapheme`; none: it is said as if this owner had no entry.
    void add(const std::string& grapheme, const std::string& words, WordOwner owner);

    bool empty() const noexcept { return entries_.empty(); }
    /// How many words of text an entry may hold that begins with this one, in small letters: 0
    /// where none does.
    std::size_t longest_from(const std::string& first_word) const;
    /// What is said for a text. An entry in small letters is for any case; one with capitals for
    /// these alone and for the same word all in capitals. Nothing (null) where there is none.
    const std::string* said(std::string_view text, bool all_capitals) const;

private:
    struct Entry {
        std::string grapheme;
        std::string words;
        WordOwner owner = WordOwner::ours;
    };
    std::unordered_map<std::string, std::vector<Entry>> entries_; // by the text in small letters
    std::unordered_map<std::string, std::size_t> longest_;        // tokens, by the first
};

/// The parts of a text that entries are matched by: small letters, straight apostrophes.
std::string lexicon_key(std::string_view text);

} // namespace lectern
