// SPDX-License-Identifier: GPL-3.0-or-later
// The reading cursor: where the listener is, how they got there, and what is to be said next.
// Knows nothing of keys, sound or time but what it is told.
#pragma once

#include "player/announce.hpp"
#include "player/navigator.hpp"
#include "player/phrases.hpp"
#include "player/structure.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace lectern {

/// What a command leads to: words to be said now, and what happens when they have been said.
struct Response {
    enum class Then : std::uint8_t {
        read_on, // from the place behind the unit that was said
        resume,  // as it was before the command: a reading that was interrupted goes on
        stay,    // silent
        quit,
    };
    std::vector<Utterance> say;
    Then then = Then::resume;
};

class Player {
public:
    using Time = std::chrono::steady_clock::time_point;

    /// Looks at `reading`, which may grow, and `phrases`; both must outlive the player.
    Player(const Reading& reading, const Phrases& phrases, Verbosity verbosity);

    /// The reading has grown; `complete`: it will no more. `percent` is how much of the document's
    /// bytes has been read.
    void update(bool complete, int percent);

    /// Skips to the next or previous unit; a heading of one level (1 to 6) or any (0). Past the
    /// last one it says so and stays; asked again the same within 2 seconds, it goes to the other
    /// end.
    Response go(Unit unit, Step step, int level, Time now);
    /// To the first or the last sentence.
    Response go_to_start();
    Response go_to_end();
    /// To a place: what is said is the sentence there. It can be undone.
    Response go_to(Place place);
    /// To a heading that begins at this place, as h goes there.
    Response go_to_heading(Place heading);
    /// Undoes the last jump.
    Response go_back();
    /// Says the present sentence once more.
    Response repeat() const;
    /// Says what was said last of the reader's own messages.
    Response repeat_message() const;
    Response where() const;
    /// All headings, one utterance each; `heading_of` gives the section of an entry.
    std::vector<Utterance> outline() const;
    /// The number of the outline's entry that the place stands in; 0 before the first heading.
    std::uint32_t outline_here() const;

    /// The first words of a session; empty when there is nothing to say before reading.
    std::vector<Utterance> opening(const std::string& file_name, bool resumed) const;
    std::string quitting() const;

    /// The next utterance of reading on; moves the reading position, not the place. Nothing at the
    /// end of what has come: then finished() tells the end from a document that is still coming.
    std::optional<Utterance> read_on();
    bool finished() const;
    /// What is said at the document's end.
    Utterance at_end() const;
    /// Reading on begins at the sentence of the place (after a pause, a query, a cancelled jump).
    void read_from_place();

    /// The listener hears this now: the place moves here.
    void hears(const Utterance& utterance, Time now);
    /// Nothing while nothing of the document has been said.
    std::optional<Place> place() const noexcept { return place_; }
    void set_place(Place place);
    /// The sentence of the place; 0 before the first.
    std::uint32_t sentence() const;
    /// 0 to 100: the spoken text before the place.
    int percent() const;
    const Announcer& announcer() const noexcept { return announcer_; }
    const Phrases& phrases() const noexcept { return phrases_; }
    const Reading& reading() const noexcept { return reading_; }
    Verbosity verbosity() const noexcept { return verbosity_; }
    /// Keeps a message for repeat_message() and gives it as a Response.
    Response message(const std::string& text, Response::Then then);

private:
    struct Boundary {
        Unit unit;
        Step step;
        int level;
        Time when;
    };
    Response arrive(Unit unit, const Target& target, std::vector<Utterance> before);
    Response at_boundary(Unit unit, Step step, int level, Time now);
    void remember_jump();
    Place origin(Unit unit, Step step, Time now) const;
    std::string unit_words(Unit unit, Step step, int level) const;

    const Reading& reading_;
    const Phrases& phrases_;
    Verbosity verbosity_;
    Structure structure_;
    Navigator navigator_;
    Announcer announcer_;

    std::optional<Place> place_;          // what is heard, or was last
    Place next_{};                        // where reading on goes on
    std::optional<std::uint32_t> before_; // the block that reading on spoke last
    Time heard_since_{};
    std::vector<std::optional<Place>> jumps_; // where jumps came from, newest last
    std::optional<Boundary> boundary_;
    mutable std::string last_message_;
    bool complete_ = false;
    int loaded_percent_ = 0;
};

} // namespace lectern
