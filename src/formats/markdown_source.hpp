// SPDX-License-Identifier: GPL-3.0-or-later
// What Markdown documents hold beside CommonMark: front matter and notes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// One note, "[^label]: text", with the lines that go on with it.
struct MarkdownNote {
    std::string label;
    std::string text;      // without the marker and the indentation of further lines
    std::size_t begin = 0; // the whole definition in the document
    std::size_t end = 0;
};

struct MarkdownSource {
    /// The document with spaces in place of front matter and notes: offsets stay the same.
    std::string text;
    std::vector<MarkdownNote> notes; // in the order of their definitions
    std::string title;               // what the front matter says of the whole
    std::string language;
};

/// Takes apart what the CommonMark parser would mistake: a note of one word is a link there, front
/// matter a heading. Lines within code fences are left alone. Linear.
MarkdownSource take_apart(std::string_view markdown);

} // namespace lectern
