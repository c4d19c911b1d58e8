// SPDX-License-Identifier: GPL-3.0-or-later
// The command line and the configuration file: one table of options serves both, and the help.
#pragma once

#include "app/loader.hpp"
#include "app/settings.hpp"
#include "document/reading.hpp"
#include "player/flow.hpp"
#include "player/phrases.hpp"
#include "speech/cues.hpp"
#include "speech/punctuation.hpp"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// Who speaks, and what is written: nothing, each sentence as it is heard, or text in place of
/// speech.
enum class SpeechMode : std::uint8_t { own, off, orca, speechd };
enum class TextMode : std::uint8_t { off, follow, only };

/// One option: of the command line (`--name`) and, where `in_config`, of config.toml.
struct OptionRow {
    std::string_view name;
    std::string_view argument; // what stands for the value in the help; empty: a switch
    std::string_view help;     // one line, no full stop
    std::string_view initial;  // what it is where nobody asks for another; empty: nothing, or off
    std::string_view group;    // heading of the help under which it stands
    bool in_config;
};
/// All options, in the order of the help.
const std::vector<OptionRow>& option_table();

/// What is asked for, checked: every value is within its limits.
struct Options {
    std::string command = "read";   // a name of the table of commands
    std::vector<std::string> words; // what follows it: files, a help topic
    DocumentRequest document;       // without the path
    int words_per_minute = 200;
    int volume = 100; // percent
    std::string voice;
    std::string profile = "default";
    CueSet cues = CueSet().set();
    Punctuation punctuation = Punctuation::some;
    int pitch = -1;      // the profile's
    std::string lexicon; // a file, beside the listener's own; empty: none
    std::string keymap = "letters";
    std::string start; // a place; empty: where it was left
    std::string since; // an earlier edition to compare with; empty: none
    SpeechMode speech = SpeechMode::own;
    bool speech_demanded = false; // --speech own stands on the command line
    TextMode text = TextMode::off;
    bool line = false;
    bool to_end = false;
    bool media_keys = true;             // of keyboards and headsets
    bool no_history = false;            // nothing is kept of what is read
    std::chrono::seconds keep_open{60}; // how long the sound device stays open in silence
    std::string audio;                  // a device, "null", or empty: the default one
    Verbosity verbosity = Verbosity::normal;
    Flow flow; // what is read
    bool json = false;
    bool tsv = false;
    bool markdown = false;
    bool annotations = false;
    std::string import; // a file of annotations
    bool lines = false;
    std::optional<FindingKind> kind;
    bool help = false;
    bool version = false;
    Settings settings; // what was asked for, as it was written, with its origin
};

/// Reads the command line over the environment and the configuration file. `is_command` tells
/// whether a first word is a command; any other is a file to read. Throws Error (usage) in one
/// line: an unknown option or configuration key (with the file and line), a value that is none or
/// out of its limits.
Options parse_options(const std::vector<std::string>& arguments,
                      const std::filesystem::path& config_file,
                      bool (*is_command)(std::string_view));

} // namespace lectern
