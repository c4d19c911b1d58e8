// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <charconv>

namespace lectern {
namespace {

constexpr std::string_view speaking = "Speaking";
constexpr std::string_view working = "Ways of working";
constexpr std::string_view documents = "The document";
constexpr std::string_view printing = "Printing";

[[noreturn]] void wrong(const std::string& line) {
    throw Error(Failure::usage, line);
}

std::string listed(const std::vector<std::string_view>& names) {
    std::string list;
    for (std::size_t i = 0; i < names.size(); ++i) {
        list += i == 0 ? "" : i + 1 == names.size() ? " or " : ", ";
        list += names[i];
    }
    return list;
}

/// The place of the value among `names`, which are in the order of the enumeration.
template <typename Choice>
void choose(const Settings& values, std::string_view option,
            const std::vector<std::string_view>& names, Choice& into) {
    const auto value = values.find(option);
    if (value == values.end()) {
        return;
    }
    const auto found = std::find(names.begin(), names.end(), value->second.value);
    if (found == names.end()) {
        wrong(value->second.called + " cannot be " + value->second.value + ": it is " +
              listed(names));
    }
    into = static_cast<Choice>(found - names.begin());
}

/// A whole number within limits, where the option is given.
std::optional<int> number_of(const Settings& values, std::string_view option, int least, int most,
                             std::string_view unit) {
    const auto value = values.find(option);
    if (value == values.end()) {
        return std::nullopt;
    }
    int number = 0;
    const std::string& text = value->second.value;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || stop != end || number < least || number > most) {
        wrong(value->second.called + " cannot be " + text + ": it is a whole number of " +
              std::string(unit) + " from " + std::to_string(least) + " to " + std::to_string(most));
    }
    return number;
}

void take_numbers(const Settings& values, Options& options) {
    if (const auto rate = number_of(values, "rate", 80, 1000, "words a minute")) {
        options.words_per_minute = *rate;
    }
    if (const auto volume = number_of(values, "volume", 10, 200, "percent")) {
        options.volume = *volume;
    }
    if (const auto pitch = number_of(values, "pitch", 0, 99, "steps")) {
        options.pitch = *pitch;
    }
    if (const auto seconds = number_of(values, "keep-open", 1, 86400, "seconds")) {
        options.keep_open = std::chrono::seconds(*seconds);
    }
}

void take_text(const Settings& values, std::string_view option, std::string& into) {
    if (const auto value = values.find(option); value != values.end()) {
        into = value->second.value;
    }
}

/// Names alone switch on only those; with a minus before the first, all others stay on.
void take_cues(const Settings& values, Options& options) {
    std::string words;
    take_text(values, "cues", words);
    if (words.empty()) {
        return;
    }
    const auto cues = cues_named(words, words.front() == '-' ? options.cues : CueSet());
    if (!cues) {
        wrong(values.at("cues").called + " cannot be " + words + ": it is all, none, or some of " +
              cue_names() + ", with commas between and a minus before what is to be off");
    }
    options.cues = *cues;
}

void take_flow(const Settings& values, Options& options) {
    std::string words;
    take_text(values, "speak", words);
    if (words.empty()) {
        return;
    }
    const auto flow = flow_named(words, options.flow);
    if (!flow) {
        wrong("--speak cannot be " + words + ": it is some of " + flow_names() +
              "; with - before what is to be left out");
    }
    options.flow = *flow;
}

bool is_on(const Settings& values, std::string_view option) {
    const auto value = values.find(option);
    return value != values.end() && value->second.value == "true";
}

} // namespace

const std::vector<OptionRow>& option_table() {
    static const std::vector<OptionRow> rows{
        {"rate", "N", "words per minute, 80 to 1000", "200", speaking, true},
        {"volume", "N", "percent, 10 to 200", "100", speaking, true},
        {"pitch", "N", "of the voice, 0 to 99", "the profile's", speaking, true},
        {"punctuation", "LEVEL", "signs by name: none, some, most or all", "some", speaking, true},
        {"voice", "NAME", "a voice of lectern voices", "by language", speaking, true},
        {"profile", "NAME", "how headings, findings and quotes sound", "default", speaking, true},
        {"cues", "WHICH", "sounds beside the words: all, none, or names", "all", speaking, true},
        {"lexicon", "FILE", "a W3C lexicon (.pls): how words are said", "", speaking, true},
        {"speak", "PARTS", "what is read too: notes, navigation, captions …", "", speaking, true},
        {"verbosity", "LEVEL", "brief, normal or verbose", "normal", speaking, true},
        {"audio", "DEVICE", "a part of a sound device's name, or null for none", "", speaking,
         true},
        {"keep-open", "SECONDS", "how long the device stays open in silence", "60", speaking, true},
        {"speech", "WHO", "own, off, or a screen reader's: orca, speechd", "own", working, true},
        {"text", "WHEN", "off, follow the speech, or only text", "off", working, true},
        {"line", "", "commands as words and Enter, also from a pipe", "", working, true},
        {"keymap", "NAME", "letters, or daisy: the number pad", "letters", working, true},
        {"media-keys", "WHEN", "on or off: the keys of keyboards and headsets", "on", working,
         true},
        {"no-history", "", "keep nothing of what is read, not even the place", "", working, true},
        {"to-end", "", "read on to the end by itself, then leave", "", working, false},
        {"start", "PLACE", "begin there: 45%, f7 for finding 7, 3.2, or start", "", documents,
         false},
        {"since", "FILE", "an earlier report: X skips to what is new or changed", "", documents,
         false},
        {"format", "NAME", "such as html or pdf, where it is not found by itself", "", documents,
         false},
        {"encoding", "NAME", "such as windows-1251, where it is not found by itself", "", documents,
         false},
        {"password", "WORD", "opens an encrypted PDF; others can see it while lectern runs", "",
         documents, false},
        {"ocr", "", "reads scanned pages of a PDF, where tesseract is installed", "", documents,
         true},
        {"lang", "CODE", "the document's language, such as en or ru", "", documents, true},
        {"json", "", "outline, findings, sentences: as JSON", "", printing, false},
        {"tsv", "", "outline, findings: as tab-separated lines", "", printing, false},
        {"markdown", "", "findings: as a Markdown list", "", printing, false},
        {"annotations", "", "bookmarks: as W3C Web Annotations", "", printing, false},
        {"import", "FILE", "bookmarks: take over those of a file of Web Annotations", "", printing,
         false},
        {"kind", "KIND", "findings: only finding, or only recommendation", "", printing, false},
        {"lines", "", "spoken: each line of the file is one utterance", "", printing, false},
        {"help", "", "this help", "", printing, false},
        {"version", "", "the version", "", printing, false},
    };
    return rows;
}

Options parse_options(const std::vector<std::string>& arguments,
                      const std::filesystem::path& config_file,
                      bool (*is_command)(std::string_view)) {
    Options options;
    options.settings = given_settings(arguments, config_file, options.words);
    const Settings& values = options.settings;
    options.help = is_on(values, "help");
    options.version = is_on(values, "version");

    if (!options.words.empty() && is_command(options.words.front())) {
        options.command = options.words.front();
        options.words.erase(options.words.begin());
    }
    take_numbers(values, options);
    take_text(values, "voice", options.voice);
    take_text(values, "profile", options.profile);
    take_text(values, "audio", options.audio);
    take_cues(values, options);
    take_flow(values, options);
    take_text(values, "lexicon", options.lexicon);
    take_text(values, "start", options.start);
    take_text(values, "since", options.since);
    take_text(values, "keymap", options.keymap);
    take_text(values, "format", options.document.format);
    take_text(values, "encoding", options.document.encoding);
    take_text(values, "lang", options.document.language);
    take_text(values, "password", options.document.password);
    options.document.read_scans = is_on(values, "ocr");
    choose(values, "verbosity", {"brief", "normal", "verbose"}, options.verbosity);
    choose(values, "punctuation", {punctuation_names.begin(), punctuation_names.end()},
           options.punctuation);
    choose(values, "speech", {"own", "off", "orca", "speechd"}, options.speech);
    if (values.contains("media-keys")) {
        choose(values, "media-keys", {"off", "on"}, options.media_keys);
    }
    choose(values, "text", {"off", "follow", "only"}, options.text);
    if (values.contains("kind")) {
        FindingKind kind{};
        choose(values, "kind", {"finding", "recommendation"}, kind);
        options.kind = kind;
    }
    const auto speech = values.find("speech");
    options.speech_demanded = speech != values.end() && speech->second.on_command_line &&
                              options.speech == SpeechMode::own;
    options.no_history = is_on(values, "no-history");
    options.line = is_on(values, "line");
    options.to_end = is_on(values, "to-end");
    options.json = is_on(values, "json");
    options.tsv = is_on(values, "tsv");
    options.markdown = is_on(values, "markdown");
    options.annotations = is_on(values, "annotations");
    take_text(values, "import", options.import);
    options.lines = is_on(values, "lines");
    return options;
}

} // namespace lectern
