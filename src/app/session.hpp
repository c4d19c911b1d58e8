// SPDX-License-Identifier: GPL-3.0-or-later
// One reading of one document: commands in, utterances out, the place kept.
#pragma once

#include "app/elements.hpp"
#include "app/key_mode.hpp"
#include "app/sleep_timer.hpp"
#include "app/voice.hpp"
#include "player/commands.hpp"
#include "player/keymap.hpp"
#include "player/player.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace lectern {

/// Limits of the volume, in percent: silence is no volume, and above twice the sound is cut.
inline constexpr int quietest = 10;
inline constexpr int loudest = 200;

/// How a session works; fixed when it begins.
struct SessionMode {
    bool line = false;         // commands are lines; a jump says its unit and stops
    bool interruptible = true; // a new command silences what is being said
    bool to_end = false;       // reads on by itself to the end, then leaves
    int usual_rate = 200;      // words a minute of the key *
    Keymap keymap;
    int volume = 100; // percent, at the beginning
    CueSet cues = CueSet().set();
    Punctuation punctuation = Punctuation::some;
    std::string file = {}; // the document's name, as it is said; may be empty
};

/// Ties the player to a voice. Does not wait: the caller polls and hands over what happens.
class Session : public Controls {
public:
    /// What a session asks of its owner.
    struct Hooks {
        std::function<void()> keep_place; // the place has moved: to be saved
        /// What has been heard for the first time: to be saved.
        std::function<void(const std::vector<HeardMark>&)> keep_heard;
        std::function<void()> keep_bookmarks; // they have changed: to be saved
        /// Adds the passage of the place to the file of quotations; gives what is said of it.
        std::function<std::string()> keep_quote;
        /// Keeps how a word is said; throws Error where it cannot.
        std::function<void(const Pronunciation&)> keep_pronunciation;
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
    /// Text that was pasted, after interrupt().
    void paste(const std::string& text);
    /// A command that came from elsewhere than the keyboard, such as a headset: silence first, and
    /// an open list or question is left.
    void command(std::string_view id);
    /// A line of line mode: a key, or a command's name with or without what it takes.
    void enter_line(const std::string& line);
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
    const Keymap& keymap() const noexcept { return mode_.keymap; }
    int rate() const noexcept { return rate_; }
    int volume() const noexcept { return volume_; }
    Punctuation punctuation() const noexcept { return mode_.punctuation; }
    /// What keys changed in the last session, as it was saved; what is none is passed over.
    void restore_rate(const std::string& saved);
    void restore_volume(const std::string& saved);
    void restore_punctuation(const std::string& saved);
    bool reading() const noexcept { return reading_; }

    Player::Time now() const override { return std::chrono::steady_clock::now(); }
    Response play(std::uint32_t sentences) override;
    Response play_or_pause() override;
    Response change_rate(RateChange change) override;
    Response set_rate(int words_per_minute) override;
    Response change_volume(VolumeChange change) override;
    Response change_device(const std::string& words) override;
    Response change_punctuation(const std::string& level) override;
    Response change_cues(const std::string& words) override;
    Response change_sleep_timer() override;
    Response where_detailed() override;
    Response open_outline(const std::string& words) override;
    Response open_elements(const std::string& kind) override;
    Response open_bookmarks() override;
    Response open_changes() override;
    Response enter() override;
    void keep_bookmarks() override { hooks_.keep_bookmarks(); }
    Response quote() override;
    Response pronounce(const std::string& words) override;
    Response learn_or_help() override;
    Response list_commands() override;
    Response run_line(const std::string& line) override;
    Response reverse_next() override;
    Response quit() override;

private:
    void tell_device(const DeviceAnswer& answer);
    /// A command and what stands behind its name.
    struct Request {
        const Command* command = nullptr;
        std::optional<std::uint32_t> number;
        std::string words;
    };
    Request request_of(const std::string& line) const;
    const Command* command_called(std::string_view name) const;
    void press_command(const std::string& key);
    const Command* doubled(const std::string& key);
    void conclude(KeyMode::Outcome outcome, const std::string& key);
    void open(std::unique_ptr<KeyMode> mode);
    Response open_list(const std::string& text, Entries entries);
    Response perform(const Request& request);
    void carry_out(Response response);
    Response unknown(const std::string& what);
    bool is_being_read() const;
    void read_ahead();
    std::optional<Utterance> next_of_flow();
    void stop_for_sleep();
    Response ask_pronunciation(const std::string& word);
    Response set_pronunciation(const std::string& word, const std::string& words);
    Response say_rate(const std::string& phrase);

    Player& player_;
    Voice* voice_;
    SessionMode mode_;
    Hooks hooks_;
    bool reading_ = false;             // reading on: the next sentence follows by itself
    bool flowing_ = false;             // what was said last is of reading on, be it the last of it
    bool was_reading_ = false;         // before the key that silenced it
    bool interrupted_ = false;         // a key has come and its command has not
    bool resume_later_ = false;        // when the open list, question or learn mode is left
    std::uint32_t sentences_left_ = 0; // of "play 5"; 0: no limit
    bool reversed_ = false;
    std::unique_ptr<KeyMode> open_; // takes the keys; nothing: the commands do
    std::string last_key_;          // for keys that are pressed twice
    Player::Time last_key_at_{};
    SleepTimer sleep_timer_;
    bool leaving_ = false;
    int rate_;
    int volume_; // percent
};

} // namespace lectern
