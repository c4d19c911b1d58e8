// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/pdf_style.hpp"

#include "formats/pdf_text.hpp"

#include <algorithm>
#include <cmath>

namespace lectern {

namespace {

constexpr std::size_t longest_heading = 320; // bytes; titles of audit reports reach 280
constexpr std::size_t longest_bold = 220;
constexpr float larger = 1.08F; // than the text: a heading's type

std::size_t length_of(const PdfParagraph& paragraph) {
    std::size_t length = 0;
    for (const auto& line : paragraph.lines) {
        for (const auto& piece : line.pieces) {
            length += piece.text.size() + 1;
        }
    }
    return length;
}

bool has_letters(const std::string& text) {
    std::size_t letters = 0;
    for (const char c : text) {
        letters += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           static_cast<unsigned char>(c) >= 0xC3
                       ? 1U
                       : 0U;
    }
    return letters >= 3;
}

int key_of(float size, bool bold) {
    return static_cast<int>(std::lround(size * 2)) * 2 + (bold ? 1 : 0);
}

} // namespace

void PdfStyles::learn(const PdfLine& line) {
    std::size_t length = 0;
    for (const auto& piece : line.pieces) {
        length += piece.text.size();
    }
    letters_[key_of(line.size, line.bold)] += length;
}

void PdfStyles::measure() {
    std::unordered_map<int, std::size_t> by_size; // bold or not, and the half points beside
    int best = 20;
    std::size_t most = 0;
    for (const auto& [key, count] : letters_) {
        by_size[key / 2] += count;
    }
    for (const auto& [size, count] : by_size) {
        if (count > most || (count == most && size < best)) {
            most = count;
            best = size;
        }
    }
    body_size_ = static_cast<float>(best) / 2;
    const auto count = [&](int key) {
        const auto found = letters_.find(key);
        return found == letters_.end() ? std::size_t{0} : found->second;
    };
    body_bold_ = count(best * 2 + 1) > count(best * 2);
}

void PdfStyles::learn_text(const PdfParagraph& paragraph) {
    if (paragraph.lines.empty() || paragraph.cell.table != 0) {
        return;
    }
    const PdfLine& line = paragraph.lines.front();
    Use& use = uses_[key_of(line.size, line.bold)];
    ++use.paragraphs;
    const std::string last = text_of(paragraph.lines.back());
    const bool item = item_marker_length(text_of(line)) > 0 &&
                      !is_ordered_item_marker(text_of(line).substr(0, 1));
    const bool sentence = closes_sentence(last) && last.back() != ':' && length_of(paragraph) > 40;
    use.sentences += item || sentence || length_of(paragraph) > longest_heading ? 1 : 0;
}

bool PdfStyles::may_be_heading(const PdfParagraph& paragraph, float page_size) const {
    if (paragraph.lines.empty() || paragraph.cell.table != 0) {
        return false;
    }
    const PdfLine& first = paragraph.lines.front();
    const std::size_t length = length_of(paragraph);
    const float text_size = std::max(body_size_, page_size);
    const bool large = first.size >= larger * text_size;
    const bool bold = first.bold && !body_bold_ && first.size >= 0.93F * text_size;
    if (length > longest_heading || paragraph.lines.size() > 9 ||
        !has_letters(text_of(first) + text_of(paragraph.lines.back()))) {
        return false;
    }
    const auto use = uses_.find(key_of(first.size, first.bold));
    if (use != uses_.end() && use->second.sentences >= 2 &&
        use->second.sentences * 3 >= use->second.paragraphs) {
        return false; // a type in which text is set
    }
    const std::string begin = text_of(first);
    const std::size_t marker = item_marker_length(begin);
    if (marker > 0 && !is_ordered_item_marker(std::string_view(begin).substr(0, marker))) {
        return false; // an item
    }
    const std::string last = text_of(paragraph.lines.back());
    const bool sentence =
        last.ends_with('.') || last.ends_with(',') || last.ends_with(';') || last.ends_with(':');
    const bool cover = paragraph.page == 1 && page_size == 0; // large and bold in all its parts
    if (cover) {
        return first.size >= 1.4F * text_size;
    }
    if (large) {
        return !sentence || first.size >= 1.4F * text_size;
    }
    const bool beside =
        paragraph.apart && paragraph.lines.size() <= 5 && first.size >= 0.93F * text_size;
    // Bold words among scraps are heads of columns and labels of pictures.
    const bool among_text = paragraph.in_prose || paragraph.element >= 0;
    return ((bold && among_text) || beside) && length <= longest_bold && !sentence;
}

bool PdfStyles::is_as_large_as_marked(const PdfParagraph& paragraph) const {
    const float size = paragraph.lines.front().size;
    return marked_size_ > 0 && size > 0.98F * marked_size_ && size > 1.2F * body_size_ &&
           may_be_heading(paragraph, 0);
}

bool PdfStyles::before(const Kind& a, const Kind& b) {
    if (std::abs(a.size - b.size) > 0.04F * b.size) {
        return a.size > b.size;
    }
    return a.bold && !b.bold;
}

PdfStyles::Kind* PdfStyles::find(float size, bool bold) {
    const auto found = std::find_if(kinds_.begin(), kinds_.end(), [&](const Kind& kind) {
        return kind.bold == bold && std::abs(kind.size - size) <= 0.04F * size;
    });
    return found == kinds_.end() ? nullptr : &*found;
}

void PdfStyles::learn_heading(const PdfParagraph& paragraph, int bookmark_level) {
    const PdfLine& line = paragraph.lines.front();
    Kind* kind = find(line.size, line.bold);
    if (kind == nullptr) {
        if (kinds_.size() > 60) {
            return;
        }
        kinds_.push_back({line.size, line.bold, false, 0, 0});
        kind = &kinds_.back();
    }
    kind->inside = kind->inside || paragraph.page > 1;
    if (bookmark_level > 0 &&
        (kind->bookmark_level == 0 || bookmark_level < kind->bookmark_level)) {
        kind->bookmark_level = bookmark_level;
    }
}

void PdfStyles::rank() {
    std::sort(kinds_.begin(), kinds_.end(), before);
    const bool one_page =
        std::none_of(kinds_.begin(), kinds_.end(), [](const Kind& kind) { return kind.inside; });
    int level = 0;
    int shift = 0; // bookmarks seldom hold the title
    for (auto& kind : kinds_) {
        if (kind.bookmark_level > 0) {
            shift = level == 0 ? 0 : std::max(shift, level >= kind.bookmark_level ? 1 : 0);
            level = std::max(level, kind.bookmark_level + shift);
        } else if (kind.inside || one_page || level == 0) {
            ++level; // the many types of a cover are no levels of their own
        }
        kind.level = std::min(level, 6);
    }
}

int PdfStyles::level_of(const PdfParagraph& paragraph) const {
    const PdfLine& line = paragraph.lines.front();
    const Kind wanted{line.size, line.bold, false, 0, 0};
    int level = 1;
    for (const auto& kind : kinds_) {
        if (!before(wanted, kind)) {
            const bool same = !before(kind, wanted);
            level = same ? kind.level : std::min(kind.level + 1, 6);
        }
    }
    return level;
}

PdfOutline::PdfOutline(const std::vector<PdfBookmark>& bookmarks) {
    for (const auto& bookmark : bookmarks) {
        std::string text = essence(bookmark.title);
        if (bookmark.target != 0 && text.size() > 1) {
            targets_[bookmark.target].emplace_back(std::move(text), std::min(bookmark.level, 6));
        }
    }
}

const PdfOutline::Titles* PdfOutline::titles_on(int page) const {
    const auto object = objects_.find(page);
    auto found = object == objects_.end() ? targets_.end() : targets_.find(object->second);
    if (found == targets_.end()) {
        found = targets_.find(-page);
    }
    return found == targets_.end() ? nullptr : &found->second;
}

int PdfOutline::level_of(const std::string& text, int page) const {
    for (const int near : {page, page + 1, page - 1}) {
        const Titles* const titles = titles_on(near);
        if (titles == nullptr) {
            continue;
        }
        for (const auto& [title, level] : *titles) {
            // Bookmarks often leave out the number, or cut long titles short.
            const bool cut = title.size() >= 40 && text.starts_with(title);
            const bool numbered =
                text.size() <= title.size() + 6 && text.ends_with(title) && title.size() > 3;
            if (title == text || cut || numbered) {
                return level;
            }
        }
    }
    return 0;
}

bool PdfOutline::begins(const std::string& text, int page) const {
    const Titles* const titles = titles_on(page);
    return titles != nullptr && !text.empty() &&
           std::any_of(titles->begin(), titles->end(), [&](const auto& bookmark) {
               return bookmark.first.size() > text.size() && bookmark.first.starts_with(text);
           });
}

} // namespace lectern
