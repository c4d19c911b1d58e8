// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lectern {

/// What becomes of a hyphen at the end of a line.
enum class LineHyphen {
    goes,      // it only broke a word: "com-" "mittee"
    stays,     // it belongs to the word: "well-" "known"
    suspended, // the end of a word is left out, and a space follows: "pre-" "and post-war"
};

} // namespace lectern
