// SPDX-License-Identifier: GPL-3.0-or-later
// How the paragraphs of a DOCX look: for one that marks no headings.
#pragma once

#include "formats/docx_styles.hpp"
#include "formats/office_looks.hpp"

namespace lectern {

/// The look of one paragraph, as it stands after all tracked changes.
ParagraphLook look_of(const pugi::xml_node& paragraph, const DocxStyles& styles);

/// The looks of all paragraphs that stand by themselves in a body.
OfficeLooks looks_of(const pugi::xml_node& body, const DocxStyles& styles);

} // namespace lectern
