// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session.hpp"

#include "app/prompt.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace lectern {
namespace {

/// A key pressed again within this time counts as pressed twice, where a command is on that.
constexpr std::chrono::milliseconds twice_within{700};

std::optional<std::uint32_t> whole_number(std::string_view text) {
    std::uint32_t number = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    return error == std::errc() && stop == end && !text.empty() ? std::optional(number)
                                                                : std::nullopt;
}

std::string trimmed(std::string_view line) {
    const auto begin = line.find_first_not_of(" \t\r");
    const auto end = line.find_last_not_of(" \t\r");
    return begin == std::string_view::npos ? std::string()
                                           : std::string(line.substr(begin, end + 1 - begin));
}

} // namespace

Session::Session(Player& player, Voice& voice, SessionMode mode, Hooks hooks)
    : player_(player), voice_(&voice), mode_(std::move(mode)), hooks_(std::move(hooks)),
      rate_(mode_.usual_rate), volume_(mode_.volume) {
    player_.set_rate(rate_);
}

void Session::restore_rate(const std::string& saved) {
    const auto rate = whole_number(saved);
    if (rate && *rate >= slowest_rate && *rate <= fastest_rate) {
        rate_ = static_cast<int>(*rate);
        player_.set_rate(rate_);
        voice_->set_rate(rate_);
    }
}

void Session::restore_volume(const std::string& saved) {
    const auto volume = whole_number(saved);
    if (volume && *volume >= quietest && *volume <= loudest) {
        volume_ = static_cast<int>(*volume);
        voice_->set_volume(volume_);
    }
}

void Session::restore_punctuation(const std::string& saved) {
    const auto level = std::find(punctuation_names.begin(), punctuation_names.end(), saved);
    if (level != punctuation_names.end()) {
        mode_.punctuation = static_cast<Punctuation>(level - punctuation_names.begin());
        voice_->set_punctuation(mode_.punctuation);
    }
}

void Session::begin(std::vector<Utterance> opening) {
    const bool nothing_said = opening.empty();
    for (Utterance& utterance : opening) {
        voice_->say(std::move(utterance));
    }
    reading_ = mode_.to_end || (voice_->speaks() && !mode_.line);
    if (nothing_said && !reading_ && !mode_.line) {
        carry_out(player_.repeat()); // no reading follows that would say where it begins
    }
    proceed();
}

void Session::interrupt() {
    if (!interrupted_) {
        was_reading_ = is_being_read();
        voice_->silence();
        player_.stop_waiting();
        reading_ = false;
        interrupted_ = true;
    }
}

void Session::press(const std::string& key) {
    interrupt();
    interrupted_ = false;
    if (open_) {
        conclude(open_->press(key, now()), key);
    } else if (key == "escape") {
        sentences_left_ = 0;
        reversed_ = false;
    } else {
        press_command(key);
    }
    proceed();
}

void Session::command(std::string_view id) {
    const Command* command = command_named(id);
    if (command == nullptr) {
        return;
    }
    interrupt();
    interrupted_ = false;
    if (open_) {
        open_.reset();
        was_reading_ = resume_later_;
    }
    carry_out(perform({command, std::nullopt, {}}));
    proceed();
}

void Session::paste(const std::string& text) {
    interrupt();
    interrupted_ = false;
    if (open_) {
        conclude(open_->paste(text), {});
    } else {
        carry_out(player_.message(player_.say("key.pasted"), Response::Then::resume));
    }
    proceed();
}

/// What an open list, question or learn mode made of a key.
void Session::conclude(KeyMode::Outcome outcome, const std::string& key) {
    for (Utterance& utterance : outcome.say) {
        voice_->say(std::move(utterance));
    }
    if (!outcome.closed) {
        reading_ = false;
        return;
    }
    open_.reset();
    was_reading_ = resume_later_;
    if (outcome.pass_on) {
        press_command(key);
    } else {
        carry_out(outcome.then ? outcome.then() : Response{{}, Response::Then::resume});
    }
}

void Session::open(std::unique_ptr<KeyMode> mode) {
    open_ = std::move(mode);
    resume_later_ = was_reading_;
    last_key_.clear();
}

/// The command on a key that is pressed for the second time in a row.
const Command* Session::doubled(const std::string& key) {
    const bool again = key == last_key_ && now() - last_key_at_ <= twice_within;
    const Command* command = again ? mode_.keymap.command_on(key + key) : nullptr;
    last_key_ = command != nullptr ? std::string() : key;
    last_key_at_ = now();
    return command;
}

void Session::press_command(const std::string& key) {
    const Command* command = doubled(key);
    if (command == nullptr) {
        command = mode_.keymap.command_on(key);
    }
    if (command == nullptr) {
        carry_out(unknown(key));
    } else if (command->takes == Takes::words) {
        const std::string question = player_.say("ask." + std::string(command->id));
        open(std::make_unique<Prompt>(player_, [this, command](const std::string& answer) {
            return perform({command, std::nullopt, trimmed(answer)});
        }));
        carry_out(player_.message(question, Response::Then::stay));
    } else {
        carry_out(perform({command, std::nullopt, {}}));
    }
}

const Command* Session::command_called(std::string_view name) const {
    const Command* command = mode_.keymap.command_on(name);
    return command != nullptr ? command : command_named(name);
}

/// The command that a line names: the whole of it, or as much as leaves what the command takes.
Session::Request Session::request_of(const std::string& line) const {
    if (const Command* command = command_called(line)) {
        return {command, std::nullopt, {}};
    }
    for (auto space = line.find_last_of(' '); space != std::string::npos && space > 0;
         space = line.find_last_of(' ', space - 1)) {
        const Command* command = command_called(trimmed(std::string_view(line).substr(0, space)));
        const std::string rest = trimmed(std::string_view(line).substr(space));
        const auto number = whole_number(rest);
        if (command == nullptr || command->takes == Takes::nothing ||
            (command->takes == Takes::number && !number)) {
            continue;
        }
        return command->takes == Takes::number ? Request{command, number, {}}
                                               : Request{command, std::nullopt, rest};
    }
    const bool is_sign =
        !line.empty() && std::string_view("/:").find(line.front()) != std::string_view::npos;
    if (is_sign) { // "/detention" needs no space
        return {mode_.keymap.command_on(line.substr(0, 1)), std::nullopt, trimmed(line.substr(1))};
    }
    return {};
}

void Session::enter_line(const std::string& given) {
    const std::string line = trimmed(given);
    if (line.empty()) {
        return;
    }
    if (mode_.interruptible) {
        interrupt();
    } else {
        was_reading_ = is_being_read();
    }
    interrupted_ = false;
    carry_out(run_line(line));
    proceed();
}

Response Session::run_line(const std::string& given) {
    std::string line = trimmed(given);
    while (line.size() > 1 && line.front() == ':') {
        line = trimmed(line.substr(1));
    }
    const Request request = request_of(line);
    return request.command != nullptr ? perform(request) : unknown(line);
}

Response Session::perform(const Request& request) {
    const bool reversed = std::exchange(reversed_, false);
    return request.command->run({player_, *this, reversed, request.number, request.words});
}

/// Reading on has said its last before the listener has heard it: until then it is not over.
bool Session::is_being_read() const {
    return reading_ || (flowing_ && !voice_->idle());
}

void Session::carry_out(Response response) {
    flowing_ = flowing_ && response.say.empty();
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

Response Session::unknown(const std::string& what) {
    const std::string text =
        mode_.line ? player_.say("key.unknown_line", {{"line", what}})
                   : player_.say("key.unknown", {{"key", spoken_key(player_.phrases(), what)}});
    return player_.message(text, Response::Then::resume, Cue::boundary);
}

/// What reading on says next; nothing at its end, or while more of the document is on its way.
std::optional<Utterance> Session::next_of_flow() {
    if (auto next = player_.read_on()) {
        if (sleep_timer_.ends_before(*next)) {
            stop_for_sleep();
            return std::nullopt;
        }
        reading_ = sentences_left_ == 0 || --sentences_left_ > 0;
        return next;
    }
    if (!player_.finished()) {
        return std::nullopt;
    }
    reading_ = false;
    leaving_ = leaving_ || mode_.to_end;
    return player_.at_end();
}

void Session::read_ahead() {
    while (reading_ && voice_->wants_more()) {
        auto next = open_ ? open_->read_on() : next_of_flow();
        if (!next) {
            reading_ = reading_ && !open_;
            return;
        }
        flowing_ = !open_;
        voice_->say(std::move(*next));
    }
}

void Session::stop_for_sleep() {
    reading_ = false;
    const std::string text =
        player_.say("sleep.over", {{"percent", std::to_string(player_.percent())}});
    voice_->say(with_cue(player_.announcer().own(text), Cue::timer));
}

void Session::proceed() {
    for (VoiceEvent& event : voice_->handle()) {
        if (event.kind == VoiceEvent::Kind::begins) {
            player_.hears(event.utterance, now());
            if (open_) {
                open_->hears(event.utterance);
            } else if (event.utterance.range) {
                hooks_.keep_place();
            }
        } else if (event.kind == VoiceEvent::Kind::ended) {
            const auto marks = player_.has_heard(event.utterance);
            if (!marks.empty()) {
                hooks_.keep_heard(marks);
            }
        } else if (event.kind == VoiceEvent::Kind::skipped) {
            announce(player_.say("fault.skipped"));
        } else if (event.kind == VoiceEvent::Kind::device) {
            tell_device(event.device);
        } else {
            hooks_.fault(event);
        }
    }
    if (reading_ && sleep_timer_.is_over(now())) {
        voice_->silence();
        stop_for_sleep();
    }
    if (auto awaited = player_.awaited(now())) {
        carry_out(std::move(*awaited));
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

} // namespace lectern
