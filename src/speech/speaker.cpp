// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/speaker.hpp"

#include "base/error.hpp"
#include "base/fd.hpp"
#include "base/frame.hpp"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <deque>
#include <fcntl.h>
#include <optional>
#include <poll.h>
#include <sys/socket.h>
#include <thread>

namespace lectern {
namespace {

/// Main's socket, seen from here. Requests wait in line, but a cancel is noted when it comes.
class RequestLine {
public:
    explicit RequestLine(int socket) : socket_(socket) { ::fcntl(socket_, F_SETFL, O_NONBLOCK); }

    /// The next request; waits for it. Nothing when main is gone.
    std::optional<Frame> next() {
        while (open_ && waiting_.empty()) {
            wait(POLLIN);
            look();
        }
        if (!open_) {
            return std::nullopt;
        }
        Frame frame = std::move(waiting_.front());
        waiting_.pop_front();
        return frame;
    }

    /// Takes what has come by now; does not wait.
    void look() {
        if (frames_.read_from(socket_) == FrameReader::State::closed) {
            open_ = false;
        }
        while (auto frame = frames_.next()) {
            if (frame->kind == static_cast<std::uint8_t>(SpeakerRequest::cancel)) {
                wanted_ = std::max(wanted_, decode_number(frame->payload));
            } else {
                waiting_.push_back(std::move(*frame));
            }
        }
    }

    bool wants(std::uint64_t piece) const { return open_ && piece >= wanted_; }
    /// The first piece behind a cancel, or of all.
    bool answers_key(std::uint64_t piece) const {
        return piece == std::max<std::uint64_t>(wanted_, 1);
    }

    /// Waits until main takes it: what the socket holds is the read-ahead. Requests are read
    /// meanwhile, or two full sockets would wait for each other.
    void send(SpeakerReply kind, std::span<const std::byte> payload) {
        std::vector<std::byte> bytes;
        append_frame(bytes, static_cast<std::uint8_t>(kind), payload);
        std::size_t sent = 0;
        while (open_ && sent < bytes.size()) {
            const auto count =
                ::send(socket_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
            if (count >= 0) {
                sent += static_cast<std::size_t>(count);
            } else if (errno == EAGAIN) {
                if ((wait(POLLIN | POLLOUT) & POLLIN) != 0) {
                    look();
                }
            } else if (errno != EINTR) {
                open_ = false;
            }
        }
    }

private:
    short wait(short what) {
        pollfd socket{socket_, what, 0};
        ::poll(&socket, 1, -1);
        return socket.revents;
    }

    int socket_;
    FrameReader frames_;
    std::deque<Frame> waiting_;
    std::uint64_t wanted_ = 0;
    bool open_ = true;
};

/// Anything louder is speech, not silence; the engine's own silence is all zeros but for a faint
/// start of the echo of the sound before.
constexpr int silence = 8;
/// What is kept of the silence before the first sound: a hard start would chop a consonant. The
/// engine's own first sound is its full strength at once, so there is no more to keep.
constexpr std::size_t kept_samples = speech_sample_rate / 4000;
/// How long the speaker sleeps behind the first sound of an answer to a key. Linux takes who sends
/// on a socket for one that is about to wait, and lets main wait for the same processor: up to 9 ms
/// were seen, as long as the engine works on. It has made tens of milliseconds of sound by then.
constexpr std::chrono::microseconds give_way{500};
/// Sound is sent at once at first, then in blocks of a tenth of a second.
constexpr std::size_t block_samples = speech_sample_rate / 10;

/// Sends one piece's sound and words to main.
class PieceSink : public SoundSink {
public:
    PieceSink(RequestLine& line, const PieceRequest& piece, const SpokenText& spoken)
        : line_(line), number_(piece.number), spoken_(spoken), trimming_(piece.trim) {}

    void word(std::size_t byte, std::size_t length, std::uint64_t sample) override {
        const std::uint64_t at = sample > trimmed_ ? sample - trimmed_ : 0;
        const TextRange source = spoken_.source(byte, length);
        // A number is several words that stand for the same bytes: its first is the mark.
        if (source.empty() || (marked_ && source.begin < next_)) {
            return;
        }
        marked_ = true;
        next_ = source.end;
        words_.push_back({number_, at, source});
    }

    bool sound(std::span<const std::int16_t> samples) override {
        line_.look();
        if (!line_.wants(number_)) {
            return false;
        }
        if (trimming_) {
            samples = samples.subspan(leading_silence(samples));
        }
        block_.insert(block_.end(), samples.begin(), samples.end());
        if (block_.size() >= (first_sent_ ? block_samples : 1)) {
            flush();
        }
        return true;
    }

    void flush() {
        for (const PieceWord& word : words_) {
            line_.send(SpeakerReply::word, encode(word));
        }
        words_.clear();
        if (!block_.empty()) {
            line_.send(SpeakerReply::samples, encode_samples(number_, block_));
            block_.clear();
            if (!first_sent_ && line_.answers_key(number_)) {
                std::this_thread::sleep_for(give_way);
            }
            first_sent_ = true;
        }
    }

private:
    /// How many samples at the front are to be left out; ends the trimming at the first sound.
    std::size_t leading_silence(std::span<const std::int16_t> samples) {
        const auto first = std::find_if(samples.begin(), samples.end(), [](std::int16_t sample) {
            return sample > silence || sample < -silence;
        });
        auto count = static_cast<std::size_t>(first - samples.begin());
        if (first != samples.end()) {
            trimming_ = false;
            count -= std::min(count, kept_samples);
        }
        trimmed_ += count;
        return count;
    }

    RequestLine& line_;
    std::uint64_t number_;
    const SpokenText& spoken_;
    bool trimming_;
    std::uint64_t trimmed_ = 0;
    bool first_sent_ = false;
    bool marked_ = false;
    std::uint32_t next_ = 0;
    std::vector<std::int16_t> block_;
    std::vector<PieceWord> words_;
};

std::string_view primary(std::string_view language) {
    return language.substr(0, language.find_first_of("-_"));
}

/// Does what is asked, one request after the other.
class Speaker {
public:
    Speaker(RequestLine& line, Engine& engine, Normaliser& normaliser)
        : line_(line), engine_(engine), normaliser_(normaliser) {}

    void answer(const Frame& frame) {
        if (frame.kind > static_cast<std::uint8_t>(last_speaker_request)) {
            throw Error(Failure::internal, "the speaker was asked for what it does not know");
        }
        switch (static_cast<SpeakerRequest>(frame.kind)) {
        case SpeakerRequest::prepare:
            prepare(decode_piece_request(frame.payload));
            return;
        case SpeakerRequest::speak:
            speak(decode_piece_request(frame.payload));
            return;
        case SpeakerRequest::words: {
            const WordsRequest request = decode_words_request(frame.payload);
            const std::string words =
                normaliser_.spoken(request.text, request.language, request.punctuation).words;
            tell_problems();
            line_.send(SpeakerReply::words, encode_text(words));
            return;
        }
        case SpeakerRequest::voices:
            line_.send(SpeakerReply::voices, encode(engine_.voices()));
            return;
        case SpeakerRequest::pronounce: {
            const Pronunciation it = decode_pronunciation(frame.payload);
            normaliser_.pronounce(it.word, it.words, it.language);
            return;
        }
        case SpeakerRequest::cancel: // was noted when it came
            return;
        }
    }

private:
    void tell_problems() {
        for (const std::string& problem : normaliser_.take_problems()) {
            line_.send(SpeakerReply::problem, encode_text(problem));
        }
    }

    /// The first words of an engine take longer than all others: they are said to nobody.
    void prepare(const PieceRequest& piece) {
        class Nobody : public SoundSink {
        public:
            void word(std::size_t, std::size_t, std::uint64_t) override {}
            bool sound(std::span<const std::int16_t>) override { return true; }
        };
        const std::string language = choose_voice(piece);
        normaliser_.prepare(language);
        tell_problems();
        Nobody nobody;
        engine_.speak(normaliser_.spoken("1", language).words,
                      {piece.rate, piece.pitch, piece.range, piece.volume}, nobody);
    }

    void speak(const PieceRequest& piece) {
        line_.look();
        if (!line_.wants(piece.number)) {
            return;
        }
        const std::string language = choose_voice(piece);
        const SpokenText spoken = normaliser_.spoken(piece.text, language, piece.punctuation);
        tell_problems();
        PieceSink sink(line_, piece, spoken);
        if (!spoken.words.empty()) {
            engine_.speak(spoken.words, {piece.rate, piece.pitch, piece.range, piece.volume}, sink);
        }
        if (line_.wants(piece.number)) {
            sink.flush();
            line_.send(SpeakerReply::end, encode_number(piece.number));
        }
    }

    /// Sets the voice of a piece: the listener's where the text is in its language, else one of the
    /// text's. Gives the language that is spoken.
    std::string choose_voice(const PieceRequest& piece) {
        const std::string own = listeners_language(piece);
        const std::string& wanted = piece.language.empty() ? own : piece.language;
        const bool is_own = primary(wanted) == primary(own);
        const VoiceChoice listeners{piece.voice, piece.own_language, piece.variant};
        if (is_own ? use(listeners, piece.voice)
                   : use({"", wanted, piece.variant}, wanted) || use(listeners, piece.voice)) {
            return is_own ? own : wanted;
        }
        // Neither: what was set before speaks on, by the language of the text.
        use({"", piece.own_language, ""}, piece.own_language);
        return wanted;
    }

    /// That of the voice with a name, or the one that was set.
    std::string listeners_language(const PieceRequest& piece) {
        if (piece.voice.empty()) {
            return piece.own_language;
        }
        if (piece.voice != known_voice_) {
            known_voice_ = piece.voice;
            known_language_ =
                use({piece.voice, "", ""}, piece.voice) ? engine_.language() : piece.own_language;
        }
        return known_language_;
    }

    /// `name` is what main is told of when there is no such voice.
    bool use(const VoiceChoice& choice, const std::string& name) {
        // Looking for a voice in vain reads all voice files: once is enough.
        const bool is_unknown =
            std::find(unknown_.begin(), unknown_.end(), choice) != unknown_.end();
        if (!is_unknown && engine_.use(choice)) {
            return true;
        }
        if (!is_unknown) {
            unknown_.push_back(choice);
        }
        if (!choice.variant.empty() && engine_.use({choice.voice, choice.language, ""})) {
            line_.send(SpeakerReply::voice_unknown, encode_text(choice.variant));
            return true;
        }
        if (!name.empty()) {
            line_.send(SpeakerReply::voice_unknown, encode_text(name));
        }
        return false;
    }

    RequestLine& line_;
    Engine& engine_;
    Normaliser& normaliser_;
    std::vector<VoiceChoice> unknown_;
    std::string known_voice_;
    std::string known_language_;
};

} // namespace

void answer_requests(int socket, Engine& engine, Normaliser& normaliser) {
    RequestLine line(socket);
    Speaker speaker(line, engine, normaliser);
    line.send(SpeakerReply::ready, encode_text(engine.version()));
    while (const auto frame = line.next()) {
        speaker.answer(*frame);
    }
}

} // namespace lectern
