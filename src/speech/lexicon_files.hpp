// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

namespace lectern {

/// The lexicons of a folder (.pls), sorted by name.
std::vector<std::filesystem::path> lexicon_files(const std::filesystem::path& folder);

} // namespace lectern
