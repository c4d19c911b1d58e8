// SPDX-License-Identifier: GPL-3.0-or-later
// One reading of one document: commands in, utterances out, the place kept.
#pragma once

#include "app/outline_list.hpp"
#include "app/voice.hpp"
#include "player/commands.hpp"
#include "player/player.hpp"

#include <functional>
#include <optional>
#include <string>

namespace lectern {

/// How a session works; fixed when it begins.
struct SessionMode {
    bool line = false;         // commands are lines; a jump says its unit and stops
    bool interruptible = true; // a new command silences what is being said
    bool to_end = false;       // reads on by itself to the end, then leaves
    int usual_rate = 200;      // words a minute of the key *
};

/// Ties the player to a voice. Does not wait: the caller polls and hands over what happens.
class Session : public Controls {
public:
    /// What a session asks of its owner.
    struct Hooks {
        std::function<void()> keep_place;             // the place has moved: to be saved
        /// What has been heard for the first time: to be saved.
        std::function<void(const std::vector<HeardMark>&)> keep_heard;
        std::function<void(const VoiceEvent&)> fault; // sound or engine are lost, or back
    };
    /// All must outlive the session.
    Session(Player& player, Voice& voice, SessionMode mode, Hooks hooks);

    /// Says what opens the session, then reads on where the mode does so by itself.
    void begin(std::vector<Utterance> opening);
    /// A byte came from the keyboard: silence, before anything else is known of it.
    void interrupt();
    /// A key of the terminal, after interrupt().
    void press(const std::string& key);
    /// A line of line mode: a key, or a command's name with or without a number.
    void enter_line(std::string line);
    /// Something came from the voice, or the reading has grown, or time has passed. Does a little
    /// at a time: call it again when the voice's deadline asks for it.
    void proceed();
    /// Says a line of ours (a fault, a loss) between two utterances; reading goes on after it.
    void announce(const std::string& line);
    /// Another voice from now on (sound is gone: printing); it says what was not heard of the
    /// other.
    void change_voice(Voice& voice);
    /// The speaking or the line's command is done: the next line may be read.
    bool settled() const;
    /// The session is over and all has been said.
    bool finished() const;
    /// Ends it as the key q does.
    void leave();
    bool leaving() const noexcept { return leaving_; }
    int rate() const noexcept { return rate_; }
    bool rate_changed() const noexcept { return rate_ != begun_rate_; }
    /// The rate of the last session, as it was saved; what is no rate is passed over.
    void restore_rate(const std::string& saved);
    bool reading() const noexcept { return reading_; }

    Player::Time now() const override { return std::chrono::steady_clock::now(); }
    Response play(std::uint32_t sentences) override;
    Response play_or_pause() override;
    Response change_rate(RateChange change) override;
    Response set_rate(int words_per_minute) override;
    Response open_outline() override;
    Response learn_or_help() override;
    Response reverse_next() override;
    Response quit() override;

private:
    void run(const Command& command, std::optional<std::uint32_t> number);
    void carry_out(Response response);
    void unknown(const std::string& what);
    void learn(const std::string& key);
    void read_ahead();
    Response say_rate(const std::string& phrase);
    std::string key_words(const std::string& key) const;

    Player& player_;
    Voice* voice_;
    SessionMode mode_;
    Hooks hooks_;
    bool reading_ = false;             // reading on: the next sentence follows by itself
    bool was_reading_ = false;         // before the key that silenced it
    bool interrupted_ = false;         // a key has come and its command has not
    bool resume_later_ = false;        // after learn mode or the outline
    std::uint32_t sentences_left_ = 0; // of "play 5"; 0: no limit
    bool reversed_ = false;
    bool learning_ = false;
    std::optional<OutlineList> outline_;
    bool leaving_ = false;
    int rate_;
    int begun_rate_;
};

} // namespace lectern
