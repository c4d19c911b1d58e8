// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/information.hpp"

#include "app/help.hpp"
#include "app/keyboard.hpp"
#include "app/loader.hpp"
#include "app/manual.hpp"
#include "app/notices.hpp"
#include "app/paths.hpp"
#include "app/print.hpp"
#include "app/speaking.hpp"
#include "audio/output.hpp"
#include "base/error.hpp"
#include "base/json.hpp"
#include "player/commands.hpp"
#include "store/places.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <sys/mman.h>
#include <unistd.h>

namespace lectern {
namespace {

void no_words(const Options& options) {
    if (!options.words.empty()) {
        throw Error(Failure::usage,
                    options.command + " takes nothing behind it: lectern " + options.command);
    }
}

Phrases english() {
    return Phrases::load(voices_folder() / "en" / "phrases.toml");
}

std::string keys_text(const Options& options) {
    const Phrases phrases = english();
    const Keymap keymap = make_keymap(voices_folder(), options.keymap);
    std::string text;
    for (const Command& command : commands()) {
        std::string line;
        for (const std::string& key : keymap.keys_of(command)) {
            line += line.empty() ? "" : " or ";
            line += spoken_key(phrases, key);
        }
        line += line.empty() ? name_of(command) : ", " + name_of(command);
        text += line + ": " + phrases.say("command." + std::string(command.id), Verbosity::normal) +
                "\n";
    }
    return text;
}

std::string config_text(const Options&) {
    const auto folder = config_folder();
    std::string text = "Settings stand in " +
                       (folder.empty() ? "lectern/config.toml of your configuration folder"
                                       : (folder / "config.toml").string()) +
                       ", one a line, such as: rate = 320\n";
    for (const OptionRow& row : option_table()) {
        if (row.in_config) {
            text += std::string(row.name) + ": " + std::string(row.help) + "\n";
        }
    }
    return text;
}

std::string lines_text(const Options&) {
    return "With --line, or when standard input is no terminal, each line is one command: a key "
           "such as f, or a name such as next finding.\n"
           "A jump says what it leads to and stops; play reads on to the end, play 5 five "
           "sentences; rate 320 sets the rate.\n"
           "Each command is done before the next line is read. lectern help keys lists the "
           "names.\n"
           "printf 'f\\nf\\nwhere\\nq\\n' | lectern --speech off FILE prints two findings and the "
           "place.\n";
}

std::string statuses_text(const Options&) {
    std::string text;
    for (const auto& [status, meaning] : exit_statuses()) {
        text += std::to_string(status) + ": " + meaning + "\n";
    }
    return text;
}

std::string manual_text(const Options& options) {
    return manual_page(keys_text(options));
}

template <std::string (*Text)()>
std::string fixed(const Options&) {
    return Text();
}

struct Topic {
    std::string_view name;
    std::string (*text)(const Options&);
};

const std::vector<Topic>& topics() {
    static const std::vector<Topic> all{{"keys", keys_text},
                                        {"lines", lines_text},
                                        {"config", config_text},
                                        {"status", statuses_text},
                                        {"man", manual_text},
                                        {"bash", fixed<bash_completions>},
                                        {"zsh", fixed<zsh_completions>},
                                        {"fish", fixed<fish_completions>}};
    return all;
}

// ---- doctor

/// One check: gives what is well, throws what is not.
struct Check {
    std::string_view name;
    std::function<std::string()> run;
};

std::string check_voices() {
    english();
    const auto folder = voices_folder();
    const auto names = profile_names(folder);
    for (const auto& name : names) {
        load_profile(folder, name);
    }
    return counted(names.size(), "profile") + " in " + folder.string();
}

/// The speaker reads every lexicon, of whatever language.
std::string check_lexicons() {
    const auto options = speaker_options();
    NormaliserClient(options).words("words", "en");
    std::string list;
    for (const auto& file : options.lexicons) {
        list += (list.empty() ? ": " : ", ") + file.string();
    }
    return counted(options.lexicons.size(), "lexicon") + " of your own" + list;
}

/// A small document through the real parser.
std::string check_parser() {
    const Fd memory(::memfd_create("doctor", MFD_CLOEXEC));
    constexpr std::string_view text = "Findings\n\nThe doctor found no fault.\n";
    if (!memory || !write_all(memory.get(), std::as_bytes(std::span(text)))) {
        throw Error(Failure::internal, "there is no memory for a try");
    }
    const OpenDocument document("/proc/self/fd/" + std::to_string(memory.get()));
    Loader loader(document, {}, voices_folder());
    loader.load_all();
    loader.tell_problem();
    if (loader.reading().sentences().empty()) {
        throw Error(Failure::internal, "a document of one sentence came out empty");
    }
    for (const DocumentNotice& notice : loader.reading().facts().notices) {
        // That nothing confines it.
        throw Error(Failure::internal, words_of(notice, english(), Verbosity::normal));
    }
    return "reads documents, and may do nothing else";
}

std::string check_sound() {
    const auto devices = audio_devices();
    if (devices.empty()) {
        throw Error(Failure::audio, "there is no device: connect one or start the sound server; "
                                    "until then lectern prints what it would say");
    }
    std::string list;
    for (const auto& device : devices) {
        list += list.empty() ? "" : ", ";
        list += device;
    }
    return counted(devices.size(), "device") + ": " + list;
}

std::string check_state() {
    const auto folder = state_folder();
    if (folder.empty()) {
        throw Error(Failure::internal, "HOME is not set: places are not kept");
    }
    Store store(folder / "state.sqlite");
    if (const auto problem = store.take_problem()) {
        throw Error(Failure::internal, *problem);
    }
    return "places are kept in " + (folder / "state.sqlite").string();
}

} // namespace

void print_voices(const Options& options) {
    no_words(options);
    const auto voices = voice_names(speaker_options());
    std::string out;
    JsonWriter json(out);
    if (options.json) {
        json.begin_array();
    }
    for (const VoiceName& voice : voices) {
        if (options.json) {
            json.begin_object();
            json.member("name", voice.name);
            json.member("language", voice.language);
            json.member("gender", voice.gender);
            json.end_object();
        } else {
            out += voice.name + ", language " + voice.language +
                   (voice.gender.empty() ? "" : ", " + voice.gender) + "\n";
        }
    }
    if (options.json) {
        json.end_array();
        out += '\n';
    }
    print(out);
}

void print_keys(const Options& options) {
    no_words(options);
    print(keys_text(options));
}

void print_help(const Options& options) {
    if (options.words.empty()) {
        print(help_text());
        return;
    }
    std::string names;
    for (const Topic& topic : topics()) {
        if (options.words.size() == 1 && options.words.front() == topic.name) {
            print(topic.text(options));
            return;
        }
        names += names.empty() ? "" : ", ";
        names += topic.name;
    }
    throw Error(Failure::usage, "there is no help on that: the topics are " + names);
}

int run_doctor(const Options& options) {
    no_words(options);
    keep_messages(); // looking for devices makes the sound libraries talk
    const std::array checks{
        Check{"voices", check_voices},
        Check{"engine", [] { return engine_version(speaker_options()) + " speaks"; }},
        Check{"lexicons", check_lexicons},
        Check{"parser", check_parser},
        Check{"sound", check_sound},
        Check{"state", check_state},
    };
    int status = 0;
    for (const Check& check : checks) {
        std::string line;
        try {
            line = std::string(check.name) + ": well, " + check.run();
        } catch (const Error& error) {
            line = std::string(check.name) + ": fault, " + error.what();
            status = 1;
        }
        print(line + "\n");
    }
    return status;
}

} // namespace lectern
