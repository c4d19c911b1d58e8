// SPDX-License-Identifier: GPL-3.0-or-later
// Small questions about what stands within a paragraph of a page.
#pragma once

#include "document/document.hpp"
#include "formats/html_page.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// What a <sup> that holds no link is: the mark of a note ("word³"), an exponent ("km²"), or
/// letters that belong to the word ("1st").
enum class Raised { note_mark, exponent, text };

/// `before` is the paragraph up to the <sup>, `raised` its words.
Raised meaning_of_raised(std::string_view before, std::string_view raised);

/// The words of an element, at most a little more than `most` bytes of them.
std::string words_below(const HtmlPage& page, NodeIndex node, std::size_t most);

/// Digits and signs as their raised letters: "-3" → "⁻³"; the rest as it is.
std::string raised_digits(std::string_view text);

/// The description of a picture where it tells something, a few words; else empty.
std::string_view told_by_image(const HtmlPage& page, NodeIndex image);

/// Whether one of two texts holds all letters of the other, case and signs aside.
bool says_the_same(std::string_view one, std::string_view other);

/// Whether a text has a letter or digit.
bool says_anything(std::string_view text);

/// Marks the signs of notes that are not raised: an asterisk or dagger behind a full stop or the
/// like
/// ("as the law requires.*"). Nothing else stands there.
void mark_note_signs(std::string_view text, std::vector<Span>& spans);

/// Whether an inline element is bold by its style or by a class that is named so.
bool is_bold(const HtmlPage& page, NodeIndex node);

/// Cuts the empty lines around code; the spans stay where they were.
void trim_code(std::string& text, std::vector<Span>& spans);

} // namespace lectern
