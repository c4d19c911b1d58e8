// SPDX-License-Identifier: GPL-3.0-or-later
// Levels of headings that have no marked level: from their numbers, capitals, underlines, indents.
#pragma once

#include "segment/numbering.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace lectern {

/// How a heading is written.
struct HeadingStyle {
    std::optional<Marker> marker;
    bool capitals = false;
    bool top = false;   // its words are those of a section of the whole report
    bool front = false; // … that stands before its first chapter
    bool title = false; // of the document
    char underline = 0;
    std::uint32_t indent = 0;
    std::uint8_t level = 0;      // where the same heading stood before: it has the same level
    bool directly_below = false; // no text stands between it and the heading before
};

/// Gives each heading its level, in reading order: the same style keeps its level, a new numbering
/// begins below what is open, headings without any sign stand below the last one that has one.
class LevelFinder {
public:
    /// 1 to 6.
    std::uint8_t level_of(const HeadingStyle& style);

private:
    enum class Kind : std::uint8_t { title, numbered, underlined, capitals, top, plain };
    struct Key {
        Kind kind = Kind::plain;
        MarkerKind marker = MarkerKind::bullet;
        char closing = 0; // or the underline
        std::uint8_t depth = 0;
        bool operator==(const Key&) const = default;
    };
    struct Open {
        Key key;
        std::uint8_t level = 1;
        std::uint32_t indent = 0;
        std::uint32_t value = 0;
        bool front = false;
    };
    struct Known {
        Key key;
        std::uint8_t level = 1;
    };

    static Key key_of(const HeadingStyle& style);
    std::uint8_t find_level(const HeadingStyle& style, Key& key);
    std::uint8_t numbered_level(const HeadingStyle& style, Key& key);
    std::uint8_t dotted_level(const Key& key) const;
    std::uint8_t division_level(const Key& key) const;
    std::uint8_t plain_level(const HeadingStyle& style) const;
    std::uint8_t below_top(const HeadingStyle& style, const Open& top) const;
    std::uint8_t top_level(const HeadingStyle& style) const;
    const Open* open(const Key& key) const;
    const Known* known(const Key& key) const;
    /// The level below the innermost open heading that has a sign of its own.
    std::uint8_t below_open() const;
    std::uint8_t base() const { return has_title_ ? 2 : 1; }

    std::vector<Open> open_;
    std::vector<Known> known_;
    bool has_title_ = false;
};

} // namespace lectern
