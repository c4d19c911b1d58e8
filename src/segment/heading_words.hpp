// SPDX-License-Identifier: GPL-3.0-or-later
// What the words of a line say of it: a title, a date, a line of a letter.
#pragma once

#include "segment/language.hpp"

#include <string_view>

namespace lectern {

/// Whether a word may stand small in a title: "of".
bool is_small_word(std::string_view word, const StructureRules& rules);

/// Whether all words but the small ones begin with a capital or a figure.
bool is_title_case(std::string_view text, const StructureRules& rules);

/// How sure the words alone say "heading": 2 known, 1 title case, 0 nothing said.
int title_signs(std::string_view text, const StructureRules& rules);

/// Titles of works in the middle of a list, addresses, figures: written like headings.
bool is_no_title(std::string_view text);

/// A date and nothing else.
bool is_date(std::string_view text, const StructureRules& rules);

/// "Judgment delivered on 14 March 2020"
bool ends_in_date(std::string_view text, const StructureRules& rules);

/// "Hill Lane, Marrow MB4 2TT": ends in a code, not in a year.
bool is_address(std::string_view text);

/// "The board regrets, that": one small word behind a comma, so that more must follow.
bool breaks_off(std::string_view text);

/// "Subject: …", "Dear …": of a letter.
bool is_of_letter(std::string_view text, const StructureRules& rules);

/// "Yours sincerely," alone: a name follows.
bool closes_letter(std::string_view text, const StructureRules& rules);

/// The label in capitals in front of a colon, without the colon; empty where there is none.
std::string_view capital_label(std::string_view text, const StructureRules& rules);

} // namespace lectern
