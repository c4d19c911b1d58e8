// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/commands.hpp"

#include "player/cells.hpp"
#include "player/changes.hpp"
#include "player/destination.hpp"
#include "player/explain.hpp"
#include "player/marks.hpp"
#include "player/steps.hpp"

#include <algorithm>
#include <array>

namespace lectern {
namespace {

Response go(const CommandCall& call, Unit unit, Step step, int level = 0) {
    if (call.reversed) {
        step = step == Step::on ? Step::back : Step::on;
    }
    return call.player.go(unit, step, level, call.controls.now());
}

template <Unit unit>
Response next(const CommandCall& call) {
    return go(call, unit, Step::on);
}

template <Unit unit>
Response previous(const CommandCall& call) {
    return go(call, unit, Step::back);
}

template <int level>
Response heading_level(const CommandCall& call) {
    return go(call, Unit::heading, Step::on, level);
}

template <int level>
Response heading_level_back(const CommandCall& call) {
    return go(call, Unit::heading, Step::back, level);
}

template <RateChange change>
Response rate(const CommandCall& call) {
    return call.controls.change_rate(change);
}

template <Step step>
Response page(const CommandCall& call) {
    return go(call, call.player.page_unit(), step);
}

template <int seconds>
Response jump_in_time(const CommandCall& call) {
    return move_in_time(call.player, std::chrono::seconds(call.reversed ? -seconds : seconds));
}

template <CellStep step>
Response cell(const CommandCall& call) {
    return move_cell(call.player, step);
}

Response go_to_named(const CommandCall& call) {
    Player& player = call.player;
    const Found found = player.destination(call.words);
    if (const auto* there = std::get_if<Destination>(&found)) {
        return player.arrive(there->unit, there->target);
    }
    return player.message(std::get<std::string>(found), Response::Then::resume);
}

Response bookmark(const CommandCall& call) {
    Response response = set_bookmark(call.player, call.words);
    call.controls.keep_bookmarks();
    return response;
}

Response no_bookmark(const CommandCall& call) {
    Response response = delete_bookmark(call.player);
    call.controls.keep_bookmarks();
    return response;
}

/// The number of a choice: the one that is named, else the one after the present one. Nothing for a
/// name that is none.
template <std::size_t count>
std::optional<std::size_t> choice(const CommandCall& call, std::size_t present,
                                  const std::array<std::string_view, count>& names) {
    if (call.words.empty()) {
        return (present + 1) % count;
    }
    const auto found = std::find(names.begin(), names.end(), call.words);
    return found == names.end() ? std::nullopt
                                : std::optional(static_cast<std::size_t>(found - names.begin()));
}

Response verbosity(const CommandCall& call) {
    static constexpr std::array<std::string_view, 3> names{"brief", "normal", "verbose"};
    Player& player = call.player;
    const auto chosen = choice(call, static_cast<std::size_t>(player.verbosity()), names);
    if (!chosen) {
        return player.message(player.say("verbosity.how"), Response::Then::resume);
    }
    player.set_verbosity(static_cast<Verbosity>(*chosen));
    return player.message(player.say("verbosity." + std::string(names.at(*chosen))),
                          Response::Then::resume);
}

Response skim(const CommandCall& call) {
    static constexpr std::array<std::string_view, 3> names{"off", "sentences", "findings"};
    Player& player = call.player;
    const auto chosen = choice(call, static_cast<std::size_t>(player.skim()), names);
    if (!chosen) {
        return player.message(player.say("skim.how"), Response::Then::resume);
    }
    player.set_skim(static_cast<Skim>(*chosen));
    return player.message(player.say("skim." + std::string(names.at(*chosen))),
                          Response::Then::resume);
}

Response speak(const CommandCall& call) {
    Player& player = call.player;
    const auto flow = flow_named(call.words, player.flow());
    if (!flow) {
        return player.message(player.say("speak.how", {{"names", flow_names()}}),
                              Response::Then::resume);
    }
    player.set_flow(*flow);
    return player.message(player.say("speak.done", {{"words", call.words}}),
                          Response::Then::resume);
}

// US-layout Shift+digit is accepted beside 0 and the digit (CONVENTIONS 1, note a).
constexpr std::array table{
    Command{"space", "play-or-pause",
            [](const CommandCall& c) { return c.controls.play_or_pause(); }},
    Command{"", "play", [](const CommandCall& c) { return c.controls.play(c.number.value_or(0)); },
            Takes::number},
    Command{"h", "next-heading", next<Unit::heading>},
    Command{"H", "previous-heading", previous<Unit::heading>},
    Command{"1", "next-heading-1", heading_level<1>},
    Command{"2", "next-heading-2", heading_level<2>},
    Command{"3", "next-heading-3", heading_level<3>},
    Command{"4", "next-heading-4", heading_level<4>},
    Command{"5", "next-heading-5", heading_level<5>},
    Command{"6", "next-heading-6", heading_level<6>},
    Command{"!", "previous-heading-1", heading_level_back<1>},
    Command{"@", "previous-heading-2", heading_level_back<2>},
    Command{"#", "previous-heading-3", heading_level_back<3>},
    Command{"$", "previous-heading-4", heading_level_back<4>},
    Command{"%", "previous-heading-5", heading_level_back<5>},
    Command{"^", "previous-heading-6", heading_level_back<6>},
    Command{"0", "reverse", [](const CommandCall& c) { return c.controls.reverse_next(); }},
    Command{"f", "next-finding", next<Unit::finding>},
    Command{"F", "previous-finding", previous<Unit::finding>},
    Command{"u", "next-unheard", next<Unit::unheard>},
    Command{"r", "next-recommendation", next<Unit::recommendation>},
    Command{"R", "previous-recommendation", previous<Unit::recommendation>},
    Command{"p ctrl-down", "next-paragraph", next<Unit::paragraph>},
    Command{"P ctrl-up", "previous-paragraph", previous<Unit::paragraph>},
    Command{"s down", "next-sentence", next<Unit::sentence>},
    Command{"S up", "previous-sentence", previous<Unit::sentence>},
    Command{"right", "next-word",
            [](const CommandCall& c) {
                return step_word(c.player, c.reversed ? Step::back : Step::on);
            }},
    Command{"left", "previous-word",
            [](const CommandCall& c) {
                return step_word(c.player, c.reversed ? Step::on : Step::back);
            }},
    Command{"x", "spell", [](const CommandCall& c) { return spell(c.player, Spelling::letters); }},
    Command{"xx", "spell-phonetic",
            [](const CommandCall& c) { return spell(c.player, Spelling::phonetic); }},
    Command{"l", "next-list", next<Unit::list>},
    Command{"L", "previous-list", previous<Unit::list>},
    Command{"i", "next-item", next<Unit::item>},
    Command{"I", "previous-item", previous<Unit::item>},
    Command{"t", "next-table", next<Unit::table>},
    Command{"T", "previous-table", previous<Unit::table>},
    Command{"\"", "next-quote", next<Unit::quote>},
    Command{"'", "previous-quote", previous<Unit::quote>},
    Command{"k", "next-reference", next<Unit::reference>},
    Command{"K", "previous-reference", previous<Unit::reference>},
    Command{"tab", "next-structure", next<Unit::structure>},
    Command{"shift-tab", "previous-structure", previous<Unit::structure>},
    Command{"enter", "enter", [](const CommandCall& c) { return c.controls.enter(); }},
    Command{",", "leave", [](const CommandCall& c) { return leave_container(c.player); }},
    Command{"<", "container-start",
            [](const CommandCall& c) { return go_to_container_start(c.player); }},
    Command{"", "cell-right", cell<CellStep::right>},
    Command{"", "cell-left", cell<CellStep::left>},
    Command{"", "cell-down", cell<CellStep::down>},
    Command{"", "cell-up", cell<CellStep::up>},
    Command{"", "row", [](const CommandCall& c) { return read_row(c.player); }},
    Command{"", "column", [](const CommandCall& c) { return read_column(c.player); }},
    Command{"page-down", "next-page", page<Step::on>},
    Command{"page-up", "previous-page", page<Step::back>},
    Command{"]", "forward-10-seconds", jump_in_time<10>},
    Command{"[", "back-10-seconds", jump_in_time<-10>},
    Command{"}", "forward-1-minute", jump_in_time<60>},
    Command{"{", "back-1-minute", jump_in_time<-60>},
    Command{"home", "start", [](const CommandCall& c) { return c.player.go_to_start(); }},
    Command{"end", "end", [](const CommandCall& c) { return c.player.go_to_end(); }},
    Command{"g", "go-to", go_to_named, Takes::words},
    Command{"/", "find",
            [](const CommandCall& c) { return search_for(c.player, c.words, c.controls.now()); },
            Takes::words},
    Command{"n", "next-hit",
            [](const CommandCall& c) {
                return next_hit(c.player, c.reversed ? Step::back : Step::on, c.controls.now());
            }},
    Command{"N", "previous-hit",
            [](const CommandCall& c) {
                return next_hit(c.player, c.reversed ? Step::on : Step::back, c.controls.now());
            }},
    Command{"X", "next-change",
            [](const CommandCall& c) {
                return next_change(c.player, c.reversed ? Step::back : Step::on, c.controls.now());
            }},
    Command{"", "previous-change",
            [](const CommandCall& c) {
                return next_change(c.player, c.reversed ? Step::on : Step::back, c.controls.now());
            }},
    Command{"backspace", "back", [](const CommandCall& c) { return c.player.go_back(); }},
    Command{"j", "forward", [](const CommandCall& c) { return c.player.go_forward(); }},
    Command{"", "coarser-level",
            [](const CommandCall& c) { return change_level(c.player, Step::back); }},
    Command{"", "finer-level",
            [](const CommandCall& c) { return change_level(c.player, Step::on); }},
    Command{
        "", "next-at-level",
        [](const CommandCall& c) { return move_at_level(c.player, Step::on, c.controls.now()); }},
    Command{
        "", "previous-at-level",
        [](const CommandCall& c) { return move_at_level(c.player, Step::back, c.controls.now()); }},
    Command{"a", "repeat", [](const CommandCall& c) { return c.player.repeat(); }},
    Command{"A", "repeat-message", [](const CommandCall& c) { return c.player.repeat_message(); }},
    Command{"w", "where", [](const CommandCall& c) { return c.player.where(); }},
    Command{"ww", "where-detailed",
            [](const CommandCall& c) { return c.controls.where_detailed(); }},
    Command{"", "explain", [](const CommandCall& c) { return explain(c.player); }},
    Command{"o", "outline", [](const CommandCall& c) { return c.controls.open_outline(c.words); },
            Takes::optional_words},
    Command{"O f7", "elements",
            [](const CommandCall& c) { return c.controls.open_elements(c.words); },
            Takes::optional_words},
    Command{"", "changes", [](const CommandCall& c) { return c.controls.open_changes(); }},
    Command{"m", "bookmark", bookmark, Takes::optional_words},
    Command{"c", "bookmark-note", bookmark, Takes::words},
    Command{"delete", "delete-bookmark", no_bookmark},
    Command{"b", "next-bookmark",
            [](const CommandCall& c) {
                return next_bookmark(c.player, c.reversed ? Step::back : Step::on,
                                     c.controls.now());
            }},
    Command{"B", "previous-bookmark",
            [](const CommandCall& c) {
                return next_bookmark(c.player, c.reversed ? Step::on : Step::back,
                                     c.controls.now());
            }},
    Command{"M", "bookmarks", [](const CommandCall& c) { return c.controls.open_bookmarks(); }},
    Command{"y", "quote", [](const CommandCall& c) { return c.controls.quote(); }},
    Command{"d", "pronounce", [](const CommandCall& c) { return c.controls.pronounce(c.words); },
            Takes::optional_words},
    Command{"z", "skim", skim, Takes::optional_words},
    Command{"", "budget",
            [](const CommandCall& c) { return read_in_time(c.player, c.number.value_or(0)); },
            Takes::number},
    Command{"", "speak", speak, Takes::optional_words},
    Command{"v", "verbosity", verbosity, Takes::optional_words},
    Command{"+ =", "faster", rate<RateChange::faster>},
    Command{"-", "slower", rate<RateChange::slower>},
    Command{"*", "usual-rate", rate<RateChange::usual>},
    Command{"", "rate",
            [](const CommandCall& c) {
                return c.number ? c.controls.set_rate(static_cast<int>(*c.number))
                                : c.controls.change_rate(RateChange::usual);
            },
            Takes::number},
    Command{")", "louder",
            [](const CommandCall& c) { return c.controls.change_volume(VolumeChange::louder); }},
    Command{"(", "quieter",
            [](const CommandCall& c) { return c.controls.change_volume(VolumeChange::quieter); }},
    Command{"U", "punctuation",
            [](const CommandCall& c) { return c.controls.change_punctuation(c.words); },
            Takes::optional_words},
    Command{"", "audio", [](const CommandCall& c) { return c.controls.change_device(c.words); },
            Takes::optional_words},
    Command{"", "cues", [](const CommandCall& c) { return c.controls.change_cues(c.words); },
            Takes::optional_words},
    Command{"Z", "sleep-timer",
            [](const CommandCall& c) { return c.controls.change_sleep_timer(); }},
    Command{"?", "help", [](const CommandCall& c) { return c.controls.learn_or_help(); }},
    Command{"??", "all-commands", [](const CommandCall& c) { return c.controls.list_commands(); }},
    Command{":", "command", [](const CommandCall& c) { return c.controls.run_line(c.words); },
            Takes::words},
    Command{"q", "quit", [](const CommandCall& c) { return c.controls.quit(); }},
};

/// Whether a list of names with spaces between holds one.
constexpr bool holds(std::string_view names, std::string_view name) {
    while (!names.empty()) {
        const auto end = names.find(' ');
        if (names.substr(0, end) == name) {
            return true;
        }
        names.remove_prefix(end == std::string_view::npos ? names.size() : end + 1);
    }
    return false;
}

constexpr bool every_key_has_one_command() {
    for (std::size_t i = 0; i < table.size(); ++i) {
        std::string_view keys = table[i].keys;
        while (!keys.empty()) {
            const auto end = keys.find(' ');
            for (std::size_t j = i + 1; j < table.size(); ++j) {
                if (holds(table[j].keys, keys.substr(0, end))) {
                    return false;
                }
            }
            keys.remove_prefix(end == std::string_view::npos ? keys.size() : end + 1);
        }
    }
    return true;
}
static_assert(every_key_has_one_command());

} // namespace

std::span<const Command> commands() {
    return table;
}

const Command* command_named(std::string_view name) {
    std::string id(name);
    std::replace(id.begin(), id.end(), ' ', '-');
    const auto found = std::find_if(table.begin(), table.end(),
                                    [&](const Command& command) { return command.id == id; });
    return found == table.end() ? nullptr : &*found;
}

std::string spoken_key(const Phrases& phrases, std::string_view key) {
    const std::string id = "keys." + std::string(key);
    if (phrases.has(id)) {
        return phrases.say(id, Verbosity::normal);
    }
    const std::string half(key.substr(0, key.size() / 2));
    const bool twice = !half.empty() && half + half == key;
    return twice ? phrases.say("key.twice", Verbosity::normal, {{"key", spoken_key(phrases, half)}})
                 : std::string(key);
}

std::string name_of(const Command& command) {
    std::string name(command.id);
    std::replace(name.begin(), name.end(), '-', ' ');
    return name;
}

} // namespace lectern
