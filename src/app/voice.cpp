// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/voice.hpp"

#include "terminal/lines.hpp"

#include <algorithm>
#include <unistd.h>
#include <utility>

namespace lectern {
namespace {

void print_utterance(const Utterance& utterance) {
    const std::string line = line_of(utterance);
    if (!line.empty()) {
        print_line(STDOUT_FILENO, line);
    }
}

class PrintingVoice : public Voice {
public:
    void say(Utterance utterance) override {
        print_utterance(utterance);
        events_.push_back({VoiceEvent::Kind::begins, utterance, {}});
        events_.push_back({VoiceEvent::Kind::ended, std::move(utterance), {}});
    }
    void silence() override {}
    std::vector<Utterance> take_unheard() override { return {}; }
    bool wants_more() const override { return events_.empty(); }
    bool idle() const override { return events_.empty(); }
    bool speaks() const override { return false; }
    void set_rate(int) override {}
    void set_volume(int) override {}
    void set_cues(CueSet) override {}
    bool use_device(const std::optional<std::string>&) override { return false; }
    void set_punctuation(Punctuation) override {}
    void pronounce(const Pronunciation&) override {}
    std::vector<pollfd> descriptors() const override { return {}; }
    std::optional<Time> deadline() const override {
        return events_.empty() ? std::nullopt : std::optional(Time::min());
    }
    std::vector<VoiceEvent> handle() override { return std::exchange(events_, {}); }

private:
    std::vector<VoiceEvent> events_;
};

/// How often the played position is looked at while something is heard.
constexpr std::chrono::milliseconds tick{40};
/// Utterances that are with the synthesizer and not yet all in the sound queue: one that is made,
/// one that waits, so that nothing gaps.
constexpr std::size_t ahead = 2;

class SpeakingVoice : public Voice {
public:
    SpeakingVoice(std::unique_ptr<Synthesizer> synthesizer, std::unique_ptr<AudioOutput> audio,
                  bool follow, std::chrono::seconds keep_open)
        : synthesizer_(std::move(synthesizer)), audio_(std::move(audio)), follow_(follow),
          keep_open_(keep_open) {}

    void say(Utterance utterance) override {
        audio_->wake();
        resting_ = false;
        const UtteranceId id = ++last_id_;
        synthesizer_->speak(id, utterance);
        queue_.push_back({id, std::move(utterance)});
    }

    void silence() override {
        audio_->drop();
        synthesizer_->cancel();
        queue_.clear();
        unwritten_.clear();
    }

    std::vector<Utterance> take_unheard() override {
        std::vector<Utterance> unheard;
        for (Said& said : queue_) {
            unheard.push_back(std::move(said.utterance));
        }
        silence();
        return unheard;
    }

    bool wants_more() const override {
        const auto unfinished = std::count_if(queue_.begin(), queue_.end(),
                                              [](const Said& said) { return !said.all_made; });
        return static_cast<std::size_t>(unfinished) < ahead && has_room();
    }
    bool idle() const override { return queue_.empty(); }
    bool speaks() const override { return !engine_lost_ && state_ != AudioState::no_device; }

    void set_rate(int words_per_minute) override {
        VoiceSettings settings = synthesizer_->settings();
        settings.words_per_minute = words_per_minute;
        synthesizer_->set_settings(settings);
    }

    void set_volume(int percent) override {
        VoiceSettings settings = synthesizer_->settings();
        settings.volume = percent;
        synthesizer_->set_settings(settings);
    }

    void set_cues(CueSet cues) override {
        VoiceSettings settings = synthesizer_->settings();
        settings.cues = cues;
        synthesizer_->set_settings(settings);
    }

    bool use_device(const std::optional<std::string>& name) override {
        choosing_ = true;
        audio_->choose(name);
        return true;
    }

    void set_punctuation(Punctuation level) override {
        VoiceSettings settings = synthesizer_->settings();
        settings.punctuation = level;
        synthesizer_->set_settings(settings);
    }

    void pronounce(const Pronunciation& pronunciation) override {
        synthesizer_->pronounce(pronunciation);
    }

    std::vector<pollfd> descriptors() const override {
        return synthesizer_->descriptors(has_room());
    }

    std::optional<Time> deadline() const override {
        auto due = synthesizer_->deadline();
        if (choosing_ || !queue_.empty() || state_ == AudioState::lost ||
            state_ == AudioState::starting) {
            const Time next = std::chrono::steady_clock::now() + tick;
            due = due ? std::min(*due, next) : next;
        } else if (!resting_) {
            const Time rest = silent_since_ + keep_open_;
            due = due ? std::min(*due, rest) : rest;
        }
        return due;
    }

    std::vector<VoiceEvent> handle() override {
        std::vector<VoiceEvent> events;
        for (SpeechEvent& event : synthesizer_->handle(has_room())) {
            std::visit([&](auto& it) { take(it, events); }, event);
        }
        write();
        watch_audio(events);
        follow_playing(events);
        rest_after_silence();
        return events;
    }

private:
    struct Said {
        UtteranceId id = 0;
        Utterance utterance;
        bool made = false; // its first sample is in the queue, at:
        FramePosition begin = 0;
        bool all_made = false; // the synthesizer has given all of it
        bool all_written = false;
        FramePosition end = 0;
        bool begun = false; // the listener hears it
        bool skipped = false;
    };

    /// Sound that the queue had no room for is held here; until it is gone no more is asked for.
    bool has_room() const { return unwritten_.empty(); }

    Said* find(UtteranceId id) {
        const auto found = std::find_if(queue_.begin(), queue_.end(),
                                        [&](const Said& said) { return said.id == id; });
        return found == queue_.end() ? nullptr : &*found;
    }

    void take(Samples& samples, std::vector<VoiceEvent>&) {
        unwritten_.push_back({samples.utterance, std::move(samples.samples), false});
    }
    void take(const WordMark&, std::vector<VoiceEvent>&) {
        // The place within the sentence: for pausing on a word, in a later version.
    }
    void take(const UtteranceEnd& end, std::vector<VoiceEvent>&) {
        if (Said* said = find(end.utterance)) {
            said->all_made = true;
            said->skipped = end.skipped;
        }
        unwritten_.push_back({end.utterance, {}, true});
    }
    void take(const EngineLost& lost, std::vector<VoiceEvent>& events) {
        engine_lost_ = true;
        events.push_back({VoiceEvent::Kind::engine_lost, {}, lost.line});
    }

    void take(const VoiceUnknown& unknown, std::vector<VoiceEvent>& events) {
        events.push_back({VoiceEvent::Kind::voice_unknown, {}, unknown.voice});
    }

    void take(const LexiconWrong& wrong, std::vector<VoiceEvent>& events) {
        events.push_back({VoiceEvent::Kind::lexicon_wrong, {}, wrong.line});
    }

    void write() {
        while (!unwritten_.empty()) {
            Piece& piece = unwritten_.front();
            Said* said = find(piece.utterance);
            if (said != nullptr && !said->made) {
                said->made = true;
                said->begin = audio_->queued();
            }
            const std::size_t taken = audio_->write(std::span(piece.samples).subspan(piece.done));
            piece.done += taken;
            if (piece.done < piece.samples.size()) {
                return;
            }
            if (piece.is_end && said != nullptr) {
                said->all_written = true;
                said->end = audio_->queued();
            }
            unwritten_.pop_front();
        }
    }

    void watch_audio(std::vector<VoiceEvent>& events) {
        if (auto answer = audio_->take_answer()) {
            choosing_ = false;
            events.push_back({VoiceEvent::Kind::device, {}, {}, std::move(*answer)});
        }
        const AudioState before = std::exchange(state_, audio_->state());
        if (state_ == before) {
            return;
        }
        if (state_ == AudioState::no_device) {
            events.push_back({VoiceEvent::Kind::no_device, {}, {}});
        } else if (state_ == AudioState::lost) {
            events.push_back({VoiceEvent::Kind::sound_lost, {}, {}});
        } else if (before == AudioState::lost && state_ == AudioState::running) {
            events.push_back({VoiceEvent::Kind::sound_back, {}, audio_->device_name()});
        }
    }

    void follow_playing(std::vector<VoiceEvent>& events) {
        const FramePosition played = audio_->played();
        while (!queue_.empty()) {
            Said& said = queue_.front();
            // Nothing is heard before its first frame has left, be that ever so late.
            if (!said.begun && said.made &&
                (played > said.begin || (said.all_written && said.end == said.begin))) {
                said.begun = true;
                if (follow_) {
                    print_utterance(said.utterance);
                }
                events.push_back({VoiceEvent::Kind::begins, said.utterance, {}});
            }
            if (!said.all_written || played < said.end || state_ == AudioState::no_device) {
                return;
            }
            if (said.skipped) {
                events.push_back({VoiceEvent::Kind::skipped, said.utterance, {}});
            }
            events.push_back({VoiceEvent::Kind::ended, std::move(said.utterance), {}});
            queue_.pop_front();
        }
    }

    void rest_after_silence() {
        const Time now = std::chrono::steady_clock::now();
        if (!queue_.empty()) {
            silent_since_ = now;
        } else if (!resting_ && now - silent_since_ >= keep_open_) {
            resting_ = true;
            audio_->rest();
        }
    }

    struct Piece {
        UtteranceId utterance = 0;
        std::vector<std::int16_t> samples;
        bool is_end = false;
        std::size_t done = 0;
        Piece(UtteranceId id, std::vector<std::int16_t> sound, bool end)
            : utterance(id), samples(std::move(sound)), is_end(end) {}
    };

    std::unique_ptr<Synthesizer> synthesizer_;
    std::unique_ptr<AudioOutput> audio_;
    bool follow_;
    std::chrono::seconds keep_open_;
    Time silent_since_ = std::chrono::steady_clock::now();
    bool resting_ = false;
    bool choosing_ = false; // a device was asked for, and there is no answer yet
    UtteranceId last_id_ = 0;
    std::deque<Said> queue_;
    std::deque<Piece> unwritten_;
    AudioState state_ = AudioState::starting;
    bool engine_lost_ = false;
};

} // namespace

std::unique_ptr<Voice> printing_voice() {
    return std::make_unique<PrintingVoice>();
}

std::unique_ptr<Voice> speaking_voice(std::unique_ptr<Synthesizer> synthesizer,
                                      std::unique_ptr<AudioOutput> audio, bool follow,
                                      std::chrono::seconds keep_open) {
    return std::make_unique<SpeakingVoice>(std::move(synthesizer), std::move(audio), follow,
                                           keep_open);
}

} // namespace lectern
