// SPDX-License-Identifier: GPL-3.0-or-later
// Which language a text is written in.
#pragma once

#include "segment/language.hpp"

#include <string>
#include <string_view>

namespace lectern {

/// The BCP 47 tag of a text of several sentences, or empty where it cannot be told reliably.
/// `declared` is what the document says of itself, or empty: a hint.
std::string detected_language(std::string_view text, std::string_view declared);

/// The language of a document: what the user demands, else what it declares where its text does not
/// clearly speak against it, else what its text shows, else empty.
std::string language_of_document(std::string_view text, std::string_view declared);

/// The language of a paragraph that differs from its document's, or empty. Asks only where the
/// paragraph is long enough and holds none of the small words of the document's language.
std::string language_of_paragraph(std::string_view text, const LanguageRules& document);

} // namespace lectern
