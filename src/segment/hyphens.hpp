// SPDX-License-Identifier: GPL-3.0-or-later
// Words cut at the ends of lines.
#pragma once

#include "document/line_hyphen.hpp"
#include "segment/line_shape.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lectern {

/// Whether the line behind a hyphen begins with a word such as "and", so that "pre-" is all there
/// is of its word. `after` in any case of letters.
bool is_suspended(std::string_view after, const StructureRules& rules);

/// Knows of the words that one window cuts at line ends whether the hyphen belongs to them: by the
/// same word elsewhere in the window, with or without it.
class Hyphens {
public:
    Hyphens(const std::vector<ShapedLine>& lines, const StructureRules& rules);
    /// What becomes of the hyphen that `before` ends with, where the line `after` follows.
    LineHyphen between(std::string_view before, std::string_view after) const;

private:
    bool is_seen(const std::string& word) const;

    const StructureRules& rules_;
    std::unordered_map<std::string, bool> seen_; // word in small letters → it stands in the text
};

/// Whether a line ends in a letter and a hyphen.
bool ends_hyphenated(std::string_view text) noexcept;

} // namespace lectern
