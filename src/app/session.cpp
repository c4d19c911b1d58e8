// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

namespace lectern {
namespace {

/// Each press changes the rate by a tenth (CONVENTIONS 3: steps are a share, not points).
constexpr double rate_step = 1.1;

/// "play 5": the number behind a name, cut off it.
std::optional<std::uint32_t> cut_number(std::string& line) {
    const auto space = line.find_last_of(' ');
    if (space == std::string::npos) {
        return std::nullopt;
    }
    std::uint32_t number = 0;
    const char* end = line.data() + line.size();
    const auto [stop, error] = std::from_chars(line.data() + space + 1, end, number);
    if (error != std::errc() || stop != end) {
        return std::nullopt;
    }
    line.resize(space);
    return number;
}

std::string trimmed(std::string line) {
    const auto begin = line.find_first_not_of(" \t\r");
    const auto end = line.find_last_not_of(" \t\r");
    return begin == std::string::npos ? std::string() : line.substr(begin, end + 1 - begin);
}

} // namespace

Session::Session(Player& player, Voice& voice, SessionMode mode, Hooks hooks)
    : player_(player), voice_(&voice), mode_(mode), hooks_(std::move(hooks)),
      rate_(mode.usual_rate), begun_rate_(mode.usual_rate) {
    player_.set_rate(rate_);
}

void Session::restore_rate(const std::string& saved) {
    int rate = 0;
    const char* end = saved.data() + saved.size();
    const auto [stop, error] = std::from_chars(saved.data(), end, rate);
    if (error == std::errc() && stop == end && rate >= slowest_rate && rate <= fastest_rate) {
        rate_ = rate;
        begun_rate_ = rate;
        player_.set_rate(rate);
        voice_->set_rate(rate);
    }
}

void Session::begin(std::vector<Utterance> opening) {
    for (Utterance& utterance : opening) {
        voice_->say(std::move(utterance));
    }
    reading_ = mode_.to_end || (voice_->speaks() && !mode_.line);
    proceed();
}

void Session::interrupt() {
    if (!interrupted_) {
        voice_->silence();
        was_reading_ = reading_;
        reading_ = false;
        interrupted_ = true;
    }
}

void Session::press(const std::string& key) {
    interrupt();
    interrupted_ = false;
    if (learning_) {
        learn(key);
    } else if (outline_) {
        auto outcome = outline_->press(key);
        if (outcome.closed) {
            outline_.reset();
            was_reading_ = resume_later_;
            if (outcome.go_to) {
                carry_out(player_.go_to_heading(*outcome.go_to));
            } else {
                carry_out({{}, Response::Then::resume});
            }
        } else {
            reading_ = false;
            for (Utterance& utterance : outcome.say) {
                voice_->say(std::move(utterance));
            }
        }
    } else if (key == "escape") {
        sentences_left_ = 0;
    } else if (const Command* command = command_on(key)) {
        run(*command, std::nullopt);
    } else {
        unknown(key);
    }
    proceed();
}

void Session::enter_line(std::string line) {
    line = trimmed(std::move(line));
    if (!line.empty() && line.front() == ':' && line.size() > 1) {
        line.erase(0, 1);
    }
    if (line.empty()) {
        return;
    }
    if (mode_.interruptible) {
        interrupt();
    } else {
        was_reading_ = reading_;
    }
    interrupted_ = false;
    const Command* command = command_on(line);
    std::optional<std::uint32_t> number;
    if (command == nullptr) {
        command = command_named(line);
    }
    if (command == nullptr) {
        number = cut_number(line);
        command = command_named(line);
    }
    if (command != nullptr) {
        run(*command, number);
    } else {
        unknown(line);
    }
    proceed();
}

void Session::run(const Command& command, std::optional<std::uint32_t> number) {
    const bool reversed = std::exchange(reversed_, false);
    carry_out(command.run({player_, *this, reversed, number}));
}

void Session::carry_out(Response response) {
    for (Utterance& utterance : response.say) {
        voice_->say(std::move(utterance));
    }
    switch (response.then) {
    case Response::Then::read_on:
        reading_ = voice_->speaks() && !mode_.line;
        sentences_left_ = 0;
        hooks_.keep_place();
        return;
    case Response::Then::resume:
        if (was_reading_ && !mode_.line) {
            player_.read_from_place();
            reading_ = true;
        }
        return;
    case Response::Then::go_on:
        reading_ = was_reading_ && !mode_.line;
        return;
    case Response::Then::stay:
        return;
    case Response::Then::quit:
        leaving_ = true;
        return;
    }
}

void Session::unknown(const std::string& what) {
    const std::string text =
        player_.phrases().say("key.unknown", player_.verbosity(), {{"key", key_words(what)}});
    carry_out(player_.message(text, Response::Then::resume));
}

std::string Session::key_words(const std::string& key) const {
    return spoken_key(player_.phrases(), key);
}

void Session::learn(const std::string& key) {
    const auto& phrases = player_.phrases();
    const Command* command = command_on(key);
    std::string text;
    if (key == "escape" || (command != nullptr && command->id == "help")) {
        learning_ = false;
        was_reading_ = resume_later_;
        text = phrases.say("learn.off", player_.verbosity());
    } else if (command != nullptr) {
        text = phrases.say(
            "learn.key", player_.verbosity(),
            {{"key", key_words(key)},
             {"what", phrases.say("command." + std::string(command->id), Verbosity::normal)}});
    } else {
        text = phrases.say("learn.no_command", player_.verbosity(), {{"key", key_words(key)}});
    }
    carry_out(player_.message(text, learning_ ? Response::Then::stay : Response::Then::resume));
}

void Session::read_ahead() {
    while (reading_ && voice_->wants_more()) {
        if (outline_) {
            auto entry = outline_->read_on();
            reading_ = entry.has_value();
            if (entry) {
                voice_->say(std::move(*entry));
            }
            continue;
        }
        auto next = player_.read_on();
        if (!next) {
            if (!player_.finished()) {
                return; // more of the document is on its way
            }
            reading_ = false;
            voice_->say(player_.at_end());
            leaving_ = leaving_ || mode_.to_end;
            return;
        }
        voice_->say(std::move(*next));
        if (sentences_left_ > 0 && --sentences_left_ == 0) {
            reading_ = false;
        }
    }
}

void Session::proceed() {
    for (VoiceEvent& event : voice_->handle()) {
        if (event.kind == VoiceEvent::Kind::begins) {
            player_.hears(event.utterance, now());
            if (outline_) {
                outline_->hears(event.utterance);
            } else if (event.utterance.range) {
                hooks_.keep_place();
            }
        } else if (event.kind == VoiceEvent::Kind::ended) {
            const auto marks = player_.has_heard(event.utterance);
            if (!marks.empty()) {
                hooks_.keep_heard(marks);
            }
        } else if (event.kind == VoiceEvent::Kind::skipped) {
            announce(player_.phrases().say("fault.skipped", player_.verbosity()));
        } else {
            hooks_.fault(event);
        }
    }
    read_ahead();
}

void Session::announce(const std::string& line) {
    voice_->say(player_.announcer().own(line));
}

void Session::change_voice(Voice& voice) {
    const bool goes_on = mode_.to_end || mode_.line;
    auto unheard = voice_->take_unheard();
    voice_ = &voice;
    for (Utterance& utterance : unheard) {
        if (goes_on || !utterance.range) {
            voice_->say(std::move(utterance));
        }
    }
    reading_ = reading_ && goes_on;
}

bool Session::settled() const {
    return voice_->idle() && !reading_;
}

bool Session::finished() const {
    return leaving_ && voice_->idle();
}

void Session::leave() {
    carry_out(quit());
}

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

Response Session::open_outline() {
    const auto& phrases = player_.phrases();
    const auto headings = player_.reading().sections().size();
    if (headings == 0) {
        return player_.message(phrases.say("outline.none", player_.verbosity()),
                               Response::Then::resume);
    }
    const std::string text =
        phrases.say("outline.begin", player_.verbosity(),
                    {{"headings", phrases.say_count("count.headings", headings)}});
    if (mode_.line) {
        Response response = player_.message(text, Response::Then::resume);
        for (Utterance& entry : player_.outline()) {
            response.say.push_back(std::move(entry));
        }
        return response;
    }
    outline_.emplace(player_);
    resume_later_ = was_reading_;
    reading_ = voice_->speaks(); // the list is read on by itself
    return player_.message(text, Response::Then::stay);
}

Response Session::learn_or_help() {
    const auto& phrases = player_.phrases();
    if (!mode_.line) {
        learning_ = true;
        resume_later_ = was_reading_;
        return player_.message(phrases.say("learn.on", player_.verbosity()), Response::Then::stay);
    }
    // With lines there is no key to press and hear: all of them are said.
    Response response;
    for (const Command& command : commands()) {
        std::string keys(command.keys);
        const std::string key = keys.substr(0, keys.find(' '));
        const std::string what =
            phrases.say("command." + std::string(command.id), Verbosity::normal);
        response.say.push_back(player_.announcer().own(
            phrases.say("learn.key", player_.verbosity(),
                        {{"key", (key.empty() ? "" : key_words(key) + ", ") + name_of(command)},
                         {"what", what}})));
    }
    return response;
}

Response Session::reverse_next() {
    reversed_ = true;
    Response response = player_.message(player_.phrases().say("reverse.on", player_.verbosity()),
                                        Response::Then::stay);
    return response;
}

Response Session::quit() {
    return player_.message(player_.quitting(), Response::Then::quit);
}

} // namespace lectern
