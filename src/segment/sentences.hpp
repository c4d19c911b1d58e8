// SPDX-License-Identifier: GPL-3.0-or-later
// A block's text → its sentences.
#pragma once

#include "base/table.hpp"
#include "document/document.hpp"

#include <filesystem>
#include <memory>
#include <vector>

namespace lectern {

/// What the sentence rules know of one language: voices/LANG/sentences.toml. Only looked at after
/// it is loaded.
class SentenceRules;

/// Throws Error (usage) with file and line for data that is wrong.
std::shared_ptr<const SentenceRules> load_sentence_rules(const DataFile& data);
std::shared_ptr<const SentenceRules> load_sentence_rules(const std::filesystem::path& file);

/// The sentences of a block, in order: no outer white space, not empty; together they cover every
/// word of the text. Headings, cells and captions may have several too; a paragraph number or an
/// item's number stays with the first, its bullet is in none. Linear time in the length of the
/// text.
std::vector<TextRange> sentences_of(const Block& block, const SentenceRules& rules);

} // namespace lectern
