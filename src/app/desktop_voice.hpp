// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/voice.hpp"
#include "speech/synthesizer.hpp"

#include <memory>

namespace lectern {

/// Who speaks in place of lectern's own voice.
enum class OtherSpeech : std::uint8_t {
    /// Speech Dispatcher: reading goes on by itself, and the place follows what is heard. Voice and
    /// rate are those that the listener has set up there, until a key changes the rate.
    speech_dispatcher,
    /// Orca: it does not tell when it has spoken, so each command says its unit and stops, as with
    /// a braille display; silence and rate are at Orca's own keys.
    orca,
};

/// Starts the program that talks to the other side and speaks through it; with `follow` each
/// utterance is printed too when it begins. Where the other side is not there, or goes away, the
/// event engine_lost says so. Throws Error (internal) where the program cannot be started.
std::unique_ptr<Voice> desktop_voice(OtherSpeech other, bool follow);

} // namespace lectern
