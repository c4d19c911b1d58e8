// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/outline_levels.hpp"

#include <algorithm>

namespace lectern {
namespace {

constexpr std::uint8_t deepest = 6;
/// Divisions from this rank on ("Finding 1", "Step 2") stand within a section; those before are
/// sections.
constexpr std::uint8_t first_inner_rank = 4;

std::uint8_t deeper(std::uint8_t level, int steps = 1) {
    return static_cast<std::uint8_t>(std::clamp(level + steps, 1, int{deepest}));
}

} // namespace

LevelFinder::Key LevelFinder::key_of(const HeadingStyle& style) {
    Key key;
    if (style.title) {
        key.kind = Kind::title;
    } else if (style.underline != 0) {
        key.kind = Kind::underlined;
        key.closing = style.underline;
    } else if (style.marker) {
        key.kind = Kind::numbered;
        key.marker = style.marker->kind;
        key.depth = style.marker->depth;
        // "3 Findings" and "3. Findings" of one report are the same, and go with "3.1".
        const bool figures = key.marker == MarkerKind::arabic || key.marker == MarkerKind::dotted;
        const bool division = key.marker == MarkerKind::division;
        key.closing =
            (figures && style.marker->closing != ')' && style.marker->closing != 'p') || division
                ? '\0'
                : style.marker->closing;
        if (figures && key.closing == 0) {
            key.marker = MarkerKind::dotted;
        }
    } else if (style.capitals) {
        key.kind = Kind::capitals;
    } else if (style.top) {
        key.kind = Kind::top;
    }
    return key;
}

const LevelFinder::Open* LevelFinder::open(const Key& key) const {
    const auto found =
        std::find_if(open_.rbegin(), open_.rend(), [&](const Open& it) { return it.key == key; });
    return found == open_.rend() ? nullptr : &*found;
}

const LevelFinder::Known* LevelFinder::known(const Key& key) const {
    const auto found =
        std::find_if(known_.begin(), known_.end(), [&](const Known& it) { return it.key == key; });
    return found == known_.end() ? nullptr : &*found;
}

std::uint8_t LevelFinder::below_open() const {
    for (auto it = open_.rbegin(); it != open_.rend(); ++it) {
        if (it->key.kind != Kind::plain) {
            return deeper(it->level);
        }
    }
    return base();
}

std::uint8_t LevelFinder::dotted_level(const Key& key) const {
    // The nearest open number of figures tells how deep this one is.
    for (auto it = open_.rbegin(); it != open_.rend(); ++it) {
        if (it->key.kind == Kind::numbered && it->key.marker == MarkerKind::dotted) {
            return deeper(it->level, key.depth - it->key.depth);
        }
    }
    for (const auto& each : known_) {
        if (each.key.kind == Kind::numbered && each.key.marker == MarkerKind::dotted) {
            return deeper(each.level, key.depth - each.key.depth);
        }
    }
    return 0;
}

std::uint8_t LevelFinder::division_level(const Key& key) const {
    for (auto it = open_.rbegin(); it != open_.rend(); ++it) {
        if (it->key.kind == Kind::numbered && it->key.marker == MarkerKind::division &&
            it->key.depth < key.depth) {
            return deeper(it->level);
        }
    }
    return key.depth >= first_inner_rank ? below_open() : base();
}

std::uint8_t LevelFinder::plain_level(const HeadingStyle& style) const {
    for (auto it = open_.rbegin(); it != open_.rend(); ++it) {
        if (it->key.kind == Kind::top) {
            return below_top(style, *it);
        }
        const auto* before = known(Key{});
        const bool inner = it->key.marker == MarkerKind::division &&
                           it->key.kind == Kind::numbered && it->key.depth >= first_inner_rank;
        if (inner && before != nullptr && before->level <= it->level) {
            return before->level; // "Finding 2" ends where a section of the report begins
        }
        if (it->key.kind != Kind::plain || style.indent > it->indent + 1) {
            return deeper(it->level);
        }
        if (style.indent + 1 >= it->indent) {
            return it->level;
        }
    }
    return base();
}

/// Below "Methods" where it follows at once, stands further in, or others of its kind did; else
/// beside it: the two are written alike.
std::uint8_t LevelFinder::below_top(const HeadingStyle& style, const Open& top) const {
    const auto* before = known(Key{});
    const bool below = style.directly_below || style.indent > top.indent + 1 ||
                       (before != nullptr && before->level > top.level);
    return below ? deeper(top.level) : top.level;
}

std::uint8_t LevelFinder::top_level(const HeadingStyle& style) const {
    Key top;
    top.kind = Kind::top;
    if (const auto* same = open(top)) {
        return same->level;
    }
    const auto plain = std::find_if(open_.rbegin(), open_.rend(),
                                    [](const Open& it) { return it.key.kind == Kind::plain; });
    const auto above = std::find_if(plain, open_.rend(),
                                    [](const Open& it) { return it.key.kind != Kind::plain; });
    const bool set_apart = above != open_.rend() && (above->key.kind == Kind::capitals ||
                                                     above->key.kind == Kind::underlined);
    if (set_apart) {
        return plain->level; // written like the others below that heading
    }
    return style.directly_below && !open_.empty() ? deeper(open_.back().level) : base();
}

std::uint8_t LevelFinder::numbered_level(const HeadingStyle& style, Key& key) {
    // "i" is a roman number, or the letter after "h".
    const auto& marker = *style.marker;
    if (marker.letter != 0 && marker.kind != MarkerKind::division &&
        (marker.kind == MarkerKind::small_roman || marker.kind == MarkerKind::big_roman)) {
        Key letter = key;
        letter.marker = marker.kind == MarkerKind::small_roman ? MarkerKind::small_letter
                                                               : MarkerKind::big_letter;
        const auto* series = open(letter);
        if (series != nullptr && series->value + 1 == marker.letter) {
            key = letter;
            return series->level;
        }
    }
    if (const auto* same = open(key)) {
        return same->level;
    }
    if (key.marker == MarkerKind::dotted) {
        if (const auto level = dotted_level(key); level != 0) {
            return level;
        }
    }
    const bool first = marker.value <= 1;
    if (const auto* before = known(key);
        before != nullptr && (!first || key.marker == MarkerKind::division)) {
        return before->level;
    }
    if (key.marker == MarkerKind::division) {
        return division_level(key);
    }
    if (style.capitals) {
        Key capitals;
        capitals.kind = Kind::capitals;
        if (const auto* written_alike = known(capitals)) {
            return written_alike->level;
        }
    }
    // A first "1." or "I." after sections without numbers begins the numbered ones beside them.
    const bool major = key.marker == MarkerKind::dotted || key.marker == MarkerKind::big_roman;
    const bool plain = !open_.empty() && open_.back().key.kind == Kind::plain;
    // "1. Introduction" is the first of them, whatever unnumbered section stands before.
    const bool begins_report = style.top && !open_.empty() && open_.back().key.kind == Kind::top;
    if (major && !open_.empty() && (open_.back().front || plain || begins_report)) {
        return open_.back().level;
    }
    // "(a)" below a heading without any sign divides it.
    return plain ? deeper(open_.back().level) : below_open();
}

std::uint8_t LevelFinder::find_level(const HeadingStyle& style, Key& key) {
    switch (key.kind) {
    case Kind::title:
        return 1;
    case Kind::numbered:
        return numbered_level(style, key);
    case Kind::top:
        return top_level(style);
    case Kind::plain:
        return style.level != 0 ? style.level : plain_level(style);
    case Kind::underlined:
    case Kind::capitals:
        break;
    }
    if (const auto* before = known(key)) {
        return before->level;
    }
    const auto is_open = [&](Kind kind) {
        return std::any_of(open_.begin(), open_.end(),
                           [&](const Open& it) { return it.key.kind == kind; });
    };
    const bool below = key.kind == Kind::underlined || is_open(Kind::underlined) ||
                       (is_open(Kind::numbered) && !style.top);
    return below ? below_open() : base();
}

std::uint8_t LevelFinder::level_of(const HeadingStyle& style) {
    auto key = key_of(style);
    const auto level = find_level(style, key);
    has_title_ |= style.title;
    while (!open_.empty() && open_.back().level >= level) {
        open_.pop_back();
    }
    if (known(key) == nullptr) {
        known_.push_back({key, level});
    }
    const auto value =
        style.marker
            ? (key.marker == MarkerKind::small_letter || key.marker == MarkerKind::big_letter
                   ? std::max(style.marker->letter,
                              style.marker->letter == 0 ? style.marker->value : 0)
                   : style.marker->value)
            : 0;
    open_.push_back({key, level, style.indent, value, style.front});
    return level;
}

} // namespace lectern
