// SPDX-License-Identifier: GPL-3.0-or-later
// The table of commands: keys, names, help, learn mode and line mode all read it.
#pragma once

#include "player/player.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace lectern {

enum class RateChange : std::uint8_t { faster, slower, usual };
enum class VolumeChange : std::uint8_t { louder, quieter };

/// What commands ask of the session around the player. Implemented by the app.
class Controls {
public:
    virtual ~Controls() = default;
    virtual Player::Time now() const = 0;
    /// Starts reading on or stops it; `sentences` limits how many are read (0: to the end).
    virtual Response play(std::uint32_t sentences) = 0;
    virtual Response play_or_pause() = 0;
    virtual Response change_rate(RateChange change) = 0;
    /// A rate in words a minute, clamped to what the synthesizer can.
    virtual Response set_rate(int words_per_minute) = 0;
    virtual Response change_volume(VolumeChange change) = 0;
    /// How a word is said: "Kyiv = Keev"; without words it is asked for.
    virtual Response pronounce(const std::string& words) = 0;
    /// Speech goes to the sound device of that name; without one the names are said.
    virtual Response change_device(const std::string& words) = 0;
    /// Which signs are said by name: a level, or the next one.
    virtual Response change_punctuation(const std::string& level) = 0;
    /// Which sounds are heard beside the words.
    virtual Response change_cues(const std::string& words) = 0;
    virtual Response change_sleep_timer() = 0;
    /// Where the place is, with all that the session knows of it.
    virtual Response where_detailed() = 0;
    /// The headings as a list; with words those that hold them.
    virtual Response open_outline(const std::string& words) = 0;
    /// The elements of one kind as a list, or the list of kinds when none is named.
    virtual Response open_elements(const std::string& kind) = 0;
    virtual Response open_bookmarks() = 0;
    /// What is new, changed or dropped since an earlier edition, as a list.
    virtual Response open_changes() = 0;
    /// The table of the place cell by cell, its note or its link.
    virtual Response enter() = 0;
    /// The bookmarks are others than before: to be saved.
    virtual void keep_bookmarks() = 0;
    virtual Response quote() = 0;
    virtual Response learn_or_help() = 0;
    virtual Response list_commands() = 0;
    /// Does what a line of line mode does.
    virtual Response run_line(const std::string& line) = 0;
    /// The next command goes the other way.
    virtual Response reverse_next() = 0;
    virtual Response quit() = 0;
};

/// What one call of a command works with.
struct CommandCall {
    Player& player;
    Controls& controls;
    bool reversed = false;               // after the reverse key
    std::optional<std::uint32_t> number; // "play 5", "rate 320"
    std::string words;                   // "go to 45%", "find detention"
};

/// What may stand behind a command's name. Words are asked for when its key is pressed, but for
/// optional ones.
enum class Takes : std::uint8_t { nothing, number, words, optional_words };

/// One command. Its description in the listener's language is the phrase "command.ID"; the question
/// for its words is "ask.ID".
struct Command {
    std::string_view keys; // names of keys (see terminal/keys.hpp) with a space between; one
                           // pressed twice is "ww"
    std::string_view id;   // its name with hyphens: "next-heading" is "next heading" in line mode
    Response (*run)(const CommandCall&);
    Takes takes = Takes::nothing;
};

/// All commands, in the order of the help.
std::span<const Command> commands();
/// The command of that name ("next heading"); nullptr where there is none.
const Command* command_named(std::string_view name);
/// How a key is called when it is said: "Space", "w twice", or itself.
std::string spoken_key(const Phrases& phrases, std::string_view key);
/// A command's name with spaces.
std::string name_of(const Command& command);

} // namespace lectern
