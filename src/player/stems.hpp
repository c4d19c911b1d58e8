// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

struct sb_stemmer;

namespace lectern {

/// The stems of words, by Snowball's rules for a language: "detained" and "detain" are one. Keeps
/// the stems that it has made. One thread.
class Stemmer {
public:
    /// `language` is a BCP 47 tag; only its first part counts.
    explicit Stemmer(std::string_view language);
    /// Whether there are rules for the language; without them every word is its own stem.
    bool has_rules() const noexcept { return rules_ != nullptr; }

    /// The words of a text in their order, each as its stem, folded (see folding.hpp). They are
    /// views of what is kept: good until the next call.
    std::vector<std::string_view> stems(std::string_view text);

private:
    std::string_view stem_of(std::string_view word);
    /// Looks a word up without a copy of it.
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view word) const noexcept {
            return std::hash<std::string_view>()(word);
        }
    };
    struct Delete {
        void operator()(sb_stemmer* rules) const noexcept;
    };
    std::unique_ptr<sb_stemmer, Delete> rules_;
    std::unordered_map<std::string, std::string, Hash, std::equal_to<>> known_; // word → stem
};

} // namespace lectern
