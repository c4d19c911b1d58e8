// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/document.hpp"

#include <array>

namespace lectern {

std::string_view name_of(Role role) noexcept {
    static constexpr std::array<std::string_view, static_cast<std::size_t>(last_role) + 1> names{
        "heading", "paragraph", "quote",      "list-item",   "table-cell", "caption",  "note",
        "code",    "metadata",  "navigation", "boilerplate", "artifact",   "contents", "hidden"};
    return names[static_cast<std::size_t>(role)];
}

std::string_view name_of(Notice notice) noexcept {
    static constexpr std::array<std::string_view, static_cast<std::size_t>(last_notice) + 1> names{
        "page_without_text", "page_recognized",  "page_cut_short",
        "scans_unasked",     "scans_unreadable", "chapter_missing",
        "letters_damaged",   "language_unknown", "unconfined"};
    return names[static_cast<std::size_t>(notice)];
}

bool is_spoken(Role role) noexcept {
    return role < Role::navigation;
}

} // namespace lectern
