// SPDX-License-Identifier: GPL-3.0-or-later
// A page for its parser: the parser takes a text letter by letter, which is most of its time, and
// learns nothing from it. So it gets the tags, and a short stand-in for each stretch of plain
// words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// Plain words of a page: no tag, entity, line return or odd letter is among them, and they begin
/// with no white space. The parser would give them as they are.
struct PlainStretch {
    std::size_t stand_in = 0; // where its stand-in stands in the skeleton
    std::size_t begin = 0;    // in the page
    std::size_t size = 0;
};

/// The parsed skeleton has the same elements, attributes and texts as the parsed page, once each
/// stand-in is replaced (by words_of()); only the spaces that a frameset keeps of its words differ.
/// Tags of hostile pages are taken out (see HtmlNesting).
class HtmlSkeleton {
public:
    /// `html` is valid UTF-8 and must outlive the skeleton. Linear.
    explicit HtmlSkeleton(std::string_view html);
    HtmlSkeleton(const HtmlSkeleton&) = delete;
    HtmlSkeleton& operator=(const HtmlSkeleton&) = delete;

    std::string_view text() const noexcept { return text_; }
    /// The bytes of the page that the stand-in at the beginning of `text` stands for; no data where
    /// none stands there.
    std::string_view words_of(std::string_view text) const;
    /// Where in the page the byte of the skeleton comes from.
    std::size_t source_of(std::size_t at) const;

    /// The first byte of a stand-in, which no other text of the skeleton has.
    static constexpr char mark = '\xF4';
    static constexpr std::size_t stand_in_size = 8;

private:
    class Builder;
    std::string_view html_;
    std::string text_;
    std::vector<PlainStretch> stretches_;
};

} // namespace lectern
