// SPDX-License-Identifier: GPL-3.0-or-later
// The reading cursor: where the listener is, how they got there, and what is to be said next.
// Knows nothing of keys, sound or time but what it is told.
#pragma once

#include "player/announce.hpp"
#include "player/bookmarks.hpp"
#include "player/budget.hpp"
#include "player/destination.hpp"
#include "player/heard.hpp"
#include "player/history.hpp"
#include "player/lengths.hpp"
#include "player/navigator.hpp"
#include "player/news.hpp"
#include "player/orientation.hpp"
#include "player/phrases.hpp"
#include "player/search.hpp"
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
        go_on,   // a reading that was interrupted goes on behind what was said
        stay,    // silent
        quit,
    };
    std::vector<Utterance> say;
    Then then = Then::resume;
};

/// What reading on leaves out.
enum class Skim : std::uint8_t {
    off,
    first_sentences, // of paragraphs, items and quotations; headings and tables whole
    findings,        // nothing else, each with its headings when they change
};

class Player {
public:
    using Time = std::chrono::steady_clock::time_point;

    /// Looks at `reading`, which may grow, and `phrases`; both must outlive the player.
    Player(const Reading& reading, const Phrases& phrases, Verbosity verbosity);

    /// The reading has grown; `complete`: it will no more. `percent` is how much of the document's
    /// bytes has been read.
    void update(bool complete, int percent);
    bool is_complete() const noexcept { return complete_; }
    int loaded_percent() const noexcept { return loaded_percent_; }

    /// Skips to the next or previous unit; a heading of one level (1 to 6) or any (0). Past the
    /// last one it says so and stays; asked again the same within 2 seconds, it goes to the other
    /// end. While the document is still coming it says that it waits for the next one.
    Response go(Unit unit, Step step, int level, Time now);
    /// What such a wait leads to, once: the unit, when it has come, or that there is none.
    std::optional<Response> awaited(Time now);
    /// The listener wants something else by now.
    void stop_waiting() noexcept { awaited_.reset(); }
    /// To the first or the last sentence.
    Response go_to_start();
    Response go_to_end();
    /// To a place: what is said is the sentence there. It can be undone.
    Response go_to(Place place);
    /// To a heading that begins at this place, as h goes there.
    Response go_to_heading(Place heading);
    /// Whether a boundary of this name was met within the last 2 seconds: then the same command
    /// goes round. Remembers that it is met now.
    bool asked_again(std::string_view boundary, Time now);
    /// Undoes the last jump, and does the last one that was undone again.
    Response go_back();
    Response go_forward();
    /// To a unit that somebody else has found; `before` is said first. It can be undone.
    Response arrive(Unit unit, const Target& target, std::vector<Utterance> before = {});

    /// "previous heading" where there are no pages is "previous page" otherwise: the unit that a
    /// page key moves by.
    Unit page_unit() const { return structure_.pages().empty() ? Unit::heading : Unit::page; }

    /// Says the present sentence once more; reading goes on behind it.
    Response repeat();
    /// Says what was said last of the reader's own messages.
    Response repeat_message() const;
    Response where();
    /// `more` is what others know of the place, said last.
    Response where_detailed(const std::string& more = {});
    /// All headings, one utterance each; `heading_of` gives the section of an entry.
    std::vector<Utterance> outline() const;
    /// The number of the outline's entry that the place stands in; 0 before the first heading.
    std::uint32_t outline_here() const;

    /// The first words of a session; empty when there is nothing to say before reading.
    enum class Begin : std::uint8_t { fresh, resumed, after_a_day, finished_before };
    std::vector<Utterance> opening(const std::string& file_name, Begin begin) const;
    std::string quitting() const;

    /// The next utterance of reading on; moves the reading position, not the place. Nothing at the
    /// end of what has come: then finished() tells the end from a document that is still coming.
    std::optional<Utterance> read_on();
    bool finished() const;
    /// What is said at the document's end, when reading on has come there.
    Utterance at_end();
    /// Reading on begins at the sentence of the place (after a pause, a query, a cancelled jump).
    void read_from_place();

    /// The listener hears this from now on: the place moves here.
    void hears(const Utterance& utterance, Time now);
    /// It has been heard to its end. Gives the marks of what is thereby heard for the first time.
    std::vector<HeardMark> has_heard(const Utterance& utterance);
    /// What was heard in earlier sessions.
    void remember_heard(const std::vector<HeardMark>& marks) { heard_.remember(marks); }

    FindingCounts finding_counts() const { return heard_.findings(reading_); }

    /// Nothing while nothing of the document has been said.
    std::optional<Place> place() const noexcept { return place_; }
    void set_place(Place place);
    /// The place so many sentences of reading on before another, or the first.
    Place sentences_before(Place place, std::uint32_t count) const;
    /// The sentence of the place; the first that is read aloud before any was.
    std::uint32_t sentence() const;
    /// 0 to 100: what is read aloud before the place; 100 once all has been heard to the end.
    int percent() const;
    /// The same of a sentence.
    int percent_at(std::uint32_t sentence) const;
    /// Whether reading on has come to the end, and the last sentence was heard.
    bool has_ended() const noexcept { return ends_ && last_heard_; }
    /// Of the speech, for times: words a minute.
    void set_rate(int words_per_minute) noexcept { words_per_minute_ = words_per_minute; }
    void set_verbosity(Verbosity verbosity);

    const Announcer& announcer() const noexcept { return announcer_; }
    const Navigator& navigator() const noexcept { return navigator_; }
    const Structure& structure() const noexcept { return structure_; }
    const Lengths& lengths() const noexcept { return lengths_; }
    const HeardMemory& heard() const noexcept { return heard_; }
    const Orientation& orientation() const noexcept { return orientation_; }
    Search& search() noexcept { return search_; }
    News& news() noexcept { return news_; }
    const News& news() const noexcept { return news_; }
    Bookmarks& bookmarks() noexcept { return bookmarks_; }
    const Bookmarks& bookmarks() const noexcept { return bookmarks_; }
    int words_per_minute() const noexcept { return words_per_minute_; }
    /// What is read of the document beside the report itself; see flow.hpp.
    const Flow& flow() const noexcept { return navigator_.flow(); }
    void set_flow(const Flow& flow) { navigator_.set_flow(flow); }
    Skim skim() const noexcept { return skim_; }
    void set_skim(Skim skim) noexcept { skim_ = skim; }
    /// Reading on reads the parts of a plan and no more, until the listener jumps elsewhere.
    void begin_budget(Budget budget);
    /// Names of headings of summaries, folded; see load_summaries().
    const std::vector<std::string>& summaries() const noexcept { return summaries_; }
    void set_summaries(std::vector<std::string> names) { summaries_ = std::move(names); }
    /// The level that the level keys move by, 0 the coarsest; see steps.hpp.
    std::size_t level() const noexcept { return level_; }
    void set_level(std::size_t level) noexcept { level_ = level; }
    /// The place of that name; see find_destination().
    Found destination(const std::string& words) const;
    /// A phrase in the listener's verbosity.
    std::string say(std::string_view id, const PhraseValues& values = {}) const {
        return phrases_.say(id, verbosity(), values);
    }
    const Phrases& phrases() const noexcept { return phrases_; }
    const Reading& reading() const noexcept { return reading_; }
    Verbosity verbosity() const noexcept { return announcer_.verbosity(); }
    /// Keeps a message for repeat_message() and gives it as a Response.
    Response message(const std::string& text, Response::Then then,
                     std::optional<Cue> cue = std::nullopt);

private:
    struct Boundary {
        Unit unit;
        Step step;
        int level;
        Time when;
    };
    /// The unit that was jumped to last: "previous" from anywhere in it goes before it.
    struct Arrival {
        Unit unit;
        PlaceRange range;
        Time when;
    };
    void move_to(Place begin, Place end);
    std::optional<Target> find(Unit unit, Step step, Place from, int level) const;
    std::optional<Target> find_unheard(Step step, Place from) const;
    std::optional<Target> find_end(Unit unit, Step step, int level) const;
    std::optional<PlaceRange> next_stop();
    bool is_skimmed_over(std::uint32_t sentence) const;
    std::optional<Utterance> next_finding();
    std::optional<Utterance> next_of_budget();
    Utterance say_skimmed(const PlaceRange& finding);
    void find_part();
    bool has_budget() const noexcept { return !budget_.parts.empty(); }
    Response at_boundary(Unit unit, Step step, int level, Time now);
    Response say_sentence(std::uint32_t sentence);
    Response undo(std::optional<History::Origin> origin);
    Place origin(Unit unit, Step step, Time now) const;
    std::string unit_words(Unit unit, Step step, int level) const;
    Orientation::Here here() const;

    const Reading& reading_;
    const Phrases& phrases_;
    Structure structure_;
    Navigator navigator_;
    Announcer announcer_;
    Lengths lengths_;
    HeardMemory heard_;
    Orientation orientation_;
    History history_;

    std::optional<Place> place_;          // what is heard, or was last
    Place next_{};                        // where reading on goes on
    std::optional<std::uint32_t> before_; // the block that reading on spoke last
    std::optional<Time> heard_since_;     // while something is being heard: when it began
    bool ends_ = false;                   // reading on has given the last sentence
    bool last_heard_ = false;             // and that has been heard to its end
    std::optional<Arrival> arrival_;
    std::optional<Boundary> boundary_;
    std::optional<Boundary> awaited_;             // a jump that the document has not come to
    std::pair<std::string, Time> other_boundary_; // of what is no Unit
    std::string last_message_;
    Search search_;
    News news_;
    Bookmarks bookmarks_;
    Skim skim_ = Skim::off;
    Budget budget_; // no parts: reading on is not limited
    std::size_t part_ = 0;
    bool part_begun_ = false;
    std::vector<std::string> summaries_;
    std::size_t level_ = 0;
    bool complete_ = false;
    int loaded_percent_ = 0;
    int words_per_minute_ = 200;
};

} // namespace lectern
