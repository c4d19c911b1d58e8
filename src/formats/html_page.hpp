// SPDX-License-Identifier: GPL-3.0-or-later
// A page as a flat list of its elements and texts in document order: subtrees are ranges of it, and
// everything that walks a page is a loop.
#pragma once

#include "document/document.hpp"
#include "formats/html_skeleton.hpp"

#include <cstdint>
#include <gumbo.h>
#include <memory>
#include <string_view>
#include <vector>

namespace lectern {

using NodeIndex = std::uint32_t;

/// So many nodes of an element are looked at to see what it is: enough for every note's mark, and
/// no more than that where a hostile page nests them.
inline constexpr NodeIndex most_looked_at = 64;

struct HtmlNode {
    const GumboNode* gumbo = nullptr;
    const char* words = nullptr; // of a text
    NodeIndex parent = 0;        // of the root: itself
    NodeIndex end = 0;           // the first node behind this one's subtree
    GumboTag tag = GUMBO_TAG_UNKNOWN;
    bool is_text = false;
    std::uint32_t size = 0; // bytes of a text, attributes of an element
};

/// A parsed page. Comments and doctypes are not in it. Never throws for what the page holds.
class HtmlPage {
public:
    /// `html` is valid UTF-8 and must outlive the page. Nesting beyond `deepest` levels and absurd
    /// numbers of attributes are taken out first (see html_limits.hpp), so time is linear. The
    /// parser sees the skeleton of the page alone (html_skeleton.hpp).
    explicit HtmlPage(std::string_view html);
    ~HtmlPage();
    HtmlPage(const HtmlPage&) = delete;
    HtmlPage& operator=(const HtmlPage&) = delete;

    /// Never empty: the root is the html element.
    const std::vector<HtmlNode>& nodes() const noexcept { return nodes_; }
    const HtmlNode& node(NodeIndex index) const { return nodes_[index]; }

    /// The words of a text node, entities decoded.
    std::string_view text(NodeIndex index) const {
        return {nodes_[index].words, nodes_[index].size};
    }
    /// An attribute's value; empty where there is none (see has()). Names are lower case.
    std::string_view attribute(NodeIndex index, const char* name) const {
        const GumboAttribute* found = find(index, name);
        return found != nullptr ? std::string_view(found->value) : std::string_view{};
    }
    bool has(NodeIndex index, const char* name) const { return find(index, name) != nullptr; }
    /// Calls `take(name, value)` for each attribute of an element.
    template <typename Take>
    void for_each_attribute(NodeIndex index, Take take) const {
        for (std::uint32_t i = 0; i < nodes_[index].size && !nodes_[index].is_text; ++i) {
            const auto* attribute = static_cast<const GumboAttribute*>(
                nodes_[index].gumbo->v.element.attributes.data[i]);
            take(std::string_view(attribute->name), std::string_view(attribute->value));
        }
    }
    /// Where a text node stands in the html.
    SourceRange source(NodeIndex index) const;
    /// The name of an element that the parser does not know ("dialog"), in lower case as written.
    std::string_view unknown_name(NodeIndex index) const;

private:
    /// Most elements have no attributes: that is known without a look at them.
    const GumboAttribute* find(NodeIndex index, const char* name) const {
        const HtmlNode& node = nodes_[index];
        return node.is_text || node.size == 0 ? nullptr : search(node, name);
    }
    static const GumboAttribute* search(const HtmlNode& node, const char* name);
    void flatten(const GumboNode* root);

    std::string_view whole_text(std::string_view text);

    struct Memory;
    HtmlSkeleton skeleton_;
    std::unique_ptr<Memory> memory_;
    std::vector<HtmlNode> nodes_;
};

/// Whether an element begins and ends a paragraph of its own.
bool is_block(GumboTag tag) noexcept;

} // namespace lectern
