// SPDX-License-Identifier: GPL-3.0-or-later
// What is said of a document that it does not say itself, in the reader's words.
#pragma once

#include "document/reading.hpp"
#include "player/phrases.hpp"

#include <string>
#include <vector>

namespace lectern {

/// The sentence of one notice.
std::string words_of(const DocumentNotice& notice, const Phrases& phrases, Verbosity verbosity);

/// Puts words for the details into the blocks of a part that are notices: one sentence each.
void word_notices(ReadingPart& part, const Phrases& phrases);

/// What is to be said of the whole document when it is opened: many pages of one kind are counted.
std::vector<std::string> opening_notices(const Reading& reading, const Phrases& phrases,
                                         Verbosity verbosity);

} // namespace lectern
