// SPDX-License-Identifier: GPL-3.0-or-later
// "Say this word as …": asked for, tried, heard and kept.
#include "app/prompt.hpp"
#include "app/session.hpp"
#include "base/error.hpp"
#include "player/steps.hpp"

namespace lectern {
namespace {

constexpr std::string_view spaces = " \t";
constexpr std::string_view around_words = " \t.,;:!?()[]\"“”";

std::string stripped(std::string_view text, std::string_view of) {
    const auto begin = text.find_first_not_of(of);
    const auto end = text.find_last_not_of(of);
    return begin == std::string_view::npos ? std::string()
                                           : std::string(text.substr(begin, end + 1 - begin));
}

} // namespace

Response Session::pronounce(const std::string& words) {
    if (const auto sign = words.find('='); sign != std::string::npos) {
        const std::string word = stripped(words.substr(0, sign), spaces);
        return word.empty() ? player_.message(player_.say("pronounce.how"), Response::Then::resume)
                            : set_pronunciation(word, stripped(words.substr(sign + 1), spaces));
    }
    if (mode_.line) {
        return player_.message(player_.say("pronounce.how"), Response::Then::resume);
    }
    if (!words.empty()) {
        return ask_pronunciation(words);
    }
    const std::string here = stripped(word_here(player_), around_words);
    open(std::make_unique<Prompt>(player_, [this, here](const std::string& answer) {
        const std::string word = stripped(answer, spaces);
        return word.empty() && here.empty()
                   ? player_.message(player_.say("ask.cancelled"), Response::Then::resume)
                   : ask_pronunciation(word.empty() ? here : word);
    }));
    return player_.message(player_.say("pronounce.which", {{"word", here}}), Response::Then::stay);
}

Response Session::ask_pronunciation(const std::string& word) {
    open(std::make_unique<Prompt>(player_, [this, word](const std::string& answer) {
        return set_pronunciation(word, stripped(answer, spaces));
    }));
    return player_.message(player_.say("pronounce.as", {{"word", word}}), Response::Then::stay);
}

/// It is kept first: a speaker that is started later knows it from the file alone.
Response Session::set_pronunciation(const std::string& word, const std::string& words) {
    const Place place = player_.place().value_or(Place{0, 0});
    const auto& blocks = player_.reading().blocks();
    std::string language = player_.reading().facts().language;
    if (place.block < blocks.size() && !blocks[place.block].language.empty()) {
        language = blocks[place.block].language;
    }
    const Pronunciation pronunciation{word, words, language.empty() ? "en" : language};
    std::string kept = player_.say(words.empty() ? "pronounce.forgotten" : "pronounce.kept");
    try {
        hooks_.keep_pronunciation(pronunciation);
    } catch (const Error& error) {
        kept = error.what();
    }
    voice_->pronounce(pronunciation);
    Response response = player_.message(kept, Response::Then::resume);
    Segment heard{VoiceRole::body, word, pronunciation.language, Pause::none, {}};
    response.say.front().segments.insert(response.say.front().segments.begin(), std::move(heard));
    response.say.front().segments.back().pause_before = Pause::phrase;
    return response;
}

} // namespace lectern
