// SPDX-License-Identifier: GPL-3.0-or-later
// What commands ask of the session: reading on, rate and volume, lists, help.
#include "app/cell_mode.hpp"
#include "app/learn_mode.hpp"
#include "app/session.hpp"
#include "player/cells.hpp"
#include "player/changes.hpp"
#include "player/marks.hpp"
#include "player/steps.hpp"

#include <algorithm>
#include <cmath>

namespace lectern {
namespace {

/// Each press changes the rate by a tenth (CONVENTIONS 3: steps are a share, not points).
constexpr double rate_step = 1.1;
constexpr int volume_step = 10; // percent

} // namespace

Response Session::play(std::uint32_t sentences) {
    if (was_reading_) {
        player_.read_from_place(); // what was made ahead has not been heard
    }
    reading_ = true;
    sentences_left_ = sentences;
    return {{}, Response::Then::stay};
}

Response Session::play_or_pause() {
    if (was_reading_) {
        return {{}, Response::Then::stay};
    }
    if (mode_.line) {
        return play(0);
    }
    if (!voice_->speaks()) { // read by eye or finger: a paragraph at a time
        return player_.go(Unit::paragraph, Step::on, 0, now());
    }
    player_.read_from_place();
    reading_ = true;
    sentences_left_ = 0;
    return {{}, Response::Then::stay};
}

Response Session::say_rate(const std::string& phrase) {
    const std::string text =
        player_.phrases().say(phrase, player_.verbosity(), {{"rate", std::to_string(rate_)}});
    // While reading the new rate is heard; only its limits are worth a word.
    const bool unheard = !was_reading_ || phrase != "rate.changed";
    return unheard ? player_.message(text, Response::Then::resume)
                   : Response{{}, Response::Then::resume};
}

Response Session::set_rate(int words_per_minute) {
    const bool slowest = words_per_minute < slowest_rate;
    const bool fastest = words_per_minute > fastest_rate;
    rate_ = std::clamp(words_per_minute, slowest_rate, fastest_rate);
    player_.set_rate(rate_);
    voice_->set_rate(rate_);
    return say_rate(slowest ? "rate.slowest" : fastest ? "rate.fastest" : "rate.changed");
}

Response Session::change_rate(RateChange change) {
    const double now = rate_;
    switch (change) {
    case RateChange::faster:
        return set_rate(static_cast<int>(std::lround(now * rate_step)));
    case RateChange::slower:
        return set_rate(static_cast<int>(std::lround(now / rate_step)));
    case RateChange::usual:
        break;
    }
    return set_rate(mode_.usual_rate);
}

Response Session::change_volume(VolumeChange change) {
    const int wanted = volume_ + (change == VolumeChange::louder ? volume_step : -volume_step);
    volume_ = std::clamp(wanted, quietest, loudest);
    voice_->set_volume(volume_);
    const std::string text = player_.say(volume_ == wanted  ? "volume.changed"
                                         : wanted > volume_ ? "volume.loudest"
                                                            : "volume.quietest",
                                         {{"volume", std::to_string(volume_)}});
    // While reading it is heard; only the limits are worth a word.
    return was_reading_ && volume_ == wanted ? Response{{}, Response::Then::resume}
                                             : player_.message(text, Response::Then::resume);
}

/// The answer comes when the device has been tried: tell_device().
Response Session::change_device(const std::string& words) {
    const auto name = words.empty()        ? std::optional<std::string>()
                      : words == "default" ? std::optional<std::string>("")
                                           : std::optional<std::string>(words);
    if (!voice_->use_device(name)) {
        return player_.message(player_.say("audio.off"), Response::Then::resume);
    }
    return {{}, Response::Then::resume};
}

/// Said before what is being read, which goes on behind it.
void Session::tell_device(const DeviceAnswer& answer) {
    std::string names;
    for (const std::string& name : answer.devices) {
        names += (names.empty() ? "" : ", ") + name;
    }
    const std::string phrase = !answer.taken   ? "audio.none"
                               : answer.wanted ? "audio.changed"
                                               : "audio.names";
    const std::string text = player_.say(
        phrase,
        {{"wanted", answer.wanted.value_or("")}, {"name", answer.playing}, {"names", names}});
    auto unheard = voice_->take_unheard();
    const Response message = player_.message(text, Response::Then::resume);
    for (const Utterance& utterance : message.say) {
        voice_->say(utterance);
    }
    for (Utterance& utterance : unheard) {
        voice_->say(std::move(utterance));
    }
}

/// Without a name the next level comes, none behind all.
Response Session::change_punctuation(const std::string& level) {
    const auto& names = punctuation_names;
    const auto found = std::find(names.begin(), names.end(), level);
    if (!level.empty() && found == names.end()) {
        return player_.message(player_.say("punctuation.how"), Response::Then::resume);
    }
    const std::size_t chosen =
        level.empty() ? (static_cast<std::size_t>(mode_.punctuation) + 1) % names.size()
                      : static_cast<std::size_t>(found - names.begin());
    mode_.punctuation = static_cast<Punctuation>(chosen);
    voice_->set_punctuation(mode_.punctuation);
    return player_.message(player_.say("punctuation." + std::string(names.at(chosen))),
                           Response::Then::resume);
}

/// Without words all cues change: off where any is on.
Response Session::change_cues(const std::string& words) {
    const auto cues = words.empty() ? std::optional(mode_.cues.any() ? CueSet() : CueSet().set())
                                    : cues_named(words, mode_.cues);
    if (!cues) {
        return player_.message(player_.say("cues.how", {{"names", cue_names()}}),
                               Response::Then::resume);
    }
    mode_.cues = *cues;
    voice_->set_cues(*cues);
    const std::string phrase = cues->all() ? "cues.all" : cues->none() ? "cues.none" : "cues.some";
    return player_.message(player_.say(phrase, {{"count", std::to_string(cues->count())},
                                                {"all", std::to_string(cues->size())}}),
                           Response::Then::resume);
}

Response Session::change_sleep_timer() {
    return player_.message(sleep_timer_.change(player_, now()), Response::Then::resume);
}

/// A list opens with its name; in line mode all of it is said at once.
Response Session::open_list(const std::string& text, Entries entries) {
    if (mode_.line) {
        Response response = player_.message(text, Response::Then::resume);
        for (ListEntry& entry : entries.all) {
            response.say.push_back(std::move(entry.said));
        }
        return response;
    }
    open(std::make_unique<SpokenList>(player_, std::move(entries.all), entries.here));
    reading_ = voice_->speaks(); // the list is read on by itself
    return player_.message(text, Response::Then::stay);
}

Response Session::where_detailed() {
    std::string more = nearest_bookmark(player_);
    if (!mode_.file.empty()) {
        more += more.empty() ? "" : " ";
        more += player_.say("where.file", {{"file", mode_.file}});
    }
    return player_.where_detailed(more);
}

Response Session::open_outline(const std::string& words) {
    Entries entries = outline_entries(player_);
    std::string early; // more may come
    if (!player_.is_complete()) {
        early = player_.say("still_reading.outline",
                            {{"percent", std::to_string(player_.loaded_percent())}});
    }
    if (entries.all.empty()) {
        return player_.message(early.empty() ? player_.say("outline.none") : early,
                               Response::Then::resume);
    }
    if (!words.empty()) {
        entries = entries_with(std::move(entries), words);
    }
    if (entries.all.empty()) {
        return player_.message(player_.say("list.none_with", {{"letters", words}}),
                               Response::Then::resume);
    }
    const std::string headings = player_.phrases().say_count("count.headings", entries.all.size());
    const std::string name = player_.say("outline.begin", {{"headings", headings}});
    return open_list(early.empty() ? name : early + ", " + name, std::move(entries));
}

Response Session::open_elements(const std::string& kind) {
    if (!kind.empty()) {
        const auto unit = element_kind(kind);
        if (!unit) {
            return player_.message(player_.say("elements.how"), Response::Then::resume);
        }
        if (*unit == Unit::heading) {
            return open_outline({});
        }
        Entries entries = element_entries(player_, *unit);
        const std::string name = player_.say("elements." + std::string(name_of(*unit)),
                                             {{"count", std::to_string(entries.all.size())}});
        return entries.all.empty() ? player_.message(name, Response::Then::resume)
                                   : open_list(name, std::move(entries));
    }
    Entries kinds;
    for (const Unit unit : element_kinds()) {
        const std::string count = std::to_string(element_entries(player_, unit).all.size());
        const std::string name(name_of(unit));
        kinds.all.push_back(
            {player_.announcer().own(player_.say("elements." + name, {{"count", count}})),
             [this, name] { return open_elements(name); },
             {}});
    }
    return open_list(player_.say("elements.begin"), std::move(kinds));
}

Response Session::open_bookmarks() {
    Entries entries = bookmark_entries(player_, hooks_.keep_bookmarks);
    if (entries.all.empty()) {
        return player_.message(player_.say("bookmark.none"), Response::Then::resume);
    }
    const std::string text = player_.phrases().say_count("count.bookmarks", entries.all.size());
    return open_list(text, std::move(entries));
}

Response Session::open_changes() {
    Entries entries = change_entries(player_);
    const std::string text = player_.say(!player_.news().compared() ? "changes.nothing_before"
                                         : entries.all.empty()      ? "changes.none"
                                                                    : "changes.list",
                                         {{"changes", count_changes(player_)}});
    return entries.all.empty() ? player_.message(text, Response::Then::resume)
                               : open_list(text, std::move(entries));
}

Response Session::enter() {
    if (auto followed = follow_reference(player_)) {
        return *followed;
    }
    if (!in_table(player_)) {
        return player_.message(player_.say("enter.nothing"), Response::Then::resume);
    }
    Response response = player_.message(player_.say("cell.begin"), Response::Then::stay);
    if (!mode_.line) {
        open(std::make_unique<CellMode>(player_));
    }
    response.say.push_back(say_cell(player_));
    return response;
}

Response Session::quote() {
    return player_.message(hooks_.keep_quote(), Response::Then::resume);
}

Response Session::learn_or_help() {
    if (mode_.line) { // there is no key to press and hear
        return list_commands();
    }
    open(std::make_unique<LearnMode>(player_, mode_.keymap, now(),
                                     [this] { return list_commands(); }));
    return player_.message(player_.say("learn.on"), Response::Then::stay);
}

Response Session::list_commands() {
    const Phrases& phrases = player_.phrases();
    Entries entries;
    for (const Command& command : commands()) {
        std::string keys;
        for (const std::string& key : mode_.keymap.keys_of(command)) {
            keys += spoken_key(phrases, key) + ", ";
        }
        const std::string what =
            phrases.say("command." + std::string(command.id), Verbosity::normal);
        const auto run = [this, &command] { return perform({&command, std::nullopt, {}}); };
        entries.all.push_back(
            {player_.announcer().own(
                 player_.say("learn.key", {{"key", keys + name_of(command)}, {"what", what}})),
             run,
             {}});
    }
    const std::string text = phrases.say_count("count.commands", entries.all.size());
    return open_list(text, std::move(entries));
}

Response Session::reverse_next() {
    reversed_ = true;
    return player_.message(player_.say("reverse.on"), Response::Then::stay);
}

Response Session::quit() {
    return player_.message(player_.quitting(), Response::Then::quit);
}

} // namespace lectern
