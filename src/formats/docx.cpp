// SPDX-License-Identifier: GPL-3.0-or-later
// DOCX → blocks: the text as it stands after all tracked changes.
#include "base/error.hpp"
#include "formats/docx_styles.hpp"
#include "formats/office_writer.hpp"
#include "formats/readers.hpp"
#include "formats/zip.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <deque>
#include <map>
#include <unordered_map>

namespace lectern {

namespace {

/// A part of the file that stays in memory with its text.
struct Part {
    std::string text;
    pugi::xml_document document;
    pugi::xml_node root;
};

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

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
        : source_(source), archive_(source.bytes, source.name), sink_(sink), writer_(sink) {}

    void read() {
        main_path_ = find_main();
        Part body;
        if (!load(main_path_, body)) {
            throw Error(Failure::document, "cannot read " + source_.name +
                                               ": its text is missing or damaged; get it again");
        }
        read_parts();
        Facts facts;
        facts.format = "docx";
        facts.encoding = "UTF-8";
        facts.title = title();
        facts.language = styles_.language();
        sink_.facts(facts);
        const auto content = child_of(body.root, "body");
        if (find_below(content, "lastRenderedPageBreak")) {
            writer_.name_pages();
        }
        std::uint64_t all = 1;
        for ([[maybe_unused]] const auto& child : content.children()) {
            ++all;
        }
        std::uint64_t done = 0;
        for (const auto& child : content.children()) {
            read_below(child);
            sink_.progress(source_.bytes.size() * ++done / all, source_.bytes.size());
        }
        for (const auto& [id, node] : late_notes_) {
            write_note(id, node);
        }
        sink_.progress(source_.bytes.size(), source_.bytes.size());
    }

private:
    bool load(const std::string& path, Part& part) {
        auto content = archive_.read(path);
        if (!content) {
            return false;
        }
        part.text = std::move(*content);
        parse_xml(part.document, part.text);
        part.root = part.document.document_element();
        return static_cast<bool>(part.root);
    }

    /// The main part is named by the package, not by custom.
    std::string find_main() {
        Part relations;
        if (load("_rels/.rels", relations)) {
            for (const auto& relation : relations.root.children()) {
                if (attribute_of(relation, "Type").ends_with("/officeDocument")) {
                    return path_in_archive("", attribute_of(relation, "Target"));
                }
            }
        }
        return "word/document.xml";
    }

    std::string beside_main(const std::string& name) const {
        return path_in_archive(main_path_, name);
    }

    void read_parts() {
        Part styles;
        if (load(beside_main("styles.xml"), styles)) {
            styles_.read(styles.root);
        }
        Part numbering;
        if (load(beside_main("numbering.xml"), numbering)) {
            numbering_.read(numbering.root);
        }
        read_notes("footnotes.xml", footnotes_, footnote_nodes_);
        read_notes("endnotes.xml", endnotes_, endnote_nodes_);
        const auto slash = main_path_.rfind('/') + 1;
        Part relations;
        if (load(main_path_.substr(0, slash) + "_rels/" + main_path_.substr(slash) + ".rels",
                 relations)) {
            for (const auto& relation : relations.root.children()) {
                if (attribute_of(relation, "TargetMode") == "External") {
                    links_.emplace(attribute_of(relation, "Id"), attribute_of(relation, "Target"));
                }
            }
        }
    }

    void read_notes(const std::string& name, Part& part,
                    std::map<std::string, pugi::xml_node, std::less<>>& nodes) {
        if (!load(beside_main(name), part)) {
            return;
        }
        for (const auto& note : part.root.children()) {
            const auto type = attribute_of(note, "type");
            if (type.empty() || type == "normal") {
                nodes.emplace(attribute_of(note, "id"), note);
            }
        }
    }

    std::string title() {
        Part core;
        return load("docProps/core.xml", core) ? text_below(child_of(core.root, "title"))
                                               : std::string();
    }

    /// Reads one child of the body, and then the text boxes and notes that hang on it.
    void read_below(const pugi::xml_node& child) {
        read_tree(child);
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
        if (enter(node) == Walk::into) {
            walk(
                node, [this](const pugi::xml_node& inner) { return enter(inner); },
                [this](const pugi::xml_node& inner) { leave(inner); });
            leave(node);
        }
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
            writer_.begin_table(is_layout(node));
        } else if (name == "tr") {
            const auto properties = child_of(node, "trPr");
            if (child_of(properties, "del")) {
                return Walk::over; // a deleted row
            }
            writer_.begin_row(static_cast<bool>(child_of(properties, "tblHeader")));
        } else if (name == "tc") {
            const auto properties = child_of(node, "tcPr");
            const auto span = child_of(properties, "gridSpan");
            const auto columns = static_cast<std::uint16_t>(
                std::clamp(number_of(attribute_of(span, "val"), 1), 1, 999));
            const auto merge = child_of(properties, "vMerge");
            if (merge && attribute_of(merge, "val") != "restart") {
                writer_.skip_cell(columns);
                return Walk::over;
            }
            writer_.begin_cell(columns, 1);
        } else if (name == "sdt") {
            const auto gallery = find_below(child_of(node, "sdtPr"), "docPartGallery");
            const bool contents = attribute_of(gallery, "val") == "Table of Contents";
            sections_.push_back(contents);
            contents_ += contents ? 1 : 0;
        } else if (const auto link = links_.find(attribute_of(node, "id"));
                   link != links_.end() && !link_open_) {
            writer_.text().open(SpanKind::link, link->second);
            link_open_ = true;
        }
        return Walk::into;
    }

    /// One cell that only frames its text.
    static bool is_layout(const pugi::xml_node& table) {
        int rows = 0;
        int cells = 0;
        for (const auto& row : table.children()) {
            if (local_name(row) != "tr") {
                continue;
            }
            ++rows;
            for (const auto& cell : row.children()) {
                cells += local_name(cell) == "tc" ? 1 : 0;
            }
            if (cells > 1) {
                return false;
            }
        }
        return rows == 1;
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
            refer("footnote-", footnote_nodes_, node, ++footnote_count_);
        } else if (name == "endnoteReference") {
            refer("endnote-", endnote_nodes_, node, ++endnote_count_);
        } else if (name == "docPr") {
            const auto words = attribute_of(node, "descr");
            if (!words.empty() && !writer_.in_table()) {
                pictures_.emplace_back(words);
            }
        }
    }

    void refer(const std::string& prefix,
               const std::map<std::string, pugi::xml_node, std::less<>>& nodes,
               const pugi::xml_node& reference, int number) {
        const auto note = nodes.find(attribute_of(reference, "id"));
        if (note == nodes.end()) {
            return;
        }
        const std::string id = prefix + note->first;
        writer_.text().open(SpanKind::note_reference, id);
        writer_.text().add(std::to_string(number), {});
        writer_.text().close(SpanKind::note_reference);
        (prefix == "footnote-" ? notes_ : late_notes_).emplace_back(id, note->second);
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
        if (run_marks_[0]) {
            writer_.text().open(SpanKind::strong, {});
        }
        if (run_marks_[1]) {
            writer_.text().open(SpanKind::emphasis, {});
        }
        note_language(attribute_of(child_of(properties, "lang"), "val"));
        return Walk::into;
    }

    void end_run() {
        if (hidden_ > 0) {
            --hidden_;
            return;
        }
        if (run_marks_[1]) {
            writer_.text().close(SpanKind::emphasis);
        }
        if (run_marks_[0]) {
            writer_.text().close(SpanKind::strong);
        }
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
        if (list > 0 && !joins_next(node)) {
            const auto label = numbering_.next(list, std::max(level, 0));
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
    ZipArchive archive_;
    DocumentSink& sink_;
    OfficeWriter writer_;
    std::string main_path_;
    DocxStyles styles_;
    DocxNumbering numbering_;
    Part footnotes_;
    Part endnotes_;
    std::map<std::string, pugi::xml_node, std::less<>> footnote_nodes_;
    std::map<std::string, pugi::xml_node, std::less<>> endnote_nodes_;
    std::map<std::string, std::string, std::less<>> links_;
    std::deque<pugi::xml_node> boxes_; // text boxes that hang on what is being read
    std::deque<std::pair<std::string, pugi::xml_node>> notes_;
    std::deque<std::pair<std::string, pugi::xml_node>> late_notes_; // at the document's end
    std::vector<std::string> pictures_;
    OfficeParagraph paragraph_;
    DocxLetters paragraph_letters_;
    std::array<bool, 2> run_marks_{}; // strong, emphasis
    std::vector<bool> fields_;        // whether each open field is still in its code
    std::vector<bool> sections_;      // whether each open content control holds the contents
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

bool looks_like_docx(std::string_view bytes) {
    return looks_like_zip(bytes) && bytes.find("[Content_Types].xml") != std::string_view::npos &&
           bytes.find("word/document") != std::string_view::npos;
}

void read_docx(const Source& source, DocumentSink& sink) {
    DocxReader(source, sink).read();
}

} // namespace lectern
