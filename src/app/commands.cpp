// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.hpp"

#include "app/bookmark_lists.hpp"
#include "app/changes.hpp"
#include "app/config.hpp"
#include "app/documents.hpp"
#include "app/help.hpp"
#include "app/information.hpp"
#include "app/read.hpp"
#include "app/recent.hpp"
#include "app/status.hpp"

#include <algorithm>

namespace lectern {
namespace {

template <void (*Command)(const Options&)>
int done(const Options& options) {
    Command(options);
    return 0;
}

} // namespace

const std::vector<CommandRow>& command_table() {
    static const std::vector<CommandRow> rows{
        {"read", "FILE", "read it aloud; what lectern FILE does too", read_aloud},
        {"outline", "FILE", "the headings, with the number of findings below each",
         done<print_outline>},
        {"findings", "FILE", "findings and recommendations, each with its section",
         done<print_findings>},
        {"compare", "OLD NEW", "what is new, changed, dropped or moved since OLD",
         done<print_changes>},
        {"sentences", "FILE", "every sentence in reading order, with its role",
         done<print_sentences>},
        {"text", "FILE", "the reading text, one paragraph a line", done<print_text>},
        {"spoken", "FILE", "the words that go to the voice, one sentence a line",
         done<print_spoken>},
        {"status", "", "how far each report is read, and its findings heard", done<print_status>},
        {"bookmarks", "FILE", "your bookmarks of one report, or of all", done<print_bookmarks>},
        {"forget", "FILE", "remember nothing of it any more", done<forget_report>},
        {"voices", "", "the voices there are", done<print_voices>},
        {"keys", "", "the keys and what they do", done<print_keys>},
        {"config", "", "every setting, with where it comes from", done<print_config>},
        {"doctor", "", "try everything and say what to do", run_doctor},
        {"help", "TOPIC", "more on keys, lines, config, status; man, bash, zsh, fish",
         done<print_help>},
    };
    return rows;
}

bool is_command(std::string_view word) {
    const auto& table = command_table();
    return std::any_of(table.begin(), table.end(),
                       [&](const CommandRow& row) { return row.name == word; });
}

} // namespace lectern
