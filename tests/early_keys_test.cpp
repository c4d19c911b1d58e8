// SPDX-License-Identifier: GPL-3.0-or-later
// Keys that are pressed while a document is still coming, in each format. What the parser sends is
// taken whole, then handed on in two steps: so the same keys always meet the same part of it.
#include "app/paths.hpp"
#include "app/session.hpp"
#include "base/frame.hpp"
#include "base/process.hpp"
#include "document/wire.hpp"
#include "support/long_report.hpp"
#include "support/scratch_folder.hpp"
#include "support/scripted_voice.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <deque>
#include <fcntl.h>

using namespace lectern;
using namespace lectern::test;

namespace {

/// All that the parser says of a document.
std::deque<Frame> messages_of(const std::filesystem::path& document) {
    const Fd file(::open(document.c_str(), O_RDONLY | O_CLOEXEC));
    auto [ours, theirs] = socket_pair();
    const std::array handed{file.get(), theirs.get()};
    Process parser = Process::start(
        own_program("lectern-parser"),
        {voices_folder().string(), document.filename().string(), "", "", "", "", ""}, handed);
    theirs.reset();
    std::deque<Frame> all;
    FrameReader frames;
    while (auto frame = receive_frame(ours.get(), frames)) {
        all.push_back(std::move(*frame));
    }
    return all;
}

/// A listener at a document of which only the beginning is there.
class EarlyListener {
public:
    explicit EarlyListener(const std::filesystem::path& document)
        : messages_(messages_of(document)),
          phrases_(Phrases::load(voices_folder() / "en" / "phrases.toml")),
          player_(reading_, phrases_, Verbosity::normal),
          session_(player_, voice_, {false, true, false, 200, Keymap()},
                   {[] {}, [](const auto&) {}, [] {}, [] { return std::string(); },
                    [](const auto&) {}, [](const auto&) {}}) {
        while (reading_.sentences().empty()) {
            take_one();
        }
        session_.begin(player_.opening("report", Player::Begin::fresh));
    }

    std::string press(const std::string& key) {
        session_.press(key);
        return hear();
    }
    /// What is heard next: one utterance, or "silence".
    std::string hear() {
        const auto line = voice_.listen();
        session_.proceed();
        return line.value_or("silence");
    }
    /// One more of the parser's messages comes.
    void take_one() {
        REQUIRE_FALSE(messages_.empty());
        const Frame frame = std::move(messages_.front());
        messages_.pop_front();
        switch (static_cast<ParserMessage>(frame.kind)) {
        case ParserMessage::facts:
            reading_.set_facts(decode_facts(frame.payload));
            break;
        case ParserMessage::part:
            reading_.append(decode_part(frame.payload));
            break;
        case ParserMessage::progress: {
            const Progress progress = decode_progress(frame.payload);
            percent_ = static_cast<int>(progress.done * 100 / progress.all);
            break;
        }
        case ParserMessage::failed:
            throw decode_error(frame.payload);
        case ParserMessage::end:
            complete_ = true;
            break;
        }
        player_.update(complete_, percent_);
        session_.proceed();
    }
    bool complete() const noexcept { return complete_; }
    std::string percent() const { return std::to_string(percent_) + " percent"; }

private:
    std::deque<Frame> messages_;
    Reading reading_;
    Phrases phrases_;
    ScriptedVoice voice_{true};
    Player player_;
    Session session_;
    int percent_ = 0;
    bool complete_ = false;
};

} // namespace

TEST_CASE("keys are answered while a document of any format is still coming",
          "[transcript][formats]") {
    const ScratchFolder scratch;
    for (const std::string format : long_report_formats) {
        DYNAMIC_SECTION(format) {
            EarlyListener listener(write_long_report(format, scratch.path()));
            REQUIRE_FALSE(listener.complete());
            const std::string still = "still reading, " + listener.percent();
            SECTION("the outline says so, before what is known of it") {
                CHECK_THAT(listener.press("o"), Catch::StartsWith(still + ", outline, "));
                CHECK_THAT(listener.hear(), Catch::StartsWith("Chapter 1"));
            }
            SECTION("a jump behind what has come waits, and is announced once") {
                CHECK(listener.press("r") == "no next recommendation yet, " + still);
                CHECK(listener.hear() == "silence");
                std::string heard = "silence";
                while (heard == "silence" && !listener.complete()) {
                    listener.take_one();
                    heard = listener.hear();
                }
                CHECK(heard == "The port should buy two new ferries. recommendation 1");
            }
            SECTION("a jump to what never comes says so at the end") {
                CHECK(listener.press("\"") == "no next quote yet, " + still);
                while (!listener.complete()) {
                    CHECK(listener.hear() == "silence");
                    listener.take_one();
                }
                CHECK(listener.hear() == "no next quote");
            }
            SECTION("another key ends the waiting") {
                listener.press("r");
                CHECK_THAT(listener.press("a"),
                           Catch::StartsWith("Chapter 1") || Catch::StartsWith("Report"));
                while (!listener.complete()) {
                    listener.take_one();
                }
                CHECK(listener.hear().find("recommendation") == std::string::npos);
            }
        }
    }
}
