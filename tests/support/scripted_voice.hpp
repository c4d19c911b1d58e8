// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/voice.hpp"

#include <deque>
#include <string>

namespace lectern::test {

/// A voice without sound or time: it holds what it was given until the test listens to one more
/// utterance.
class ScriptedVoice : public Voice {
public:
    explicit ScriptedVoice(bool speaks) : speaks_(speaks) {}

    void say(Utterance utterance) override { waiting_.push_back(std::move(utterance)); }
    void silence() override { waiting_.clear(); }
    std::vector<Utterance> take_unheard() override {
        std::vector<Utterance> all(waiting_.begin(), waiting_.end());
        waiting_.clear();
        return all;
    }
    bool wants_more() const override { return waiting_.size() < 3; }
    bool idle() const override { return waiting_.empty() && events_.empty(); }
    bool speaks() const override { return speaks_; }
    void set_rate(int words_per_minute) override { rate = words_per_minute; }
    void set_volume(int percent) override { volume = percent; }
    void set_cues(CueSet which) override { cues = which; }
    bool use_device(const std::optional<std::string>& name) override {
        // There are two devices, and the first plays until the other is wanted.
        const bool taken = !name || name->empty() || *name == "headphones";
        if (taken && name) {
            device_ = name->empty() ? "default" : *name;
        }
        if (speaks_) {
            events_.push_back({VoiceEvent::Kind::device,
                               {},
                               {},
                               {name, taken, device_, {"default", "headphones"}}});
        }
        return speaks_;
    }
    void set_punctuation(Punctuation level) override { punctuation = level; }
    void pronounce(const Pronunciation& how) override { pronounced = how; }
    std::vector<pollfd> descriptors() const override { return {}; }
    std::optional<Time> deadline() const override { return std::nullopt; }
    std::vector<VoiceEvent> handle() override { return std::exchange(events_, {}); }

    /// Plays the next utterance to its end; gives its line, or nothing when all is silent.
    std::optional<std::string> listen() {
        if (waiting_.empty()) {
            return std::nullopt;
        }
        const Utterance utterance = std::move(waiting_.front());
        waiting_.pop_front();
        events_.push_back({VoiceEvent::Kind::begins, utterance, {}});
        events_.push_back({VoiceEvent::Kind::ended, utterance, {}});
        return line_of(utterance);
    }

    int rate = 0;   // the last one that was set; 0: none
    int volume = 0; // likewise
    CueSet cues;    // likewise
    Punctuation punctuation{};
    Pronunciation pronounced;

private:
    bool speaks_;
    std::string device_ = "default";
    std::deque<Utterance> waiting_;
    std::vector<VoiceEvent> events_;
};

} // namespace lectern::test
