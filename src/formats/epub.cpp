// SPDX-License-Identifier: GPL-3.0-or-later
// EPUB 2 and 3: the chapters of the spine, one after the other, through the HTML reader.
#include "base/error.hpp"
#include "formats/encoding.hpp"
#include "formats/html.hpp"
#include "formats/readers.hpp"
#include "formats/xhtml.hpp"
#include "formats/xml.hpp"
#include "formats/zip.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace lectern {

namespace {

constexpr std::size_t most_chapters = 20'000;

struct Item {
    std::string path;
    std::string type;
    std::string properties;
};

struct SpineEntry {
    Item item;
    bool linear = true;
};

Error refuse(const Source& source, const std::string& why) {
    return Error(Failure::document, "cannot read " + source.name + ": " + why);
}

/// What the book's own table of contents calls a place in one chapter.
struct Label {
    std::string text;
    std::uint8_t level = 1;
};
using Labels = std::map<std::string, std::vector<Label>, std::less<>>; // by the chapter's path

/// Gives a chapter's blocks the printed page that they stand on, and holds back a title page until
/// it is known whether the next chapter says the title again.
class ChapterSink : public DocumentSink {
public:
    explicit ChapterSink(DocumentSink& sink) : sink_(sink) {}

    /// `labels` name the headings that the chapter may set as paragraphs.
    void begin_chapter(const std::vector<PageMark>* pages, bool is_contents,
                       std::vector<Label> labels) {
        labels_ = std::move(labels);
        pages_ = pages;
        next_page_ = 0;
        is_contents_ = is_contents;
        chapter_.clear();
        holding_ = true;
    }
    void end_chapter() {
        if (holding_) { // short: a title page perhaps
            settle(first_heading());
            title_ = std::move(chapter_);
            chapter_.clear();
        }
    }
    void finish() { settle({}); }

    void facts(const Facts&) override {}
    void line(Line line) override { sink_.line(std::move(line)); }
    void progress(std::uint64_t, std::uint64_t) override {}
    void block(Block block) override {
        set_page(block);
        if (is_contents_) {
            block.role = Role::contents;
            block.level = 0;
        }
        name_by_label(block);
        if (!holding_) {
            sink_.block(std::move(block));
            return;
        }
        chapter_.push_back(std::move(block));
        if (chapter_.size() > most_of_title_page) {
            release_chapter();
        }
    }

private:
    static constexpr std::size_t most_of_title_page = 12;

    /// Each label names one block: the heading that says it, or else a paragraph.
    void name_by_label(Block& block) {
        if (block.role != Role::paragraph && block.role != Role::heading) {
            return;
        }
        const auto label = std::find_if(labels_.begin(), labels_.end(), [&](const Label& known) {
            return known.text == block.text;
        });
        if (label == labels_.end()) {
            return;
        }
        if (block.role == Role::paragraph) {
            block.role = Role::heading;
            block.level = label->level;
        }
        labels_.erase(label);
    }

    void set_page(Block& block) {
        while (pages_ != nullptr && next_page_ < pages_->size() &&
               (*pages_)[next_page_].at <= block.source.begin) {
            page_ = (*pages_)[next_page_++].label;
        }
        block.page = page_;
        block.source = {}; // of a packed file nobody sees
    }

    std::string first_heading() const {
        const auto found = std::find_if(chapter_.begin(), chapter_.end(), [](const Block& block) {
            return block.role == Role::heading;
        });
        return found == chapter_.end() ? std::string() : found->text;
    }

    void release_chapter() {
        settle(first_heading());
        for (Block& block : chapter_) {
            sink_.block(std::move(block));
        }
        chapter_.clear();
        holding_ = false;
    }

    /// Hands on the title page. Its title is no heading when the chapter begins with the same.
    void settle(const std::string& next_heading) {
        for (Block& block : title_) {
            if (block.role == Role::heading && block.text == next_heading) {
                block.role = Role::metadata;
                block.level = 0;
            }
            sink_.block(std::move(block));
        }
        title_.clear();
    }

    DocumentSink& sink_;
    std::vector<Label> labels_;
    const std::vector<PageMark>* pages_ = nullptr;
    std::size_t next_page_ = 0;
    std::string page_;
    bool is_contents_ = false;
    bool holding_ = false;
    std::vector<Block> chapter_;
    std::vector<Block> title_;
};

class EpubReader {
public:
    EpubReader(const Source& source, DocumentSink& sink)
        : source_(source), archive_(source.bytes, source.name), sink_(sink), out_(sink) {}

    void read() {
        find_locked();
        package_path_ = package_path();
        read_package();
        facts_.format = "epub";
        facts_.encoding = "UTF-8";
        sink_.facts(facts_);
        if (spine_.empty()) {
            throw refuse(source_, "it names no chapters; get it again");
        }
        HtmlOptions options;
        options.language = facts_.language;
        std::uint64_t done = 0;
        for (const auto& entry : spine_) {
            options = read_chapter(entry, std::move(options));
            sink_.progress(source_.bytes.size() * ++done / spine_.size(), source_.bytes.size());
        }
        out_.finish();
        sink_.facts(facts_);
    }

private:
    bool parse(const std::string& path, std::string& text, pugi::xml_document& document) {
        auto content = archive_.read(path);
        if (!content) {
            return false;
        }
        const Encoding encoding = find_encoding(*content, {}, declared_encoding(*content));
        text = std::string(Utf8Document(*content, encoding).text());
        parse_xml(document, text);
        return true;
    }

    /// Files that are encrypted, fonts apart: their letters are only mixed up.
    void find_locked() {
        std::string text;
        pugi::xml_document document;
        if (!parse("META-INF/encryption.xml", text, document)) {
            return;
        }
        walk(
            document,
            [&](const pugi::xml_node& node) {
                if (local_name(node) == "EncryptedData") {
                    const auto method =
                        attribute_of(child_of(node, "EncryptionMethod"), "Algorithm");
                    const bool font = method == "http://www.idpf.org/2008/embedding" ||
                                      method == "http://ns.adobe.com/pdf/enc#RC";
                    const auto cipher = find_below(node, "CipherReference");
                    if (!font && cipher) {
                        locked_.insert(path_in_archive("", attribute_of(cipher, "URI")));
                    }
                }
                return Walk::into;
            },
            [](const pugi::xml_node&) {});
    }

    std::string package_path() {
        std::string text;
        pugi::xml_document document;
        if (!parse("META-INF/container.xml", text, document)) {
            throw refuse(source_, "it is no EPUB: its table of parts is missing");
        }
        // The first of several renditions.
        const auto root = find_below(document, "rootfile");
        return path_in_archive("", attribute_of(root, "full-path"));
    }

    void read_package() {
        std::string text;
        pugi::xml_document document;
        if (!parse(package_path_, text, document)) {
            throw refuse(source_, "its list of chapters is missing; get it again");
        }
        const auto package = child_of(document, "package");
        const auto metadata = child_of(package, "metadata");
        facts_.title = collapsed(text_below(find_below(metadata, "title")));
        facts_.language = collapsed(text_below(find_below(metadata, "language")));
        std::map<std::string, Item, std::less<>> items;
        for (const auto& item : child_of(package, "manifest").children()) {
            const std::string id(attribute_of(item, "id"));
            if (local_name(item) == "item" && !id.empty()) {
                items[id] = {path_in_archive(package_path_, attribute_of(item, "href")),
                             std::string(attribute_of(item, "media-type")),
                             std::string(attribute_of(item, "properties"))};
            }
        }
        for (const auto& [id, item] : items) {
            if ((" " + item.properties + " ").find(" nav ") != std::string::npos) {
                read_labels(item.path, "li", "a", "a", "href");
            }
        }
        if (labels_.empty()) {
            for (const auto& [id, item] : items) {
                if (item.type == "application/x-dtbncx+xml") {
                    read_labels(item.path, "navPoint", "navLabel", "content", "src");
                }
            }
        }
        const auto spine = child_of(package, "spine");
        std::vector<SpineEntry> aside;
        for (const auto& reference : spine.children()) {
            const auto item = items.find(attribute_of(reference, "idref"));
            if (item == items.end() || spine_.size() + aside.size() >= most_chapters) {
                continue;
            }
            const bool linear = attribute_of(reference, "linear") != "no";
            (linear ? spine_ : aside).push_back({item->second, linear});
        }
        // What is not part of the flow (notes, answers) comes behind it.
        spine_.insert(spine_.end(), aside.begin(), aside.end());
    }

    /// Reads the table of contents: nav of EPUB 3, or the NCX of EPUB 2.
    void read_labels(const std::string& path, std::string_view entry, std::string_view words,
                     std::string_view target, std::string_view reference) {
        std::string text;
        pugi::xml_document document;
        constexpr std::size_t most_labels = 50'000;
        if (!parse(path, text, document)) {
            return;
        }
        int depth = 0;
        std::size_t count = 0;
        constexpr std::size_t least_labels = 3; // fewer are a cover and a title, no contents
        walk(
            document,
            [&](const pugi::xml_node& node) {
                const auto name = local_name(node);
                const auto type = attribute_of(node, "type");
                if (name == "nav" && type != "toc") {
                    return Walk::over; // page lists and landmarks name no headings
                }
                depth += name == entry ? 1 : 0;
                const auto from = name == entry ? child_of(node, target) : pugi::xml_node();
                if (from && ++count < most_labels) {
                    const std::string label = collapsed(text_below(child_of(node, words)));
                    const auto level = static_cast<std::uint8_t>(std::clamp(depth, 1, 6));
                    if (!label.empty()) {
                        labels_[path_in_archive(path, attribute_of(from, reference))].push_back(
                            {label, level});
                    }
                }
                return Walk::into;
            },
            [&](const pugi::xml_node& node) { depth -= local_name(node) == entry ? 1 : 0; });
        if (count < least_labels) {
            labels_.clear();
        }
    }

    static std::string collapsed(const std::string& text) {
        std::string result;
        for (const char c : text) {
            const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
            if (!space) {
                result += c;
            } else if (!result.empty() && result.back() != ' ') {
                result += ' ';
            }
        }
        while (result.ends_with(' ')) {
            result.pop_back();
        }
        return result;
    }

    HtmlOptions read_chapter(const SpineEntry& entry, HtmlOptions options) {
        if (entry.item.type.starts_with("image/") &&
            entry.item.type.find("svg") == std::string::npos) {
            return options;
        }
        if (locked_.contains(entry.item.path)) {
            throw refuse(source_, "it is protected against copying; get a copy without protection");
        }
        const auto content = archive_.read(entry.item.path);
        if (!content) {
            facts_.notices.push_back({Notice::chapter_missing, entry.item.path});
            return options;
        }
        const Encoding encoding = find_encoding(*content, {}, declared_encoding(*content));
        const Utf8Document text(*content, encoding);
        const Chapter chapter = as_html(text.text());
        options.source_of = [](std::uint64_t at) { return at; };
        const bool contents =
            (" " + entry.item.properties + " ").find(" nav ") != std::string::npos;
        const auto labels = labels_.find(entry.item.path);
        out_.begin_chapter(&chapter.pages, contents,
                           labels == labels_.end() || contents ? std::vector<Label>()
                                                               : labels->second);
        options = read_html_fragment(chapter.html, std::move(options), out_);
        out_.end_chapter();
        return options;
    }

    const Source& source_;
    ZipArchive archive_;
    DocumentSink& sink_;
    ChapterSink out_;
    Facts facts_;
    std::string package_path_;
    std::vector<SpineEntry> spine_;
    Labels labels_;
    std::set<std::string, std::less<>> locked_;
};

} // namespace

bool looks_like_epub(std::string_view bytes) {
    if (!looks_like_zip(bytes)) {
        return false;
    }
    return bytes.substr(0, 128).find("application/epub+zip") != std::string_view::npos ||
           bytes.find("META-INF/container.xml") != std::string_view::npos;
}

void read_epub(const Source& source, DocumentSink& sink) {
    EpubReader(source, sink).read();
}

} // namespace lectern
