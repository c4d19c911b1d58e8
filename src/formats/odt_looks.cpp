// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/odt_looks.hpp"

#include <cmath>

namespace lectern {

namespace {

/// The look of a text within its spans: the innermost that says it counts.
OdtStyle style_at(const pugi::xml_node& text, const pugi::xml_node& paragraph,
                  const OdtStyles& styles) {
    constexpr int most_around = 20;
    OdtStyle look;
    auto node = text.parent();
    for (int i = 0; i < most_around && node; ++i, node = node.parent()) {
        const OdtStyle around = styles.resolved(attribute_of(node, "style-name"));
        look.bold = look.bold ? look.bold : around.bold;
        look.hidden = look.hidden ? look.hidden : around.hidden;
        look.size = look.size ? look.size : around.size;
        if (node == paragraph) {
            break;
        }
    }
    return look;
}

} // namespace

ParagraphLook look_of(const pugi::xml_node& paragraph, const OdtStyles& styles) {
    ParagraphLook look;
    walk(
        paragraph,
        [&](const pugi::xml_node& node) {
            if (node.type() == pugi::node_element) {
                return is_one_of(local_name(node), {"note", "annotation", "frame", "ruby-text"})
                           ? Walk::over
                           : Walk::into;
            }
            const OdtStyle style = style_at(node, paragraph, styles);
            if (!style.hidden.value_or(false)) {
                look.add(node.value(),
                         static_cast<int>(std::lround(style.size.value_or(styles.default_size()))),
                         style.bold.value_or(false));
            }
            return Walk::into;
        },
        [](const pugi::xml_node&) {});
    return look;
}

OfficeLooks looks_of(const pugi::xml_node& text, const OdtStyles& styles) {
    OfficeLooks looks;
    bool styled = false;
    walk(
        text,
        [&](const pugi::xml_node& node) {
            const auto name = local_name(node);
            styled = styled || name == "h";
            if (name == "p" && !styled) {
                looks.learn(look_of(node, styles));
            }
            const bool part =
                is_one_of(name, {"section", "list", "list-item", "numbered-paragraph"});
            return part && !styled ? Walk::into : Walk::over;
        },
        [](const pugi::xml_node&) {});
    looks.judge(styled);
    return looks;
}

} // namespace lectern
