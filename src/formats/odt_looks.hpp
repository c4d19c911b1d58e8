// SPDX-License-Identifier: GPL-3.0-or-later
// How the paragraphs of an ODT look: for one that marks no headings.
#pragma once

#include "formats/odt_styles.hpp"
#include "formats/office_looks.hpp"

namespace lectern {

ParagraphLook look_of(const pugi::xml_node& paragraph, const OdtStyles& styles);

/// The looks of all paragraphs that stand by themselves in a text.
OfficeLooks looks_of(const pugi::xml_node& text, const OdtStyles& styles);

} // namespace lectern
