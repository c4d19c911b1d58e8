// SPDX-License-Identifier: GPL-3.0-or-later
// What is right for a document, and what the program says of it.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace lectern::evaluation {

struct Heading {
    int level = 0;
    std::string text;
};

struct Finding {
    std::string kind;
    std::string text;
};

using Texts = std::vector<std::string>;

/// The contents of a NAME.gold.json; tests/golden/README.md says what each field means.
struct Gold {
    std::string file;
    std::string language;
    std::vector<Heading> headings;
    Texts headings_optional;
    std::vector<Finding> findings;
    Texts findings_optional;
    std::map<std::string, Texts> findings_alternatives;
    Texts sentences;
    Texts sentences_optional;
    std::map<std::string, Texts> sentences_alternatives;
    Texts never_spoken;
    Texts must_speak;
    std::set<std::string> scored; // empty: all parts

    bool scores(const std::string& part) const { return scored.empty() || scored.contains(part); }
};

/// Throws std::runtime_error naming the file and what is wrong in it.
Gold load_gold(const std::filesystem::path& file);

/// An entry of `lectern sentences --json`.
struct Utterance {
    std::string role;
    std::string text;
    bool spoken = true;
};

/// What the program answers for one document. A command that failed has left its part empty and
/// stands in `failures` ("outline of audit.txt: exit status 3").
struct Answers {
    std::vector<Heading> headings;
    std::vector<Finding> findings;
    std::vector<Utterance> utterances;
    Texts failures;
};

/// Runs `lectern outline`, `findings` and `sentences` with --json on the document.
Answers ask(const std::filesystem::path& lectern, const std::filesystem::path& document);

} // namespace lectern::evaluation
