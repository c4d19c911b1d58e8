// SPDX-License-Identifier: GPL-3.0-or-later
// How the listener has words said: lexicons in the folder of the configuration, one a language,
// written by the key d or by hand.
#pragma once

#include "speech/synthesizer.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace lectern {

/// The lexicons that count in a reading: the listener's, then one beside the document ("report.pls"
/// of "report.pdf"), then the one that is asked for. `document` and `asked_for` may be empty.
std::vector<std::filesystem::path> lexicons_for(const std::filesystem::path& document,
                                                const std::filesystem::path& asked_for);

/// Keeps how a word is said, or forgets it where no words are given, in `folder`/LANG.pls. What
/// else stands in the file stays as it is; it is replaced in one step. Gives the file. Throws Error
/// (output) in one line where it cannot be written, (usage) where it is no lexicon.
std::filesystem::path keep_pronunciation(const std::filesystem::path& folder,
                                         const Pronunciation& pronunciation);

} // namespace lectern
