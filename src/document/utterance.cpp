// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/utterance.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace lectern {
namespace {

/// Whether a text ends so that another may follow without a comma: a stop, a colon, or a closing
/// quotation mark or bracket behind one.
bool ends_in_stop(std::string_view text) {
    constexpr std::u32string_view closing = U"\"')]}”’»";
    constexpr std::u32string_view stops = U".!?…:;,。！？";
    std::size_t at = text.size();
    CodePoint last = code_point_before(text, at);
    while (last.length > 0 && closing.find(last.value) != std::u32string_view::npos) {
        at -= last.length;
        last = code_point_before(text, at);
    }
    return stops.find(last.value) != std::u32string_view::npos && last.length > 0;
}

} // namespace

std::string_view name_of(VoiceRole role) noexcept {
    static constexpr std::array<std::string_view, static_cast<std::size_t>(last_voice_role) + 1>
        names{"body",      "own-words",  "heading", "finding", "recommendation", "quote",
              "list-item", "table-cell", "caption", "note",    "code",           "metadata"};
    return names[static_cast<std::size_t>(role)];
}

std::string_view name_of(Cue cue) noexcept {
    static constexpr std::array<std::string_view, cue_count> names{
        "heading-1", "heading-2", "heading-3",      "heading-4", "heading-5",
        "heading-6", "finding",   "recommendation", "quote-in",  "quote-out",
        "list-in",   "list-out",  "table-in",       "table-out", "boundary",
        "wrap",      "hit",       "bookmark",       "timer",     "end"};
    return names[static_cast<std::size_t>(cue)];
}

Cue heading_cue(int level) noexcept {
    const int deepest = static_cast<int>(Cue::heading_6);
    return static_cast<Cue>(std::clamp(level - 1, 0, deepest));
}

Utterance with_cue(Utterance utterance, Cue cue) {
    if (!utterance.segments.empty()) {
        utterance.segments.front().cues.push_back(cue);
    }
    return utterance;
}

std::string line_of(const Utterance& utterance) {
    std::string line;
    for (const Segment& segment : utterance.segments) {
        if (!line.empty()) {
            line += ends_in_stop(line) ? " " : ", ";
        }
        line += segment.text;
    }
    return line;
}

} // namespace lectern
