// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/marks.hpp"

#include <algorithm>
#include <iterator>

namespace lectern {
namespace {

using Then = Response::Then;

Response tell(Player& player, const std::string& phrase) {
    return player.message(player.say(phrase), Then::resume);
}

/// Goes to a sentence that was found; what it is follows its words.
Response arrive_at(Player& player, std::uint32_t sentence, const std::string& what, Cue cue) {
    const Sentence& it = player.reading().sentences()[sentence];
    const PlaceRange range{{it.block, it.range.begin}, {it.block, it.range.end}};
    Utterance before = with_cue(player.announcer().own(what), cue);
    Response response = player.arrive(Unit::sentence, {range, 0, 0});
    response.say.insert(response.say.begin(), std::move(before));
    return response;
}

std::string hit_words(const Player& player, const Search& search, const Search::Hit& hit) {
    const auto block = player.reading().sentences()[hit.sentence].block;
    const auto section = player.reading().section_of(block);
    std::string path;
    for (const auto above : player.reading().section_path(block)) {
        path += (path.empty() ? "" : ", ") + player.announcer().heading_words(above);
    }
    return player.say(
        section ? "search.hit_in" : "search.hit",
        {{"number", std::to_string(hit.number)},
         {"count", std::to_string(search.count())},
         {"hits", player.phrases().say_count("count.hits", search.count())},
         {"section", section ? player.announcer().section_number(*section) : std::string()},
         {"path", path}});
}

} // namespace

Response search_for(Player& player, const std::string& words, Player::Time) {
    Search& search = player.search();
    if (words.empty()) {
        return player.message(player.say("search.empty"), Then::resume);
    }
    if (const auto wrong = search.look_for(player.reading(), words)) {
        return player.message(player.say("search.no_pattern", {{"why", *wrong}}), Then::resume);
    }
    if (search.count() == 0) {
        return player.message(player.say("search.none", {{"words", words}}), Then::resume);
    }
    auto hit = search.from(player.sentence());
    const bool wrapped = !hit;
    hit = wrapped ? search.from(0) : hit;
    const std::string text = hit_words(player, search, *hit);
    return wrapped
               ? arrive_at(player, hit->sentence, player.say("wrap.top") + ", " + text, Cue::wrap)
               : arrive_at(player, hit->sentence, text, Cue::hit);
}

Response next_hit(Player& player, Step step, Player::Time now) {
    Search& search = player.search();
    if (search.words().empty()) {
        return player.message(player.say("search.empty"), Then::resume);
    }
    if (search.count() == 0) {
        return player.message(player.say("search.none", {{"words", search.words()}}), Then::resume);
    }
    if (const auto hit = search.next(player.sentence(), step)) {
        return arrive_at(player, hit->sentence, hit_words(player, search, *hit), Cue::hit);
    }
    const bool on = step == Step::on;
    if (!player.asked_again(on ? "next-hit" : "previous-hit", now)) {
        return player.message(player.say(on ? "next.hit" : "previous.hit"), Then::resume,
                              Cue::boundary);
    }
    const auto last = static_cast<std::uint32_t>(player.reading().sentences().size());
    const auto hit = on ? search.from(0) : search.next(last, Step::back);
    return arrive_at(player, hit->sentence,
                     player.say(on ? "wrap.top" : "wrap.bottom") + ", " +
                         hit_words(player, search, *hit),
                     Cue::wrap);
}

Response set_bookmark(Player& player, const std::string& note) {
    const auto here = player.sentence();
    if (here >= player.reading().sentences().size()) {
        return tell(player, "boundary.nothing");
    }
    const Sentence& it = player.reading().sentences()[here];
    const Place place{it.block, it.range.begin};
    const bool known = player.bookmarks().at(place).has_value();
    if (known && note.empty()) {
        return tell(player, "bookmark.known");
    }
    const auto number = player.bookmarks().set(place, note);
    return player.message(player.say(note.empty() ? "bookmark.set" : "bookmark.noted",
                                     {{"number", std::to_string(number)}, {"note", note}}),
                          Then::resume, Cue::bookmark);
}

Response delete_bookmark(Player& player) {
    const auto here = player.sentence();
    if (here < player.reading().sentences().size()) {
        const Sentence& it = player.reading().sentences()[here];
        const Place place{it.block, it.range.begin};
        if (player.bookmarks().at(place)) {
            player.bookmarks().erase(place);
            return player.message(player.say("bookmark.deleted"), Then::resume);
        }
    }
    return tell(player, "bookmark.none_here");
}

Response next_bookmark(Player& player, Step step, Player::Time now) {
    const auto& marks = player.bookmarks().all();
    if (marks.empty()) {
        return tell(player, "bookmark.none");
    }
    const bool on = step == Step::on;
    auto number = player.bookmarks().next(player.place().value_or(Place{0, 0}), step);
    std::string before;
    if (!number) {
        if (!player.asked_again(on ? "next-bookmark" : "previous-bookmark", now)) {
            return player.message(player.say(on ? "next.bookmark" : "previous.bookmark"),
                                  Then::resume, Cue::boundary);
        }
        number = on ? 1 : marks.size();
        before = player.say(on ? "wrap.top" : "wrap.bottom");
    }
    const Bookmark mark = marks[*number - 1];
    Response response = player.go_to(mark.place);
    if (!before.empty()) {
        response.say.insert(response.say.begin(), player.announcer().own(before));
    }
    response.say.push_back(player.announcer().own(
        player.say(mark.note.empty() ? "bookmark.jump" : "bookmark.jump_noted",
                   {{"number", std::to_string(*number)},
                    {"count", std::to_string(marks.size())},
                    {"note", mark.note}})));
    return response;
}

std::string nearest_bookmark(const Player& player) {
    const auto& all = player.bookmarks().all();
    if (all.empty()) {
        return {};
    }
    const Place place = player.place().value_or(Place{0, 0});
    const auto behind = std::find_if(all.begin(), all.end(),
                                     [&](const Bookmark& mark) { return place < mark.place; });
    const auto nearest = behind == all.begin() ? behind : std::prev(behind);
    const auto sentence = player.reading().sentence_at(nearest->place);
    return player.say(nearest->note.empty() ? "where.bookmark" : "where.bookmark_noted",
                      {{"number", std::to_string(nearest - all.begin() + 1)},
                       {"note", nearest->note},
                       {"percent", std::to_string(player.percent_at(sentence))}});
}

Utterance bookmark_entry(const Player& player, const Bookmark& bookmark) {
    const auto& reading = player.reading();
    const auto sentence = reading.sentence_at(bookmark.place);
    const auto section = reading.section_of(bookmark.place.block);
    Utterance entry;
    if (!bookmark.note.empty()) {
        entry = player.announcer().own(bookmark.note);
    }
    if (sentence < reading.sentences().size()) {
        Utterance words = player.announcer().plain(player.navigator().stop_at(sentence));
        entry.segments.insert(entry.segments.end(), words.segments.begin(), words.segments.end());
    }
    if (section) {
        Utterance where = player.announcer().own(player.announcer().section_name(*section));
        entry.segments.insert(entry.segments.end(), where.segments.begin(), where.segments.end());
    }
    return entry;
}

std::string citation(const Player& player, const std::string& file_name) {
    const auto& reading = player.reading();
    const Place place = player.place().value_or(Place{0, 0});
    const auto sentence = player.sentence();
    if (sentence >= reading.sentences().size()) {
        return {};
    }
    const Sentence& it = reading.sentences()[sentence];
    PlaceRange range{{it.block, it.range.begin}, {it.block, it.range.end}};
    for (const Finding& finding : reading.findings()) {
        if (finding.range.begin == place) {
            range = finding.range; // the finding that was jumped to, not the sentence around it
        }
    }
    const std::string title = player.orientation().title(file_name);
    std::string text = "> " + reading.text(range) + "\n>\n> " + title;
    for (const auto section : reading.section_path(range.begin.block)) {
        const std::string heading = player.announcer().heading_words(section);
        text += heading == title ? "" : ", " + heading;
    }
    const std::string where = player.orientation().source(range.begin);
    return text + (where.empty() ? "" : ", " + where) + "\n\n";
}

} // namespace lectern
