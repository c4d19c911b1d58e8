// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/xml.hpp"

namespace lectern {

namespace {

std::string_view without_prefix(std::string_view name) noexcept {
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

} // namespace

std::size_t parse_xml(pugi::xml_document& document, std::string& text) {
    // In place: a second copy of a long report is spared. A space between two elements counts.
    const auto result = document.load_buffer_inplace(text.data(), text.size(),
                                                     pugi::parse_default | pugi::parse_ws_pcdata);
    if (result || text.empty()) {
        return text.size();
    }
    const auto error = static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0));
    return std::min(error, text.size() - 1);
}

bool XmlPart::take(std::optional<std::string> content) {
    if (!content) {
        return false;
    }
    text = std::move(*content);
    const auto well_formed = static_cast<double>(parse_xml(document, text));
    share = text.empty() ? 1 : well_formed / static_cast<double>(text.size());
    root = document.document_element();
    return static_cast<bool>(root);
}

std::string_view local_name(const pugi::xml_node& node) noexcept {
    return without_prefix(node.name());
}

std::string_view attribute_of(const pugi::xml_node& node, std::string_view name) noexcept {
    for (const auto& attribute : node.attributes()) {
        if (without_prefix(attribute.name()) == name) {
            return attribute.value();
        }
    }
    return {};
}

bool has_attribute(const pugi::xml_node& node, std::string_view name) noexcept {
    for (const auto& attribute : node.attributes()) {
        if (without_prefix(attribute.name()) == name) {
            return true;
        }
    }
    return false;
}

pugi::xml_node child_of(const pugi::xml_node& node, std::string_view name) noexcept {
    for (const auto& child : node.children()) {
        if (local_name(child) == name) {
            return child;
        }
    }
    return {};
}

pugi::xml_node find_below(const pugi::xml_node& root, std::string_view name) noexcept {
    pugi::xml_node node = root.first_child();
    while (node) {
        if (local_name(node) == name) {
            return node;
        }
        if (node.first_child()) {
            node = node.first_child();
            continue;
        }
        while (node && node != root && !node.next_sibling()) {
            node = node.parent();
        }
        if (!node || node == root) {
            return {};
        }
        node = node.next_sibling();
    }
    return {};
}

void walk(const pugi::xml_node& root, const std::function<Walk(const pugi::xml_node&)>& enter,
          const std::function<void(const pugi::xml_node&)>& leave) {
    pugi::xml_node node = root.first_child();
    while (node) {
        const bool element = node.type() == pugi::node_element;
        const Walk way = enter(node);
        if (element && way == Walk::into && node.first_child()) {
            node = node.first_child();
            continue;
        }
        if (element && way == Walk::into) {
            leave(node);
        }
        while (!node.next_sibling()) {
            node = node.parent();
            if (node == root) {
                return;
            }
            leave(node);
        }
        node = node.next_sibling();
    }
}

void walk_whole(const pugi::xml_node& root, const std::function<Walk(const pugi::xml_node&)>& enter,
                const std::function<void(const pugi::xml_node&)>& leave) {
    if (enter(root) == Walk::into) {
        walk(root, enter, leave);
        leave(root);
    }
}

std::string text_below(const pugi::xml_node& root) {
    std::string text;
    walk(
        root,
        [&](const pugi::xml_node& node) {
            text += node.value();
            return Walk::into;
        },
        [](const pugi::xml_node&) {});
    return text;
}

} // namespace lectern
