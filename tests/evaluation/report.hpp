// SPDX-License-Identifier: GPL-3.0-or-later
// The figures as lines that are easy to listen to, and the least that they must be.
#pragma once

#include "evaluation/measures.hpp"

#include <filesystem>
#include <map>
#include <ostream>
#include <string>
#include <utility>

namespace lectern::evaluation {

/// The pooled counts of all documents, and the mean of their F1.
struct Overall {
    Score pooled;
    std::size_t documents = 0;

    void add(const Score& score);
    /// Each figure under the name that it has in a floor file, in a fixed order. A figure that
    /// nothing bears on is left out.
    std::vector<std::pair<std::string, double>> figures() const;

private:
    struct Mean {
        double sum = 0.0;
        std::size_t count = 0;
    };
    Mean headings_;
    Mean findings_;
    Mean sentences_;
};

/// A document's figures, or with `name` "all documents" those of the whole folder.
void print_score(std::ostream& out, const std::string& name, const Score& score);

/// The figures of some documents under one name ("language fr", "format html").
using Groups = std::map<std::string, Overall>;

/// A table, one group a row: documents, and the F1 of headings, findings and sentences.
void print_groups(std::ostream& out, const Groups& groups);

/// What was missed and what was too much, one a line.
void print_misses(std::ostream& out, const Score& score);

/// Compares with the floor file: {"least": {"headings F1": 0.97}, "most": {"order errors": 0}}.
/// Gives a line for each figure that is worse. Throws std::runtime_error for a file that is none
/// or that names an unknown figure.
Texts below_floor(const Overall& overall, const std::filesystem::path& floor);

} // namespace lectern::evaluation
