// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/markdown_blocks.hpp"

#include "formats/html.hpp"
#include "formats/html_inline.hpp"
#include "formats/html_page.hpp"
#include "formats/inline_text.hpp"
#include "formats/item_number.hpp"

#include <algorithm>
#include <md4c.h>
#include <unordered_map>
#include <utility>
#include <vector>

namespace lectern {
namespace {

constexpr std::size_t no_item = SIZE_MAX;

/// What the present place of the document is in.
struct Context {
    Role role = Role::paragraph;
    std::uint8_t level = 0; // of a heading
    std::uint8_t quote = 0;
    std::uint8_t list_depth = 0;
    bool ordered = false;
    std::uint32_t list = 0;
    std::uint32_t number = 0;   // of the next item, where the document's numbers are to be told
    std::size_t item = no_item; // of items_begun_
    Cell cell;
};

std::uint8_t one_deeper(std::uint8_t depth) {
    return depth < 255 ? static_cast<std::uint8_t>(depth + 1) : depth;
}

/// "&eacute;" → "é", with the names that HTML knows.
std::string decoded(std::string_view entity) {
    const HtmlPage page(entity);
    std::string text;
    for (NodeIndex i = 0; i < page.nodes().size(); ++i) {
        if (page.node(i).is_text) {
            text += page.text(i);
        }
    }
    return text;
}

/// Cuts "{#anchor .class}" off the end of a heading and gives the anchor.
std::string cut_attributes(std::string& text) {
    const auto begin = text.rfind('{');
    if (begin == std::string::npos || begin == 0 || text.back() != '}' ||
        (text[begin + 1] != '#' && text[begin + 1] != '.')) {
        return {};
    }
    const std::string inside = text.substr(begin + 1, text.size() - begin - 2);
    text.resize(begin);
    while (!text.empty() && text.back() == ' ') {
        text.pop_back();
    }
    const auto mark = inside.find('#');
    return mark == std::string::npos
               ? std::string{}
               : inside.substr(mark + 1,
                               std::min(inside.find(' ', mark), inside.size()) - mark - 1);
}

/// The element's name in an inline tag, in lower case: "</SUP>" → "/sup".
std::string tag_name(std::string_view tag) {
    std::string name;
    for (std::size_t at = 1; at < tag.size(); ++at) {
        const char letter = tag[at];
        if (letter <= ' ' || letter == '>' || (letter == '/' && at > 1)) {
            break;
        }
        name += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    }
    return name;
}

std::string value_in(std::string_view tag, std::string_view name) {
    const auto at = tag.find(name);
    if (at == std::string_view::npos) {
        return {};
    }
    const auto begin = tag.find_first_not_of(" =\"'", at + name.size());
    if (begin == std::string_view::npos) {
        return {};
    }
    return std::string(tag.substr(begin, tag.find_first_of("\"' >", begin) - begin));
}

} // namespace

/// Takes what the parser finds and hands on a block where one ends.
class MarkdownBlocks::Writer {
public:
    Writer(MarkdownBlocks& counts, std::string_view markdown,
           std::function<SourceRange(SourceRange)> source_of)
        : counts_(counts), markdown_(markdown), source_of_(std::move(source_of)) {}

    void set_note(const std::string& id) {
        open_.back().role = Role::note;
        id_ = id;
    }
    void run();

private:
    static Writer& self(void* userdata) { return *static_cast<Writer*>(userdata); }
    void enter_block(MD_BLOCKTYPE type, void* detail);
    void leave_block(MD_BLOCKTYPE type);
    void enter_list(bool ordered, unsigned start);
    void enter_item();
    void enter_cell(bool header);
    void enter_span(MD_SPANTYPE type, void* detail);
    void leave_span(MD_SPANTYPE type);
    void add_text(MD_TEXTTYPE type, std::string_view text);
    void add_entity(InlineText& into, std::string_view entity, SourceRange place);
    void add_raised(std::string_view text, SourceRange place);
    void add_tag(std::string_view tag);
    void flush();
    void give(InlineRun run);
    void set_place(Block& block);
    void mark_notes(InlineRun& run) const;
    void give_html();
    void give_picture();
    SourceRange place_of(std::string_view text) const;

    MarkdownBlocks& counts_;
    std::string_view markdown_;
    std::function<SourceRange(SourceRange)> source_of_;
    InlineText text_;
    std::vector<Context> open_{1};
    std::vector<bool> items_begun_;
    std::string id_;
    std::string html_; // of the raw HTML block that is being taken
    SourceRange html_source_;
    InlineText picture_; // the description of a picture
    int pictures_ = 0;   // how many open ones the text is in
    bool in_html_ = false;
    bool raised_ = false;                                   // between <sup> and </sup>
    Cell cell_;                                             // the last one of the present table
    std::unordered_map<std::string, std::string> entities_; // decoded once each
};

void MarkdownBlocks::Writer::run() {
    MD_PARSER parser{};
    parser.flags = MD_DIALECT_GITHUB;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* user) {
        self(user).enter_block(type, detail);
        return 0;
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* user) {
        self(user).leave_block(type);
        return 0;
    };
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* user) {
        self(user).enter_span(type, detail);
        return 0;
    };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* user) {
        self(user).leave_span(type);
        return 0;
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* user) {
        self(user).add_text(type, {text, size});
        return 0;
    };
    md_parse(markdown_.data(), static_cast<MD_SIZE>(markdown_.size()), &parser, this);
    flush();
    give_html();
}

void MarkdownBlocks::Writer::enter_block(MD_BLOCKTYPE type, void* detail) {
    flush();
    in_html_ = type == MD_BLOCK_HTML;
    if (!in_html_) {
        give_html(); // an empty line ends raw HTML, but not the table that it may be in
    }
    open_.push_back(open_.back());
    Context& inner = open_.back();
    switch (type) {
    case MD_BLOCK_QUOTE:
        inner.quote = one_deeper(inner.quote);
        break;
    case MD_BLOCK_UL:
        enter_list(false, 1);
        break;
    case MD_BLOCK_OL:
        enter_list(true, static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start);
        break;
    case MD_BLOCK_LI:
        enter_item();
        break;
    case MD_BLOCK_H:
        inner.role = Role::heading;
        inner.level = static_cast<std::uint8_t>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
        break;
    case MD_BLOCK_CODE:
        inner.role = Role::code;
        break;
    case MD_BLOCK_TABLE:
        cell_ = {};
        cell_.table = ++counts_.tables_;
        break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        enter_cell(type == MD_BLOCK_TH);
        break;
    default:
        break;
    }
}

void MarkdownBlocks::Writer::leave_block(MD_BLOCKTYPE type) {
    in_html_ = false;
    flush();
    if (type == MD_BLOCK_TR) {
        ++cell_.row;
        cell_.column = 0;
    }
    open_.pop_back();
}

/// Numbers that do not begin at 1 are the document's own: of its paragraphs, of a list that it has
/// interrupted. Only these are read.
void MarkdownBlocks::Writer::enter_list(bool ordered, unsigned start) {
    Context& inner = open_.back();
    inner.list = ++counts_.lists_;
    inner.list_depth = one_deeper(inner.list_depth);
    inner.ordered = ordered;
    inner.item = no_item;
    inner.number = ordered && start > 1 ? start : 0;
}

void MarkdownBlocks::Writer::enter_item() {
    Context& inner = open_.back();
    Context& list = open_[open_.size() - 2];
    inner.item = items_begun_.size();
    inner.number = list.number;
    list.number += list.number > 0 ? 1 : 0;
    items_begun_.push_back(false);
}

void MarkdownBlocks::Writer::enter_cell(bool header) {
    Context& inner = open_.back();
    cell_.header = header;
    inner.cell = cell_;
    ++cell_.column;
}

void MarkdownBlocks::Writer::enter_span(MD_SPANTYPE type, void* detail) {
    switch (type) {
    case MD_SPAN_EM:
    case MD_SPAN_U:
        text_.open(SpanKind::emphasis, {});
        break;
    case MD_SPAN_STRONG:
        text_.open(SpanKind::strong, {});
        break;
    case MD_SPAN_CODE:
        text_.open(SpanKind::code, {});
        break;
    case MD_SPAN_A: {
        const MD_ATTRIBUTE& address = static_cast<MD_SPAN_A_DETAIL*>(detail)->href;
        text_.open(SpanKind::link, std::string(address.text, address.size));
        break;
    }
    case MD_SPAN_IMG:
        ++pictures_;
        break;
    default:
        break;
    }
}

void MarkdownBlocks::Writer::leave_span(MD_SPANTYPE type) {
    switch (type) {
    case MD_SPAN_EM:
    case MD_SPAN_U:
        text_.close(SpanKind::emphasis);
        break;
    case MD_SPAN_STRONG:
        text_.close(SpanKind::strong);
        break;
    case MD_SPAN_CODE:
        text_.close(SpanKind::code);
        break;
    case MD_SPAN_A:
        text_.close(SpanKind::link);
        break;
    case MD_SPAN_IMG:
        --pictures_;
        break;
    default:
        break;
    }
}

SourceRange MarkdownBlocks::Writer::place_of(std::string_view text) const {
    // Line ends and decoded letters are the parser's own.
    if (text.data() < markdown_.data() ||
        text.data() + text.size() > markdown_.data() + markdown_.size()) {
        return {};
    }
    const auto begin = static_cast<std::uint64_t>(text.data() - markdown_.data());
    return {begin, begin + text.size()};
}

void MarkdownBlocks::Writer::add_text(MD_TEXTTYPE type, std::string_view text) {
    InlineText& into = pictures_ > 0 ? picture_ : text_;
    const SourceRange place = place_of(text);
    switch (type) {
    case MD_TEXT_BR:
        into.add_break();
        break;
    case MD_TEXT_SOFTBR:
        into.add_space();
        break;
    case MD_TEXT_ENTITY:
        add_entity(into, text, place);
        break;
    case MD_TEXT_CODE:
        if (open_.back().role == Role::code) {
            into.add_kept(text, place);
        } else {
            into.add(text, place);
        }
        break;
    case MD_TEXT_HTML:
        if (in_html_) {
            html_source_ = html_.empty() ? place : html_source_;
            html_ += text;
        } else {
            add_tag(text);
        }
        break;
    case MD_TEXT_NULLCHAR:
        break;
    default:
        if (raised_ && pictures_ == 0) {
            add_raised(text, place);
        } else {
            into.add(text, place);
        }
        break;
    }
}

void MarkdownBlocks::Writer::add_entity(InlineText& into, std::string_view entity,
                                        SourceRange place) {
    const auto [known, is_new] = entities_.try_emplace(std::string(entity));
    if (is_new) {
        known->second = decoded(entity);
    }
    into.add(known->second, place);
}

void MarkdownBlocks::Writer::add_raised(std::string_view text, SourceRange place) {
    switch (meaning_of_raised(text_.text(), text)) {
    case Raised::note_mark:
        text_.open(SpanKind::note_reference, {});
        text_.add(text, place);
        text_.close(SpanKind::note_reference);
        break;
    case Raised::exponent:
        text_.add(raised_digits(text), place);
        break;
    case Raised::text:
        text_.add(text, place);
        break;
    }
}

/// Of the tags within a line, a few matter.
void MarkdownBlocks::Writer::add_tag(std::string_view tag) {
    const std::string name = tag_name(tag);
    if (name == "br") {
        text_.add_break();
    } else if (name == "sup" || name == "/sup") {
        raised_ = name == "sup";
    } else if (name == "b" || name == "strong") {
        text_.open(SpanKind::strong, {});
    } else if (name == "/b" || name == "/strong") {
        text_.close(SpanKind::strong);
    } else if (name == "i" || name == "em") {
        text_.open(SpanKind::emphasis, {});
    } else if (name == "/i" || name == "/em") {
        text_.close(SpanKind::emphasis);
    } else if (name == "a" || name == "span") {
        const std::string id = value_in(tag, " id=");
        const std::string anchor = id.empty() ? value_in(tag, " name=") : id;
        id_ = anchor.empty() ? id_ : anchor;
    }
}

void MarkdownBlocks::Writer::flush() {
    raised_ = false;
    if (!text_.empty()) {
        if (open_.back().role == Role::paragraph && open_.back().cell.table == 0) {
            for (InlineRun& run : cut_at_breaks(text_.take())) {
                give(std::move(run));
            }
        } else {
            give(text_.take());
        }
    }
    text_.take();
    give_picture();
}

void MarkdownBlocks::Writer::give(InlineRun run) {
    Block block;
    if (open_.back().role == Role::code) {
        trim_code(run.text, run.spans);
    } else {
        mark_notes(run);
    }
    set_place(block);
    if (block.role == Role::heading) {
        const std::string anchor = cut_attributes(run.text);
        id_ = anchor.empty() ? id_ : anchor;
    }
    if (run.text.empty()) {
        return;
    }
    block.text = std::move(run.text);
    block.spans = std::move(run.spans);
    if (block.role == Role::list_item && open_.back().number > 0) {
        put_number(block, item_number(static_cast<int>(open_.back().number), '1'));
    }
    block.id = std::exchange(id_, {});
    block.source = run.source.end > 0 ? source_of_(run.source) : SourceRange{};
    counts_.sink_.block(std::move(block));
}

void MarkdownBlocks::Writer::set_place(Block& block) {
    const Context& in = open_.back();
    block.list = in.list;
    if (in.role != Role::paragraph) {
        block.role = in.role;
        block.level = in.level;
    } else if (in.cell.table > 0) {
        block.role = Role::table_cell;
        block.cell = in.cell;
    } else if (in.item != no_item && !items_begun_[in.item]) {
        block.role = Role::list_item;
        block.level = in.list_depth;
        block.ordered = in.ordered;
    } else if (in.quote > 0) {
        block.role = Role::quote;
        block.level = in.quote;
    }
    if (in.item != no_item) {
        items_begun_[in.item] = true;
    }
    if (block.role == Role::heading) {
        block.list = 0;
    }
}

/// References to notes come as text, since CommonMark has none: "found.[^3]".
void MarkdownBlocks::Writer::mark_notes(InlineRun& run) const {
    const std::size_t spans = run.spans.size();
    for (auto at = run.text.find("[^"); at != std::string::npos && !counts_.labels_.empty();
         at = run.text.find("[^", at + 2)) {
        const auto end = run.text.find(']', at);
        if (end == std::string::npos) {
            break;
        }
        const std::string label = run.text.substr(at + 2, end - at - 2);
        if (counts_.labels_.contains(label)) {
            const TextRange range{static_cast<std::uint32_t>(at),
                                  static_cast<std::uint32_t>(end + 1)};
            run.spans.push_back({SpanKind::note_reference, range, label});
        }
    }
    if (run.spans.size() > spans) {
        std::stable_sort(run.spans.begin(), run.spans.end(), [](const Span& a, const Span& b) {
            return a.range.begin < b.range.begin;
        });
    }
}

void MarkdownBlocks::Writer::give_html() {
    if (html_.empty()) {
        return;
    }
    HtmlOptions options;
    options.lists = counts_.lists_;
    options.tables = counts_.tables_;
    const std::uint64_t begin = html_source_.begin;
    options.source_of = [&](std::uint64_t at) {
        return source_of_({begin + at, begin + at}).begin;
    };
    const HtmlOptions counted =
        read_html_fragment(std::exchange(html_, {}), std::move(options), counts_.sink_);
    counts_.lists_ = counted.lists;
    counts_.tables_ = counted.tables;
}

/// A picture's description is a block of its own behind the paragraph that the picture stands in.
void MarkdownBlocks::Writer::give_picture() {
    InlineRun run = picture_.take();
    if (run.text.find(' ') == std::string::npos) {
        return; // one word, a file name: nothing is told
    }
    Block block;
    block.role = Role::caption;
    block.text = std::move(run.text);
    block.source = run.source.end > 0 ? source_of_(run.source) : SourceRange{};
    counts_.sink_.block(std::move(block));
}

void MarkdownBlocks::write(std::string_view markdown,
                           std::function<SourceRange(SourceRange)> source_of) {
    Writer(*this, markdown, std::move(source_of)).run();
}

void MarkdownBlocks::write_note(std::string_view markdown, const std::string& id,
                                SourceRange source) {
    Writer writer(*this, markdown, [source](SourceRange) { return source; });
    writer.set_note(id);
    writer.run();
}

} // namespace lectern
