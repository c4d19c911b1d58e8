// SPDX-License-Identifier: GPL-3.0-or-later
// Written text to the words that go to the engine.
#pragma once

#include "document/document.hpp"
#include "speech/punctuation.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// A part of the spoken words and the written bytes that it stands for.
struct SpokenSpan {
    std::uint32_t begin = 0; // byte of the words; the span goes to the next one's begin
    TextRange source;
    bool operator==(const SpokenSpan&) const = default;
};

/// What is sent to the engine for a text: UTF-8, one line, without control characters.
struct SpokenText {
    std::string words;
    std::vector<SpokenSpan> spans; // ascending, without gaps; sources never go back

    /// The written bytes that the `length` bytes from `begin` of the words stand for.
    TextRange source(std::size_t begin, std::size_t length) const;
};

/// Turns texts into words by the data of voices/LANG/normalise.toml. Keeps what it has loaded.
class Normaliser {
public:
    /// `voices`: the folder of the languages' data; `lexicons`: the listener's files, of which each
    /// counts more than those before it.
    explicit Normaliser(std::filesystem::path voices,
                        std::vector<std::filesystem::path> lexicons = {});
    ~Normaliser();

    /// Time is linear in the length of the text. A language without data gets the rules that need
    /// none. Throws Error (usage) with file and line when the data is wrong.
    SpokenText spoken(std::string_view text, const std::string& language,
                      Punctuation punctuation = Punctuation::some);
    /// Loads what the language needs, so that the first text need not wait for it.
    void prepare(const std::string& language);
    /// From now on `words` are said for a word of a language; none: as if no lexicon had it.
    void pronounce(const std::string& word, const std::string& words, const std::string& language);
    /// What is wrong with lexicons that have been left out since the last call, a line each.
    std::vector<std::string> take_problems();

private:
    class Work;
    std::unique_ptr<Work> work_;
};

} // namespace lectern
