// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/player.hpp"

#include <algorithm>
#include <limits>

namespace lectern {
namespace {

/// The same key within this time after "no next …" goes round to the other end (DESIGN 4.3).
constexpr std::chrono::seconds wrap_time{2};
/// "Previous" goes to the start of what is heard once it has been heard for this long, and before
/// that to the one before it (CONVENTIONS 1, note f).
constexpr std::chrono::seconds restart_time{2};

} // namespace

Player::Player(const Reading& reading, const Phrases& phrases, Verbosity verbosity)
    : reading_(reading), phrases_(phrases), navigator_(reading_, structure_),
      announcer_(reading_, structure_, navigator_, phrases_, verbosity),
      orientation_(reading_, structure_, navigator_, lengths_, heard_, announcer_, phrases_) {
}

void Player::update(bool complete, int percent) {
    structure_.update(reading_);
    lengths_.update(reading_);
    heard_.update(reading_);
    search_.update(reading_);
    complete_ = complete;
    loaded_percent_ = percent;
}

void Player::set_verbosity(Verbosity verbosity) {
    announcer_.set_verbosity(verbosity);
}

void Player::move_to(Place begin, Place end) {
    place_ = begin;
    next_ = end;
    heard_since_.reset();
    arrival_.reset();
    ends_ = false;
    last_heard_ = false;
}

void Player::set_place(Place place) {
    move_to(place, place);
    before_.reset();
}

Place Player::origin(Unit unit, Step step, Time now) const {
    const Place place = *place_;
    if (step == Step::on) {
        return place;
    }
    const bool in_unit = arrival_ && arrival_->unit == unit && place >= arrival_->range.begin &&
                         place < arrival_->range.end;
    if (in_unit && (!heard_since_ || now - arrival_->when <= restart_time)) {
        return arrival_->range.begin; // all of it was said, so the place is at its last sentence
    }
    const bool steps_through = unit == Unit::sentence || unit == Unit::paragraph;
    if (steps_through && heard_since_ && now - *heard_since_ > restart_time) {
        // Heard for a while: "previous" is the start of this one.
        const auto& sentences = reading_.sentences();
        const auto here = sentence();
        if (here < sentences.size()) {
            return {sentences[here].block, sentences[here].range.begin + 1};
        }
    }
    return place;
}

std::optional<Target> Player::find_unheard(Step step, Place from) const {
    const auto& findings = reading_.findings();
    std::optional<Target> found;
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const Finding& finding = findings[i];
        if (finding.kind != FindingKind::finding) {
            continue;
        }
        ++number;
        const bool fits =
            step == Step::on ? finding.range.begin > from && !found : finding.range.begin < from;
        if (fits && !heard_.is_heard(reading_, i)) {
            found = Target{finding.range, number, 0};
        }
    }
    if (found) {
        found->count = number;
    }
    return found;
}

std::optional<Target> Player::find(Unit unit, Step step, Place from, int level) const {
    return unit == Unit::unheard ? find_unheard(step, from)
                                 : navigator_.find(unit, step, from, level);
}

/// The unit that a wrap leads to: the first one for a step on, the last for a step back.
std::optional<Target> Player::find_end(Unit unit, Step step, int level) const {
    constexpr Place behind_all{std::numeric_limits<std::uint32_t>::max(), 0};
    if (unit != Unit::unheard) {
        return step == Step::on ? navigator_.first(unit, level) : navigator_.last(unit, level);
    }
    if (step == Step::back) {
        return find_unheard(Step::back, behind_all);
    }
    const bool first_unheard = !reading_.findings().empty() &&
                               reading_.findings().front().range.begin == Place{0, 0} &&
                               find_unheard(Step::back, {0, 1});
    return first_unheard ? find_unheard(Step::back, {0, 1}) : find_unheard(Step::on, {0, 0});
}

Response Player::go(Unit unit, Step step, int level, Time now) {
    std::optional<Target> target;
    if (place_) {
        target = find(unit, step, origin(unit, step, now), level);
    } else if (step == Step::on) {
        target = find_end(unit, step, level);
    }
    if (!target) {
        return at_boundary(unit, step, level, now);
    }
    boundary_.reset();
    Response response = arrive(unit, *target);
    arrival_ = Arrival{unit, target->range, now};
    return response;
}

Response Player::arrive(Unit unit, const Target& target, std::vector<Utterance> before) {
    history_.jumped(place_);
    budget_ = {}; // the listener goes ways of their own
    move_to(target.range.begin, target.range.end);
    before_ = target.range.end.block;
    Response response{std::move(before), Response::Then::read_on};
    const bool any = unit == Unit::structure;
    const Unit kind = any ? navigator_.structure_at(target.range.begin.block) : unit;
    const Place within{target.range.begin.block, 1};
    const auto counted = any && kind == Unit::heading
                             ? navigator_.find(Unit::heading, Step::back, within)
                             : std::nullopt;
    for (Utterance& utterance : announcer_.jump(kind, counted.value_or(target), complete_)) {
        response.say.push_back(std::move(utterance));
    }
    return response;
}

Response Player::at_boundary(Unit unit, Step step, int level, Time now) {
    const bool again = boundary_ && boundary_->unit == unit && boundary_->step == step &&
                       boundary_->level == level && now - boundary_->when <= wrap_time;
    if (again && complete_) {
        const auto target = find_end(unit, step, level);
        if (target) {
            boundary_.reset();
            return arrive(
                unit, *target,
                {with_cue(announcer_.own(step == Step::on ? "wrap.top" : "wrap.bottom", {}),
                          Cue::wrap)});
        }
    }
    boundary_ = Boundary{unit, step, level, now};
    if (!complete_ && step == Step::on) {
        awaited_ = boundary_;
        return message(phrases_.say("still_reading.jump", verbosity(),
                                    {{"what", unit_words(unit, step, level)},
                                     {"percent", std::to_string(loaded_percent_)}}),
                       Response::Then::stay);
    }
    const auto all = find_end(unit, Step::back, level);
    const bool counted = all && all->count > 0;
    return message(
        phrases_.say(!all      ? "boundary.none"
                     : counted ? "boundary.last_counted"
                               : "boundary.last",
                     verbosity(),
                     {{"what", unit_words(unit, step, level)},
                      {"end", phrases_.say(step == Step::on ? "boundary.first" : "boundary.end",
                                           verbosity())},
                      {"number", std::to_string(step == Step::on && counted ? all->count : 1)},
                      {"count", std::to_string(counted ? all->count : 0)}}),
        Response::Then::resume, Cue::boundary);
}

std::optional<Response> Player::awaited(Time now) {
    if (!awaited_) {
        return std::nullopt;
    }
    const Boundary wanted = *awaited_;
    const auto target = place_ ? find(wanted.unit, wanted.step, *place_, wanted.level)
                               : find_end(wanted.unit, wanted.step, wanted.level);
    if (!target && !complete_) {
        return std::nullopt;
    }
    awaited_.reset();
    return go(wanted.unit, wanted.step, wanted.level, now);
}

bool Player::asked_again(std::string_view boundary, Time now) {
    const bool again =
        other_boundary_.first == boundary && now - other_boundary_.second <= wrap_time;
    other_boundary_ = {again ? std::string() : std::string(boundary), now};
    return again;
}

std::string Player::unit_words(Unit unit, Step step, int level) const {
    const std::string id = std::string(step == Step::on ? "next." : "previous.") +
                           std::string(name_of(unit)) + (level == 0 ? "" : "_level");
    return phrases_.say(id, verbosity(), {{"level", std::to_string(level)}});
}

Response Player::message(const std::string& text, Response::Then then, std::optional<Cue> cue) {
    last_message_ = text;
    Response response{{}, then};
    if (!text.empty()) {
        Utterance said = announcer_.own(text);
        response.say.push_back(cue ? with_cue(std::move(said), *cue) : std::move(said));
    }
    return response;
}

/// The words of a sentence, without a jump; the place and reading on move behind it.
Response Player::say_sentence(std::uint32_t sentence) {
    const PlaceRange stop = navigator_.stop_at(sentence);
    move_to(stop.begin, stop.end);
    before_ = stop.end.block;
    return {{announcer_.plain(stop)}, Response::Then::read_on};
}

Response Player::go_to(Place place) {
    auto sentence = navigator_.flow_sentence(reading_.sentence_at(place));
    if (sentence >= reading_.sentences().size()) {
        const auto last = navigator_.flow_sentence_before(sentence);
        if (!last) {
            return message(phrases_.say("boundary.nothing", verbosity()), Response::Then::stay);
        }
        sentence = *last;
    }
    history_.jumped(place_);
    budget_ = {};
    return say_sentence(sentence);
}

Response Player::go_to_heading(Place heading) {
    const auto target = navigator_.find(Unit::heading, Step::back, {heading.block, 1});
    return target ? arrive(Unit::heading, *target, {}) : go_to(heading);
}

Response Player::go_to_start() {
    return go_to({0, 0});
}

Response Player::go_to_end() {
    return go_to({std::numeric_limits<std::uint32_t>::max(), 0});
}

Response Player::undo(std::optional<History::Origin> origin) {
    if (!origin) {
        return message(phrases_.say("undo.none", verbosity()), Response::Then::resume);
    }
    // Back to before the first words: those are said, be there ever so many menus before them.
    const auto sentence = *origin ? reading_.sentence_at(**origin) : navigator_.flow_sentence(0);
    if (sentence >= reading_.sentences().size()) {
        return message(phrases_.say("boundary.nothing", verbosity()), Response::Then::stay);
    }
    Response response = say_sentence(sentence);
    if (*origin && !response.say.empty() && response.say.front().range) {
        // In the middle of the sentence as before, at a note's mark or a finding.
        response.say.front().range->begin = **origin;
    }
    place_ = *origin;
    return response;
}

Response Player::go_back() {
    return undo(history_.back(place_));
}

Response Player::go_forward() {
    const auto origin = history_.forward(place_);
    return origin ? undo(origin)
                  : message(phrases_.say("undo.no_more", verbosity()), Response::Then::resume);
}

Response Player::repeat() {
    const auto here = sentence();
    if (here >= reading_.sentences().size()) {
        return {};
    }
    Response response = say_sentence(here);
    response.then = Response::Then::go_on;
    return response;
}

Response Player::repeat_message() const {
    const std::string text =
        last_message_.empty() ? phrases_.say("message.none", verbosity()) : last_message_;
    return {{announcer_.own(text)}, Response::Then::resume};
}

Orientation::Here Player::here() const {
    return {place_.value_or(Place{0, 0}), percent(), words_per_minute_};
}

Response Player::where() {
    return message(orientation_.where(here()), Response::Then::resume);
}

Response Player::where_detailed(const std::string& more) {
    const std::string text = orientation_.where_detailed(here());
    return message(more.empty() ? text : text + " " + more, Response::Then::resume);
}

std::vector<Utterance> Player::outline() const {
    const auto& sections = reading_.sections();
    std::vector<FindingCounts> findings(sections.size());
    for (std::size_t i = 0; i < reading_.findings().size(); ++i) {
        const Finding& finding = reading_.findings()[i];
        if (finding.kind != FindingKind::finding) {
            continue;
        }
        const bool heard = heard_.is_heard(reading_, i);
        for (const auto section : reading_.section_path(finding.range.begin.block)) {
            ++findings[section].all;
            findings[section].heard += heard ? 1U : 0U;
        }
    }
    std::vector<Utterance> entries;
    for (std::uint32_t i = 0; i < sections.size(); ++i) {
        entries.push_back(announcer_.outline_entry(i, findings[i]));
    }
    return entries;
}

std::uint32_t Player::outline_here() const {
    if (!place_ || reading_.blocks().empty()) {
        return 0;
    }
    return reading_.section_of(place_->block).value_or(0);
}

std::vector<Utterance> Player::opening(const std::string& file_name, Begin begin) const {
    std::vector<Utterance> said;
    const auto add = [&](const std::string& text) {
        if (!text.empty()) {
            said.push_back(announcer_.own(text));
        }
    };
    const bool resumed = begin == Begin::resumed || begin == Begin::after_a_day;
    add(begin == Begin::finished_before
            ? phrases_.say("open.finished", verbosity(), {{"title", orientation_.title(file_name)}})
            : orientation_.opening(here(), file_name, resumed && place_));
    if (begin == Begin::after_a_day && place_) {
        add(orientation_.path(*place_));
        add(orientation_.recap(*place_));
    }
    return said;
}

Place Player::sentences_before(Place place, std::uint32_t count) const {
    auto sentence = reading_.sentence_at(place);
    for (; count > 0; --count) {
        const auto before = navigator_.flow_sentence_before(sentence);
        if (!before) {
            break;
        }
        sentence = *before;
    }
    if (sentence >= reading_.sentences().size()) {
        return place;
    }
    return {reading_.sentences()[sentence].block, reading_.sentences()[sentence].range.begin};
}

std::string Player::quitting() const {
    return phrases_.say("quit.saved", verbosity(), {{"percent", std::to_string(percent())}});
}

Found Player::destination(const std::string& words) const {
    return find_destination(
        {reading_, structure_, navigator_, lengths_, phrases_, words_per_minute_}, words);
}

std::uint32_t Player::sentence() const {
    return place_ ? reading_.sentence_at(*place_) : navigator_.flow_sentence(0);
}

int Player::percent() const {
    if (!place_) {
        return 0;
    }
    if (has_ended()) {
        return 100;
    }
    return percent_at(sentence());
}

int Player::percent_at(std::uint32_t sentence) const {
    double share = lengths_.share_before(sentence);
    if (!complete_) {
        share *= loaded_percent_ / 100.0; // what has come so far is only a part of it
    }
    return static_cast<int>(share * 100);
}

} // namespace lectern
