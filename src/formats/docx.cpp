// SPDX-License-Identifier: GPL-3.0-or-later
// DOCX → blocks: the text as it stands after all tracked changes.
#include "formats/docx_looks.hpp"
#include "formats/docx_package.hpp"
#include "formats/docx_tables.hpp"
#include "formats/office_writer.hpp"
#include "formats/readers.hpp"

#include <algorithm>
#include <charconv>
#include <deque>
#include <unordered_set>

namespace lectern {

namespace {

int number_of(std::string_view text, int otherwise) {
    int number = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

/// "en-GB" and "en-US" are one language to the reader's voice.
std::string_view main_tag(std::string_view language) {
    return language.substr(0, language.find('-'));
}

class DocxReader {
public:
    DocxReader(const Source& source, DocumentSink& sink)
        : source_(source), package_(source), styles_(package_.styles()), sink_(sink),
          writer_(sink) {}

    void read() {
        Facts facts;
        facts.format = "docx";
        facts.encoding = "UTF-8";
        facts.title = package_.title();
        facts.language = styles_.language();
        sink_.facts(facts);
        const XmlPart& main = package_.main();
        const auto content = child_of(main.root, "body");
        looks_ = looks_of(content, styles_);
        if (find_below(content, "lastRenderedPageBreak")) {
            writer_.name_pages();
        }
        read_each(content, main, source_, sink_,
                  [this](const pugi::xml_node& child) { read_below(child); });
        while (!late_notes_.empty()) { // one may refer to further ones
            const auto [id, node] = late_notes_.front();
            late_notes_.pop_front();
            write_note(id, node);
            write_waiting();
        }
        expect_whole(main, source_);
    }

private:
    /// Reads one child of the body, and then the text boxes and notes that hang on it.
    void read_below(const pugi::xml_node& child) {
        read_tree(child);
        write_waiting();
    }

    void write_waiting() {
        while (!boxes_.empty() || !notes_.empty()) {
            if (!notes_.empty()) {
                const auto [id, node] = notes_.front();
                notes_.pop_front();
                write_note(id, node);
            } else {
                const auto box = boxes_.front();
                boxes_.pop_front();
                for (const auto& inner : box.children()) {
                    read_tree(inner);
                }
            }
        }
    }

    void write_note(const std::string& id, const pugi::xml_node& node) {
        writer_.begin_note(id);
        for (const auto& child : node.children()) {
            read_tree(child);
        }
        writer_.end_note();
    }

    void read_tree(const pugi::xml_node& node) {
        walk_whole(
            node, [this](const pugi::xml_node& inner) { return enter(inner); },
            [this](const pugi::xml_node& inner) { leave(inner); });
    }

    Walk enter(const pugi::xml_node& node) {
        if (node.type() != pugi::node_element) {
            if (local_name(node.parent()) == "t" && !in_field_code() && hidden_ == 0) {
                writer_.text().add(node.value(), {});
            }
            return Walk::into;
        }
        const auto name = local_name(node);
        if (is_one_of(name, {"pPr", "rPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr",
                             "del", "moveFrom", "instrText", "delText", "delInstrText", "rt",
                             "annotationRef", "commentReference", "fldData", "numPr"})) {
            return Walk::over;
        }
        if (name == "Fallback" && child_of(node.parent(), "Choice")) {
            return Walk::over; // the same drawing once more, for older programs
        }
        if (name == "txbxContent") {
            boxes_.push_back(node);
            return Walk::over;
        }
        if (name == "p") {
            begin_paragraph(node);
        } else if (name == "r") {
            return begin_run(node);
        } else if (is_one_of(name, {"tbl", "tr", "tc", "sdt", "hyperlink"})) {
            return enter_frame(name, node);
        } else {
            take_sign(name, node);
        }
        return Walk::into;
    }

    void leave(const pugi::xml_node& node) {
        const auto name = local_name(node);
        if (name == "p") {
            end_paragraph(node);
        } else if (name == "r") {
            end_run();
        } else if (name == "tbl") {
            writer_.end_table();
        } else if (name == "tc") {
            writer_.end_cell();
        } else if (name == "sdt" && !sections_.empty()) {
            contents_ -= sections_.back() ? 1 : 0;
            sections_.pop_back();
        } else if (name == "hyperlink" && link_open_) {
            writer_.text().close(SpanKind::link);
            link_open_ = false;
        }
    }

    Walk enter_frame(std::string_view name, const pugi::xml_node& node) {
        if (name == "tbl") {
            if (!writer_.in_table()) {
                row_spans_.read(node);
            }
            writer_.begin_table(is_layout_table(node));
        } else if (name == "tr") {
            const auto properties = child_of(node, "trPr");
            if (child_of(properties, "del")) {
                return Walk::over; // a deleted row
            }
            writer_.begin_row(static_cast<bool>(child_of(properties, "tblHeader")));
            writer_.skip_cell(columns_before(node));
        } else if (name == "tc") {
            if (goes_on_from_above(node)) {
                writer_.skip_cell(columns_of(node));
                return Walk::over;
            }
            writer_.begin_cell(columns_of(node), row_spans_.rows_of(node));
        } else if (name == "sdt") {
            const auto gallery = find_below(child_of(node, "sdtPr"), "docPartGallery");
            const bool contents = attribute_of(gallery, "val") == "Table of Contents";
            sections_.push_back(contents);
            contents_ += contents ? 1 : 0;
        } else if (const auto link = package_.links().find(attribute_of(node, "id"));
                   link != package_.links().end() && !link_open_) {
            writer_.text().open(SpanKind::link, link->second);
            link_open_ = true;
        }
        return Walk::into;
    }

    void take_sign(std::string_view name, const pugi::xml_node& node) {
        if (name == "lastRenderedPageBreak") {
            writer_.turn_page();
        } else if (name == "fldChar") {
            take_field(attribute_of(node, "fldCharType"));
        } else if (hidden_ > 0 || in_field_code()) {
            return;
        } else if (name == "tab" || name == "ptab") {
            writer_.text().add_space();
        } else if (name == "br" || name == "cr") {
            const bool line =
                attribute_of(node, "type").empty() || attribute_of(node, "type") == "textWrapping";
            if (line) {
                writer_.text().add_break();
            } else {
                writer_.text().add_space();
            }
        } else if (name == "noBreakHyphen") {
            writer_.text().add("-", {});
        } else if (name == "sym") {
            writer_.text().add("•", {});
        } else if (name == "footnoteReference") {
            refer("footnote-", package_.footnotes(), node, ++footnote_count_);
        } else if (name == "endnoteReference") {
            refer("endnote-", package_.endnotes(), node, ++endnote_count_);
        } else if (name == "docPr") {
            const auto words = attribute_of(node, "descr");
            if (!words.empty() && !writer_.in_table()) {
                pictures_.emplace_back(words);
            }
        }
    }

    void refer(const std::string& prefix, const DocxNotes& nodes, const pugi::xml_node& reference,
               int number) {
        const auto note = nodes.find(attribute_of(reference, "id"));
        if (note == nodes.end()) {
            return;
        }
        const std::string id = prefix + note->first;
        writer_.text().open(SpanKind::note_reference, id);
        writer_.text().add(std::to_string(number), {});
        writer_.text().close(SpanKind::note_reference);
        // Once: a note may be named again, in a damaged file within itself.
        if (noted_.insert(id).second) {
            (prefix == "footnote-" ? notes_ : late_notes_).emplace_back(id, note->second);
        }
    }

    /// Fields: their code is silent, their last result is text.
    void take_field(std::string_view type) {
        if (type == "begin") {
            fields_.push_back(true);
        } else if (type == "separate" && !fields_.empty()) {
            fields_.back() = false;
        } else if (type == "end" && !fields_.empty()) {
            fields_.pop_back();
        }
    }
    bool in_field_code() const {
        return std::find(fields_.begin(), fields_.end(), true) != fields_.end();
    }

    Walk begin_run(const pugi::xml_node& node) {
        const auto properties = child_of(node, "rPr");
        DocxLetters letters = letters_of(properties);
        const auto style = attribute_of(child_of(properties, "rStyle"), "val");
        for (const DocxLetters& below : {styles_.letters(style), paragraph_letters_}) {
            letters.bold = letters.bold ? letters.bold : below.bold;
            letters.italic = letters.italic ? letters.italic : below.italic;
            letters.hidden = letters.hidden ? letters.hidden : below.hidden;
        }
        if (letters.hidden.value_or(false)) {
            // Field marks count even in hidden text.
            ++hidden_;
            run_marks_ = {};
            return Walk::into;
        }
        run_marks_ = {letters.bold.value_or(false), letters.italic.value_or(false)};
        writer_.open(run_marks_);
        note_language(attribute_of(child_of(properties, "lang"), "val"));
        return Walk::into;
    }

    void end_run() {
        if (hidden_ > 0) {
            --hidden_;
            return;
        }
        writer_.close(run_marks_);
        run_marks_ = {};
    }

    void note_language(std::string_view language) {
        if (language.empty()) {
            language = styles_.language();
        }
        if (language_runs_++ == 0) {
            language_ = language;
        } else if (main_tag(language_) != main_tag(language)) {
            language_.clear();
        }
    }

    void begin_paragraph(const pugi::xml_node& node) {
        const auto properties = child_of(node, "pPr");
        auto style = attribute_of(child_of(properties, "pStyle"), "val");
        if (style.empty()) {
            style = styles_.default_paragraph();
        }
        paragraph_ = {};
        paragraph_letters_ = styles_.letters(style);
        language_.clear();
        language_runs_ = 0;
        auto [list, level] = styles_.list(style);
        if (const auto own = child_of(properties, "numPr")) {
            list = number_of(attribute_of(child_of(own, "numId"), "val"), list);
            level = number_of(attribute_of(child_of(own, "ilvl"), "val"), std::max(level, 0));
        }
        name_paragraph(properties, style);
        if (paragraph_.role == Role::paragraph && !writer_.in_table()) {
            name_by_look(node);
        }
        if (list > 0 && !joins_next(node)) {
            const auto label = package_.numbering().next(list, std::max(level, 0));
            paragraph_.label = label.text;
            if (paragraph_.role == Role::paragraph) {
                paragraph_.role = Role::list_item;
                paragraph_.level = std::max(level, 0) + 1;
                paragraph_.ordered = label.ordered;
                paragraph_.list = list_number(list, std::max(level, 0));
            }
        } else if (list <= 0) {
            open_lists_.clear();
        }
        writer_.begin_paragraph(joined_ ? std::string() : paragraph_.label);
        joined_ = false;
    }

    void name_paragraph(const pugi::xml_node& properties, std::string_view style) {
        const auto own = child_of(properties, "outlineLvl");
        int level = styles_.heading_level(style);
        if (own) {
            const int outline = number_of(attribute_of(own, "val"), 9);
            level = outline < 9 ? outline + 1 : 0;
        }
        const std::string name = styles_.name(style);
        if (contents_ > 0 || name.starts_with("toc ") || name == "table of figures") {
            paragraph_.role = Role::contents;
        } else if (level > 0 || name == "title") {
            paragraph_.role = Role::heading;
            paragraph_.level = std::max(level, 1);
            paragraph_.title = name == "title";
        } else if (name == "caption") {
            paragraph_.role = Role::caption;
        } else if (name == "quote" || name == "intense quote" || name == "block text") {
            paragraph_.role = Role::quote;
            paragraph_.level = 1;
        } else if (name == "html preformatted" || name == "source code") {
            paragraph_.role = Role::code;
        }
    }

    void name_by_look(const pugi::xml_node& node) {
        const int level = looks_.any() ? looks_.level_of(look_of(node, styles_)) : 0;
        if (level > 0) {
            paragraph_.role = Role::heading;
            paragraph_.level = level;
            paragraph_.guessed = true;
        }
    }

    /// Items of one list and level have one number, until a paragraph outside of it.
    std::uint32_t list_number(int list, int level) {
        open_lists_.resize(
            std::min<std::size_t>(open_lists_.size(), static_cast<std::size_t>(level) + 1));
        while (open_lists_.size() < static_cast<std::size_t>(std::min(level, 9)) + 1) {
            open_lists_.push_back({-1, 0});
        }
        auto& open = open_lists_.back();
        if (open.first != list) {
            open = {list, ++list_count_};
        }
        return open.second;
    }

    /// The mark at its end is deleted: it runs on into the next paragraph.
    static bool joins_next(const pugi::xml_node& node) {
        const auto mark = child_of(child_of(node, "pPr"), "rPr");
        return child_of(mark, "del") || child_of(mark, "moveFrom");
    }

    void end_paragraph(const pugi::xml_node& node) {
        if (joins_next(node) && !writer_.in_cell()) {
            joined_ = true;
            return;
        }
        if (main_tag(language_) != main_tag(styles_.language())) {
            paragraph_.language = language_;
        }
        writer_.end_paragraph(paragraph_);
        for (const auto& words : pictures_) {
            writer_.describe_picture(words);
        }
        pictures_.clear();
    }

    const Source& source_;
    DocxPackage package_;
    const DocxStyles& styles_; // of the package
    DocumentSink& sink_;
    OfficeWriter writer_;
    OfficeLooks looks_;
    DocxRowSpans row_spans_;           // of the table being read
    std::deque<pugi::xml_node> boxes_; // text boxes that hang on what is being read
    std::deque<std::pair<std::string, pugi::xml_node>> notes_;
    std::deque<std::pair<std::string, pugi::xml_node>> late_notes_; // at the document's end
    std::unordered_set<std::string> noted_;                         // the notes that were named
    std::vector<std::string> pictures_;
    OfficeParagraph paragraph_;
    DocxLetters paragraph_letters_;
    LetterMarks run_marks_;
    std::vector<bool> fields_;   // whether each open field is still in its code
    std::vector<bool> sections_; // whether each open content control holds the contents
    std::vector<std::pair<int, std::uint32_t>> open_lists_;
    std::string language_;
    int language_runs_ = 0;
    std::uint32_t list_count_ = 0;
    int footnote_count_ = 0;
    int endnote_count_ = 0;
    int contents_ = 0;
    int hidden_ = 0;
    bool link_open_ = false;
    bool joined_ = false;
};

} // namespace

/// The main text has one name in what office programs write; others call it what they like.
bool looks_like_docx(std::string_view bytes) {
    constexpr std::string_view types = "[Content_Types].xml";
    if (!looks_like_zip(bytes) || bytes.find(types) == std::string_view::npos) {
        return false;
    }
    return bytes.find("word/document") != std::string_view::npos ||
           head_in_zip(bytes, std::string(types)).find("wordprocessingml.document.main+xml") !=
               std::string::npos;
}

void read_docx(const Source& source, DocumentSink& sink) {
    DocxReader(source, sink).read();
}

} // namespace lectern
