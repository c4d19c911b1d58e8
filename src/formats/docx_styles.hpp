// SPDX-License-Identifier: GPL-3.0-or-later
// Styles and numbering of a DOCX: what a paragraph is, and the number that is drawn before it.
#pragma once

#include "formats/xml.hpp"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace lectern {

/// Marks of letters; unset ones come from the style below.
struct DocxLetters {
    std::optional<bool> bold;
    std::optional<bool> italic;
    std::optional<bool> hidden;
    std::optional<int> size; // half points
};

/// Reads the marks of a run's or style's properties.
DocxLetters letters_of(const pugi::xml_node& properties);

class DocxStyles {
public:
    void read(const pugi::xml_node& root);

    /// Name in small letters as the format defines it in every language: "heading 1", "toc 2".
    std::string name(std::string_view id) const;
    /// 1 to 9, or 0: by the outline level of the style or of those that it is based on.
    int heading_level(std::string_view id) const;
    /// The marks of the style and of those that it is based on.
    DocxLetters letters(std::string_view id) const;
    /// Its list and level there; -1: none.
    std::pair<int, int> list(std::string_view id) const;
    const std::string& language() const noexcept { return language_; }
    /// Half points, where no style says more.
    int default_size() const noexcept { return default_size_; }
    const std::string& default_paragraph() const noexcept { return default_; }

private:
    struct Style {
        std::string name;
        std::string based_on;
        int outline = -1;
        int list = -1;
        int list_level = -1;
        DocxLetters letters;
    };
    /// Calls `look` for the style and those below it, until it gives true.
    template <typename Look>
    void climb(std::string_view id, Look look) const;

    std::map<std::string, Style, std::less<>> styles_;
    std::string language_;
    std::string default_;
    int default_size_ = 20;
};

class DocxNumbering {
public:
    struct Label {
        std::string text; // empty for bullets
        bool ordered = false;
    };

    void read(const pugi::xml_node& root);
    /// The label of the next paragraph in this list at this level (from 0).
    Label next(int list, int level);

private:
    static constexpr int level_count = 9;
    struct Level {
        std::string format;
        std::string text;
        int start = 1;
        bool legal = false; // all numbers in digits
    };
    struct Kind {
        std::array<Level, level_count> levels;
        std::array<int, level_count> counters{};
        std::array<bool, level_count> begun{};
    };
    struct List {
        std::string kind;
        std::map<int, int> starts; // begins anew at this number, by level
        bool met = false;
    };
    static void read_level(const pugi::xml_node& node, Level& level);

    std::map<std::string, Kind, std::less<>> kinds_;
    std::unordered_map<int, List> lists_;
};

/// A number as the formats of office programs name it: "decimal", "lowerRoman", "upperLetter".
std::string written_number(int number, std::string_view format);

} // namespace lectern
