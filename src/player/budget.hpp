// SPDX-License-Identifier: GPL-3.0-or-later
// A report in a given time: what is read of it, and what is left out.
#pragma once

#include "player/heard.hpp"
#include "player/lengths.hpp"
#include "player/navigator.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace lectern {

/// The parts that fit: the summary, then the findings, then the sections with most findings for
/// their length, these in reading order.
struct Budget {
    struct Part {
        PlaceRange range;
        bool is_finding = false; // said with its headings; the others are read as they stand
    };
    std::vector<Part> parts;
    bool has_summary = false;
    std::uint32_t findings = 0;          // how many of all are in it
    std::vector<std::uint32_t> sections; // those that are read whole, by number
    std::vector<std::uint32_t> left_out; // those that are not
};

/// Reads the names of summaries of all languages (voices/summaries.toml), folded. Throws Error.
std::vector<std::string> load_summaries(const std::filesystem::path& file);

/// Chooses what is read in as many words. `summaries` are the names of headings of summaries,
/// folded. Sections count without their subsections. Linear but for the sorting of sections.
Budget make_budget(const Reading& reading, const Navigator& navigator, const Lengths& lengths,
                   const std::vector<std::string>& summaries, std::uint64_t words);

} // namespace lectern
