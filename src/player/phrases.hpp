// SPDX-License-Identifier: GPL-3.0-or-later
// The reader's own words: voices/LANG/phrases.toml.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// How much the reader says of itself.
enum class Verbosity : std::uint8_t { brief, normal, verbose };

/// What fills the {places} of a phrase.
using PhraseValues = std::map<std::string_view, std::string>;

/// All phrases of one language. A phrase is one text, or a table with `brief`, `normal`, `verbose`
/// (what is missing is as the level below it), or for a count a table with `one` and `other`.
/// An empty text says nothing.
class Phrases {
public:
    /// Reads `file`. Throws Error (usage) with file and line for what is no phrase.
    static Phrases load(const std::filesystem::path& file);

    /// The phrase with its places filled. A phrase that is not there gives its id: it is heard,
    /// never silent; a unit test asks for each.
    std::string say(std::string_view id, Verbosity verbosity,
                    const PhraseValues& values = {}) const;
    /// A phrase of a count: its `one` for 1, else its `other`; {count} is filled.
    std::string say_count(std::string_view id, std::uint64_t count) const;
    bool has(std::string_view id) const { return texts_.contains(id); }
    /// The BCP 47 tag of the folder that they come from.
    const std::string& language() const noexcept { return language_; }

private:
    std::map<std::string, std::vector<std::string>, std::less<>> texts_; // brief, normal, verbose
    std::string language_;
};

} // namespace lectern
