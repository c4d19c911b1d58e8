// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/docx_styles.hpp"

#include "formats/numerals.hpp"

#include <algorithm>
#include <charconv>

namespace lectern {

namespace {

constexpr int most_below = 20; // styles based on one another

int number_of(std::string_view text, int otherwise) {
    int number = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::string_view value_of(const pugi::xml_node& node, std::string_view child) {
    return attribute_of(child_of(node, child), "val");
}

std::optional<bool> toggle(const pugi::xml_node& properties, std::string_view name) {
    const auto node = child_of(properties, name);
    if (!node) {
        return std::nullopt;
    }
    const auto value = attribute_of(node, "val");
    return !(value == "0" || value == "false" || value == "off");
}

/// 1 → a, 26 → z, 27 → aa, 28 → bb: so office programs count.
std::string letter(int number) {
    const int times = std::clamp((number - 1) / 26 + 1, 1, 20);
    return std::string(static_cast<std::size_t>(times), static_cast<char>('a' + (number - 1) % 26));
}

std::string upper(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return static_cast<char>(c - 'a' + 'A'); });
    return text;
}

} // namespace

DocxLetters letters_of(const pugi::xml_node& properties) {
    DocxLetters letters;
    letters.bold = toggle(properties, "b");
    letters.italic = toggle(properties, "i");
    letters.hidden = toggle(properties, "vanish");
    if (const int size = number_of(value_of(properties, "sz"), 0); size > 0) {
        letters.size = size;
    }
    return letters;
}

void DocxStyles::read(const pugi::xml_node& root) {
    const auto defaults = find_below(child_of(child_of(root, "docDefaults"), "rPrDefault"), "rPr");
    language_ = value_of(defaults, "lang");
    default_size_ = letters_of(defaults).size.value_or(default_size_);
    for (const auto& node : root.children()) {
        if (local_name(node) != "style") {
            continue;
        }
        const std::string id(attribute_of(node, "styleId"));
        Style style;
        style.name = value_of(node, "name");
        std::transform(style.name.begin(), style.name.end(), style.name.begin(), [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        });
        style.based_on = value_of(node, "basedOn");
        const auto paragraph = child_of(node, "pPr");
        style.outline = number_of(value_of(paragraph, "outlineLvl"), -1);
        const auto list = child_of(paragraph, "numPr");
        style.list = number_of(value_of(list, "numId"), -1);
        style.list_level = number_of(value_of(list, "ilvl"), list ? 0 : -1);
        style.letters = letters_of(child_of(node, "rPr"));
        if (attribute_of(node, "default") == "1" && attribute_of(node, "type") == "paragraph") {
            default_ = id;
        }
        styles_.emplace(id, std::move(style));
    }
}

template <typename Look>
void DocxStyles::climb(std::string_view id, Look look) const {
    auto style = styles_.find(id);
    for (int i = 0; i < most_below && style != styles_.end(); ++i) {
        if (look(style->second)) {
            return;
        }
        style = styles_.find(style->second.based_on);
    }
}

std::string DocxStyles::name(std::string_view id) const {
    const auto style = styles_.find(id);
    return style == styles_.end() ? std::string() : style->second.name;
}

int DocxStyles::heading_level(std::string_view id) const {
    int level = 0;
    climb(id, [&](const Style& style) {
        if (style.outline >= 0) {
            level = style.outline < 9 ? style.outline + 1 : 0;
            return true;
        }
        // Files of other programs may leave the level out: the name is the format's own.
        if (style.name.starts_with("heading ") && style.name.size() == 9) {
            level = std::clamp(style.name[8] - '0', 0, 9);
            return true;
        }
        return false;
    });
    return level;
}

DocxLetters DocxStyles::letters(std::string_view id) const {
    DocxLetters letters;
    climb(id, [&](const Style& style) {
        letters.bold = letters.bold ? letters.bold : style.letters.bold;
        letters.italic = letters.italic ? letters.italic : style.letters.italic;
        letters.hidden = letters.hidden ? letters.hidden : style.letters.hidden;
        letters.size = letters.size ? letters.size : style.letters.size;
        return false;
    });
    return letters;
}

std::pair<int, int> DocxStyles::list(std::string_view id) const {
    std::pair<int, int> list{-1, -1};
    climb(id, [&](const Style& style) {
        if (style.list_level >= 0 && list.second < 0) {
            list.second = style.list_level;
        }
        if (style.list >= 0) {
            list.first = style.list;
            return true;
        }
        return false;
    });
    return list;
}

void DocxNumbering::read_level(const pugi::xml_node& node, Level& level) {
    level.format = value_of(node, "numFmt");
    level.text = value_of(node, "lvlText");
    level.start = number_of(value_of(node, "start"), 1);
    level.legal = static_cast<bool>(child_of(node, "isLgl"));
}

void DocxNumbering::read(const pugi::xml_node& root) {
    for (const auto& node : root.children()) {
        if (local_name(node) == "abstractNum") {
            Kind& kind = kinds_[std::string(attribute_of(node, "abstractNumId"))];
            for (const auto& level : node.children()) {
                const int index = number_of(attribute_of(level, "ilvl"), -1);
                if (local_name(level) == "lvl" && index >= 0 && index < level_count) {
                    read_level(level, kind.levels[static_cast<std::size_t>(index)]);
                }
            }
        } else if (local_name(node) == "num") {
            List& list = lists_[number_of(attribute_of(node, "numId"), -1)];
            list.kind = value_of(node, "abstractNumId");
            for (const auto& change : node.children()) {
                const int start = number_of(value_of(change, "startOverride"), -1);
                if (local_name(change) == "lvlOverride" && start >= 0) {
                    list.starts[number_of(attribute_of(change, "ilvl"), 0)] = start;
                }
            }
        }
    }
}

DocxNumbering::Label DocxNumbering::next(int number, int level) {
    const auto list = lists_.find(number);
    const auto found = list == lists_.end() ? kinds_.end() : kinds_.find(list->second.kind);
    if (found == kinds_.end() || level < 0 || level >= level_count) {
        return {};
    }
    Kind& kind = found->second;
    if (!list->second.met) {
        list->second.met = true;
        for (const auto& [at, start] : list->second.starts) {
            if (at >= 0 && at < level_count) {
                kind.counters[static_cast<std::size_t>(at)] = start - 1;
                kind.begun[static_cast<std::size_t>(at)] = true;
            }
        }
    }
    const auto at = static_cast<std::size_t>(level);
    for (std::size_t i = 0; i <= at; ++i) {
        if (!kind.begun[i]) {
            kind.begun[i] = true;
            kind.counters[i] = kind.levels[i].start - (i == at ? 1 : 0);
        }
    }
    ++kind.counters[at];
    for (std::size_t i = at + 1; i < level_count; ++i) {
        kind.begun[i] = false;
    }
    const Level& form = kind.levels[at];
    if (form.format == "bullet" || form.format == "none" || form.format.empty()) {
        return {};
    }
    Label label;
    label.ordered = true;
    for (std::size_t i = 0; i < form.text.size(); ++i) {
        const bool place = form.text[i] == '%' && i + 1 < form.text.size() &&
                           form.text[i + 1] >= '1' && form.text[i + 1] <= '9';
        if (place) {
            const auto index = static_cast<std::size_t>(form.text[++i] - '1');
            label.text += written_number(kind.counters[index],
                                         form.legal ? "decimal" : kind.levels[index].format);
        } else {
            label.text += form.text[i];
        }
    }
    while (label.text.ends_with(' ') || label.text.ends_with('\t')) {
        label.text.pop_back();
    }
    return label;
}

std::string written_number(int number, std::string_view format) {
    if (format == "lowerLetter" && number > 0) {
        return letter(number);
    }
    if (format == "upperLetter" && number > 0) {
        return upper(letter(number));
    }
    if (format == "lowerRoman") {
        return in_roman(number);
    }
    if (format == "upperRoman") {
        return upper(in_roman(number));
    }
    if (format == "decimalZero" && number < 10) {
        return "0" + std::to_string(number);
    }
    return format == "bullet" || format == "none" ? std::string() : std::to_string(number);
}

} // namespace lectern
