// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prompt.hpp"

#include "base/utf8.hpp"
#include "player/steps.hpp"

namespace lectern {
namespace {

/// More is no answer to any question.
constexpr std::size_t longest_answer = 1000;

/// Pasted text as one line of UTF-8.
std::string one_line(const std::string& text) {
    std::string line = to_valid_utf8(text);
    for (char& c : line) {
        c = static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
    }
    return line;
}

} // namespace

KeyMode::Outcome Prompt::press(const std::string& key, Player::Time) {
    if (key == "enter") {
        return {{}, true, false, [answer = answer_, typed = typed_] { return answer(typed); }};
    }
    if (key == "escape") {
        return {{}, true, false, [this_player = &player_] {
                    return this_player->message(this_player->say("ask.cancelled"),
                                                Response::Then::resume);
                }};
    }
    if (key == "backspace") {
        return erase();
    }
    const std::string letter = key == "space" ? " " : key;
    if (count_code_points(letter) != 1 || typed_.size() + letter.size() > longest_answer) {
        return {};
    }
    typed_ += letter;
    return {{player_.announcer().own(letter_words(player_, letter, Spelling::letters))},
            false,
            false,
            {}};
}

KeyMode::Outcome Prompt::erase() {
    const CodePoint last = code_point_before(typed_, typed_.size());
    if (last.length == 0) {
        return {{player_.announcer().own("ask.empty", {})}, false, false, {}};
    }
    const std::string letter = typed_.substr(typed_.size() - last.length);
    typed_.resize(typed_.size() - last.length);
    return {{player_.announcer().own(
                "ask.erased", {{"letter", letter_words(player_, letter, Spelling::letters)}})},
            false,
            false,
            {}};
}

KeyMode::Outcome Prompt::paste(const std::string& text) {
    const std::string line = one_line(text);
    if (typed_.size() + line.size() > longest_answer) {
        return {{player_.announcer().own("ask.too_long", {})}, false, false, {}};
    }
    typed_ += line;
    return {{player_.announcer().own(line)}, false, false, {}};
}

} // namespace lectern
