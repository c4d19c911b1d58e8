// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/office_writer.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace lectern {

namespace {

/// Programs put the address or the name of a picture's file where its description belongs.
bool names_file(std::string_view words) {
    if (words.find("://") != std::string_view::npos && words.find(' ') == std::string_view::npos) {
        return true;
    }
    const auto dot = words.rfind('.');
    if (dot == std::string_view::npos) {
        return false;
    }
    std::string ending(words.substr(dot + 1));
    std::transform(ending.begin(), ending.end(), ending.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    });
    constexpr std::array<std::string_view, 15> pictures{"png",  "jpg",  "jpeg", "gif",  "bmp",
                                                        "tif",  "tiff", "svg",  "emf",  "wmf",
                                                        "webp", "eps",  "pict", "heic", "avif"};
    return std::find(pictures.begin(), pictures.end(), ending) != pictures.end();
}

} // namespace

std::string OfficeWriter::page() const {
    return pages_named_ ? std::to_string(page_) : std::string();
}

void OfficeWriter::open(LetterMarks marks) {
    if (marks.strong) {
        text_.open(SpanKind::strong, {});
    }
    if (marks.emphasis) {
        text_.open(SpanKind::emphasis, {});
    }
}

void OfficeWriter::close(LetterMarks marks) {
    if (marks.emphasis) {
        text_.close(SpanKind::emphasis);
    }
    if (marks.strong) {
        text_.close(SpanKind::strong);
    }
}

void OfficeWriter::begin_paragraph(const std::string& label) {
    if (cell_open_ || in_note_) {
        text_.add_space();
    }
    label_ = cell_open_ || in_note_ ? std::string() : label;
    if (!label_.empty()) {
        text_.add(label_, {});
        text_.add_space();
    }
}

void OfficeWriter::end_paragraph(const OfficeParagraph& paragraph) {
    if (cell_open_ || in_note_) {
        text_.add_space();
        return;
    }
    Block block;
    block.role = paragraph.role;
    if (paragraph.role == Role::heading) {
        if (paragraph.title) {
            shift_ = 1;
        }
        block.level = static_cast<std::uint8_t>(
            std::clamp(paragraph.title ? 1 : paragraph.level + shift_, 1, 6));
    } else {
        block.level = static_cast<std::uint8_t>(std::clamp(paragraph.level, 0, 20));
    }
    block.guessed = paragraph.guessed;
    block.list = paragraph.list;
    block.ordered = paragraph.ordered;
    block.language = paragraph.language;
    block.id = paragraph.id;
    InlineRun run = text_.take();
    if (run.text == label_) {
        return; // a number before nothing
    }
    block.number = {0,
                    static_cast<std::uint32_t>(run.text.starts_with(label_) ? label_.size() : 0)};
    give(std::move(block), std::move(run));
}

void OfficeWriter::give(Block block, InlineRun run) {
    block.page = page();
    bool first = true;
    for (auto& part : cut_at_breaks(std::move(run))) {
        if (part.text.empty()) {
            continue;
        }
        Block piece = block;
        if (!first) {
            piece.number = {};
            piece.id.clear();
        }
        first = false;
        piece.text = std::move(part.text);
        piece.spans = std::move(part.spans);
        sink_.block(std::move(piece));
    }
}

void OfficeWriter::begin_table(bool layout) {
    Table table;
    table.layout = layout;
    if (tables_.empty() && !layout) {
        table.number = ++table_count_;
    }
    tables_.push_back(table);
}

void OfficeWriter::end_table() {
    if (!tables_.empty()) {
        tables_.pop_back();
    }
}

void OfficeWriter::begin_row(bool header) {
    if (tables_.empty()) {
        return;
    }
    Table& table = tables_.back();
    table.row += table.began ? 1U : 0U;
    table.began = true;
    table.column = 0;
    table.header = header;
}

void OfficeWriter::begin_cell(std::uint16_t columns, std::uint16_t rows) {
    if (tables_.size() != 1 || tables_.back().layout || in_note_) {
        return;
    }
    Table& table = tables_.back();
    cell_ = {table.number, table.row, table.column, columns, rows, table.header};
    table.column += columns;
    cell_open_ = true;
}

void OfficeWriter::skip_cell(std::uint16_t columns) {
    if (tables_.size() == 1) {
        tables_.back().column += columns;
    }
}

void OfficeWriter::end_cell() {
    if (tables_.size() != 1 || !cell_open_) {
        return;
    }
    cell_open_ = false;
    InlineRun run = text_.take();
    if (run.text.empty()) {
        return;
    }
    Block block;
    block.role = Role::table_cell;
    block.cell = cell_;
    block.page = page();
    block.text = std::move(run.text);
    block.spans = std::move(run.spans);
    sink_.block(std::move(block));
}

void OfficeWriter::begin_note(std::string id) {
    in_note_ = true;
    note_id_ = std::move(id);
}

void OfficeWriter::end_note() {
    in_note_ = false;
    InlineRun run = text_.take();
    Block block;
    block.role = Role::note;
    block.id = std::move(note_id_);
    block.page = page();
    block.text = std::move(run.text);
    block.spans = std::move(run.spans);
    if (!block.text.empty()) {
        sink_.block(std::move(block));
    }
}

void OfficeWriter::describe_picture(const std::string& words) {
    if (names_file(words)) {
        return;
    }
    InlineText text;
    text.add(words, {});
    Block block;
    block.role = Role::caption;
    give(std::move(block), text.take());
}

void read_each(const pugi::xml_node& body, const XmlPart& part, const Source& source,
               DocumentSink& sink, const std::function<void(const pugi::xml_node&)>& read) {
    const auto children = body.children();
    const auto all = static_cast<double>(std::distance(children.begin(), children.end()));
    const auto bytes = static_cast<double>(source.bytes.size());
    double done = 0;
    for (const auto& child : children) {
        read(child);
        sink.progress(static_cast<std::uint64_t>(bytes * part.share * ++done / all),
                      source.bytes.size());
    }
}

void expect_whole(const XmlPart& part, const Source& source) {
    if (part.share < 1) {
        throw Error(Failure::document,
                    "cannot read " + source.name + ": its text is damaged; get it again");
    }
}

} // namespace lectern
