// SPDX-License-Identifier: GPL-3.0-or-later
// Single questions to a speaker of one's own, for commands that do not read aloud: these wait.
#include "speech/synthesizer.hpp"

#include "base/error.hpp"
#include "base/fd.hpp"
#include "base/frame.hpp"
#include "base/process.hpp"
#include "speech/protocol.hpp"

#include <array>

namespace lectern {
namespace {

/// A speaker that is asked one thing after the other.
class Conversation {
public:
    explicit Conversation(const Synthesizer::Options& options) {
        auto [ours, theirs] = socket_pair();
        const std::array handed{theirs.get()};
        process_ = Process::start(options.program, speaker_arguments(options), handed);
        socket_ = std::move(ours);
    }

    /// The payload of the next reply, which must be of this kind.
    std::vector<std::byte> reply(SpeakerReply kind) {
        auto frame = receive_frame(socket_.get(), frames_);
        if (frame && static_cast<SpeakerReply>(frame->kind) == SpeakerReply::failed) {
            throw Error(Failure::internal, decode_text(frame->payload));
        }
        if (frame && static_cast<SpeakerReply>(frame->kind) == SpeakerReply::problem) {
            throw Error(Failure::usage, decode_text(frame->payload));
        }
        if (!frame || static_cast<SpeakerReply>(frame->kind) != kind) {
            throw Error(Failure::internal,
                        "the speech program ended early; run lectern doctor, or install "
                        "lectern again");
        }
        return std::move(frame->payload);
    }

    /// What the speaker says when it is ready: the engine's name and version.
    std::string greeting() { return decode_text(reply(SpeakerReply::ready)); }

    void ask(SpeakerRequest kind, std::span<const std::byte> payload) {
        // One that is gone is noticed when its reply does not come.
        static_cast<void>(send_frame(socket_.get(), static_cast<std::uint8_t>(kind), payload));
    }

private:
    Process process_;
    Fd socket_;
    FrameReader frames_;
};

} // namespace

std::vector<VoiceName> voice_names(const Synthesizer::Options& options) {
    Conversation speaker(options);
    speaker.greeting();
    speaker.ask(SpeakerRequest::voices, {});
    return decode_voices(speaker.reply(SpeakerReply::voices));
}

std::string engine_version(const Synthesizer::Options& options) {
    return Conversation(options).greeting();
}

class NormaliserClient::Work {
public:
    explicit Work(const Synthesizer::Options& options) : speaker_(options) { speaker_.greeting(); }

    std::string words(const std::string& text, const std::string& language,
                      Punctuation punctuation) {
        speaker_.ask(SpeakerRequest::words, encode(WordsRequest{text, language, punctuation}));
        return decode_text(speaker_.reply(SpeakerReply::words));
    }

private:
    Conversation speaker_;
};

NormaliserClient::NormaliserClient(const Synthesizer::Options& options)
    : work_(std::make_unique<Work>(options)) {
}
NormaliserClient::~NormaliserClient() = default;

std::string NormaliserClient::words(const std::string& text, const std::string& language,
                                    Punctuation punctuation) {
    return work_->words(text, language, punctuation);
}

} // namespace lectern
