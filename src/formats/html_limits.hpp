// SPDX-License-Identifier: GPL-3.0-or-later
// Tags as they stand in a page's bytes, and those of them that would make the parser's time
// quadratic.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lectern {

/// A tag in the bytes of a page. Where the parser may see its end in two places, the later one.
struct HtmlTag {
    std::size_t begin = 0;
    std::size_t end = 0; // behind the ">"
    std::array<char, 12> letters{};
    std::size_t length = 0; // of its name, which is cut where it is longer
    int attributes = 0;
    bool closing = false;

    /// In lower case.
    std::string_view name() const { return {letters.data(), length}; }
};

/// The tag that begins at `at`, where a "<" and a letter or "/" stand.
HtmlTag tag_at(std::string_view html, std::size_t at);

/// Whether what follows the tag, up to its end tag, is no markup: a script, a title.
bool opens_raw_text(const HtmlTag& tag);
/// Where raw text that begins at `at` ends: at its end tag, or at the end of the page.
std::size_t raw_text_end(std::string_view html, std::size_t at, std::string_view name);

/// Follows the nesting of a page, tag by tag, to find what no honest page has: tags nested deeper
/// than 2,000, tags of more than 1,000 attributes, bold and italics opened hundreds of times and
/// never closed.
class HtmlNesting {
public:
    /// Whether a tag is to be taken out of the page.
    bool refuses(const HtmlTag& tag);

private:
    bool closes(bool formatting);
    int depth_ = 0;
    int formatting_ = 0;
    std::int64_t refused_ = 0;
};

} // namespace lectern
