// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read.hpp"

#include "app/clipboard.hpp"
#include "app/desktop_voice.hpp"
#include "app/first_start.hpp"
#include "app/keeper.hpp"
#include "app/keyboard.hpp"
#include "app/loader.hpp"
#include "app/media_keys.hpp"
#include "app/notices.hpp"
#include "app/own_lexicon.hpp"
#include "app/paths.hpp"
#include "app/print.hpp"
#include "app/recent.hpp"
#include "app/remembered.hpp"
#include "app/resume.hpp"
#include "app/session.hpp"
#include "app/signals.hpp"
#include "app/speaking.hpp"
#include "base/error.hpp"
#include "player/changes.hpp"
#include "terminal/keys.hpp"
#include "terminal/lines.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <deque>
#include <fcntl.h>
#include <unistd.h>

namespace lectern {
namespace {

/// How long the last words may take when the listener leaves.
constexpr std::chrono::seconds last_words{4};
/// A document that takes longer than this to begin is said to be loading, and then how far it is
/// (CONVENTIONS 4).
constexpr std::chrono::seconds first_loading{2};
constexpr std::chrono::seconds next_loading{10};
/// The place is written so long after it has moved.
constexpr std::chrono::milliseconds place_delay{20};

/// A path that still means the same from another folder.
std::string absolute(const std::string& path) {
    std::error_code error;
    const auto whole =
        path == "-" ? std::filesystem::path() : std::filesystem::absolute(path, error);
    return error ? path : whole.string();
}

/// Keeps how a word is said. Throws Error where that cannot be.
void keep_word(const Pronunciation& pronunciation) {
    const auto folder = config_folder();
    if (folder.empty()) {
        throw Error(Failure::output, "HOME is not set: how words are said is not kept");
    }
    keep_pronunciation(folder / "lexicons", pronunciation);
}

/// Where the listener's commands come from.
enum class Commands : std::uint8_t { keys, lines };

/// Everything of one reading, tied together in one poll().
class ReadingDesk {
public:
    /// `news` is a line for the listener at the opening; it may be empty.
    ReadingDesk(const Options& options, std::string news);
    int run();

private:
    bool keys() const { return commands_ == Commands::keys; }
    bool speaks() const;
    std::unique_ptr<AudioOutput> open_sound() const;
    std::unique_ptr<Voice> make_spoken();
    bool may_open() const;
    Place start_place() const;
    void say_loading();
    void open();
    bool is_first_start();
    void ask_at_first_start(std::vector<Utterance>& opening);
    void wait();
    void take_signal(int signal);
    void start_media_keys();
    void take_media_keys();
    void take_keys();
    void press(const std::vector<KeyName>& keys);
    void take_lines();
    void run_lines();
    bool run_line();
    void grow();
    void fault(const VoiceEvent& event);
    void say_problem();
    void keep_place_soon();
    void keep_place_in_time();
    void leave_soon();
    std::string keep_quote();

    const Options& options_;
    std::string news_;
    Signals signals_; // first: threads inherit the blocked signals
    OpenDocument document_;
    std::filesystem::path voices_;
    // The sound, the parser and the engine start before anything else is done, the slowest first:
    // what follows them here runs beside them.
    std::unique_ptr<AudioOutput> sound_; // until the voice has it
    Loader loader_;
    std::unique_ptr<Voice> spoken_; // nothing where lectern does not speak, or can no more
    std::unique_ptr<Voice> printed_ = printing_voice();
    std::unique_ptr<Voice> retired_; // spoke until it could no more
    Fd keyboard_;                    // where keys or lines are read
    bool from_terminal_;
    Commands commands_;
    Phrases phrases_;
    Store store_;
    Keeper keeper_;
    Player player_;
    std::optional<Session> session_;
    std::optional<Remembered> remembered_; // where keys change settings for good
    std::optional<RawTerminal> terminal_;
    std::optional<MediaKeys> media_keys_; // once reading has begun, where there may be some
    KeyReader key_reader_;
    std::chrono::steady_clock::time_point last_byte_;
    LineReader line_reader_;
    std::deque<std::string> lines_;
    bool input_ended_;
    bool any_command_ = false;
    bool opened_ = false;
    bool over_ = false;
    int status_ = 0;
    std::optional<std::chrono::steady_clock::time_point> leave_by_;
    std::chrono::steady_clock::time_point loading_due_ =
        std::chrono::steady_clock::now() + first_loading;
    bool loading_said_ = false;
    std::optional<std::chrono::steady_clock::time_point> place_due_; // it has moved: to be saved
};

/// The keyboard: standard input, but for a document that comes from there: then the terminal.
Fd open_keyboard(const Options& options) {
    return options.words.front() == "-" ? Fd(::open("/dev/tty", O_RDWR | O_CLOEXEC))
                                        : Fd(::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3));
}

Store make_store(const Options& options) {
    return options.no_history ? Store() : Store(state_file());
}

ReadingDesk::ReadingDesk(const Options& options, std::string news)
    : options_(options), news_(std::move(news)), document_(options.words.front()),
      voices_(voices_folder()), sound_(open_sound()),
      loader_(document_, options.document, voices_,
              options.no_history ? ReadingCache()
                                 : ReadingCache(cache_folder(), maker_of_readings(voices_))),
      spoken_(make_spoken()), keyboard_(open_keyboard(options)),
      from_terminal_(keyboard_ && ::isatty(keyboard_.get()) == 1),
      commands_(from_terminal_ && !options.line ? Commands::keys : Commands::lines),
      phrases_(Phrases::load(voices_ / "en" / "phrases.toml")), store_(make_store(options)),
      keeper_(store_, identity(document_), absolute(options.words.front()),
              options.no_history ? std::filesystem::path() : state_folder()),
      player_(loader_.reading(), phrases_, options.verbosity), input_ended_(!keyboard_) {
    player_.set_flow(options.flow);
}

/// A key is answered first: writing takes as long as making the first sound.
void ReadingDesk::keep_place_soon() {
    if (!place_due_) {
        place_due_ = std::chrono::steady_clock::now() + place_delay;
    }
}

void ReadingDesk::keep_place_in_time() {
    if (place_due_ && std::chrono::steady_clock::now() >= *place_due_) {
        place_due_.reset();
        keeper_.keep_place(player_);
    }
}

bool ReadingDesk::speaks() const {
    return options_.speech != SpeechMode::off && options_.text != TextMode::only;
}

std::unique_ptr<AudioOutput> ReadingDesk::open_sound() const {
    if (!speaks() || options_.speech != SpeechMode::own) {
        return nullptr;
    }
    keep_messages();
    return options_.audio == "null" ? open_null_output() : open_portaudio(options_.audio);
}

std::unique_ptr<Voice> ReadingDesk::make_spoken() {
    if (!speaks()) {
        return nullptr;
    }
    if (options_.speech != SpeechMode::own) {
        return desktop_voice(options_.speech == SpeechMode::orca ? OtherSpeech::orca
                                                                 : OtherSpeech::speech_dispatcher,
                             options_.text == TextMode::follow);
    }
    VoiceSettings settings;
    settings.voice = options_.voice;
    settings.words_per_minute = options_.words_per_minute;
    settings.pitch = options_.pitch;
    settings.volume = options_.volume;
    settings.punctuation = options_.punctuation;
    settings.cues = options_.cues;
    auto speaker = speaker_options();
    const std::string& document = options_.words.front();
    speaker.lexicons = lexicons_for(document == "-" ? "" : document, options_.lexicon);
    auto synthesizer = std::make_unique<Synthesizer>(
        std::move(speaker), load_profile(voices_, options_.profile), settings);
    return speaking_voice(std::move(synthesizer), std::move(sound_),
                          options_.text == TextMode::follow, options_.keep_open);
}

int ReadingDesk::run() {
    SessionMode mode;
    mode.line = !keys();
    mode.interruptible = from_terminal_;
    mode.to_end = options_.to_end;
    mode.usual_rate = options_.words_per_minute;
    mode.volume = options_.volume;
    mode.punctuation = options_.punctuation;
    mode.cues = options_.cues;
    mode.file = document_.name();
    mode.keymap = make_keymap(voices_, options_.keymap);
    session_.emplace(player_, spoken_ ? *spoken_ : *printed_, mode,
                     Session::Hooks{[this] { keep_place_soon(); },
                                    [this](const auto& marks) { keeper_.keep_heard(marks); },
                                    [this] { keeper_.keep_bookmarks(player_); },
                                    [this] { return keep_quote(); },
                                    [](const Pronunciation& it) { keep_word(it); },
                                    [this](const VoiceEvent& event) { fault(event); }});
    if (from_terminal_) { // a script sounds the same whatever somebody's keys have changed
        remembered_.emplace(store_, options_, player_, *session_);
    }
    if (keys()) {
        terminal_.emplace(keyboard_.get());
    }
    player_.set_summaries(load_summaries(voices_ / "summaries.toml"));
    player_.update(loader_.complete(), loader_.percent());
    while (!over_ && !session_->finished()) {
        if (!opened_ && may_open()) {
            open();
        }
        run_lines();
        if (!over_ && !session_->finished()) {
            wait();
        }
        over_ = over_ || (leave_by_ && std::chrono::steady_clock::now() >= *leave_by_);
    }
    keeper_.keep_place(player_);
    terminal_.reset();
    if (const auto problem = store_.take_problem()) {
        print_message(*problem);
    }
    return status_;
}

/// Lines wait for the whole document, so that the same lines always give the same words.
bool ReadingDesk::may_open() const {
    if (loader_.complete()) {
        return true;
    }
    const bool needs_all = !keys() || !options_.start.empty() || !options_.since.empty();
    return !needs_all && !loader_.reading().sentences().empty() &&
           keeper_.can_resume(loader_.reading());
}

void ReadingDesk::open() {
    opened_ = true;
    auto begin = keeper_.open(player_, options_.start.empty());
    if (!options_.start.empty()) {
        player_.set_place(start_place());
        begin = Player::Begin::resumed;
    }
    const std::string name = std::filesystem::path(document_.name()).stem().string();
    auto opening = player_.opening(name, begin);
    for (const auto& line : opening_notices(player_.reading(), phrases_, options_.verbosity)) {
        opening.push_back(player_.announcer().own(line));
    }
    if (!options_.since.empty()) {
        const WholeDocument before(options_.since, options_.document, voices_);
        player_.news().compare(before.reading(), player_.reading());
        opening.push_back(
            player_.announcer().own("changes.opening", {{"changes", count_changes(player_)}}));
    }
    if (!news_.empty() && keys()) {
        opening.push_back(player_.announcer().own(news_));
    }
    if (keeper_.is_second()) {
        const std::string line = player_.say("second.reader");
        print_message(line);
        if (keys()) { // what lines print is what is spoken of the document
            opening.push_back(player_.announcer().own(line));
        }
    }
    if (is_first_start()) {
        ask_at_first_start(opening);
    }
    session_->begin(std::move(opening));
    start_media_keys();
    say_problem();
}

/// The question is for somebody who listens at a terminal and has asked for nothing in particular.
bool ReadingDesk::is_first_start() {
    const bool listens = keys() && ::isatty(STDOUT_FILENO) == 1 && spoken_ &&
                         options_.speech == SpeechMode::own && options_.audio != "null" &&
                         !options_.to_end;
    const auto& asked = options_.settings;
    const bool particular = std::any_of(asked.begin(), asked.end(), [](const auto& it) {
        return it.second.on_command_line || it.first == "rate" || it.first == "verbosity";
    });
    return listens && !particular && !options_.no_history && !store_.setting("asked") &&
           !store_.setting("rate") && store_.is_kept();
}

/// Asks for rate and verbosity behind what opens the report, by voice and in text, once. Nothing
/// waits for an answer: the report is read on, and the keys that answer are those of every day.
void ReadingDesk::ask_at_first_start(std::vector<Utterance>& opening) {
    const std::string question = first_question(player_, session_->keymap());
    opening.push_back(player_.announcer().own(question));
    if (options_.text != TextMode::follow) { // there it is printed as it is heard
        print_line(STDOUT_FILENO, question);
    }
    store_.set_setting("asked", "rate, verbosity");
}

/// The place of the option --start.
Place ReadingDesk::start_place() const {
    const Found found = player_.destination(options_.start);
    if (const auto* there = std::get_if<Destination>(&found)) {
        return there->target.range.begin;
    }
    throw Error(Failure::usage,
                "--start cannot be " + options_.start + ": " + std::get<std::string>(found));
}

/// Lines ask for no such words: what they print is what is spoken of the document.
void ReadingDesk::say_loading() {
    const auto now = std::chrono::steady_clock::now();
    if (opened_ || !keys() || now < loading_due_) {
        return;
    }
    session_->announce(loading_said_
                           ? phrases_.say("open.loading_percent", options_.verbosity,
                                          {{"percent", std::to_string(loader_.percent())}})
                           : phrases_.say("open.loading", options_.verbosity));
    loading_said_ = true;
    loading_due_ = now + next_loading;
}

void ReadingDesk::say_problem() {
    if (const auto problem = store_.take_problem()) {
        print_message(*problem);
        session_->announce(*problem);
    }
}

void ReadingDesk::wait() {
    const Voice& voice = spoken_ ? *spoken_ : *printed_;
    std::vector<pollfd> all{{signals_.fd(), POLLIN, 0}};
    const auto add = [&](int fd) {
        all.push_back({fd, POLLIN, 0}); // poll() passes over -1
        return all.size() - 1;
    };
    const bool wants_input = !input_ended_ && (keys() || lines_.empty());
    const std::size_t keyboard = add(wants_input ? keyboard_.get() : -1);
    const std::size_t parser = add(loader_.descriptor());
    add(media_keys_ ? media_keys_->descriptor() : -1);
    const auto voices = voice.descriptors();
    all.insert(all.end(), voices.begin(), voices.end());

    const auto now = std::chrono::steady_clock::now();
    auto due = voice.deadline();
    const auto sooner = [&](std::chrono::steady_clock::time_point time) {
        due = due ? std::min(*due, time) : time;
    };
    if (leave_by_) {
        sooner(*leave_by_);
    }
    if (place_due_) {
        sooner(*place_due_);
    }
    if (!opened_ && keys()) {
        sooner(loading_due_);
    }
    if (key_reader_.waiting()) {
        sooner(last_byte_ + KeyReader::patience);
    }
    int timeout = -1;
    if (due) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(
            *due > now ? *due - now : std::chrono::steady_clock::duration::zero());
        timeout = static_cast<int>(left.count());
    }
    if (::poll(all.data(), all.size(), timeout) < 0 && errno != EINTR) {
        throw Error(Failure::internal, std::string("waiting failed: ") + std::strerror(errno));
    }
    if (all[keyboard].revents != 0) {
        keys() ? take_keys() : take_lines();
    } else if (key_reader_.waiting() &&
               std::chrono::steady_clock::now() >= last_byte_ + KeyReader::patience) {
        press(key_reader_.time_out());
    }
    while (const auto signal = signals_.take()) {
        take_signal(*signal);
    }
    if (all[parser].revents != 0) {
        grow();
    }
    say_loading();
    session_->proceed();
    keep_place_in_time();
    take_media_keys();
    if (remembered_) {
        remembered_->keep();
    }
    say_problem();
}

/// After all that is needed for the first word: nobody waits for these.
void ReadingDesk::start_media_keys() {
    if (keys() && spoken_ && options_.media_keys && MediaKeys::may_come()) {
        media_keys_.emplace();
    }
}

void ReadingDesk::take_media_keys() {
    if (!media_keys_) {
        return;
    }
    for (const std::string& id : media_keys_->take()) {
        session_->command(id);
    }
    leave_soon();
    media_keys_->tell(session_->reading(), loader_.reading().title());
}

void ReadingDesk::take_keys() {
    std::array<std::byte, 4096> bytes;
    const auto count = read_some(keyboard_.get(), bytes);
    if (!count || *count == 0) { // the terminal is gone
        status_ = 130;
        over_ = true;
        return;
    }
    session_->interrupt(); // silence first; then what the key means
    last_byte_ = std::chrono::steady_clock::now();
    if (session_->leaving()) {
        leave_by_ = last_byte_; // a key during the last words: enough said
        return;
    }
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), *count);
    press(key_reader_.take(text));
    leave_soon();
}

void ReadingDesk::press(const std::vector<KeyName>& keys) {
    for (const KeyName& key : keys) {
        if (key.empty() || session_->leaving()) {
            continue;
        }
        any_command_ = true;
        if (key == KeyReader::pasted) {
            session_->paste(key_reader_.take_pasted());
        } else {
            session_->press(key);
        }
    }
}

/// A script's quotations go into the file alone: the clipboard belongs to whoever sits there.
std::string ReadingDesk::keep_quote() {
    return keeper_.keep_quote(player_, data_folder(), [this](const std::string& text) {
        return keys() && copy_to_clipboard(text, keyboard_.get());
    });
}

/// Once the listener leaves: the last words are said, but not for ever.
void ReadingDesk::leave_soon() {
    if (session_->leaving() && !leave_by_) {
        leave_by_ = std::chrono::steady_clock::now() + last_words;
    }
}

void ReadingDesk::take_lines() {
    std::array<std::byte, 4096> bytes;
    const auto count = read_some(keyboard_.get(), bytes);
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), count.value_or(0));
    for (std::string& line : line_reader_.take(text)) {
        lines_.push_back(std::move(line));
    }
    if (!count || *count == 0) {
        input_ended_ = true;
        if (auto last = line_reader_.finish()) {
            lines_.push_back(std::move(*last));
        }
    }
}

/// Each line is done before the next one begins; from a terminal a new line cuts the old one short.
void ReadingDesk::run_lines() {
    while (!keys() && opened_ && !over_ && !session_->leaving() && run_line()) {
    }
}

/// Does the next line, if there is one and its turn has come; else gives false.
bool ReadingDesk::run_line() {
    if (!lines_.empty() && (session_->settled() || from_terminal_)) {
        any_command_ = true;
        const std::string line = std::move(lines_.front());
        lines_.pop_front();
        session_->enter_line(line);
        return true;
    }
    if (!lines_.empty() || !input_ended_ || !session_->settled()) {
        return false;
    }
    if (any_command_ || options_.to_end) {
        over_ = true; // the end of the commands is the end of the session
        return false;
    }
    any_command_ = true; // nobody commands: read the report, then leave
    session_->enter_line("play");
    return true;
}

void ReadingDesk::take_signal(int signal) {
    if (signal == SIGTSTP) {
        session_->interrupt();
        session_->press("escape");
        if (terminal_) {
            terminal_->restore();
        }
        signals_.stop_here();
        if (terminal_) {
            terminal_->raw();
        }
        return;
    }
    status_ = 130;
    over_ = signal != SIGINT || session_->leaving() || !opened_;
    if (!over_) { // as the key q
        session_->interrupt();
        session_->leave();
        leave_soon();
    }
}

void ReadingDesk::grow() {
    loader_.handle();
    player_.update(loader_.complete(), loader_.percent());
    if (!loader_.problem()) {
        return;
    }
    print_message(loader_.problem()->what());
    const std::string page = loader_.last_page();
    session_->announce(
        page.empty() ? phrases_.say("open.stopped", options_.verbosity)
                     : phrases_.say("open.stopped_page", options_.verbosity, {{"page", page}}));
}

void ReadingDesk::fault(const VoiceEvent& event) {
    switch (event.kind) {
    case VoiceEvent::Kind::no_device:
        if (options_.speech_demanded) {
            status_ = static_cast<int>(Failure::audio);
            over_ = true;
            print_message("there is no sound device: connect one, or read with --speech off "
                          "--text only");
            return;
        }
        print_message("there is no sound device: going on in text mode");
        break;
    case VoiceEvent::Kind::engine_lost:
        print_message(event.line + "; going on in text mode");
        break;
    case VoiceEvent::Kind::sound_lost:
        print_message("the sound device is gone: trying again until it is back; the place is kept");
        return;
    case VoiceEvent::Kind::voice_unknown:
        print_message("there is no voice " + event.line +
                      ": another one reads; lectern voices lists them");
        return;
    case VoiceEvent::Kind::lexicon_wrong:
        print_message(event.line + "; going on without it");
        session_->announce(event.line);
        return;
    case VoiceEvent::Kind::sound_back:
    default:
        return;
    }
    session_->change_voice(*printed_);
    retired_ = std::move(spoken_);
}

} // namespace

int read_aloud(const Options& options) {
    const auto report = chosen_report(options);
    if (!report) {
        return 0; // the list was all that was asked for
    }
    Options chosen = options;
    chosen.words = {report->path};
    return ReadingDesk(chosen, report->moved).run();
}

} // namespace lectern
