// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/manual.hpp"

#include "app/commands.hpp"
#include "app/options.hpp"
#include "app/settings.hpp"

#include <algorithm>

namespace lectern {
namespace {

/// A text as roff takes it: hyphens that can be copied, nothing that is a request.
std::string roff(std::string_view text) {
    std::string safe;
    for (const char c : text) {
        const bool at_start = safe.empty() || safe.back() == '\n';
        if (at_start && (c == '.' || c == '\'')) {
            safe += "\\&";
        }
        safe += c == '\\' ? "\\e" : c == '-' ? "\\-" : std::string(1, c);
    }
    return safe;
}

/// An entry of a list: what it is called, and what it does.
std::string entry(const std::string& name, const std::string& what) {
    return ".TP\n\\fB" + roff(name) + "\\fR\n" + roff(what) + "\n";
}

std::string section(std::string_view name) {
    return ".SH " + std::string(name) + "\n";
}

std::string spaced(std::string_view name, std::string_view argument) {
    return std::string(name) + (argument.empty() ? "" : " ") + std::string(argument);
}

std::string commands_section() {
    std::string text = section("COMMANDS") + "A first word that is no command is a file to read; "
                                             "a file called \\- is standard input.\n";
    for (const CommandRow& row : command_table()) {
        text += entry(spaced(row.name, row.argument), std::string(row.help) + ".");
    }
    return text;
}

std::string options_section() {
    std::string text = section("OPTIONS");
    std::string_view group;
    for (const OptionRow& row : option_table()) {
        if (row.group != group) {
            group = row.group;
            text += ".SS " + std::string(group) + "\n";
        }
        const std::string initial =
            row.initial.empty() ? "." : " (default " + std::string(row.initial) + ").";
        text += entry("--" + spaced(row.name, row.argument), std::string(row.help) + initial);
    }
    return text;
}

std::string keys_section(const std::string& keys) {
    std::string text = section("KEYS");
    for (std::size_t at = 0; at < keys.size();) {
        const auto end = std::min(keys.find('\n', at), keys.size());
        const std::string line = keys.substr(at, end - at);
        const auto colon = line.rfind(": ");
        text += colon == std::string::npos ? roff(line) + "\n.br\n"
                                           : entry(line.substr(0, colon), line.substr(colon + 2));
        at = end + 1;
    }
    return text;
}

std::string environment_section() {
    return section("ENVIRONMENT") +
           entry(variable_of("NAME"),
                 "an option that may stand in the configuration, such as " + variable_of("rate") +
                     "; it goes over the file, and the command line over it.") +
           entry("XDG_CONFIG_HOME, XDG_STATE_HOME, XDG_DATA_HOME, XDG_CACHE_HOME",
                 "where the files below lie, each in a folder lectern.");
}

std::string files_section() {
    return section("FILES") +
           entry("~/.config/lectern/config.toml", "settings, one a line: rate = 320.") +
           entry("~/.config/lectern/keys.toml", "keys of your own.") +
           entry("~/.local/state/lectern/state.sqlite",
                 "places, bookmarks and what has been heard.") +
           entry("~/.local/share/lectern/quotes.md", "your quotations.");
}

std::string names_of_commands() {
    std::string names;
    for (const CommandRow& row : command_table()) {
        names += (names.empty() ? "" : " ") + std::string(row.name);
    }
    return names;
}

/// A text within single quotes of a shell.
std::string in_quotes(std::string_view text) {
    std::string safe = "'";
    for (const char c : text) {
        safe += c == '\'' ? "'\\''" : std::string(1, c);
    }
    return safe + "'";
}

/// The same where zsh gives brackets and colons a meaning.
std::string described(std::string_view text) {
    std::string safe;
    for (const char c : text) {
        safe += c == '[' || c == ']' || c == ':' ? std::string("\\") + c : std::string(1, c);
    }
    return safe;
}

} // namespace

const std::vector<std::pair<int, std::string>>& exit_statuses() {
    static const std::vector<std::pair<int, std::string>> all{
        {0, "done"},
        {1, "failed"},
        {2, "wrong usage"},
        {3, "the document cannot be read"},
        {4, "no sound device, and speech was demanded with --speech own"},
        {5, "the output cannot be written"},
        {130, "interrupted"}};
    return all;
}

std::string manual_page(const std::string& keys) {
    std::string text = ".TH LECTERN 1 \"\" \"lectern " LECTERN_VERSION "\"\n";
    text += section("NAME") + "lectern \\- reads long reports aloud, with keys that skip between "
                              "headings and findings\n";
    text += section("SYNOPSIS") + "\\fBlectern\\fR [\\fICOMMAND\\fR] [\\fIOPTIONS\\fR] "
                                  "[\\fIFILE\\fR]\n";
    text += section("DESCRIPTION") +
            "lectern reads a report aloud in the terminal, for people who listen instead of "
            "looking. It goes on where it was left, even if it was killed.\n";
    text += commands_section() + options_section() + keys_section(keys) + environment_section() +
            files_section() + section("EXIT STATUS");
    for (const auto& [status, meaning] : exit_statuses()) {
        text += entry(std::to_string(status), meaning + ".");
    }
    return text + section("SEE ALSO") + ".BR espeak\\-ng (1)\n";
}

std::string bash_completions() {
    std::string options;
    for (const OptionRow& row : option_table()) {
        options += (options.empty() ? "--" : " --") + std::string(row.name);
    }
    return "# bash completions for lectern\n"
           "_lectern() {\n"
           "    local word=${COMP_WORDS[COMP_CWORD]} words=\n"
           "    if [[ $word == -* ]]; then\n"
           "        words=" +
           in_quotes(options) +
           "\n"
           "    elif [[ $COMP_CWORD == 1 ]]; then\n"
           "        words=" +
           in_quotes(names_of_commands()) +
           "\n"
           "    fi\n"
           "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\"; "
           "[[ $word == -* ]] || compgen -f -- \"$word\")\n"
           "}\n"
           "complete -o filenames -F _lectern lectern\n";
}

std::string zsh_completions() {
    std::string text = "#compdef lectern\n"
                       "_lectern_first() {\n"
                       "    local -a commands=(\n";
    for (const CommandRow& row : command_table()) {
        text += "        " + in_quotes(std::string(row.name) + ":" + described(row.help)) + "\n";
    }
    text += "    )\n"
            "    _alternative 'commands:command:_describe command commands' 'files:file:_files'\n"
            "}\n"
            "_arguments -s '1: :_lectern_first' '*: :_files'";
    for (const OptionRow& row : option_table()) {
        const std::string value =
            row.argument.empty() ? "" : ":" + std::string(row.argument) + ":_files";
        text += " \\\n    " +
                in_quotes("--" + std::string(row.name) + "[" + described(row.help) + "]" + value);
    }
    return text + "\n";
}

std::string fish_completions() {
    std::string text = "# fish completions for lectern\n";
    for (const CommandRow& row : command_table()) {
        text += "complete -c lectern -n __fish_use_subcommand -a " + std::string(row.name) +
                " -d " + in_quotes(row.help) + "\n";
    }
    for (const OptionRow& row : option_table()) {
        text += "complete -c lectern -l " + std::string(row.name) +
                (row.argument.empty() ? "" : " -r") + " -d " + in_quotes(row.help) + "\n";
    }
    return text;
}

} // namespace lectern
