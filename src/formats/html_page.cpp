// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/html_page.hpp"

#include "formats/html_limits.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <new>

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

/// The parser's memory: taken in large pieces and given back at once, which makes parsing a third
/// faster than malloc and free for each node.
struct HtmlPage::Memory {
    static constexpr std::size_t piece = std::size_t{1} << 20U;
    std::vector<std::unique_ptr<std::byte[]>> pieces;
    std::byte* free = nullptr;
    std::size_t left = 0;

    void* take(std::size_t size) {
        size = (size + 15U) & ~std::size_t{15};
        if (size > left) {
            const std::size_t more = std::max(piece, size);
            pieces.emplace_back(new std::byte[more]);
            if (size >= piece) {
                return pieces.back().get();
            }
            free = pieces.back().get();
            left = more;
        }
        std::byte* taken = free;
        free += size;
        left -= size;
        return taken;
    }
};

HtmlPage::HtmlPage(std::string_view html)
    : html_(html), tamed_(tamed(html)), memory_(std::make_unique<Memory>()) {
    const std::string_view parsed = tamed_.empty() ? html_ : std::string_view(tamed_);
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;
    options.userdata = memory_.get();
    options.allocator = [](void* memory, std::size_t size) {
        return static_cast<Memory*>(memory)->take(size);
    };
    options.deallocator = [](void*, void*) {};
    html_ = parsed;
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
    nodes_.reserve(html_.size() / 24 + 16);
    nodes_.push_back({root, 0, 0, root->v.element.tag, false});
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
            nodes_.push_back({child, top.index, index + 1, GUMBO_TAG_UNKNOWN, true});
        } else if (const GumboVector* children = children_of(child)) {
            nodes_.push_back({child, top.index, index + 1, child->v.element.tag, false});
            open.push_back({index, children, 0});
        }
    }
}

std::string_view HtmlPage::text(NodeIndex index) const {
    return nodes_[index].gumbo->v.text.text;
}

bool HtmlPage::has(NodeIndex index, const char* name) const {
    return !nodes_[index].is_text &&
           gumbo_get_attribute(&nodes_[index].gumbo->v.element.attributes, name) != nullptr;
}

std::string_view HtmlPage::attribute(NodeIndex index, const char* name) const {
    if (nodes_[index].is_text) {
        return {};
    }
    const GumboAttribute* found =
        gumbo_get_attribute(&nodes_[index].gumbo->v.element.attributes, name);
    return found != nullptr ? std::string_view(found->value) : std::string_view{};
}

SourceRange HtmlPage::source(NodeIndex index) const {
    const GumboStringPiece& piece = nodes_[index].gumbo->v.text.original_text;
    // A text that the parser moved or made up points elsewhere or nowhere.
    if (piece.data < html_.data() || piece.data + piece.length > html_.data() + html_.size()) {
        return {};
    }
    const auto begin = static_cast<std::uint64_t>(piece.data - html_.data());
    return {begin, begin + piece.length};
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
