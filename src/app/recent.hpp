// SPDX-License-Identifier: GPL-3.0-or-later
// The reports that were read lately: "lectern" alone, and how one is opened again by its number or
// by words of its title.
#pragma once

#include "app/options.hpp"
#include "store/places.hpp"

#include <optional>
#include <string>
#include <vector>

namespace lectern {

struct ChosenReport {
    std::string path;
    std::string moved; // the line that said where it was found; empty for one that has not moved
};

/// The file to read: the one that is named; else the report of that number in the list of recent
/// ones, or the newest whose title or file name holds the words. One that has moved is looked for
/// by its content, and a line on standard error says where it was found. Without any word the list
/// is printed, and at a terminal one is asked for. Nothing where none is chosen. Throws Error
/// (usage) where nothing is named and nothing was read yet, and (document) for one that is gone.
std::optional<ChosenReport> chosen_report(const Options& options);

/// The reports that were read last, the newest first; what came from standard input cannot be
/// opened again and is left out.
std::vector<KnownDocument> known_reports(std::size_t most);
/// A report's title, or its file's name.
std::string title_of(const KnownDocument& report);

/// The command `forget`: nothing is remembered of the named file any more.
void forget_report(const Options& options);

} // namespace lectern
