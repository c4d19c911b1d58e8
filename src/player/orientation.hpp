// SPDX-License-Identifier: GPL-3.0-or-later
// Where the listener is, in words: at the opening, on request, on leaving.
#pragma once

#include "player/announce.hpp"
#include "player/heard.hpp"
#include "player/lengths.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace lectern {

/// Puts the answers together; changes nothing.
class Orientation {
public:
    Orientation(const Reading& reading, const Structure& structure, const Navigator& navigator,
                const Lengths& lengths, const HeardMemory& heard, const Announcer& announcer,
                const Phrases& phrases)
        : reading_(reading), structure_(structure), navigator_(navigator), lengths_(lengths),
          heard_(heard), announcer_(announcer), phrases_(phrases) {}

    /// What the answers are about.
    struct Here {
        Place place;
        int percent = 0;
        int words_per_minute = 0;
    };

    /// "Detention, 3.2, in 3 Findings. Paragraph 4 of 9. 43 percent, page 37. 2 of 12 findings
    /// left."
    std::string where(const Here& here) const;
    /// The same with the whole path of headings, the finding at the place or before it, the time
    /// spent and the rate.
    std::string where_detailed(const Here& here) const;
    /// The first words of a session.
    std::string opening(const Here& here, const std::string& file_name, bool resumed) const;
    /// After a day away: the last finding before the place that has been heard; empty if none.
    std::string recap(Place place) const;
    /// "In 3 Findings, 3.2 Detention."; empty before the first heading.
    std::string path(Place place) const;
    /// The title: what the document says it is, else the heading that it begins with, else the
    /// file's name.
    std::string title(const std::string& file_name) const;
    /// For a quotation: "paragraph 4, page 37"; empty where neither is known.
    std::string source(Place place) const;
    /// "2 hours 10 minutes".
    std::string time_words(std::chrono::seconds time) const;

private:
    bool begins_with_heading() const;
    std::string section(const Here& here) const;
    std::string position(Place place) const;
    std::pair<std::uint32_t, std::uint32_t> paragraph_of(Place place) const;
    std::string share(const Here& here) const;
    std::string finding(Place place) const;
    std::string left(const Here& here) const;
    std::string left_in(const Here& here, const PlaceRange& range) const;
    std::string say(std::string_view id, const PhraseValues& values = {}) const {
        return phrases_.say(id, announcer_.verbosity(), values);
    }

    const Reading& reading_;
    const Structure& structure_;
    const Navigator& navigator_;
    const Lengths& lengths_;
    const HeardMemory& heard_;
    const Announcer& announcer_;
    const Phrases& phrases_;
};

} // namespace lectern
