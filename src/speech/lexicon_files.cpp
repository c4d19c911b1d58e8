// SPDX-License-Identifier: GPL-3.0-or-later
// A file of its own: main looks for lexicons and reads none.
#include "speech/lexicon_files.hpp"

#include <algorithm>

namespace lectern {

std::vector<std::filesystem::path> lexicon_files(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        if (entry.path().extension() == ".pls") {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace lectern
