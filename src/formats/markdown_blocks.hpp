// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/document.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>

namespace lectern {

/// Makes blocks of Markdown, document after document: lists and tables are counted on.
class MarkdownBlocks {
public:
    /// `labels` are those of the notes that may be referred to.
    MarkdownBlocks(std::unordered_set<std::string> labels, DocumentSink& sink)
        : labels_(std::move(labels)), sink_(sink) {}

    /// Gives the blocks of `markdown` as they come. `source_of` tells the place of a byte of it in
    /// the document.
    void write(std::string_view markdown, std::function<SourceRange(SourceRange)> source_of);
    /// The same for the text of a note; its first block is the note with that id.
    void write_note(std::string_view markdown, const std::string& id, SourceRange source);

private:
    class Writer;
    std::unordered_set<std::string> labels_;
    DocumentSink& sink_;
    std::uint32_t lists_ = 0;
    std::uint32_t tables_ = 0;
};

} // namespace lectern
