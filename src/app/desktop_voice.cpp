// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop_voice.hpp"

#include "app/desktop_helper.hpp"
#include "app/speaking.hpp"
#include "terminal/lines.hpp"

#include <unistd.h>
#include <utility>

namespace lectern {
namespace {

const char* part_for(OtherSpeech other) {
    return other == OtherSpeech::orca ? "orca" : "speechd";
}

/// Utterances that the other side has at a time: one that it speaks, one that waits.
constexpr std::size_t ahead = 2;

class DesktopVoice : public Voice {
public:
    DesktopVoice(OtherSpeech other, bool follow)
        : helper_(part_for(other)), follow_(follow), is_orca_(other == OtherSpeech::orca),
          normaliser_(speaker_options()) {}

    void say(Utterance utterance) override {
        const std::uint64_t number = ++last_number_;
        helper_.send(DesktopMessage::say, number, language_of(utterance), words_of(utterance));
        if (is_orca_) {
            begin(utterance);
            events_.push_back({VoiceEvent::Kind::ended, std::move(utterance), {}});
        } else {
            queue_.push_back({number, std::move(utterance)});
        }
    }

    void silence() override {
        helper_.send(DesktopMessage::cancel);
        queue_.clear();
    }

    std::vector<Utterance> take_unheard() override {
        std::vector<Utterance> unheard;
        for (Said& said : queue_) {
            unheard.push_back(std::move(said.utterance));
        }
        silence();
        return unheard;
    }

    bool wants_more() const override { return queue_.size() < ahead && events_.empty(); }
    bool idle() const override { return queue_.empty() && events_.empty(); }
    bool speaks() const override { return !is_orca_ && !lost_; }
    void set_rate(int words_per_minute) override {
        helper_.send(DesktopMessage::rate, words_per_minute);
    }
    void set_volume(int percent) override { helper_.send(DesktopMessage::volume, percent); }
    // The other side has words alone, and signs and a lexicon of its own.
    bool use_device(const std::optional<std::string>&) override { return false; }
    void set_cues(CueSet) override {}
    void set_punctuation(Punctuation) override {}
    void pronounce(const Pronunciation&) override {}

    std::vector<pollfd> descriptors() const override { return {{helper_.descriptor(), POLLIN, 0}}; }
    std::optional<Time> deadline() const override {
        return events_.empty() ? std::nullopt : std::optional(Time::min());
    }

    std::vector<VoiceEvent> handle() override {
        while (const auto frame = helper_.next()) {
            take(*frame);
        }
        if (helper_.is_gone() && !lost_) {
            lose("the speech of the desktop has ended: start it again, or read with --speech own");
        }
        return std::exchange(events_, {});
    }

private:
    struct Said {
        std::uint64_t number = 0;
        Utterance utterance;
    };

    void take(const Frame& frame) {
        ByteReader content(frame.payload);
        switch (static_cast<DesktopMessage>(frame.kind)) {
        case DesktopMessage::lost:
            lose(content.get_text());
            break;
        case DesktopMessage::begun:
        case DesktopMessage::ended:
            follow(content.get<std::uint64_t>(),
                   static_cast<DesktopMessage>(frame.kind) == DesktopMessage::begun);
            break;
        default:
            break;
        }
    }

    /// What was cancelled has left the queue, and what is told of it says nothing.
    void follow(std::uint64_t number, bool begun) {
        if (queue_.empty() || queue_.front().number != number) {
            return;
        }
        if (begun) {
            begin(queue_.front().utterance);
            return;
        }
        events_.push_back({VoiceEvent::Kind::ended, std::move(queue_.front().utterance), {}});
        queue_.pop_front();
    }

    void begin(const Utterance& utterance) {
        if (follow_) {
            print_line(STDOUT_FILENO, line_of(utterance));
        }
        events_.push_back({VoiceEvent::Kind::begins, utterance, {}});
    }

    void lose(const std::string& line) {
        if (!std::exchange(lost_, true)) {
            events_.push_back({VoiceEvent::Kind::engine_lost, {}, line});
        }
    }

    static std::string language_of(const Utterance& utterance) {
        return utterance.segments.empty() ? std::string() : utterance.segments.front().language;
    }

    /// Orca shows its text in braille too, and gets it as it is written; a voice gets the words.
    std::string words_of(const Utterance& utterance) {
        if (is_orca_) {
            return line_of(utterance);
        }
        std::string words;
        for (const Segment& segment : utterance.segments) {
            const std::string& language = segment.language.empty() ? "en" : segment.language;
            words += (words.empty() ? "" : " ") + normaliser_.words(segment.text, language);
        }
        return words;
    }

    DesktopHelper helper_;
    bool follow_;
    bool is_orca_;
    NormaliserClient normaliser_;
    bool lost_ = false;
    std::uint64_t last_number_ = 0;
    std::deque<Said> queue_;
    std::vector<VoiceEvent> events_;
};

} // namespace

std::unique_ptr<Voice> desktop_voice(OtherSpeech other, bool follow) {
    return std::make_unique<DesktopVoice>(other, follow);
}

} // namespace lectern
