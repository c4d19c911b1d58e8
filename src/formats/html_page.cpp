// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/html_page.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <new>
#include <string>
#include <sys/mman.h>

namespace lectern {
namespace {

/// Elements that stand on lines of their own (HTML standard, section on rendering).
constexpr std::array block_tags{
    GUMBO_TAG_HTML,     GUMBO_TAG_BODY,       GUMBO_TAG_ADDRESS,  GUMBO_TAG_ARTICLE,
    GUMBO_TAG_ASIDE,    GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_CAPTION,  GUMBO_TAG_CENTER,
    GUMBO_TAG_DD,       GUMBO_TAG_DETAILS,    GUMBO_TAG_DIR,      GUMBO_TAG_DIV,
    GUMBO_TAG_DL,       GUMBO_TAG_DT,         GUMBO_TAG_FIELDSET, GUMBO_TAG_FIGCAPTION,
    GUMBO_TAG_FIGURE,   GUMBO_TAG_FOOTER,     GUMBO_TAG_FORM,     GUMBO_TAG_FRAMESET,
    GUMBO_TAG_H1,       GUMBO_TAG_H2,         GUMBO_TAG_H3,       GUMBO_TAG_H4,
    GUMBO_TAG_H5,       GUMBO_TAG_H6,         GUMBO_TAG_HEADER,   GUMBO_TAG_HGROUP,
    GUMBO_TAG_HR,       GUMBO_TAG_LEGEND,     GUMBO_TAG_LI,       GUMBO_TAG_LISTING,
    GUMBO_TAG_MAIN,     GUMBO_TAG_MENU,       GUMBO_TAG_NAV,      GUMBO_TAG_OL,
    GUMBO_TAG_OPTGROUP, GUMBO_TAG_OPTION,     GUMBO_TAG_P,        GUMBO_TAG_PLAINTEXT,
    GUMBO_TAG_PRE,      GUMBO_TAG_SECTION,    GUMBO_TAG_SELECT,   GUMBO_TAG_SUMMARY,
    GUMBO_TAG_TABLE,    GUMBO_TAG_TBODY,      GUMBO_TAG_TD,       GUMBO_TAG_TFOOT,
    GUMBO_TAG_TH,       GUMBO_TAG_THEAD,      GUMBO_TAG_TR,       GUMBO_TAG_UL,
    GUMBO_TAG_XMP,      GUMBO_TAG_NOSCRIPT,   GUMBO_TAG_TEMPLATE, GUMBO_TAG_IFRAME,
    GUMBO_TAG_TEXTAREA, GUMBO_TAG_TITLE,      GUMBO_TAG_HEAD,     GUMBO_TAG_OBJECT,
    GUMBO_TAG_VIDEO,    GUMBO_TAG_AUDIO,      GUMBO_TAG_CANVAS,
};

constexpr auto blocks_by_tag = [] {
    std::array<bool, GUMBO_TAG_LAST + 1> is{};
    for (const GumboTag tag : block_tags) {
        is[static_cast<std::size_t>(tag)] = true;
    }
    return is;
}();

const GumboVector* children_of(const GumboNode* node) {
    const bool element = node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
    return element ? &node->v.element.children : nullptr;
}

bool holds_text(const GumboNode* node) {
    return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
           node->type == GUMBO_NODE_CDATA;
}

} // namespace

bool is_block(GumboTag tag) noexcept {
    return blocks_by_tag[static_cast<std::size_t>(tag)];
}

/// The parser's memory: taken in large pieces and given back at once. Large pages of the system's
/// spare it the faults of half a million small ones for a long report.
struct HtmlPage::Memory {
    static constexpr std::size_t large = std::size_t{2} << 20U;

    /// A tree takes 30 times its text and more: a small text needs no large page.
    explicit Memory(std::size_t text_size)
        : piece(text_size * 32 >= large ? large : std::size_t{16} << 10U) {}

    struct Free {
        void operator()(void* memory) const noexcept { std::free(memory); }
    };
    const std::size_t piece;
    std::vector<std::unique_ptr<void, Free>> pieces;
    std::byte* free = nullptr;
    std::size_t left = 0;

    void* take(std::size_t size) {
        size = (size + 15U) & ~std::size_t{15};
        if (size > left) {
            const std::size_t more = (size + piece - 1) / piece * piece;
            void* memory = std::aligned_alloc(piece, more);
            if (memory == nullptr) {
                throw std::bad_alloc();
            }
            pieces.emplace_back(memory);
            if (piece == large) {
                ::madvise(memory, more, MADV_HUGEPAGE);
            }
            free = static_cast<std::byte*>(memory);
            left = more;
        }
        std::byte* taken = free;
        free += size;
        left -= size;
        return taken;
    }
};

HtmlPage::HtmlPage(std::string_view html)
    : skeleton_(html), memory_(std::make_unique<Memory>(skeleton_.text().size())) {
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;
    options.userdata = memory_.get();
    options.allocator = [](void* memory, std::size_t size) {
        return static_cast<Memory*>(memory)->take(size);
    };
    options.deallocator = [](void*, void*) {};
    const std::string_view parsed = skeleton_.text();
    const GumboOutput* output = gumbo_parse_with_options(&options, parsed.data(), parsed.size());
    flatten(output->root);
}

HtmlPage::~HtmlPage() = default;

void HtmlPage::flatten(const GumboNode* root) {
    struct Open {
        NodeIndex index;
        const GumboVector* children;
        unsigned next;
    };
    nodes_.reserve(skeleton_.text().size() / 12 + 16);
    nodes_.push_back(
        {root, nullptr, 0, 0, root->v.element.tag, false, root->v.element.attributes.length});
    std::vector<Open> open{{0, children_of(root), 0}};
    while (!open.empty()) {
        Open& top = open.back();
        if (top.next == top.children->length) {
            nodes_[top.index].end = static_cast<NodeIndex>(nodes_.size());
            open.pop_back();
            continue;
        }
        const auto* child = static_cast<const GumboNode*>(top.children->data[top.next++]);
        const auto index = static_cast<NodeIndex>(nodes_.size());
        if (holds_text(child)) {
            const std::string_view text = whole_text(child->v.text.text);
            nodes_.push_back({child, text.data(), top.index, index + 1, GUMBO_TAG_UNKNOWN, true,
                              static_cast<std::uint32_t>(text.size())});
        } else if (const GumboVector* children = children_of(child)) {
            nodes_.push_back({child, nullptr, top.index, index + 1, child->v.element.tag, false,
                              child->v.element.attributes.length});
            open.push_back({index, children, 0});
        }
    }
}

/// A text of the parser with the page's words in place of their stand-ins.
std::string_view HtmlPage::whole_text(std::string_view text) {
    std::size_t mark = text.find(HtmlSkeleton::mark);
    if (mark == std::string_view::npos) {
        return text;
    }
    if (const auto words = skeleton_.words_of(text);
        !words.empty() && text.size() == HtmlSkeleton::stand_in_size) {
        return words; // nearly all
    }
    std::string whole;
    std::size_t copied = 0;
    while (mark != std::string_view::npos) {
        const std::string_view words = skeleton_.words_of(text.substr(mark));
        if (words.empty()) {
            ++mark; // a letter of the page
        } else {
            whole.append(text.substr(copied, mark - copied)).append(words);
            copied = mark += HtmlSkeleton::stand_in_size;
        }
        mark = text.find(HtmlSkeleton::mark, mark);
    }
    whole += text.substr(copied);
    char* kept = static_cast<char*>(memory_->take(whole.size()));
    whole.copy(kept, whole.size());
    return {kept, whole.size()};
}

/// The parser gives names in lower case; its own search compares in any case, which takes long.
const GumboAttribute* HtmlPage::search(const HtmlNode& node, const char* name) {
    const GumboVector& attributes = node.gumbo->v.element.attributes;
    for (unsigned i = 0; i < attributes.length; ++i) {
        const auto* attribute = static_cast<const GumboAttribute*>(attributes.data[i]);
        if (std::strcmp(attribute->name, name) == 0) {
            return attribute;
        }
    }
    return nullptr;
}

SourceRange HtmlPage::source(NodeIndex index) const {
    const GumboStringPiece& piece = nodes_[index].gumbo->v.text.original_text;
    const std::string_view parsed = skeleton_.text();
    // A text that the parser moved or made up points elsewhere or nowhere.
    if (piece.data < parsed.data() || piece.data + piece.length > parsed.data() + parsed.size()) {
        return {};
    }
    const auto begin = static_cast<std::size_t>(piece.data - parsed.data());
    return {skeleton_.source_of(begin), skeleton_.source_of(begin + piece.length)};
}

std::string_view HtmlPage::unknown_name(NodeIndex index) const {
    GumboStringPiece name = nodes_[index].gumbo->v.element.original_tag;
    if (name.length == 0) {
        return {};
    }
    gumbo_tag_from_original_text(&name);
    return {name.data, name.length};
}

} // namespace lectern
