// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/commands.hpp"

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

// US-layout Shift+digit is accepted beside 0 and the digit (CONVENTIONS 1, note a).
constexpr std::array table{
    Command{"space", "play-or-pause",
            [](const CommandCall& c) { return c.controls.play_or_pause(); }},
    Command{"", "play", [](const CommandCall& c) { return c.controls.play(c.number.value_or(0)); }},
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
    Command{"r", "next-recommendation", next<Unit::recommendation>},
    Command{"R", "previous-recommendation", previous<Unit::recommendation>},
    Command{"p ctrl-down", "next-paragraph", next<Unit::paragraph>},
    Command{"P ctrl-up", "previous-paragraph", previous<Unit::paragraph>},
    Command{"s down", "next-sentence", next<Unit::sentence>},
    Command{"S up", "previous-sentence", previous<Unit::sentence>},
    Command{"l", "next-list", next<Unit::list>},
    Command{"L", "previous-list", previous<Unit::list>},
    Command{"i", "next-item", next<Unit::item>},
    Command{"I", "previous-item", previous<Unit::item>},
    Command{"t", "next-table", next<Unit::table>},
    Command{"T", "previous-table", previous<Unit::table>},
    Command{"\"", "next-quote", next<Unit::quote>},
    Command{"'", "previous-quote", previous<Unit::quote>},
    Command{"home", "start", [](const CommandCall& c) { return c.player.go_to_start(); }},
    Command{"end", "end", [](const CommandCall& c) { return c.player.go_to_end(); }},
    Command{"backspace", "back", [](const CommandCall& c) { return c.player.go_back(); }},
    Command{"j", "forward", [](const CommandCall& c) { return c.player.go_forward(); }},
    Command{"a", "repeat", [](const CommandCall& c) { return c.player.repeat(); }},
    Command{"A", "repeat-message", [](const CommandCall& c) { return c.player.repeat_message(); }},
    Command{"w", "where", [](const CommandCall& c) { return c.player.where(); }},
    Command{"ww", "where-detailed", [](const CommandCall& c) { return c.player.where_detailed(); }},
    Command{"o", "outline", [](const CommandCall& c) { return c.controls.open_outline(); }},
    Command{"+ =", "faster", rate<RateChange::faster>},
    Command{"-", "slower", rate<RateChange::slower>},
    Command{"*", "usual-rate", rate<RateChange::usual>},
    Command{"", "rate",
            [](const CommandCall& c) {
                return c.number ? c.controls.set_rate(static_cast<int>(*c.number))
                                : c.controls.change_rate(RateChange::usual);
            }},
    Command{"?", "help", [](const CommandCall& c) { return c.controls.learn_or_help(); }},
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

const Command* command_on(std::string_view key) {
    const auto found = std::find_if(table.begin(), table.end(), [&](const Command& command) {
        return holds(command.keys, key);
    });
    return found == table.end() ? nullptr : &*found;
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
