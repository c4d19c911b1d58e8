// SPDX-License-Identifier: GPL-3.0-or-later
// Documents through the segmenter, for tests.
#pragma once

#include "document/document.hpp"
#include "document/reading.hpp"
#include "formats/open.hpp"
#include "segment/segmenter.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lectern::test {

/// The languages of the source tree; read once.
const std::shared_ptr<const LanguageData>& languages();

/// The lines of a plain text, as the reader of that format gives them.
std::vector<Line> lines_of(std::string_view text);

/// The reading of a plain text, of blocks, in English where no language is said.
Reading reading_of_text(std::string_view text, const std::string& language = "en");
Reading reading_of_blocks(std::vector<Block> blocks, const std::string& language = "en");

/// The reading of an open file, in English.
Reading reading_of_file(const Input& input);

/// One line a block: role, level and text, as "heading 2: Methods". Paragraphs have no role.
std::vector<std::string> described(const Reading& reading);

} // namespace lectern::test
