// SPDX-License-Identifier: GPL-3.0-or-later
// OpenDocument text → blocks, packed (ODT) or flat in one XML file (FODT). Deleted text of tracked
// changes stands apart in these files and is passed over; what is left is the text as it is now.
#include "base/error.hpp"
#include "formats/odt_looks.hpp"
#include "formats/odt_styles.hpp"
#include "formats/office_writer.hpp"
#include "formats/readers.hpp"
#include "formats/zip.hpp"

#include <algorithm>
#include <charconv>
#include <deque>
#include <map>
#include <optional>

namespace lectern {

namespace {

constexpr std::string_view media_type = "application/vnd.oasis.opendocument.text";

class OdtReader {
public:
    OdtReader(const Source& source, DocumentSink& sink)
        : source_(source), sink_(sink), writer_(sink) {
        if (looks_like_zip(source.bytes)) {
            archive_.emplace(source.bytes, source.name);
        }
    }

    void read() {
        refuse_locked();
        XmlPart content; // a flat file is all parts in one
        if (!content.take(archive_ ? archive_->read("content.xml") : std::string(source_.bytes))) {
            throw Error(Failure::document, "cannot read " + source_.name +
                                               ": its text is missing or damaged; get it again");
        }
        give_facts(content);
        if (find_below(content.root, "soft-page-break")) {
            writer_.name_pages();
        }
        const auto body = child_of(child_of(content.root, "body"), "text");
        looks_ = looks_of(body, styles_);
        read_each(body, content, source_, sink_,
                  [this](const pugi::xml_node& child) { read_below(child); });
        expect_whole(content, source_);
    }

private:
    struct OpenList {
        std::string style;
        std::uint32_t number = 0;
        OdtCounter counter;
        bool first = false; // the item's first paragraph is still to come
        bool heads = false; // a list header: no number
    };

    bool load(const std::string& path, XmlPart& part) {
        return archive_ && part.take(archive_->read(path));
    }

    /// Reads the styles too: they know the language.
    void give_facts(const XmlPart& content) {
        Facts facts;
        facts.format = "odt";
        facts.encoding = "UTF-8";
        XmlPart styles;
        if (load("styles.xml", styles)) {
            styles_.read(styles.root);
        }
        styles_.read(content.root);
        XmlPart meta;
        const bool apart = load("meta.xml", meta);
        const auto about = apart ? meta.root : child_of(content.root, "meta");
        facts.title = text_below(find_below(about, "title"));
        facts.language = text_below(find_below(about, "language"));
        if (facts.language.empty()) {
            facts.language = styles_.language();
        }
        language_ = facts.language;
        sink_.facts(facts);
    }

    void refuse_locked() {
        XmlPart manifest;
        if (load("META-INF/manifest.xml", manifest) &&
            find_below(manifest.root, "encryption-data")) {
            throw Error(Failure::document, "cannot read " + source_.name +
                                               ": it is encrypted; save a copy without a password");
        }
    }

    void read_below(const pugi::xml_node& child) {
        read_tree(child);
        while (!notes_.empty() || !boxes_.empty()) {
            if (!notes_.empty()) {
                const auto [id, node] = notes_.front();
                notes_.pop_front();
                writer_.begin_note(id);
                read_children(node);
                writer_.end_note();
            } else {
                const auto box = boxes_.front();
                boxes_.pop_front();
                read_children(box);
            }
        }
    }

    void read_children(const pugi::xml_node& node) {
        for (const auto& child : node.children()) {
            read_tree(child);
        }
    }

    void read_tree(const pugi::xml_node& node) {
        walk_whole(
            node, [this](const pugi::xml_node& inner) { return enter(inner); },
            [this](const pugi::xml_node& inner) { leave(inner); });
    }

    Walk enter(const pugi::xml_node& node) {
        if (node.type() != pugi::node_element) {
            if (in_paragraph_ && hidden_ == 0) {
                writer_.text().add(node.value(), {});
            }
            return Walk::into;
        }
        const auto name = local_name(node);
        if (is_one_of(name, {"tracked-changes", "annotation", "sequence-decls", "forms",
                             "variable-decls", "user-field-decls", "hidden-text", "ruby-text",
                             "table-of-content-source", "index-source", "bibliography-source"})) {
            return Walk::over;
        }
        if (is_one_of(name, {"p", "h"})) {
            return begin_paragraph(name, node);
        }
        if (is_one_of(name, {"list", "list-item", "list-header"})) {
            enter_list(name, node);
        } else if (is_one_of(name, {"table", "table-row", "table-cell", "covered-table-cell",
                                    "table-header-rows"})) {
            return enter_table(name, node);
        } else if (is_one_of(name, {"table-of-content", "illustration-index", "table-index",
                                    "object-index", "user-index", "alphabetical-index"})) {
            ++contents_;
        } else if (is_one_of(name, {"span", "a"})) {
            open_marks(name, node);
        } else {
            return take_sign(name, node);
        }
        return Walk::into;
    }

    void leave(const pugi::xml_node& node) {
        const auto name = local_name(node);
        if (is_one_of(name, {"p", "h"})) {
            end_paragraph();
        } else if (name == "list" && !lists_.empty()) {
            last_list_ = std::move(lists_.back());
            lists_.pop_back();
        } else if (name == "table") {
            writer_.end_table();
        } else if (name == "table-cell") {
            writer_.end_cell();
        } else if (name == "table-header-rows") {
            header_rows_ = false;
        } else if (is_one_of(name, {"table-of-content", "illustration-index", "table-index",
                                    "object-index", "user-index", "alphabetical-index"})) {
            --contents_;
        } else if (is_one_of(name, {"span", "a"}) && !marks_.empty()) {
            close_marks();
        }
    }

    Walk begin_paragraph(std::string_view name, const pugi::xml_node& node) {
        const std::string style(attribute_of(node, "style-name"));
        const OdtStyle look = styles_.resolved(style);
        if (look.hidden.value_or(false)) {
            return Walk::over;
        }
        paragraph_ = {};
        in_paragraph_ = true;
        if (contents_ > 0) {
            paragraph_.role = Role::contents;
        } else if (name == "h") {
            paragraph_.role = Role::heading;
            paragraph_.level = std::clamp(odt_number(attribute_of(node, "outline-level"), 1), 1, 9);
            if (attribute_of(node, "is-list-header") != "true" && lists_.empty()) {
                paragraph_.label =
                    headings_.next(styles_, {}, paragraph_.level, &OdtStyles::outline);
            } else {
                paragraph_.label = item_label();
            }
        } else if (styles_.is_based_on(style, "Title")) {
            paragraph_.role = Role::heading;
            paragraph_.level = 1;
            paragraph_.title = true;
        } else if (!lists_.empty()) {
            begin_item();
        } else if (const int level = level_by_look(node); level > 0) {
            paragraph_.role = Role::heading;
            paragraph_.level = level;
            paragraph_.guessed = true;
        } else if (styles_.is_based_on(style, "Quotations")) {
            paragraph_.role = Role::quote;
            paragraph_.level = 1;
        } else if (styles_.is_based_on(style, "Caption")) {
            paragraph_.role = Role::caption;
        } else if (styles_.is_based_on(style, "Preformatted_20_Text")) {
            paragraph_.role = Role::code;
        }
        if (!look.language.empty() && look.language.substr(0, 2) != language_.substr(0, 2)) {
            paragraph_.language = look.language;
        }
        writer_.begin_paragraph(paragraph_.label);
        paragraph_marks_ = {look.bold.value_or(false), look.italic.value_or(false)};
        writer_.open(paragraph_marks_);
        return Walk::into;
    }

    void end_paragraph() {
        writer_.close(paragraph_marks_);
        paragraph_marks_ = {};
        in_paragraph_ = false;
        writer_.end_paragraph(paragraph_);
        for (const auto& words : pictures_) {
            writer_.describe_picture(words);
        }
        pictures_.clear();
    }

    int level_by_look(const pugi::xml_node& node) const {
        return looks_.any() && !writer_.in_table() ? looks_.level_of(look_of(node, styles_)) : 0;
    }

    std::string item_label() {
        if (lists_.empty() || lists_.back().heads) {
            return {};
        }
        OpenList& list = lists_.back();
        return list.counter.next(styles_, list.style, static_cast<int>(lists_.size()), nullptr);
    }

    void begin_item() {
        OpenList& list = lists_.back();
        if (!list.first) {
            return; // a further paragraph of the item
        }
        list.first = false;
        const OdtLevel* const form = styles_.level(list.style, static_cast<int>(lists_.size()));
        paragraph_.role = Role::list_item;
        paragraph_.level = static_cast<int>(lists_.size());
        paragraph_.list = list.number;
        paragraph_.label = item_label();
        paragraph_.ordered = form != nullptr && !form->format.empty();
    }

    void enter_list(std::string_view name, const pugi::xml_node& node) {
        if (name != "list") {
            if (!lists_.empty()) {
                lists_.back().first = true;
                lists_.back().heads = name == "list-header";
            }
            return;
        }
        OpenList list;
        list.style = attribute_of(node, "style-name");
        if (list.style.empty() && !lists_.empty()) {
            list.style = lists_.back().style;
        }
        const bool goes_on = attribute_of(node, "continue-numbering") == "true" ||
                             has_attribute(node, "continue-list");
        if (goes_on && lists_.empty() && last_list_.style == list.style) {
            list.counter = last_list_.counter;
        }
        if (!lists_.empty()) {
            list.counter.numbers = lists_.back().counter.numbers; // "1.2" shows the outer number
            list.counter.numbers.erase(static_cast<int>(lists_.size()) + 1);
        }
        list.number = ++list_count_;
        lists_.push_back(std::move(list));
    }

    Walk enter_table(std::string_view name, const pugi::xml_node& node) {
        if (name == "table") {
            writer_.begin_table(is_layout(node));
        } else if (name == "table-header-rows") {
            header_rows_ = true;
        } else if (name == "table-row") {
            writer_.begin_row(header_rows_);
        } else if (name == "table-cell") {
            const auto span = [&](const char* key) {
                return static_cast<std::uint16_t>(
                    std::clamp(odt_number(attribute_of(node, key), 1), 1, 999));
            };
            writer_.begin_cell(span("number-columns-spanned"), span("number-rows-spanned"));
        } else {
            // Covered by its left neighbour, whose width counted it, or from above.
            if (is_covered_from_above(node)) {
                writer_.skip_cell(1);
            }
            return Walk::over;
        }
        return Walk::into;
    }

    /// One cell alone is a frame, not a table.
    static bool is_layout(const pugi::xml_node& table) {
        int rows = 0;
        for (const auto& row : table.children()) {
            rows += local_name(row) == "table-row" ? 1 : 0;
        }
        const auto cell = find_below(table, "table-cell");
        const auto beside = cell.parent().children();
        const auto cells = std::count_if(beside.begin(), beside.end(), is_cell);
        return rows == 1 && cells == 1;
    }

    static bool is_cell(const pugi::xml_node& node) {
        return is_one_of(local_name(node), {"table-cell", "covered-table-cell"});
    }

    static bool is_covered_from_above(const pugi::xml_node& node) {
        int steps = 1;
        for (auto before = node.previous_sibling(); before; before = before.previous_sibling()) {
            if (local_name(before) == "table-cell") {
                return odt_number(attribute_of(before, "number-columns-spanned"), 1) <= steps;
            }
            steps += is_cell(before) ? 1 : 0;
        }
        return true;
    }

    struct Marks {
        LetterMarks letters;
        bool link = false;
        bool hidden = false;
    };

    void open_marks(std::string_view name, const pugi::xml_node& node) {
        Marks marks;
        const OdtStyle look = styles_.resolved(attribute_of(node, "style-name"));
        if (name == "a") {
            marks.link = true;
            writer_.text().open(SpanKind::link, std::string(attribute_of(node, "href")));
        } else {
            marks.letters = {look.bold.value_or(false) && !paragraph_marks_.strong,
                             look.italic.value_or(false) && !paragraph_marks_.emphasis};
            marks.hidden = look.hidden.value_or(false);
        }
        hidden_ += marks.hidden ? 1 : 0;
        writer_.open(marks.letters);
        marks_.push_back(marks);
    }

    void close_marks() {
        const Marks marks = marks_.back();
        marks_.pop_back();
        writer_.close(marks.letters);
        hidden_ -= marks.hidden ? 1 : 0;
        if (marks.link) {
            writer_.text().close(SpanKind::link);
        }
    }

    Walk take_sign(std::string_view name, const pugi::xml_node& node) {
        if (name == "s" || name == "tab") {
            writer_.text().add_space();
        } else if (name == "line-break") {
            writer_.text().add_break();
        } else if (name == "soft-page-break") {
            writer_.turn_page();
        } else if (name == "note") {
            take_note(node);
            return Walk::over;
        } else if (in_paragraph_ && holds_paragraphs(node)) {
            boxes_.push_back(node); // a text box or drawn shape: read behind its paragraph
            return Walk::over;
        } else if (is_one_of(name, {"title", "desc"})) {
            if (!writer_.in_table()) {
                pictures_.push_back(text_below(node));
            }
            return Walk::over;
        }
        return Walk::into;
    }

    static bool holds_paragraphs(const pugi::xml_node& node) {
        const auto children = node.children();
        return std::any_of(children.begin(), children.end(), [](const pugi::xml_node& child) {
            return is_one_of(local_name(child), {"p", "h", "list", "table"});
        });
    }

    void take_note(const pugi::xml_node& node) {
        const auto citation = child_of(node, "note-citation");
        std::string id(attribute_of(node, "id"));
        if (id.empty()) {
            id = "note-" + std::to_string(++note_count_);
        }
        writer_.text().open(SpanKind::note_reference, id);
        writer_.text().add(text_below(citation), {});
        writer_.text().close(SpanKind::note_reference);
        notes_.emplace_back(id, child_of(node, "note-body"));
    }

    const Source& source_;
    std::optional<ZipArchive> archive_;
    DocumentSink& sink_;
    OfficeWriter writer_;
    OdtStyles styles_;
    OdtCounter headings_;
    OfficeLooks looks_;
    std::string language_;
    std::vector<OpenList> lists_;
    OpenList last_list_;
    std::deque<std::pair<std::string, pugi::xml_node>> notes_;
    std::deque<pugi::xml_node> boxes_;
    std::vector<std::string> pictures_;
    std::vector<Marks> marks_;
    OfficeParagraph paragraph_;
    LetterMarks paragraph_marks_;
    std::uint32_t list_count_ = 0;
    int note_count_ = 0;
    int contents_ = 0;
    int hidden_ = 0;
    bool in_paragraph_ = false;
    bool header_rows_ = false;
};

/// Whether an archive that does not begin as an ODT does holds one.
bool is_repacked(std::string_view bytes) {
    if (bytes.find("content.xml") == std::string_view::npos) {
        return false;
    }
    const std::string type = head_in_zip(bytes, "mimetype");
    if (!type.empty()) {
        return type.starts_with(media_type);
    }
    return head_in_zip(bytes, "META-INF/manifest.xml").find(media_type) != std::string::npos ||
           head_in_zip(bytes, "content.xml").find("<office:text") != std::string::npos;
}

} // namespace

/// In a packed file the type stands at the very beginning or, where folders come first, somewhere
/// behind them; other programs pack that file too, or leave it out. A flat one has the type in its
/// first element.
bool looks_like_odt(std::string_view bytes) {
    constexpr std::string_view flat = "<office:document ";
    constexpr std::size_t head = 8192;
    if (looks_like_zip(bytes)) {
        const auto at = bytes.find(media_type);
        return (at != std::string_view::npos && bytes.substr(0, at).ends_with("mimetype")) ||
               is_repacked(bytes);
    }
    const auto at = bytes.substr(0, head).find(flat);
    return at != std::string_view::npos &&
           bytes.substr(at, head).find(media_type) != std::string_view::npos;
}

void read_odt(const Source& source, DocumentSink& sink) {
    OdtReader(source, sink).read();
}

} // namespace lectern
