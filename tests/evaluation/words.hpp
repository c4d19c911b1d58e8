// SPDX-License-Identifier: GPL-3.0-or-later
// Texts as they are compared: what a listener cannot hear makes no difference.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lectern::evaluation {

using Words = std::vector<std::string>;

/// `text` in NFKC with one kind of quote and dash, case folded, spaces single, without note marks
/// ("[12]", a superscript after a full stop) and without punctuation at its end.
std::string comparable(std::string_view text);

/// As `comparable`; an opening quote, bullet or item number is dropped too, so that "(a) Late" and
/// "Late" are one. Empty when there is nothing else.
std::string comparable_sentence(std::string_view text);

/// The words of `comparable(text)`: runs of letters, digits and underscores.
Words words_of(std::string_view text);

} // namespace lectern::evaluation
