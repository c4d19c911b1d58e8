// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/pdf_blocks.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <cmath>

namespace lectern {

namespace {

constexpr std::size_t most_behind = 500; // blocks that wait for one paragraph to end

bool starts_small(std::string_view text) {
    const auto c = code_point_at(text, 0).value;
    return (c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0xFF) || (c >= 0x430 && c <= 0x45F);
}

bool starts_with_digit(std::string_view text) {
    return !text.empty() && text[0] >= '0' && text[0] <= '9';
}

/// "....", ". . . .": leads the eye to a page number.
bool has_leaders(std::string_view text) {
    std::size_t dots = 0;
    for (const char c : text) {
        dots = c == '.' ? dots + 1 : c == ' ' ? dots : 0;
        if (dots >= 5) {
            return true;
        }
    }
    return text.find("……") != std::string_view::npos;
}

/// Bytes of the number that begins a heading: "3", "3.2.", "IV.".
std::uint32_t heading_number(std::string_view text) {
    std::size_t end = 0;
    bool digit = false;
    while (end < text.size() && ((text[end] >= '0' && text[end] <= '9') || text[end] == '.')) {
        digit = digit || text[end] != '.';
        ++end;
    }
    if (digit && end < text.size() && text[end] == ' ' && text[0] != '.' && end <= 12) {
        return static_cast<std::uint32_t>(end);
    }
    const std::size_t marker = item_marker_length(text);
    const bool roman =
        marker > 1 && text[marker - 1] == '.' &&
        text.substr(0, marker - 1).find_first_not_of("IVX") == std::string_view::npos;
    return roman ? static_cast<std::uint32_t>(marker) : 0;
}

/// The mark that a note begins with: raised, or a number before its text.
std::string note_mark(const PdfParagraph& paragraph) {
    if (paragraph.lines.empty()) {
        return {};
    }
    const PdfLine& line = paragraph.lines.front();
    const PdfPiece& piece = line.pieces.front();
    if (is_raised(piece, line) && piece.text.size() <= 5) {
        return piece.text;
    }
    const std::string text = text_of(line);
    std::size_t end = 0;
    while (end < text.size() && end < 4 && text[end] >= '0' && text[end] <= '9') {
        ++end;
    }
    if (end > 0 && end < text.size() && (text[end] == ' ' || text[end] == '.')) {
        return text.substr(0, end);
    }
    return text.starts_with("* ") ? "*" : "";
}

std::string note_id(int page, const std::string& mark) {
    return "note-" + std::to_string(page) + "-" + mark;
}

bool is_text(const PdfDraft& draft) {
    return draft.block.role == Role::paragraph || draft.block.role == Role::list_item ||
           draft.block.role == Role::quote;
}

bool is_first_marker(std::string_view marker) {
    std::string bare;
    for (const char c : marker) {
        if (c != '(' && c != ')' && c != '[' && c != ']' && c != '.') {
            bare += c;
        }
    }
    return bare == "1" || bare == "a" || bare == "A" || bare == "i" || bare == "I";
}

} // namespace

std::uint32_t PdfBlocks::table_number(bool tagged, std::uint32_t number, int page) {
    const auto next = static_cast<std::uint32_t>(tables_.size() + 1);
    return tables_.emplace(std::pair{tagged ? -1 : page, number}, next).first->second;
}

bool PdfBlocks::name_heading(PdfDraft& draft, const PdfParagraph& paragraph, float page_size) {
    const int bookmark = outline_.level_of(essence(draft.text.text), paragraph.page);
    const bool looks = styles_.may_be_heading(paragraph, page_size);
    if (bookmark == 0 && !looks) {
        return false;
    }
    draft.block.role = Role::heading;
    draft.block.guessed = bookmark == 0;
    draft.block.level = static_cast<std::uint8_t>(
        std::clamp(looks ? styles_.level_of(paragraph) : bookmark + 1, 1, 6));
    draft.block.number = {0, heading_number(draft.text.text)};
    return true;
}

void PdfBlocks::name_note(PdfDraft& draft) {
    draft.block.role = Role::note;
    draft.block.list = 0;
}

/// Lists by their markers; how far they stand in tells which list is within which.
void PdfBlocks::name_item(PdfDraft& draft) {
    const std::size_t marker = item_marker_length(draft.text.text);
    const float left = draft.left;
    if (marker == 0) {
        while (!lists_.empty() && left < lists_.back().left + 3) {
            lists_.pop_back();
        }
        return;
    }
    const std::string_view sign = std::string_view(draft.text.text).substr(0, marker);
    const bool ordered = is_ordered_item_marker(sign);
    while (!lists_.empty() && left < lists_.back().left - 3) {
        lists_.pop_back();
    }
    const bool goes_on = !lists_.empty() && left < lists_.back().left + 3;
    if (!goes_on) {
        if ((ordered && !is_first_marker(sign)) || lists_.size() >= 20) {
            return; // "J. Smith", or a paragraph with a number of its own
        }
        lists_.push_back({left, ++list_count_});
    }
    draft.block.role = Role::list_item;
    draft.block.level = static_cast<std::uint8_t>(lists_.size());
    draft.block.list = lists_.back().number;
    draft.block.ordered = ordered;
    draft.block.number = {0, static_cast<std::uint32_t>(marker)};
}

void PdfBlocks::name_by_layout(PdfDraft& draft, const PdfParagraph& paragraph, float height,
                               float page_size) {
    Block& block = draft.block;
    if (paragraph.contents || has_leaders(draft.text.text)) {
        block.role = Role::contents;
        return;
    }
    if (paragraph.cell.table != 0) {
        block.role = Role::table_cell;
        block.cell = paragraph.cell;
        block.cell.table = table_number(false, paragraph.cell.table, paragraph.page);
        return;
    }
    const bool loose = tags_.has_headings(); // left out by a tree that knows headings
    if (!loose && name_heading(draft, paragraph, page_size)) {
        lists_.clear();
        return;
    }
    const bool low = paragraph.lines.front().baseline > 0.4F * height;
    const std::string mark = note_mark(paragraph);
    const bool raised = is_raised(paragraph.lines.front().pieces.front(), paragraph.lines.front());
    if (draft.small && !mark.empty() && (low || raised)) {
        name_note(draft);
        block.id = note_id(paragraph.page, mark);
        block.number = {0,
                        static_cast<std::uint32_t>(std::min(mark.size(), draft.text.text.size()))};
        return;
    }
    name_item(draft);
}

void PdfBlocks::name_tagged(PdfDraft& draft, const PdfParagraph& paragraph, float page_size) {
    const PdfTag& tag = tags_.tag(paragraph.element);
    Block& block = draft.block;
    block.role = tag.role;
    block.level = tag.level;
    block.language = tag.language;
    block.cell = tag.cell;
    if (!tag.alternative.empty()) {
        draft.text = {tag.alternative, {}};
    } else if (tag.figure && !closes_sentence(draft.text.text)) {
        block.role = Role::hidden; // labels of axes and boxes
    }
    if (block.cell.table != 0) {
        block.cell.table = table_number(true, block.cell.table, 0);
    }
    if (tag.list != 0) {
        block.list = tagged_lists_.try_emplace(tag.list, list_count_ + 1).first->second;
        list_count_ = std::max(list_count_, block.list);
        const std::size_t marker = item_marker_length(draft.text.text);
        block.number = {0, static_cast<std::uint32_t>(marker)};
        block.ordered = marker > 0 && is_ordered_item_marker(draft.text.text.substr(0, marker));
    }
    if (block.role == Role::heading) {
        block.level = static_cast<std::uint8_t>(std::min(block.level + title_shift_, 6));
        block.number = {0, heading_number(draft.text.text)};
    } else if (block.role == Role::note) {
        block.id = note_id(paragraph.page, note_mark(paragraph));
    } else if (block.role == Role::paragraph && paragraph.lines.size() < 10) {
        // A tree without headings, or one that leaves some out.
        if (!tags_.has_headings() ||
            outline_.level_of(essence(draft.text.text), paragraph.page) > 0) {
            name_heading(draft, paragraph, page_size);
        } else if (!paragraph.lines.empty() && paragraph.page > 1 &&
                   styles_.is_as_large_as_marked(paragraph)) {
            block.role = Role::heading; // appendix titles often escape the tree
            block.guessed = true;
            block.level = static_cast<std::uint8_t>(1 + title_shift_);
            block.number = {0, heading_number(draft.text.text)};
        } else if (draft.small && !note_mark(paragraph).empty() &&
                   is_raised(paragraph.lines.front().pieces.front(), paragraph.lines.front())) {
            name_note(draft);
            block.id = note_id(paragraph.page, note_mark(paragraph));
        }
    }
}

PdfDraft PdfBlocks::draft_of(const PdfParagraph& paragraph, float height, float page_size) {
    PdfDraft draft;
    draft.text = text_of(paragraph.lines, file_.fonts(), words_);
    draft.page = paragraph.page;
    draft.element = paragraph.element;
    draft.first = paragraph.first;
    draft.apart = paragraph.apart;
    if (!paragraph.lines.empty()) {
        const PdfLine& first = paragraph.lines.front();
        const PdfLine& last = paragraph.lines.back();
        draft.size = first.size;
        draft.bold = first.bold && last.bold;
        draft.left = first.left;
        draft.small = styles_.is_small(last);
        float right = paragraph.column_right;
        for (const auto& line : paragraph.lines) {
            right = std::max(right, line.right);
        }
        draft.last_full = paragraph.lines.size() > 1 && last.right > right - 4 * last.size;
    }
    if (paragraph.element >= 0) { // its figure may have no lines
        name_tagged(draft, paragraph, page_size);
    } else {
        name_by_layout(draft, paragraph, height, page_size);
    }
    draft.block.guessed = draft.block.guessed || paragraph.recognized;
    // A text all in bold sets nothing off; whether it is a heading has been settled here.
    const auto end = static_cast<std::uint32_t>(draft.text.text.size());
    std::erase_if(draft.text.spans, [&](const Span& span) {
        return span.kind == SpanKind::strong &&
               (draft.block.role == Role::heading || span.range == TextRange{0, end});
    });
    return draft;
}

/// A title in several paragraphs, a heading whose number stands alone: one heading.
void PdfBlocks::join_headings(std::vector<PdfDraft>& drafts) const {
    for (std::size_t i = 0; i + 1 < drafts.size();) {
        PdfDraft& above = drafts[i];
        PdfDraft& below = drafts[i + 1];
        const bool both = above.block.role == Role::heading && below.block.role == Role::heading &&
                          above.page == below.page;
        const bool alike =
            std::abs(above.size - below.size) < 0.04F * above.size && above.bold == below.bold;
        const bool title = above.page == 1 && alike && above.block.level == 1;
        const std::string text = essence(above.text.text);
        const std::string whole = text + essence(below.text.text);
        const bool one_bookmark =
            outline_.level_of(text, above.page) == 0 &&
            (outline_.level_of(whole, above.page) > 0 || outline_.begins(whole, above.page));
        const bool number_alone = above.block.guessed && below.block.guessed && alike &&
                                  text.size() <= 4 && above.block.level == below.block.level;
        if (both && (title || one_bookmark || number_alone)) {
            run_on(above.text, below.text, words_);
            above.block.number = {0, heading_number(above.text.text)};
            drafts.erase(drafts.begin() + static_cast<std::ptrdiff_t>(i + 1));
        } else {
            ++i;
        }
    }
}

void PdfBlocks::link_notes(std::vector<PdfDraft>& drafts) const {
    std::vector<std::string> ids;
    for (const auto& draft : drafts) {
        if (draft.block.role == Role::note) {
            ids.push_back(draft.block.id);
        }
    }
    for (auto& draft : drafts) {
        for (auto& span : draft.text.spans) {
            if (span.kind == SpanKind::note_reference) {
                const std::string id = note_id(draft.page, span.target);
                span.target = std::find(ids.begin(), ids.end(), id) != ids.end() ? id : "";
            }
        }
    }
}

/// A title that is tagged as a paragraph: the largest words of the first page, larger than its
/// tagged headings. The tagged headings then stand one level lower.
void PdfBlocks::name_title(std::vector<PdfDraft>& drafts) {
    float title = 1.4F * styles_.body_size();
    float tagged = 0;
    for (const auto& draft : drafts) {
        const bool words = draft.text.text.find(' ') != std::string::npos;
        const bool heading = draft.block.role == Role::heading && !draft.block.guessed;
        if (heading) {
            tagged = std::max(tagged, draft.size);
        } else if (draft.block.role == Role::paragraph && words && draft.text.text.size() < 400) {
            title = std::max(title, draft.size);
        }
    }
    for (auto& draft : drafts) {
        if (draft.block.role == Role::paragraph && draft.element >= 0 && draft.size >= title &&
            title > tagged && draft.text.text.size() < 400) {
            draft.block.role = Role::heading;
            draft.block.level = 1;
            draft.block.guessed = true;
            title_shift_ = 1;
        }
    }
    for (auto& draft : drafts) {
        if (title_shift_ > 0 && draft.block.role == Role::heading && !draft.block.guessed) {
            draft.block.level = std::min<std::uint8_t>(draft.block.level + 1U, 6);
        }
    }
}

void PdfBlocks::add_page(std::vector<PdfParagraph> paragraphs, const std::string& label,
                         float height, float page_size) {
    std::vector<PdfDraft> drafts;
    for (const auto& paragraph : paragraphs) {
        PdfDraft draft = draft_of(paragraph, height, page_size);
        draft.block.page = label;
        if (!draft.text.text.empty()) {
            drafts.push_back(std::move(draft));
        }
    }
    if (!drafts.empty() && drafts.front().page == 1 && tags_.has_headings()) {
        name_title(drafts);
    }
    join_headings(drafts);
    link_notes(drafts);
    for (auto& draft : drafts) {
        push(std::move(draft));
    }
}

bool PdfBlocks::continues(const PdfDraft& before, const PdfDraft& after) const {
    if (after.element >= 0 && after.element == before.element) {
        return true;
    }
    if (!after.first || after.apart || before.apart || !is_text(before) ||
        after.block.role != Role::paragraph || before.bold != after.bold ||
        std::abs(before.size - after.size) > 0.04F * before.size ||
        closes_sentence(before.text.text) || item_marker_length(after.text.text) > 0) {
        return false;
    }
    return starts_small(after.text.text) || (before.last_full && before.element < 0) ||
           (starts_with_digit(after.text.text) && before.text.text.ends_with(','));
}

void PdfBlocks::push(PdfDraft draft) {
    if (held_ && continues(*held_, draft)) {
        run_on(held_->text, draft.text, words_);
        held_->last_full = draft.last_full;
        return;
    }
    const bool text = is_text(draft) && !draft.small;
    const bool may_pass =
        held_ && behind_.size() < most_behind && !text && draft.block.role != Role::heading;
    if (may_pass) {
        behind_.push_back(std::move(draft));
        return;
    }
    release();
    const bool open = (text && !closes_sentence(draft.text.text)) || draft.element >= 0;
    if (open) {
        held_ = std::move(draft);
    } else {
        emit(draft);
    }
}

void PdfBlocks::add_aside(Block block) {
    PdfDraft draft;
    draft.text.text = block.text;
    draft.block = std::move(block);
    if (held_ && behind_.size() < most_behind) {
        behind_.push_back(std::move(draft));
    } else {
        release();
        emit(draft);
    }
}

void PdfBlocks::release() {
    if (held_) {
        emit(*held_);
        held_.reset();
    }
    for (auto& draft : behind_) {
        emit(draft);
    }
    behind_.clear();
}

void PdfBlocks::emit(PdfDraft& draft) {
    draft.block.text = std::move(draft.text.text);
    draft.block.spans = std::move(draft.text.spans);
    sink_.block(std::move(draft.block));
}

void PdfBlocks::finish() {
    release();
}

} // namespace lectern
