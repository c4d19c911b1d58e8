// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/player.hpp"

#include <algorithm>

namespace lectern {
namespace {

/// The same key within this time after "no next …" goes round to the other end (DESIGN 4.3).
constexpr std::chrono::seconds wrap_time{2};
/// "Previous" goes to the start of what is heard once it has been heard for this long, and before
/// that to the one before it (CONVENTIONS 1, note f).
constexpr std::chrono::seconds restart_time{2};
/// Jumps that can be undone; older ones are forgotten.
constexpr std::size_t most_jumps = 1000;

/// Separators between what was heard and what comes next in the middle of a sentence.
constexpr std::string_view separators = " ;,.:";

std::string_view name_of(Unit unit) {
    switch (unit) {
    case Unit::heading:
        return "heading";
    case Unit::finding:
        return "finding";
    case Unit::recommendation:
        return "recommendation";
    case Unit::paragraph:
        return "paragraph";
    case Unit::sentence:
        return "sentence";
    case Unit::list:
        return "list";
    case Unit::item:
        return "item";
    case Unit::table:
        return "table";
    case Unit::quote:
        return "quote";
    }
    return "";
}

} // namespace

Player::Player(const Reading& reading, const Phrases& phrases, Verbosity verbosity)
    : reading_(reading), phrases_(phrases), verbosity_(verbosity), navigator_(reading_, structure_),
      announcer_(reading_, structure_, navigator_, phrases_, verbosity_) {
}

void Player::update(bool complete, int percent) {
    structure_.update(reading_);
    complete_ = complete;
    loaded_percent_ = percent;
}

void Player::remember_jump() {
    if (jumps_.size() == most_jumps) {
        jumps_.erase(jumps_.begin());
    }
    jumps_.push_back(place_);
}

void Player::set_place(Place place) {
    place_ = place;
    next_ = place;
    before_.reset();
}

Place Player::origin(Unit unit, Step step, Time now) const {
    const bool steps_through = unit == Unit::sentence || unit == Unit::paragraph;
    if (step == Step::back && steps_through && heard_since_ != Time{} &&
        now - heard_since_ > restart_time) {
        // Heard for a while: "previous" is the start of this one.
        const auto& sentences = reading_.sentences();
        const auto here = sentence();
        if (here < sentences.size()) {
            return {sentences[here].block, sentences[here].range.begin + 1};
        }
    }
    return *place_;
}

Response Player::go(Unit unit, Step step, int level, Time now) {
    std::optional<Target> target;
    if (place_) {
        target = navigator_.find(unit, step, origin(unit, step, now), level);
    } else if (step == Step::on) {
        target = navigator_.first(unit, level);
    }
    if (!target) {
        return at_boundary(unit, step, level, now);
    }
    boundary_.reset();
    return arrive(unit, *target, {});
}

Response Player::arrive(Unit unit, const Target& target, std::vector<Utterance> before) {
    remember_jump();
    place_ = target.range.begin;
    next_ = target.range.end;
    before_ = target.range.end.block;
    heard_since_ = {};
    Response response{std::move(before), Response::Then::read_on};
    for (Utterance& utterance : announcer_.jump(unit, target, complete_)) {
        response.say.push_back(std::move(utterance));
    }
    return response;
}

Response Player::at_boundary(Unit unit, Step step, int level, Time now) {
    const bool again = boundary_ && boundary_->unit == unit && boundary_->step == step &&
                       boundary_->level == level && now - boundary_->when <= wrap_time;
    if (again && complete_) {
        const auto target =
            step == Step::on ? navigator_.first(unit, level) : navigator_.last(unit, level);
        if (target) {
            boundary_.reset();
            return arrive(unit, *target,
                          {announcer_.own(step == Step::on ? "wrap.top" : "wrap.bottom", {})});
        }
    }
    boundary_ = Boundary{unit, step, level, now};
    if (!complete_ && step == Step::on) {
        return message(phrases_.say("still_reading.jump", verbosity_,
                                    {{"what", unit_words(unit, step, level)},
                                     {"percent", std::to_string(loaded_percent_)}}),
                       Response::Then::resume);
    }
    return message(
        phrases_.say("boundary.none", verbosity_, {{"what", unit_words(unit, step, level)}}),
        Response::Then::resume);
}

std::string Player::unit_words(Unit unit, Step step, int level) const {
    const std::string id = std::string(step == Step::on ? "next." : "previous.") +
                           std::string(name_of(unit)) + (level == 0 ? "" : "_level");
    return phrases_.say(id, verbosity_, {{"level", std::to_string(level)}});
}

Response Player::message(const std::string& text, Response::Then then) {
    last_message_ = text;
    Response response{{}, then};
    if (!text.empty()) {
        response.say.push_back(announcer_.own(text));
    }
    return response;
}

Response Player::go_to(Place place) {
    const auto sentence = navigator_.flow_sentence(reading_.sentence_at(place));
    if (sentence >= reading_.sentences().size()) {
        return message(phrases_.say("boundary.nothing", verbosity_), Response::Then::stay);
    }
    return arrive(Unit::sentence, {navigator_.stop_at(sentence), 0, 0}, {});
}

Response Player::go_to_heading(Place heading) {
    const auto target = navigator_.find(Unit::heading, Step::back, {heading.block, 1});
    return target ? arrive(Unit::heading, *target, {}) : go_to(heading);
}

Response Player::go_to_start() {
    return go_to({0, 0});
}

Response Player::go_to_end() {
    const auto last =
        navigator_.flow_sentence_before(static_cast<std::uint32_t>(reading_.sentences().size()));
    if (!last) {
        return go_to_start();
    }
    return arrive(Unit::sentence, {navigator_.stop_at(*last), 0, 0}, {});
}

Response Player::go_back() {
    if (jumps_.empty()) {
        return message(phrases_.say("undo.none", verbosity_), Response::Then::resume);
    }
    const auto origin = jumps_.back();
    jumps_.pop_back();
    Response response = go_to(origin.value_or(Place{0, 0}));
    jumps_.pop_back(); // an undo is no jump
    return response;
}

Response Player::repeat() const {
    const auto here = navigator_.flow_sentence(sentence());
    Response response;
    if (here < reading_.sentences().size()) {
        response.say.push_back(announcer_.plain(navigator_.stop_at(here)));
    }
    return response;
}

Response Player::repeat_message() const {
    const std::string text =
        last_message_.empty() ? phrases_.say("message.none", verbosity_) : last_message_;
    return {{announcer_.own(text)}, Response::Then::resume};
}

Response Player::where() const {
    const Place here = place_.value_or(Place{0, 0});
    std::string text;
    const auto add = [&](const std::string& part) {
        text += text.empty() || part.empty() ? "" : " ";
        text += part;
    };
    if (!reading_.blocks().empty()) {
        const auto path = reading_.section_path(std::min<std::uint32_t>(
            here.block, static_cast<std::uint32_t>(reading_.blocks().size() - 1)));
        if (!path.empty()) {
            const bool inside = path.size() > 1;
            add(phrases_.say(inside ? "where.section_in" : "where.section", verbosity_,
                             {{"section", announcer_.section_name(path.back())},
                              {"parent", inside ? announcer_.section_name(path[path.size() - 2])
                                                : std::string()}}));
        } else if (!reading_.sections().empty()) {
            add(phrases_.say("where.before_headings", verbosity_));
        }
        const std::string& page = reading_.blocks()[here.block].page;
        add(phrases_.say(page.empty() ? "where.percent" : "where.percent_page", verbosity_,
                         {{"percent", std::to_string(percent())}, {"page", page}}));
    } else {
        add(phrases_.say("where.percent", verbosity_, {{"percent", "0"}, {"page", ""}}));
    }
    last_message_ = text;
    return {{announcer_.own(text)}, Response::Then::resume};
}

std::vector<Utterance> Player::outline() const {
    const auto& sections = reading_.sections();
    std::vector<std::uint32_t> findings(sections.size());
    for (const Finding& finding : reading_.findings()) {
        for (const auto section : reading_.section_path(finding.range.begin.block)) {
            ++findings[section];
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

std::vector<Utterance> Player::opening(const std::string& file_name, bool resumed) const {
    const std::string& given = reading_.facts().title;
    const auto first = navigator_.flow_sentence(0);
    const bool heading_first =
        first < reading_.sentences().size() &&
        reading_.blocks()[reading_.sentences()[first].block].role == Role::heading;
    std::string title = given.empty() ? reading_.title() : given;
    if (given.empty() && !heading_first) {
        title = file_name; // the first heading is somewhere below: no title of the whole
    }
    const PhraseValues counts{
        {"title", title},
        {"percent", std::to_string(percent())},
        {"headings", phrases_.say_count("count.headings", reading_.sections().size())},
        {"findings", phrases_.say_count("count.findings", reading_.findings().size())},
        {"tables", phrases_.say_count("count.tables", structure_.tables().size())},
    };
    if (!resumed) {
        const bool said_next = heading_first && title == reading_.text(reading_.sentences()[first]);
        const std::string id = said_next ? "open.untitled" : "open.new";
        const std::string text = phrases_.say(id, verbosity_, counts);
        return text.empty() ? std::vector<Utterance>{}
                            : std::vector<Utterance>{announcer_.own(text)};
    }
    PhraseValues values = counts;
    const auto path = reading_.section_path(place_->block);
    values["section"] = path.empty() ? "" : announcer_.section_name(path.back());
    return {announcer_.own(path.empty() ? "open.resumed" : "open.resumed_in", values)};
}

std::string Player::quitting() const {
    return phrases_.say("quit.saved", verbosity_, {{"percent", std::to_string(percent())}});
}

std::optional<Utterance> Player::read_on() {
    const auto& sentences = reading_.sentences();
    for (;;) {
        const auto here = navigator_.flow_sentence(reading_.sentence_at(next_));
        if (here >= sentences.size()) {
            return std::nullopt;
        }
        PlaceRange stop = navigator_.stop_at(here);
        const std::string& text = reading_.blocks()[stop.begin.block].text;
        if (stop.begin < next_ && next_.block == stop.begin.block && next_ < stop.end) {
            // The rest of a sentence of which a part has been said: a finding in its middle.
            const auto words = text.find_first_not_of(separators, next_.byte);
            next_.byte = static_cast<std::uint32_t>(std::min<std::size_t>(words, stop.end.byte));
            stop.begin = next_;
        }
        next_ = stop.end;
        if (!(stop.begin < stop.end)) {
            continue;
        }
        Utterance utterance = announcer_.flow(stop, before_);
        before_ = stop.end.block;
        if (!utterance.segments.empty()) {
            return utterance;
        }
    }
}

bool Player::finished() const {
    return complete_ &&
           navigator_.flow_sentence(reading_.sentence_at(next_)) >= reading_.sentences().size();
}

Utterance Player::at_end() const {
    return announcer_.own("end.report", {});
}

void Player::read_from_place() {
    before_.reset();
    if (!place_) {
        next_ = {0, 0};
        return;
    }
    const auto here = sentence();
    next_ = here < reading_.sentences().size()
                ? Place{reading_.sentences()[here].block, reading_.sentences()[here].range.begin}
                : *place_;
}

void Player::hears(const Utterance& utterance, Time now) {
    if (utterance.range) {
        place_ = utterance.range->begin;
        heard_since_ = now;
    }
}

std::uint32_t Player::sentence() const {
    return place_ ? reading_.sentence_at(*place_) : 0;
}

int Player::percent() const {
    if (!place_ || reading_.spoken() == 0) {
        return 0;
    }
    double share = static_cast<double>(reading_.spoken_before(sentence())) /
                   static_cast<double>(reading_.spoken());
    if (!complete_) {
        share *= loaded_percent_ / 100.0; // what has come so far is only a part of it
    }
    return static_cast<int>(share * 100);
}

} // namespace lectern
