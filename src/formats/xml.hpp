// SPDX-License-Identifier: GPL-3.0-or-later
// XML as EPUB, DOCX and ODT use it: by local names, whatever prefix stands before them, and walked
// by loops, however deep it nests.
#pragma once

#include <algorithm>
#include <functional>
#include <initializer_list>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace lectern {

/// Parses `text`, which must outlive the document. Entities of a DTD are never resolved. Gives how
/// far it is well-formed XML, in bytes; what came before an error is there.
std::size_t parse_xml(pugi::xml_document& document, std::string& text);

/// An XML file of an archive, in memory with its text.
struct XmlPart {
    std::string text;
    pugi::xml_document document;
    pugi::xml_node root;
    double share = 1; // of the text that is well-formed: less than 1 where it is damaged

    /// Takes the file's text, where there is one. Gives whether there is anything in it.
    bool take(std::optional<std::string> content);
};

/// Name without its prefix: "w:p" → "p".
std::string_view local_name(const pugi::xml_node& node) noexcept;

/// Value of the attribute with this local name; empty where there is none.
std::string_view attribute_of(const pugi::xml_node& node, std::string_view name) noexcept;
bool has_attribute(const pugi::xml_node& node, std::string_view name) noexcept;

/// The first child element of this local name, or a null node.
pugi::xml_node child_of(const pugi::xml_node& node, std::string_view name) noexcept;

/// The first element of this local name below `root`, or a null node.
pugi::xml_node find_below(const pugi::xml_node& root, std::string_view name) noexcept;

enum class Walk { into, over };

/// Calls `enter` for every element and text below `root` in document order, and `leave` at the end
/// of each element entered; `over` leaves out its content, and then `leave` is not called.
void walk(const pugi::xml_node& root, const std::function<Walk(const pugi::xml_node&)>& enter,
          const std::function<void(const pugi::xml_node&)>& leave);

/// The same with `root` itself as the first that is entered and the last that is left.
void walk_whole(const pugi::xml_node& root, const std::function<Walk(const pugi::xml_node&)>& enter,
                const std::function<void(const pugi::xml_node&)>& leave);

/// Whether a name is one of a list.
inline bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// All text below a node.
std::string text_below(const pugi::xml_node& root);

} // namespace lectern
