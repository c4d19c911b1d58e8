// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of a document without marks → blocks.
#pragma once

#include "segment/outline_levels.hpp"
#include "segment/paragraphs.hpp"
#include "segment/plain_lists.hpp"
#include "segment/plain_pages.hpp"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace lectern {

/// Gathers lines to windows and makes blocks of them. The first window shows what is usual in the
/// document. One thread; memory is that of one window.
class PlainText {
public:
    /// Whether enough lines came to be read. The same for the same lines, however they came.
    bool full() const noexcept { return bytes_ >= window_bytes; }
    bool empty() const noexcept { return lines_.empty(); }
    void take(Line line);
    /// The text gathered so far, for finding its language.
    std::string sample() const;
    /// Makes blocks of what was gathered; the last paragraphs wait for what follows, but for the
    /// end of the lines. `rules` are those of the document's language.
    enum class More { comes, ends };
    std::vector<Block> read(const StructureRules& rules, More more);

private:
    /// Reading begins when the first window is done: one of 1 MiB made a long text start 30 ms
    /// later.
    static constexpr std::size_t window_bytes = std::size_t{256} << 10U;

    void take_in_pieces(const Line& line);
    void shape_lines(const StructureRules& rules);
    /// How many paragraphs can be given away before what follows is known.
    std::size_t ready_of(const std::vector<Paragraph>& paragraphs) const;
    void mark(std::vector<Paragraph>& paragraphs, std::size_t ready, const StructureRules& rules);
    void emit(const std::vector<Paragraph>& paragraphs, std::size_t number,
              const StructureRules& rules, std::vector<Block>& blocks);
    void emit_row(const Paragraph& paragraph, std::vector<Block>& blocks) const;
    bool is_title(const std::vector<Paragraph>& paragraphs, std::size_t number,
                  const StructureRules& rules) const;
    /// Takes the heading in front of a paragraph off its block.
    Block cut_label(Block& block, const Paragraph& paragraph, const StructureRules& rules);
    std::uint8_t heading_level(const Paragraph& paragraph, bool title, const StructureRules& rules);
    static constexpr std::size_t most_remembered = 4096; // headings
    /// Keeps the lines from `first` on for the next window.
    void keep_from(std::size_t first);

    std::vector<ShapedLine> lines_;
    std::size_t shaped_ = 0; // lines whose shape is known
    std::size_t bytes_ = 0;
    std::optional<LineProfile> profile_;
    ListFinder lists_;
    PageFinder pages_;
    std::uint32_t tables_ = 0; // so far in the document
    LevelFinder levels_;
    std::unordered_map<std::string, std::uint8_t> level_of_words_;
    NoteCount notes_;                // the footnotes found, maybe in lines that wait
    std::uint32_t emitted_note_ = 0; // … in what was given away
    std::size_t title_ = 0;          // the paragraph of this window that is the title
    bool title_sought_ = false;
    bool below_heading_ = false; // the last text given away was a heading
};

} // namespace lectern
