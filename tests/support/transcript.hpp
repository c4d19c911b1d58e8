// SPDX-License-Identifier: GPL-3.0-or-later
// clang-format off
// Spoken transcripts: a report, keys in, words out, one text file a case.
//
//   # what it is about
//   $ --verbosity normal             options; --keys: as at a terminal with sound
//   $ --since harbour-2023.md        an earlier report to compare with, of tests/reports
//   $ report sample.md               a file of tests/reports; or the document itself, indented:
//       # Findings
//   > f                              what is pressed, or a line of line mode
//   < Records are kept late.         one utterance that is heard
//   < (silence)                      nothing more is said
//
// With --keys "> type words" presses the key of each letter. Only as many utterances are heard
// before the next key as the case names; the key then cuts off the rest. In line mode each command is
// heard to its end, and all of it must stand there.
// clang-format on
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace lectern::test {

/// Plays one case. Gives the case as it was heard, in the form of the file: equal to its content
/// when all is right.
std::string play_transcript(const std::filesystem::path& file);

/// What is heard of a report, each utterance in a line, when these lines are given in line mode:
/// "> LINE" before what each leads to.
std::string heard_of(const std::filesystem::path& report, const std::vector<std::string>& lines);

} // namespace lectern::test
