// SPDX-License-Identifier: GPL-3.0-or-later
// Supervision: one worker speaks, a ready spare waits. Pieces are sent ahead; what comes back is
// believed only for the piece whose turn it is.
#include "speech/synthesizer.hpp"

#include "base/error.hpp"
#include "speech/pieces.hpp"
#include "speech/worker.hpp"

#include <algorithm>
#include <set>
#include <sys/wait.h>

namespace lectern {
namespace {

using Clock = std::chrono::steady_clock;

/// Speakers that end before they are ready, one after the other: then there is no engine.
constexpr int most_failed_starts = 3;
/// Speakers that die without having given any sound at all, one after the other.
constexpr int most_silent_deaths = 30;
/// A speaker that starts may take so many times the patience: the machine may be busy.
constexpr int starting_patience = 3;
/// A spare is started when the speaker in use has had this long to answer what is wanted now: the
/// first words of a document are not to share the processor with it.
constexpr std::chrono::milliseconds spare_delay{300};
/// What is taken from the speaker in one go, in samples, so that keys are not kept waiting.
constexpr std::size_t most_samples = speech_sample_rate / 5;

bool is_sound(std::int16_t sample) {
    constexpr int silence = 8; // what is left of the filters of a voice
    return sample > silence || sample < -silence;
}

VoiceSettings within_limits(VoiceSettings settings) {
    settings.words_per_minute = std::clamp(settings.words_per_minute, slowest_rate, fastest_rate);
    settings.volume = std::clamp(settings.volume, 0, 200);
    return settings;
}

} // namespace

class Synthesizer::Work {
public:
    Work(Options options, Profile profile, VoiceSettings settings)
        : options_(std::move(options)), profile_(std::move(profile)),
          settings_(within_limits(std::move(settings))) {
        start_speaker();
        render_cues();
    }
    ~Work() {
        bury(std::move(speaker_));
        bury(std::move(spare_));
    }
    Work(const Work&) = delete;
    Work& operator=(const Work&) = delete;

    void speak(UtteranceId id, const Utterance& utterance) {
        Job job;
        job.id = id;
        job.skipped = lost_;
        if (!lost_) {
            job.pieces = pieces_of(utterance, profile_, settings_);
        }
        if (answers_key_ && !job.pieces.empty()) {
            answers_key_ = false;
            job.pieces.front().pause = 0;
            job.pieces.front().request.trim = true;
        }
        if (is_idle()) {
            last_news_ = Clock::now();
        }
        jobs_.push_back(std::move(job));
        for (Piece& piece : jobs_.back().pieces) {
            send(piece);
        }
    }

    void cancel() {
        jobs_.clear();
        events_.clear();
        mixer_.drop();
        silent_for_ = 0;
        answers_key_ = true;
        if (speaker_) {
            speaker_->send(SpeakerRequest::cancel, encode_number(next_number_));
            // It may be stuck with what is not wanted any more: free at once, not when the next
            // words are on their way, it is ready for them.
            speaker_->drain();
        }
    }

    void set_settings(const VoiceSettings& settings) { settings_ = within_limits(settings); }
    void set_profile(const Profile& profile) {
        profile_ = profile;
        render_cues();
    }
    void pronounce(const Pronunciation& pronunciation) {
        for (std::optional<Worker>* worker : {&speaker_, &spare_}) {
            if (*worker) {
                (*worker)->send(SpeakerRequest::pronounce, encode(pronunciation));
            }
        }
    }
    const VoiceSettings& settings() const noexcept { return settings_; }

    std::vector<pollfd> descriptors(bool want_samples) const {
        std::vector<pollfd> all;
        if (speaker_) {
            const auto in = want_samples ? POLLIN : 0;
            const auto out = speaker_->has_unsent() ? POLLOUT : 0;
            if (in != 0 || out != 0) {
                all.push_back({speaker_->socket(), static_cast<short>(in | out), 0});
            }
        }
        if (spare_) {
            all.push_back({spare_->socket(), POLLIN, 0});
        }
        return all;
    }

    std::optional<Clock::time_point> deadline() const {
        if (!events_.empty() || (!jobs_.empty() && jobs_.front().pieces.empty())) {
            return Clock::time_point{}; // long past
        }
        std::optional<Clock::time_point> due;
        if (speaker_ && listening_ && is_waiting()) {
            due = last_news_ + patience();
        }
        if (wants_spare()) {
            due = due ? std::min(*due, spare_due_) : spare_due_;
        }
        return due;
    }

    std::vector<SpeechEvent> handle(bool want_samples) {
        reap();
        if (speaker_) {
            speaker_->flush();
        }
        if (want_samples && !listening_) {
            last_news_ = Clock::now(); // it had no chance to be heard before
        }
        listening_ = want_samples;
        if (want_samples) {
            listen();
        }
        watch_spare();
        finish_jobs();
        return std::exchange(events_, {});
    }

private:
    bool is_idle() const {
        return std::all_of(jobs_.begin(), jobs_.end(),
                           [](const Job& job) { return job.pieces.empty(); });
    }
    /// Something is to come from the speaker.
    bool is_waiting() const { return !speaker_->is_ready() || !is_idle(); }
    /// Less where a spare is ready: being wrong about a slow machine then costs next to nothing.
    std::chrono::milliseconds patience() const {
        const bool has_spare = spare_ && spare_->is_ready();
        return !speaker_->is_ready() ? options_.patience * starting_patience
               : has_spare           ? options_.patience / 2
                                     : options_.patience;
    }
    bool wants_spare() const {
        return !lost_ && !spare_ && speaker_ && speaker_->is_ready() && !spare_failed_;
    }

    void send(Piece& piece) {
        piece.request.number = next_number_++;
        if (speaker_) {
            speaker_->send(SpeakerRequest::speak, encode(piece.request));
        }
    }

    // ---- what comes

    void listen() {
        std::size_t taken = 0;
        while (speaker_ && taken < most_samples) {
            bool came = false;
            try {
                speaker_->read();
                came = take_replies(taken);
            } catch (const Error&) { // damaged: nothing it says can be believed any more
                speaker_died(Death::by_itself);
                continue;
            }
            if (!speaker_) {
                return;
            }
            if (came) {
                last_news_ = Clock::now();
            } else if (speaker_->is_closed()) {
                speaker_died(Death::by_itself);
            } else if (is_waiting() && Clock::now() >= last_news_ + patience()) {
                speaker_died(Death::from_outside);
            } else {
                return;
            }
        }
    }

    /// Gives whether there was one. The engine may be lost after it.
    bool take_replies(std::size_t& taken) {
        bool came = false;
        while (speaker_) {
            const auto frame = speaker_->next();
            if (!frame) {
                break;
            }
            came = true;
            take(*frame, taken);
        }
        return came;
    }

    void take(const Frame& frame, std::size_t& taken) {
        switch (static_cast<SpeakerReply>(frame.kind)) {
        case SpeakerReply::ready:
            decode_text(frame.payload);
            speaker_->set_ready();
            failed_starts_ = 0;
            spare_due_ = Clock::now() + spare_delay;
            return;
        case SpeakerReply::failed:
            lose_engine(decode_text(frame.payload));
            return;
        case SpeakerReply::samples:
            take(decode_samples(frame.payload), taken);
            return;
        case SpeakerReply::word:
            take(decode_word(frame.payload));
            return;
        case SpeakerReply::end:
            if (Piece* piece = current(decode_number(frame.payload))) {
                give_pause(*piece);
                jobs_.front().pieces.pop_front();
                finish_jobs();
            }
            return;
        case SpeakerReply::voice_unknown:
            take_unknown(decode_text(frame.payload));
            return;
        case SpeakerReply::problem:
            take_problem(decode_text(frame.payload));
            return;
        case SpeakerReply::words:
        case SpeakerReply::voices:
            break;
        }
        throw Error(Failure::internal, "a helper program sent what it was not asked for");
    }

    /// The piece whose turn it is, if a message with this number is about it; none for what has
    /// been cancelled. Throws Error (internal) for one that cannot be.
    Piece* current(std::uint64_t number) {
        finish_jobs();
        if (!jobs_.empty() && jobs_.front().pieces.front().request.number == number) {
            return &jobs_.front().pieces.front();
        }
        const auto least =
            jobs_.empty() ? next_number_ : jobs_.front().pieces.front().request.number;
        if (number > least || number >= next_number_) {
            throw Error(Failure::internal, "a helper program spoke out of turn");
        }
        return nullptr;
    }

    void take(PieceSamples samples, std::size_t& taken) {
        Piece* piece = current(samples.number);
        if (piece == nullptr || samples.samples.empty()) {
            return;
        }
        silent_deaths_ = 0;
        give_pause(*piece);
        piece->begun = true;
        taken += samples.samples.size();
        give(std::move(samples.samples));
    }

    void take(const PieceWord& word) {
        Piece* piece = current(word.number);
        if (piece == nullptr) {
            return;
        }
        if (word.range.end > piece->request.text.size()) {
            throw Error(Failure::internal, "a helper program named a word that is not there");
        }
        // What is not the text as written has no place in it.
        if (piece->tries != Piece::Try::as_written) {
            return;
        }
        give_pause(*piece);
        piece->word = word.range.begin;
        const Job& job = jobs_.front();
        events_.emplace_back(
            WordMark{job.id,
                     job.given + word.sample - given_of_piece_,
                     piece->segment,
                     {piece->offset + word.range.begin, piece->offset + word.range.end}});
    }

    void take_unknown(std::string name) {
        if (told_voices_.insert(name).second) {
            events_.emplace_back(VoiceUnknown{std::move(name)});
        }
    }

    void take_problem(std::string line) {
        if (told_problems_.insert(line).second) {
            events_.emplace_back(LexiconWrong{std::move(line)});
        }
    }

    /// The silence before a piece: given with its first sound, once.
    void give_pause(Piece& piece) {
        if (!piece.begun) {
            given_of_piece_ = 0;
        }
        // The engine ends with some silence of its own, of no certain length: it is part of ours.
        const std::size_t wanted = std::exchange(piece.pause, 0);
        const std::size_t pause = wanted - std::min(wanted, silent_for_);
        begin_cues(piece, pause);
        if (pause > 0) {
            give(std::vector<std::int16_t>(pause, 0));
            given_of_piece_ = 0;
        }
    }

    /// They sound in the pause before the words, and into these where it is too short: a cue never
    /// makes the listener wait.
    void begin_cues(Piece& piece, std::size_t pause) {
        std::size_t length = 0;
        for (const Cue cue : piece.cues) {
            length += cues_[static_cast<std::size_t>(cue)].size();
        }
        for (const Cue cue : std::exchange(piece.cues, {})) {
            mixer_.begin(cues_[static_cast<std::size_t>(cue)], pause - std::min(pause, length));
        }
    }

    void render_cues() {
        cues_ = profile_.cue_level ? load_cues(options_.voices, *profile_.cue_level) : CueSamples{};
    }

    void give(std::vector<std::int16_t> samples) {
        const auto last_sound = std::find_if(samples.rbegin(), samples.rend(), is_sound);
        const auto silence = static_cast<std::size_t>(last_sound - samples.rbegin());
        silent_for_ = silence + (last_sound == samples.rend() ? silent_for_ : 0);
        mixer_.mix(samples);
        Job& job = jobs_.front();
        job.given += samples.size();
        given_of_piece_ += samples.size();
        events_.emplace_back(Samples{job.id, std::move(samples)});
    }

    /// Tells the end of what has been given to its end.
    void finish_jobs() {
        while (!jobs_.empty() && jobs_.front().pieces.empty()) {
            if (auto rest = mixer_.rest(); !rest.empty()) {
                give(std::move(rest));
            }
            events_.emplace_back(UtteranceEnd{jobs_.front().id, jobs_.front().skipped});
            jobs_.pop_front();
        }
    }

    // ---- life and death

    std::optional<Worker> started() {
        try {
            Worker worker(options_);
            PieceRequest request;
            request.voice = settings_.voice;
            request.own_language = settings_.language;
            request.rate = settings_.words_per_minute;
            worker.send(SpeakerRequest::prepare, encode(request));
            return worker;
        } catch (const Error&) { // no process to be had now: counts as a death
            return std::nullopt;
        }
    }

    void start_speaker() {
        while (!lost_ && !speaker_) {
            speaker_ = started();
            if (!speaker_ && ++failed_starts_ >= most_failed_starts) {
                lose_engine("speech does not start: the system has no room for another program; "
                            "close some and start lectern again");
            }
        }
        last_news_ = Clock::now();
    }

    void speaker_died(Death death) {
        const bool was_ready = speaker_->is_ready();
        bury(std::exchange(speaker_, std::nullopt));
        if (!was_ready && ++failed_starts_ >= most_failed_starts) {
            lose_engine("speech does not start: " + options_.program.filename().string() +
                        " fails at once; run lectern doctor, or install lectern again");
            return;
        }
        finish_jobs();
        if (was_ready && !jobs_.empty()) {
            blame_first_piece(jobs_.front(), death);
        }
        if (++silent_deaths_ >= most_silent_deaths) {
            lose_engine("speech is lost: the engine fails on everything; run lectern doctor");
            return;
        }
        take_over();
    }

    /// The spare, or a new speaker, goes on where the last one ended.
    void take_over() {
        if (spare_) {
            speaker_ = std::exchange(spare_, std::nullopt);
            last_news_ = Clock::now();
            spare_due_ = last_news_ + spare_delay;
        } else {
            start_speaker();
        }
        for (Job& job : jobs_) {
            for (Piece& piece : job.pieces) {
                send(piece);
            }
        }
    }

    void lose_engine(std::string line) {
        lost_ = true;
        bury(std::exchange(speaker_, std::nullopt));
        bury(std::exchange(spare_, std::nullopt));
        events_.emplace_back(EngineLost{std::move(line)});
        for (Job& job : jobs_) {
            job.skipped = true;
            job.pieces.clear();
        }
    }

    void watch_spare() {
        if (wants_spare() && Clock::now() >= spare_due_) {
            spare_ = started();
        }
        if (!spare_) {
            return;
        }
        try {
            spare_->flush();
            spare_->read();
            while (const auto frame = spare_->next()) {
                if (static_cast<SpeakerReply>(frame->kind) == SpeakerReply::ready) {
                    spare_->set_ready();
                }
            }
        } catch (const Error&) {
            drop_spare();
            return;
        }
        if (spare_->is_closed()) {
            drop_spare();
        }
    }

    /// One that died in waiting is replaced later; one that does not even start is not tried again
    /// before it is needed.
    void drop_spare() {
        spare_failed_ = !spare_->is_ready();
        bury(std::exchange(spare_, std::nullopt));
        spare_due_ = Clock::now() + options_.patience;
    }

    /// Kills without waiting: reap() does that later.
    void bury(std::optional<Worker> worker) {
        if (worker) {
            buried_.push_back(worker->kill());
        }
    }

    void reap() {
        std::erase_if(buried_, [](Process& process) { return !process.running(); });
    }

    Options options_;
    Profile profile_;
    VoiceSettings settings_;

    std::optional<Worker> speaker_;
    std::optional<Worker> spare_;
    std::vector<Process> buried_;

    CueSamples cues_;
    CueMixer mixer_;

    std::deque<Job> jobs_;
    std::vector<SpeechEvent> events_;
    std::uint64_t next_number_ = 1;
    std::uint64_t given_of_piece_ = 0; // samples, without the pause before it
    std::size_t silent_for_ = 0;       // samples without sound that were given last
    bool answers_key_ = true;
    bool listening_ = true;
    bool lost_ = false;
    bool spare_failed_ = false;
    int failed_starts_ = 0;
    int silent_deaths_ = 0;
    Clock::time_point last_news_;
    Clock::time_point spare_due_;
    std::set<std::string> told_voices_;
    std::set<std::string> told_problems_;
};

Synthesizer::Synthesizer(Options options, Profile profile, VoiceSettings settings)
    : work_(std::make_unique<Work>(std::move(options), std::move(profile), std::move(settings))) {
}
Synthesizer::~Synthesizer() = default;

void Synthesizer::speak(UtteranceId id, Utterance utterance) {
    work_->speak(id, utterance);
}
void Synthesizer::cancel() {
    work_->cancel();
}
void Synthesizer::set_settings(const VoiceSettings& settings) {
    work_->set_settings(settings);
}
void Synthesizer::set_profile(const Profile& profile) {
    work_->set_profile(profile);
}
void Synthesizer::pronounce(const Pronunciation& pronunciation) {
    work_->pronounce(pronunciation);
}
const VoiceSettings& Synthesizer::settings() const noexcept {
    return work_->settings();
}
std::vector<pollfd> Synthesizer::descriptors(bool want_samples) const {
    return work_->descriptors(want_samples);
}
std::optional<std::chrono::steady_clock::time_point> Synthesizer::deadline() const {
    return work_->deadline();
}
std::vector<SpeechEvent> Synthesizer::handle(bool want_samples) {
    return work_->handle(want_samples);
}

} // namespace lectern
