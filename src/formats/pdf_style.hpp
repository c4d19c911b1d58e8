// SPDX-License-Identifier: GPL-3.0-or-later
// What type says in this document: the size of its text, which type is a heading's and of which
// level. Learned from a sample of its pages, and from its bookmarks where it has them.
#pragma once

#include "formats/pdf_layout.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace lectern {

class PdfStyles {
public:
    /// Counts the letters of a line.
    void learn(const PdfLine& line);
    /// After all lines of the sample: then body_size() is known.
    void measure();
    float body_size() const noexcept { return body_size_; }

    /// Counts a paragraph of the sample: type in which whole sentences are set is no heading's.
    void learn_text(const PdfParagraph& paragraph);

    /// Remembers a paragraph of the sample that may be a heading, with its bookmark's level or 0.
    void learn_heading(const PdfParagraph& paragraph, int bookmark_level);
    /// Remembers a heading that the document marks itself.
    void learn_marked_heading(const PdfLine& line) {
        marked_size_ = std::max(marked_size_, line.size);
    }
    /// As large as the largest marked heading of the sample, and larger than the text.
    bool is_as_large_as_marked(const PdfParagraph& paragraph) const;
    /// After all of them: puts the kinds of type in order.
    void rank();

    /// Whether the paragraph's type, length and form are those of a heading, on a page whose text
    /// has `page_size`: slides are set larger than the report around them.
    bool may_be_heading(const PdfParagraph& paragraph, float page_size) const;
    /// The level of that type, from 1.
    int level_of(const PdfParagraph& paragraph) const;
    /// Smaller than the text, as notes are.
    bool is_small(const PdfLine& line) const { return line.size < 0.93F * body_size_; }

private:
    struct Kind {
        float size = 0;
        bool bold = false;
        bool inside = false; // seen behind the first page
        int bookmark_level = 0;
        int level = 0;
    };
    static bool before(const Kind& a, const Kind& b);
    Kind* find(float size, bool bold);

    struct Use {
        int paragraphs = 0;
        int sentences = 0;
    };
    std::unordered_map<int, Use> uses_;            // by size in half points, bold or not
    std::unordered_map<int, std::size_t> letters_; // by size in half points, bold or not
    std::vector<Kind> kinds_;
    float body_size_ = 10;
    float marked_size_ = 0;
    bool body_bold_ = false;
};

/// Bookmarks by page, to be met in the text.
class PdfOutline {
public:
    explicit PdfOutline(const std::vector<PdfBookmark>& bookmarks);
    /// Tells which object a page is: bookmarks refer to those.
    void know_page(int page, int object) { objects_[page] = object; }
    /// Level of the bookmark with this text near that page, or 0. `essence` is of the whole
    /// heading.
    int level_of(const std::string& essence, int page) const;
    /// Whether a bookmark near that page begins with this text and goes on.
    bool begins(const std::string& essence, int page) const;

private:
    using Titles = std::vector<std::pair<std::string, int>>; // with their levels
    const Titles* titles_on(int page) const;

    std::unordered_map<int, Titles> targets_; // by object, or by minus the page
    std::unordered_map<int, int> objects_;    // by page
};

} // namespace lectern
