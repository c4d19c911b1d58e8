// SPDX-License-Identifier: GPL-3.0-or-later
// Styles and numbering of OpenDocument text.
#pragma once

#include "formats/docx_styles.hpp"
#include "formats/xml.hpp"

#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace lectern {

/// A number of an attribute, or `otherwise`.
inline int odt_number(std::string_view text, int otherwise) {
    int number = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

/// "11.5pt" → 23; other units are not met.
inline double odt_half_points(std::string_view text, double otherwise) {
    double points = 0;
    std::from_chars(text.data(), text.data() + text.size(), points);
    return points > 0 && text.ends_with("pt") ? points * 2 : otherwise;
}

struct OdtStyle {
    std::string parent;
    std::string list;
    std::string language;
    std::optional<bool> bold;
    std::optional<bool> italic;
    std::optional<bool> hidden;
    std::optional<double> size; // half points
    double scale = 1;           // of the size of the style below
};

/// The number of one level of a list style; none for bullets.
struct OdtLevel {
    std::string format; // as written_number() knows it; empty: a bullet
    std::string before;
    std::string after;
    int start = 1;
    int shown = 1; // levels in the number: 3 for "1.2.3"
};

using OdtList = std::map<int, OdtLevel>; // by level, from 1

inline std::string odt_number_format(std::string_view format) {
    if (format == "1") {
        return "decimal";
    }
    if (format == "a" || format == "A") {
        return format == "a" ? "lowerLetter" : "upperLetter";
    }
    if (format == "i" || format == "I") {
        return format == "i" ? "lowerRoman" : "upperRoman";
    }
    return "";
}

class OdtStyles {
public:
    void read(const pugi::xml_node& root) {
        for (const auto& group : root.children()) {
            if (local_name(group) == "styles" || local_name(group) == "automatic-styles") {
                for (const auto& node : group.children()) {
                    read_style(node);
                }
            }
        }
    }

    /// The style and those below it; the first that says it counts.
    OdtStyle resolved(std::string_view name) const {
        OdtStyle result;
        climb(name, [&](const std::string&, const OdtStyle& style) {
            result.list = result.list.empty() ? style.list : result.list;
            result.language = result.language.empty() ? style.language : result.language;
            result.bold = result.bold ? result.bold : style.bold;
            result.italic = result.italic ? result.italic : style.italic;
            result.hidden = result.hidden ? result.hidden : style.hidden;
            if (!result.size) {
                result.scale *= style.scale;
                result.size = style.size ? std::optional(*style.size * result.scale) : std::nullopt;
            }
            return false;
        });
        return result;
    }
    /// Whether the style is this one or based on it: names of built-in styles are English in every
    /// language, with "_20_" for a space.
    bool is_based_on(std::string_view name, std::string_view wanted) const {
        bool found = false;
        climb(name, [&](const std::string& own, const OdtStyle&) {
            found = own == wanted;
            return found;
        });
        return found;
    }
    const OdtLevel* level(const std::string& list, int number) const {
        const auto found = lists_.find(list);
        if (found == lists_.end()) {
            return nullptr;
        }
        const auto level = found->second.find(number);
        return level == found->second.end() ? nullptr : &level->second;
    }
    const OdtLevel* outline(int number) const { return level(outline_, number); }
    const std::string& language() const noexcept { return language_; }
    /// Half points, where no style says more.
    double default_size() const noexcept { return default_size_; }

private:
    template <typename Look>
    void climb(std::string_view name, Look look) const {
        auto style = styles_.find(name);
        for (int i = 0; i < most_below && style != styles_.end(); ++i) {
            if (look(style->first, style->second)) {
                return;
            }
            style = styles_.find(style->second.parent);
        }
    }

    static std::string language_of(const pugi::xml_node& properties) {
        const auto language = attribute_of(properties, "language");
        const auto country = attribute_of(properties, "country");
        if (language.empty() || language == "none" || language == "zxx") {
            return {};
        }
        const bool plain = country.empty() || country == "none";
        return std::string(language) + (plain ? "" : "-" + std::string(country));
    }

    void read_style(const pugi::xml_node& node) {
        const auto kind = local_name(node);
        if (kind == "list-style" || kind == "outline-style") {
            const std::string name =
                kind == "outline-style" ? outline_ : std::string(attribute_of(node, "name"));
            for (const auto& level : node.children()) {
                read_level(level, lists_[name]);
            }
            return;
        }
        const auto text = child_of(node, "text-properties");
        if (kind == "default-style" && attribute_of(node, "family") == "paragraph") {
            language_ = language_of(text);
            default_size_ = odt_half_points(attribute_of(text, "font-size"), default_size_);
        }
        if (kind != "style") {
            return;
        }
        OdtStyle style;
        style.parent = attribute_of(node, "parent-style-name");
        style.list = attribute_of(node, "list-style-name");
        style.language = language_of(text);
        if (const auto weight = attribute_of(text, "font-weight"); !weight.empty()) {
            style.bold = weight == "bold" || odt_number(weight, 0) >= 600;
        }
        if (const auto slant = attribute_of(text, "font-style"); !slant.empty()) {
            style.italic = slant != "normal";
        }
        if (const auto display = attribute_of(text, "display"); !display.empty()) {
            style.hidden = display == "none";
        }
        if (const auto size = attribute_of(text, "font-size"); size.ends_with('%')) {
            style.scale = odt_number(size, 100) / 100.0;
        } else if (!size.empty()) {
            style.size = odt_half_points(size, default_size_);
        }
        styles_.emplace(attribute_of(node, "name"), std::move(style));
    }

    static void read_level(const pugi::xml_node& node, OdtList& list) {
        const int number = odt_number(attribute_of(node, "level"), 0);
        if (number < 1 || number > 10) {
            return;
        }
        OdtLevel level;
        level.format = odt_number_format(attribute_of(node, "num-format"));
        level.before = attribute_of(node, "num-prefix");
        level.after = attribute_of(node, "num-suffix");
        level.start = odt_number(attribute_of(node, "start-value"), 1);
        level.shown = odt_number(attribute_of(node, "display-levels"), 1);
        list[number] = std::move(level);
    }

    static constexpr int most_below = 20; // styles based on one another
    static constexpr const char* outline_ = "outline of the headings";
    std::map<std::string, OdtStyle, std::less<>> styles_;
    std::map<std::string, OdtList> lists_;
    std::string language_;
    double default_size_ = 24;
};

/// Counts the items of one list style.
struct OdtCounter {
    std::map<int, int> numbers; // by level

    std::string next(const OdtStyles& styles, const std::string& list, int level,
                     const OdtLevel* (OdtStyles::*outline)(int) const) {
        const auto form = [&](int at) {
            return outline != nullptr ? (styles.*outline)(at) : styles.level(list, at);
        };
        const OdtLevel* const own = form(level);
        const auto known = numbers.find(level);
        const int start = own != nullptr ? own->start : 1;
        numbers[level] = known == numbers.end() ? start : known->second + 1;
        numbers.erase(numbers.upper_bound(level), numbers.end());
        if (own == nullptr || own->format.empty()) {
            return {};
        }
        std::string text = own->before;
        for (int at = std::max(level - own->shown + 1, 1); at <= level; ++at) {
            const OdtLevel* const part = form(at);
            if (part == nullptr || part->format.empty()) {
                continue;
            }
            const auto number = numbers.find(at);
            text += (text.size() > own->before.size() ? "." : "") +
                    written_number(number == numbers.end() ? part->start : number->second,
                                   part->format);
        }
        return text + own->after;
    }
};

} // namespace lectern
