// SPDX-License-Identifier: GPL-3.0-or-later
// eSpeak NG 1.51 as the engine: synchronous, plain text, one call a piece.
#include "speech/engine.hpp"

#include "base/error.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <espeak-ng/espeak_ng.h>
#include <espeak-ng/speak_lib.h>
#include <optional>

namespace lectern {
namespace {

/// Length of the pieces of sound that the engine hands over.
constexpr int piece_milliseconds = 20;

/// The engine's events count code points from 1; ours are bytes.
class Positions {
public:
    explicit Positions(const std::string& text) {
        for (std::size_t at = 0; at < text.size(); at += code_point_at(text, at).length) {
            starts_.push_back(at);
        }
        starts_.push_back(text.size());
    }

    struct Part {
        std::size_t byte;
        std::size_t length;
    };
    /// Nothing for what the engine cannot mean: 0 long, outside, or going back.
    std::optional<Part> take(int position, int length) {
        if (position < 1 || length < 1) {
            return std::nullopt;
        }
        const auto first = static_cast<std::size_t>(position) - 1;
        if (first + 1 >= starts_.size() || first < next_) {
            return std::nullopt;
        }
        next_ = first + 1;
        const auto last = std::min(first + static_cast<std::size_t>(length), starts_.size() - 1);
        return Part{starts_[first], starts_[last] - starts_[first]};
    }

private:
    std::vector<std::size_t> starts_;
    std::size_t next_ = 0;
};

/// The text that is being spoken: the engine's callback has no other way to know it.
struct Speaking {
    Positions positions;
    SoundSink& sink;
};

int on_sound(short* samples, int count, espeak_EVENT* events) {
    const espeak_EVENT* event = events;
    while (event->type == espeakEVENT_SAMPLERATE) {
        ++event;
    }
    auto* speaking = static_cast<Speaking*>(event->user_data);
    if (speaking == nullptr) {
        return 1;
    }
    for (; event->type != espeakEVENT_LIST_TERMINATED; ++event) {
        if (event->type != espeakEVENT_WORD) {
            continue;
        }
        if (const auto part = speaking->positions.take(event->text_position, event->length)) {
            speaking->sink.word(part->byte, part->length,
                                static_cast<std::uint64_t>(std::max(0, event->sample)));
        }
    }
    if (samples == nullptr || count <= 0) {
        return 0;
    }
    return speaking->sink.sound({samples, static_cast<std::size_t>(count)}) ? 0 : 1;
}

std::string lower_case(std::string text) {
    for (char& c : text) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c == '_' ? '-' : c;
    }
    return text;
}

/// The first language of eSpeak's list: a priority byte, then the name.
std::string first_language(const espeak_VOICE& voice) {
    return voice.languages != nullptr && voice.languages[0] != '\0' ? voice.languages + 1 : "";
}

class EspeakEngine : public Engine {
public:
    EspeakEngine() {
        // Its sound library asks for a server even when it is to make no sound.
        ::setenv("PULSE_SERVER", "unix:/nonexistent", 1);
        espeak_ng_InitializePath(nullptr);
        espeak_ng_ERROR_CONTEXT context = nullptr;
        if (espeak_ng_Initialize(&context) != ENS_OK ||
            espeak_ng_InitializeOutput(ENOUTPUT_MODE_SYNCHRONOUS, piece_milliseconds, nullptr) !=
                ENS_OK ||
            espeak_ng_GetSampleRate() != speech_sample_rate) {
            espeak_ng_ClearErrorContext(&context);
            throw Error(Failure::internal, "eSpeak NG does not start: its data is missing or of "
                                           "another version; install espeak-ng-data again");
        }
        espeak_SetSynthCallback(on_sound);
    }

    std::string version() const override {
        const char* path = nullptr;
        std::string text = espeak_Info(&path);
        return "eSpeak NG " + text.substr(0, text.find(' '));
    }

    bool use(const VoiceChoice& choice) override {
        if (used_ && *used_ == choice) {
            return true;
        }
        if (!choice.voice.empty() ? !use_name(choice.voice, choice.variant)
                                  : !use_language(choice.language, choice.variant)) {
            return false;
        }
        used_ = choice;
        style_.reset();
        return true;
    }

    std::string language() const override {
        const auto* voice = espeak_GetCurrentVoice();
        return voice == nullptr ? "" : first_language(*voice);
    }

    void speak(const std::string& text, const VoiceStyle& style, SoundSink& sink) override {
        set(style);
        Speaking speaking{Positions(text), sink};
        espeak_Synth(text.c_str(), text.size() + 1, 0, POS_CHARACTER, 0,
                     espeakCHARS_UTF8 | espeakPHONEMES, nullptr, &speaking);
    }

    std::vector<VoiceName> voices() override {
        std::vector<VoiceName> names;
        const espeak_VOICE** list = espeak_ListVoices(nullptr);
        for (; list != nullptr && *list != nullptr; ++list) {
            const espeak_VOICE& voice = **list;
            const std::string language = first_language(voice);
            const std::string file = voice.identifier == nullptr ? "" : voice.identifier;
            // Variants and voices of MBROLA, which needs another program, are no voices of their
            // own.
            if (language.empty() || file.starts_with("!v") || file.starts_with("mb/")) {
                continue;
            }
            names.push_back({to_valid_utf8(language), to_valid_utf8(language), gender(voice)});
        }
        return names;
    }

private:
    static std::string gender(const espeak_VOICE& voice) {
        return voice.gender == 2 ? "female" : voice.gender == 1 ? "male" : "";
    }

    /// A name may hold a variant ("en-us+f3"); a role's variant then stays away: it is the
    /// listener's own choice that counts.
    static bool use_name(const std::string& name, const std::string& variant) {
        const bool has_variant = name.find('+') != std::string::npos || variant.empty();
        const std::string whole = has_variant ? name : name + '+' + variant;
        return espeak_SetVoiceByName(whole.c_str()) == EE_OK;
    }

    static bool use_language(const std::string& language, const std::string& variant) {
        const std::string tag = lower_case(language);
        const std::string primary = tag.substr(0, tag.find('-'));
        if (primary.empty()) {
            return false;
        }
        return use_name(tag, variant) || (tag != primary && use_name(primary, variant)) ||
               use_relative(tag, variant);
    }

    /// The engine's own guess for a language that no voice is named after.
    static bool use_relative(const std::string& tag, const std::string& variant) {
        espeak_VOICE wanted{};
        wanted.languages = tag.c_str();
        const auto* voice =
            espeak_SetVoiceByProperties(&wanted) == EE_OK ? espeak_GetCurrentVoice() : nullptr;
        const std::string primary = tag.substr(0, tag.find('-'));
        const std::string found = voice == nullptr ? "" : first_language(*voice);
        return found.substr(0, found.find('-')) == primary &&
               (variant.empty() || use_name(found, variant));
    }

    void set(const VoiceStyle& style) {
        if (style_ && *style_ == style) {
            return;
        }
        espeak_SetParameter(espeakRATE, espeak_rate(style.rate), 0);
        espeak_SetParameter(espeakPITCH, style.pitch, 0);
        espeak_SetParameter(espeakRANGE, style.range, 0);
        espeak_SetParameter(espeakVOLUME, style.volume, 0);
        style_ = style;
    }

    std::optional<VoiceChoice> used_;
    std::optional<VoiceStyle> style_;
};

} // namespace

std::unique_ptr<Engine> espeak_engine() {
    return std::make_unique<EspeakEngine>();
}

} // namespace lectern
