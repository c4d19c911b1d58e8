// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/changes.hpp"

namespace lectern {
namespace {

using Then = Response::Then;

Response tell(Player& player, const std::string& phrase) {
    return player.message(player.say(phrase), Then::resume);
}

std::string words_about(const Player& player, const NewsItem& item, std::size_t number) {
    return player.say("changes." + std::string(name_of(item.change)),
                      {{"number", std::to_string(number)},
                       {"count", std::to_string(player.news().items().size())},
                       {"before", item.before}});
}

} // namespace

Response next_change(Player& player, Step step, Player::Time now) {
    const News& news = player.news();
    if (!news.compared() || news.items().empty()) {
        return tell(player, news.compared() ? "changes.none" : "changes.nothing_before");
    }
    const bool on = step == Step::on;
    // Before the first words the very first place counts as well.
    auto number = player.place() ? news.next(*player.place(), step)
                  : on           ? std::optional(std::size_t{1})
                                 : std::nullopt;
    std::vector<Utterance> before;
    if (!number) {
        if (!player.asked_again(on ? "next-change" : "previous-change", now)) {
            return tell(player, on ? "next.change" : "previous.change");
        }
        number = on ? 1 : news.items().size();
        before.push_back(
            with_cue(player.announcer().own(on ? "wrap.top" : "wrap.bottom", {}), Cue::wrap));
    }
    const NewsItem& item = news.items()[*number - 1];
    Response response = player.arrive(Unit::sentence, {item.range, 0, 0}, std::move(before));
    // A finding's own words, where the sentence around it says more.
    response.say.back() = player.announcer().plain_finding(item.range, item.kind);
    response.say.push_back(player.announcer().own(words_about(player, item, *number)));
    return response;
}

std::string count_changes(const Player& player) {
    const News& news = player.news();
    if (!news.compared()) {
        return {};
    }
    std::size_t added = 0;
    for (const NewsItem& item : news.items()) {
        added += item.change == Change::added ? 1U : 0U;
    }
    return player.say("changes.count", {{"new", std::to_string(added)},
                                        {"changed", std::to_string(news.items().size() - added)},
                                        {"dropped", std::to_string(news.dropped().size())}});
}

Utterance change_entry(const Player& player, const NewsItem& change) {
    const auto name = std::string(name_of(change.change));
    if (change.change == Change::dropped) {
        return player.announcer().own(change.before + ", " + player.say("change." + name));
    }
    Utterance entry = player.announcer().plain_finding(change.range, change.kind);
    entry.range.reset(); // looked at, not read
    Utterance what = player.announcer().own(player.say("change." + name));
    entry.segments.insert(entry.segments.end(), what.segments.begin(), what.segments.end());
    return entry;
}

} // namespace lectern
