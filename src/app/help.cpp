// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/help.hpp"

#include "app/commands.hpp"
#include "app/options.hpp"

namespace lectern {
namespace {

std::string padded(std::string text, std::size_t width) {
    text.resize(std::max(text.size() + 1, width), ' ');
    return text;
}

} // namespace

std::string help_text() {
    std::string text = "lectern reads a report aloud, with keys that skip between headings and "
                       "findings.\n\n"
                       "lectern [OPTIONS] FILE reads FILE; other commands come before it:\n";
    for (const CommandRow& row : command_table()) {
        text += "  " + padded(std::string(row.name) + " " + std::string(row.argument), 17) +
                std::string(row.help) + "\n";
    }
    std::string_view group;
    for (const OptionRow& row : option_table()) {
        if (row.group != group) {
            group = row.group;
            text += std::string(group) + ":\n";
        }
        const std::string name = "--" + std::string(row.name) + " " + std::string(row.argument);
        text += "  " + padded(name, 17) + std::string(row.help) +
                (row.initial.empty() ? "" : " (default " + std::string(row.initial) + ")") + "\n";
    }
    return text;
}

std::string version_text() {
    return std::string("lectern ") + LECTERN_VERSION +
           "\nFree software under the GNU General Public License, version 3 or later.\n";
}

} // namespace lectern
