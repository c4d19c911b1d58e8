// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/html_blocks.hpp"

#include "formats/html_inline.hpp"
#include "formats/html_notes.hpp"
#include "formats/html_pre.hpp"
#include "formats/html_tables.hpp"
#include "formats/inline_text.hpp"
#include "formats/item_number.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>
#include <utility>

namespace lectern {
namespace {

constexpr std::size_t no_item = SIZE_MAX;

/// What the walk is in at a place of the page. Inner elements get a changed copy.
struct Context {
    NodeIndex end = 0; // the first node behind the element that made it
    bool block = false;
    bool joined = false;       // one block whatever is in it: headings, cells
    bool kept = false;         // white space is kept: code
    bool raised = false;       // digits are exponents
    bool in_marks = false;     // within a <sup> of note references
    bool in_reference = false; // raised letters are its mark
    Role region = Role::paragraph;
    Role role = Role::paragraph;
    std::uint8_t level = 0; // of a heading
    std::uint8_t quote = 0;
    std::uint8_t list_depth = 0;
    bool ordered = false;
    std::uint32_t list = 0;
    std::size_t item = no_item; // of items_begun_
    int number = 0;             // of the next item
    char numbering = '1';       // as the type attribute has it
    bool numbered = false;      // the document says its numbers: they are read
    const Cell* cell = nullptr;
    std::string_view language;
    std::optional<SpanKind> closes; // at its end
};

bool is_skipped(const HtmlPage& page, NodeIndex node) {
    switch (page.node(node).tag) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_TITLE:
    case GUMBO_TAG_RT:
    case GUMBO_TAG_RP:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_ANNOTATION_XML:
        return true;
    case GUMBO_TAG_UNKNOWN:
        return page.unknown_name(node) == "annotation";
    default:
        return false;
    }
}

std::uint8_t one_deeper(std::uint8_t depth) {
    return depth < 255 ? static_cast<std::uint8_t>(depth + 1) : depth;
}

/// Walks over the page once and hands on a block where one ends.
class BlockWriter {
public:
    BlockWriter(const HtmlPage& page, const std::vector<Role>& regions, HtmlOptions options,
                DocumentSink& sink)
        : page_(page), regions_(regions), options_(std::move(options)), sink_(sink), notes_(page),
          tables_(page) {}

    HtmlOptions write();

private:
    const Context& top() const { return open_.back(); }
    void enter(NodeIndex node);
    void leave();
    void enter_block(NodeIndex node, Context& inner);
    void enter_list(NodeIndex node, Context& inner);
    void begin_numbers(NodeIndex node, Context& inner) const;
    void count_item(NodeIndex node, Context& inner);
    void enter_inline(NodeIndex node, Context& inner);
    void enter_link(NodeIndex node, Context& inner);
    void enter_raised(NodeIndex node, Context& inner);
    void enter_heading(NodeIndex node, Context& inner) const;
    void add_text(NodeIndex node);
    void add_image(NodeIndex node);
    void set_aside(NodeIndex node, Role role);
    void boundary();
    void flush();
    void give(InlineRun run);
    void set_place(Block& block);
    void remember_id(NodeIndex node);
    void hand_on(Block block);

    const HtmlPage& page_;
    const std::vector<Role>& regions_;
    HtmlOptions options_;
    DocumentSink& sink_;
    const HtmlNotes notes_;
    const HtmlTables tables_;
    InlineText text_;
    std::vector<Context> open_;
    std::vector<bool> items_begun_; // of each list item: its first block has been given
    std::vector<Block> later_;      // left out of the block that is being written
    std::string id_;
    std::string heading_;          // the last one
    std::string_view described_;   // the last picture's description
    std::optional<Block> picture_; // waits for the next block, which may say the same
};

HtmlOptions BlockWriter::write() {
    const auto& nodes = page_.nodes();
    Context root;
    root.end = nodes.front().end;
    root.block = true;
    open_.push_back(root);
    for (NodeIndex i = 0; i < nodes.size();) {
        while (open_.size() > 1 && open_.back().end <= i) {
            leave();
        }
        if (nodes[i].is_text) {
            add_text(i);
            ++i;
        } else if (is_skipped(page_, i)) {
            i = nodes[i].end;
        } else if (regions_[i] == Role::paragraph && !top().kept && is_typed_text(page_, i)) {
            boundary();
            give_lines(page_, i, options_.source_of, sink_);
            i = nodes[i].end;
        } else if (regions_[i] != top().region &&
                   (top().joined || (!is_block(nodes[i].tag) && !text_.empty()))) {
            set_aside(i, regions_[i]);
            i = nodes[i].end;
        } else {
            enter(i);
            ++i;
        }
    }
    while (open_.size() > 1) {
        leave();
    }
    flush();
    if (picture_) {
        sink_.block(std::move(*picture_));
    }
    return std::move(options_);
}

void BlockWriter::enter(NodeIndex node) {
    const GumboTag tag = page_.node(node).tag;
    if (tag == GUMBO_TAG_BR) {
        if (!text_.add_break()) {
            boundary();
        }
        return;
    }
    if (tag == GUMBO_TAG_IMG) {
        add_image(node);
        return;
    }
    Context inner = top();
    inner.end = page_.node(node).end;
    inner.block = is_block(tag) || regions_[node] != inner.region;
    inner.closes.reset();
    inner.region = regions_[node];
    if (inner.block) {
        boundary();
        enter_block(node, inner);
    } else {
        enter_inline(node, inner);
    }
    remember_id(node);
    open_.push_back(inner);
}

void BlockWriter::leave() {
    if (open_.back().closes) {
        text_.close(*open_.back().closes);
    }
    if (open_.back().block) {
        const bool outer_joined = open_.size() > 1 && open_[open_.size() - 2].joined;
        if (outer_joined) {
            text_.add_space();
        } else {
            flush();
        }
    }
    open_.pop_back();
}

/// Where a block begins or ends: within a heading or cell, all stays one block.
void BlockWriter::boundary() {
    if (top().joined) {
        text_.add_space();
    } else {
        flush();
    }
}

void BlockWriter::enter_heading(NodeIndex node, Context& inner) const {
    const GumboTag tag = page_.node(node).tag;
    const bool by_tag = tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6;
    if (!by_tag && page_.attribute(node, "role") != "heading") {
        return;
    }
    if (inner.cell != nullptr || inner.role == Role::note || inner.kept) {
        return;
    }
    int level = by_tag ? tag - GUMBO_TAG_H1 + 1 : 2;
    const std::string_view said = page_.attribute(node, "aria-level");
    std::from_chars(said.data(), said.data() + said.size(), level);
    inner.role = Role::heading;
    inner.level = static_cast<std::uint8_t>(std::clamp(level, 1, 6));
    inner.joined = true;
}

void BlockWriter::enter_block(NodeIndex node, Context& inner) {
    const GumboTag tag = page_.node(node).tag;
    if (inner.joined) {
        return;
    }
    if (const std::string_view language = page_.attribute(node, "lang"); !language.empty()) {
        inner.language = language;
    }
    if (notes_.is_note(node)) {
        inner.role = Role::note;
    }
    enter_list(node, inner);
    if (const Cell* cell = tables_.cell(node)) {
        inner.cell = cell;
        inner.joined = true;
    } else if (tag == GUMBO_TAG_BLOCKQUOTE) {
        inner.quote = one_deeper(inner.quote);
    } else if (tag == GUMBO_TAG_FIGCAPTION || tag == GUMBO_TAG_CAPTION) {
        inner.role = Role::caption;
    } else if (tag == GUMBO_TAG_PRE || tag == GUMBO_TAG_LISTING || tag == GUMBO_TAG_XMP ||
               tag == GUMBO_TAG_PLAINTEXT) {
        inner.role = Role::code;
        inner.kept = true;
    }
    enter_heading(node, inner);
}

void BlockWriter::enter_list(NodeIndex node, Context& inner) {
    switch (page_.node(node).tag) {
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_MENU:
    case GUMBO_TAG_DIR:
    case GUMBO_TAG_DL:
        inner.list = inner.region == Role::paragraph ? ++options_.lists : 0;
        inner.list_depth = one_deeper(inner.list_depth);
        inner.ordered = page_.node(node).tag == GUMBO_TAG_OL;
        inner.item = no_item;
        begin_numbers(node, inner);
        break;
    case GUMBO_TAG_LI:
    case GUMBO_TAG_DT:
        if (inner.list > 0) {
            inner.item = items_begun_.size();
            items_begun_.push_back(false);
            count_item(node, inner);
        }
        break;
    case GUMBO_TAG_DD:
        inner.item = no_item;
        break;
    default:
        break;
    }
}

/// Numbers from 1 up are what a list is counted by anyway; others the document means.
void BlockWriter::begin_numbers(NodeIndex node, Context& inner) const {
    const std::string_view type = page_.attribute(node, "type");
    const std::string_view start = page_.attribute(node, "start");
    inner.numbering = inner.ordered && type.size() == 1 ? type.front() : '1';
    inner.number = 1;
    std::from_chars(start.data(), start.data() + start.size(), inner.number);
    inner.numbered = inner.ordered && (inner.number != 1 || inner.numbering != '1');
}

void BlockWriter::count_item(NodeIndex node, Context& inner) {
    Context& list = open_.back();
    const std::string_view value = page_.attribute(node, "value");
    int number = list.number;
    std::from_chars(value.data(), value.data() + value.size(), number);
    list.numbered = list.numbered || (list.ordered && number != list.number);
    list.number = number < std::numeric_limits<int>::max() ? number + 1 : number;
    inner.numbered = list.numbered;
    inner.number = number;
}

void BlockWriter::enter_inline(NodeIndex node, Context& inner) {
    switch (page_.node(node).tag) {
    case GUMBO_TAG_A:
        enter_link(node, inner);
        return;
    case GUMBO_TAG_B:
    case GUMBO_TAG_STRONG:
        inner.closes = SpanKind::strong;
        break;
    case GUMBO_TAG_I:
    case GUMBO_TAG_EM:
    case GUMBO_TAG_CITE:
    case GUMBO_TAG_DFN:
    case GUMBO_TAG_U:
        inner.closes = SpanKind::emphasis;
        break;
    case GUMBO_TAG_CODE:
    case GUMBO_TAG_KBD:
    case GUMBO_TAG_SAMP:
    case GUMBO_TAG_TT:
    case GUMBO_TAG_VAR:
        inner.closes = SpanKind::code;
        break;
    case GUMBO_TAG_SUP:
        enter_raised(node, inner);
        return;
    default:
        if (const std::string_view language = page_.attribute(node, "lang"); !language.empty()) {
            inner.closes = SpanKind::language;
            text_.open(SpanKind::language, std::string(language));
            return;
        }
        if (is_bold(page_, node)) {
            inner.closes = SpanKind::strong;
        }
        break;
    }
    if (inner.closes) {
        text_.open(*inner.closes, {});
    }
}

void BlockWriter::enter_link(NodeIndex node, Context& inner) {
    if (const std::string_view note = notes_.reference(node); !note.empty()) {
        inner.closes = SpanKind::note_reference;
        inner.in_marks = false;
        inner.in_reference = true;
        text_.open(SpanKind::note_reference, std::string(note));
    } else if (notes_.is_way_back(node)) {
        // The arrow back, and often the note's own number: kept in the text, silent.
        inner.closes = SpanKind::note_reference;
        text_.open(SpanKind::note_reference, {});
    } else if (const std::string_view address = page_.attribute(node, "href"); !address.empty()) {
        inner.closes = SpanKind::link;
        text_.open(SpanKind::link, std::string(address));
    }
}

void BlockWriter::enter_raised(NodeIndex node, Context& inner) {
    if (inner.in_reference) {
        return;
    }
    const NodeIndex end = std::min(page_.node(node).end, node + most_looked_at);
    for (NodeIndex i = node + 1; i < end; ++i) {
        if (!notes_.reference(i).empty()) {
            inner.in_marks = true;
            return;
        }
    }
    switch (meaning_of_raised(text_.text(), words_below(page_, node, 24))) {
    case Raised::note_mark:
        inner.closes = SpanKind::note_reference;
        text_.open(SpanKind::note_reference, {});
        break;
    case Raised::exponent:
        inner.raised = true;
        break;
    case Raised::text:
        break;
    }
}

void BlockWriter::add_text(NodeIndex node) {
    const std::string_view words = page_.text(node);
    SourceRange source = page_.source(node);
    if (top().kept) {
        text_.add_kept(words, source);
    } else if (top().raised) {
        text_.add(raised_digits(words), source);
    } else if (top().in_marks) {
        text_.open(SpanKind::note_reference, {}); // the commas between two marks
        text_.add(words, source);
        text_.close(SpanKind::note_reference);
    } else {
        text_.add(words, source);
    }
}

/// A picture's description is read where the picture is content of its own, and no more than once.
void BlockWriter::add_image(NodeIndex node) {
    if (top().region != Role::paragraph || top().joined || !text_.empty()) {
        return;
    }
    const std::string_view description = told_by_image(page_, node);
    if (description.empty() || description == described_) {
        return;
    }
    described_ = description;
    InlineText words;
    words.add(description, {});
    Block block;
    block.role = Role::caption;
    block.text = words.take().text;
    if (!says_the_same(heading_, block.text)) {
        picture_ = std::move(block);
    }
}

/// What stands within a paragraph and is no part of it (a hidden word, a button) comes behind it.
void BlockWriter::set_aside(NodeIndex node, Role role) {
    InlineText words;
    for (NodeIndex i = node; i < page_.node(node).end; ++i) {
        if (page_.node(i).is_text) {
            words.add(page_.text(i), page_.source(i));
        }
    }
    if (!words.empty()) {
        InlineRun run = words.take();
        Block block;
        block.role = role;
        block.text = std::move(run.text);
        block.source = run.source;
        later_.push_back(std::move(block));
    }
}

void BlockWriter::flush() {
    const bool whole = top().joined || top().kept || top().region != Role::paragraph;
    InlineRun run = text_.take();
    if (whole || run.breaks.empty()) {
        give(std::move(run));
    } else {
        for (InlineRun& line : cut_at_breaks(std::move(run))) {
            give(std::move(line));
        }
    }
    if (!later_.empty()) {
        for (Block& block : std::exchange(later_, {})) {
            hand_on(std::move(block));
        }
    }
}

void BlockWriter::give(InlineRun run) {
    if (top().kept) {
        trim_code(run.text, run.spans);
    } else {
        mark_note_signs(run.text, run.spans);
    }
    if (run.text.empty()) {
        return;
    }
    Block block;
    block.text = std::move(run.text);
    block.spans = std::move(run.spans);
    block.source = run.source;
    block.id = std::exchange(id_, {});
    if (top().language != options_.language) {
        block.language = top().language;
    }
    set_place(block);
    if (block.role == Role::list_item && top().numbered) {
        put_number(block, item_number(top().number, top().numbering));
    }
    if (block.role == Role::paragraph && !says_anything(block.text)) {
        block.role = Role::artifact; // a line of dashes or stars
    }
    hand_on(std::move(block));
}

/// Role, level, list and cell of a block by where it stands.
void BlockWriter::set_place(Block& block) {
    const Context& in = top();
    if (in.region != Role::paragraph) {
        block.role = in.region;
        return;
    }
    block.list = in.list;
    if (in.role != Role::paragraph) {
        block.role = in.role;
        block.level = in.level;
    } else if (in.cell != nullptr) {
        block.role = Role::table_cell;
    } else if (in.item != no_item && !items_begun_[in.item]) {
        block.role = Role::list_item;
        block.level = in.list_depth;
        block.ordered = in.ordered;
    } else if (in.quote > 0) {
        block.role = Role::quote;
        block.level = in.quote;
    }
    if (in.cell != nullptr) {
        block.cell = *in.cell;
        block.cell.table += options_.tables;
    }
    if (in.item != no_item) {
        items_begun_[in.item] = true;
    }
    if (block.role == Role::heading) {
        block.list = 0;
    }
}

void BlockWriter::hand_on(Block block) {
    if (picture_ && !says_the_same(block.text, picture_->text)) {
        sink_.block(std::move(*picture_));
    }
    picture_.reset();
    if (block.role == Role::heading) {
        heading_ = block.text;
    }
    if (options_.source_of) {
        block.source = {options_.source_of(block.source.begin),
                        options_.source_of(block.source.end)};
    }
    sink_.block(std::move(block));
}

/// The block that comes next, or is being written, gets an anchor; the one that links lead to wins.
void BlockWriter::remember_id(NodeIndex node) {
    std::string_view id = page_.attribute(node, "id");
    if (id.empty() && page_.node(node).tag == GUMBO_TAG_A) {
        id = page_.attribute(node, "name");
    }
    if (!id.empty() && (id_.empty() || (notes_.is_target(id) && !notes_.is_target(id_)))) {
        id_ = id;
    }
}

} // namespace

HtmlOptions write_blocks(const HtmlPage& page, const std::vector<Role>& regions,
                         HtmlOptions options, DocumentSink& sink) {
    return BlockWriter(page, regions, std::move(options), sink).write();
}

} // namespace lectern
