// SPDX-License-Identifier: GPL-3.0-or-later
// Which key does what: the table of commands, another keymap over it, the listener's own keys over
// both.
#pragma once

#include "player/commands.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

class Keymap {
public:
    /// The keys of the table of commands.
    Keymap();

    /// Puts the keys of a data file over these: each entry is a key and the name of its command, or
    /// an empty text for none. Throws Error (usage) with file and line for a key or command that
    /// does not exist.
    void overlay(const std::filesystem::path& file);
    /// Reads keyboard layouts: what is typed on one of them where the Latin letter stands on the
    /// same key. They count where nothing else is on the letter. Throws Error (usage).
    void add_layouts(const std::filesystem::path& file);

    /// The command on a key ("h", "ctrl-down", "ww" for w pressed twice); nullptr for none.
    const Command* command_on(std::string_view key) const;
    /// The keys of a command, in the order in which they were given.
    std::vector<std::string> keys_of(const Command& command) const;

private:
    void set(const std::string& key, const Command* command);
    struct Entry {
        std::string key;
        const Command* command = nullptr;
    };
    std::vector<Entry> entries_;
    std::map<std::string, std::size_t, std::less<>> by_key_;
    std::map<std::string, std::string, std::less<>> latin_;
};

} // namespace lectern
