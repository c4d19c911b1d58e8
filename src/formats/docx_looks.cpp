// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/docx_looks.hpp"

namespace lectern {

namespace {

std::string_view style_of(const pugi::xml_node& paragraph, const DocxStyles& styles) {
    const auto style = attribute_of(child_of(child_of(paragraph, "pPr"), "pStyle"), "val");
    return style.empty() ? std::string_view(styles.default_paragraph()) : style;
}

/// Whether the document says itself that this is a heading.
bool is_styled(const pugi::xml_node& paragraph, const DocxStyles& styles) {
    return styles.heading_level(style_of(paragraph, styles)) > 0 ||
           child_of(child_of(paragraph, "pPr"), "outlineLvl");
}

} // namespace

ParagraphLook look_of(const pugi::xml_node& paragraph, const DocxStyles& styles) {
    ParagraphLook look;
    const DocxLetters below = styles.letters(style_of(paragraph, styles));
    walk(
        paragraph,
        [&](const pugi::xml_node& node) {
            const auto name = local_name(node);
            if (is_one_of(name, {"pPr", "rPr", "del", "moveFrom", "txbxContent", "Fallback"})) {
                return Walk::over;
            }
            if (name != "t") {
                return Walk::into;
            }
            const auto properties = child_of(node.parent(), "rPr");
            const DocxLetters own = letters_of(properties);
            const DocxLetters style =
                styles.letters(attribute_of(child_of(properties, "rStyle"), "val"));
            const auto first = [](auto a, auto b, auto c) { return a ? a : b ? b : c; };
            if (!first(own.hidden, style.hidden, below.hidden).value_or(false)) {
                look.add(text_below(node),
                         first(own.size, style.size, below.size).value_or(styles.default_size()),
                         first(own.bold, style.bold, below.bold).value_or(false));
            }
            return Walk::over;
        },
        [](const pugi::xml_node&) {});
    return look;
}

OfficeLooks looks_of(const pugi::xml_node& body, const DocxStyles& styles) {
    OfficeLooks looks;
    bool styled = false;
    walk(
        body,
        [&](const pugi::xml_node& node) {
            const auto name = local_name(node);
            if (name != "p") {
                return name == "tbl" || styled ? Walk::over : Walk::into;
            }
            styled = styled || is_styled(node, styles);
            if (!styled) {
                looks.learn(look_of(node, styles));
            }
            return Walk::over;
        },
        [](const pugi::xml_node&) {});
    looks.judge(styled);
    return looks;
}

} // namespace lectern
