// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options.hpp"

#include "base/error.hpp"
#include "base/table.hpp"

#include <algorithm>
#include <boost/program_options.hpp> // here only: it costs seconds to compile
#include <charconv>
#include <cmath>

namespace lectern {
namespace {

namespace po = boost::program_options;

constexpr std::string_view speaking = "Speaking";
constexpr std::string_view working = "Ways of working";
constexpr std::string_view documents = "The document";
constexpr std::string_view printing = "Printing";

/// Values by option name, from wherever they came. A switch that is on is "true".
using Values = std::map<std::string, std::string, std::less<>>;

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
void choose(const Values& values, std::string_view option,
            const std::vector<std::string_view>& names, Choice& into) {
    const auto value = values.find(option);
    if (value == values.end()) {
        return;
    }
    const auto found = std::find(names.begin(), names.end(), value->second);
    if (found == names.end()) {
        wrong("--" + std::string(option) + " cannot be " + value->second + ": it is " +
              listed(names));
    }
    into = static_cast<Choice>(found - names.begin());
}

/// A whole number within limits, where the option is given.
std::optional<int> number_of(const Values& values, std::string_view option, int least, int most,
                             std::string_view unit) {
    const auto value = values.find(option);
    if (value == values.end()) {
        return std::nullopt;
    }
    int number = 0;
    const char* end = value->second.data() + value->second.size();
    const auto [stop, error] = std::from_chars(value->second.data(), end, number);
    if (error != std::errc() || stop != end || number < least || number > most) {
        wrong("--" + std::string(option) + " cannot be " + value->second +
              ": it is a whole number of " + std::string(unit) + " from " + std::to_string(least) +
              " to " + std::to_string(most));
    }
    return number;
}

void take_numbers(const Values& values, Options& options) {
    if (const auto rate = number_of(values, "rate", 80, 1000, "words a minute")) {
        options.words_per_minute = *rate;
        options.rate_given = true;
    }
    if (const auto seconds = number_of(values, "keep-open", 1, 86400, "seconds")) {
        options.keep_open = std::chrono::seconds(*seconds);
    }
}

void take_text(const Values& values, std::string_view option, std::string& into) {
    if (const auto value = values.find(option); value != values.end()) {
        into = value->second;
    }
}

/// Names alone switch on only those; with a minus before the first, all others stay on.
void take_cues(const Values& values, Options& options) {
    std::string words;
    take_text(values, "cues", words);
    if (words.empty()) {
        return;
    }
    const auto cues = cues_named(words, words.front() == '-' ? options.cues : CueSet());
    if (!cues) {
        wrong("--cues cannot be " + words + ": it is all, none, or some of " + cue_names() +
              ", with commas between and a minus before what is to be off");
    }
    options.cues = *cues;
}

bool is_on(const Values& values, std::string_view option) {
    const auto value = values.find(option);
    return value != values.end() && value->second == "true";
}

po::options_description described() {
    po::options_description description;
    auto add = description.add_options();
    for (const OptionRow& row : option_table()) {
        const std::string name = row.name == "help"      ? "help,h"
                                 : row.name == "version" ? "version,V"
                                 : row.name == "output"  ? "output,o"
                                                         : std::string(row.name);
        if (row.argument.empty()) {
            add(name.c_str(), po::bool_switch(), "");
        } else {
            add(name.c_str(), po::value<std::string>(), "");
        }
    }
    add("word", po::value<std::vector<std::string>>(), "");
    return description;
}

/// What is wrong with a command line, in one line of ours.
[[noreturn]] void explain(const po::error& error) {
    std::string line = error.what();
    if (const auto* unknown = dynamic_cast<const po::unknown_option*>(&error)) {
        line = "there is no option " + unknown->get_option_name();
    } else if (const auto* twice = dynamic_cast<const po::multiple_occurrences*>(&error)) {
        line = "the option " + twice->get_option_name() + " stands there twice";
    } else if (const auto* syntax = dynamic_cast<const po::invalid_command_line_syntax*>(&error)) {
        line = "the option " + syntax->get_option_name() +
               (syntax->kind() == po::invalid_command_line_syntax::missing_parameter
                    ? " needs a value"
                    : " is not written as it should be");
    } else if (const auto* ambiguous = dynamic_cast<const po::ambiguous_option*>(&error)) {
        line = "the option " + ambiguous->get_option_name() + " may mean several; write it out";
    }
    wrong(line + ": lectern --help lists the options");
}

Values of_command_line(const std::vector<std::string>& arguments, std::vector<std::string>& words) {
    po::positional_options_description positional;
    positional.add("word", -1);
    po::variables_map map;
    const auto description = described();
    try {
        po::store(
            po::command_line_parser(arguments).options(description).positional(positional).run(),
            map);
    } catch (const po::error& error) {
        explain(error);
    }
    Values values;
    for (const auto& [name, value] : map) {
        if (name == "word") {
            words = value.as<std::vector<std::string>>();
        } else if (value.value().type() == typeid(bool)) {
            if (value.as<bool>()) {
                values[name] = "true";
            }
        } else {
            values[name] = value.as<std::string>();
        }
    }
    return values;
}

std::string written(double number) {
    return number == std::floor(number) && std::abs(number) < 1e9
               ? std::to_string(static_cast<long>(number))
               : std::to_string(number);
}

Values of_config(const std::filesystem::path& file) {
    Values values;
    std::error_code error;
    if (file.empty() || !std::filesystem::exists(file, error)) {
        return values;
    }
    const Table table = load_table(file);
    for (const auto& [key, value] : table) {
        const auto place = file.string() + ", line " + std::to_string(value.line) + ": ";
        const auto& rows = option_table();
        const auto row = std::find_if(rows.begin(), rows.end(), [&key = key](const OptionRow& it) {
            return it.name == key && it.in_config;
        });
        if (row == rows.end()) {
            wrong(place + "there is no setting " + key + "; lectern help config lists them");
        }
        if (const auto* text = text_at(table, key)) {
            values[key] = *text;
        } else if (const auto number = number_at(table, key)) {
            values[key] = written(*number);
        } else if (const auto on = switch_at(table, key)) {
            values[key] = *on ? "true" : "false";
        } else {
            wrong(place + key + " takes one value, not a list");
        }
    }
    return values;
}

} // namespace

const std::vector<OptionRow>& option_table() {
    static const std::vector<OptionRow> rows{
        {"rate", "N", "words per minute, 80 to 1000 (default 200)", speaking, true},
        {"voice", "NAME", "a voice of lectern voices (default: by language)", speaking, true},
        {"profile", "NAME", "how headings, findings and quotes sound (default: default)", speaking,
         true},
        {"cues", "WHICH", "sounds beside the words: all, none, or names (default all)", speaking,
         true},
        {"lexicon", "FILE", "a W3C lexicon (.pls): how words are said", speaking, true},
        {"verbosity", "LEVEL", "brief, normal or verbose (default normal)", speaking, true},
        {"audio", "DEVICE", "a part of a sound device's name, or null for none", speaking, true},
        {"keep-open", "SECONDS", "how long the device stays open in silence (default 60)", speaking,
         true},
        {"speech", "WHO", "own: lectern speaks; off: it does not (default own)", working, true},
        {"text", "WHEN", "off, follow the speech, or only text (default off)", working, true},
        {"line", "", "commands as words and Enter, also from a pipe", working, true},
        {"keymap", "NAME", "letters, or daisy: the number pad (default letters)", working, true},
        {"to-end", "", "read on to the end by itself, then leave", working, false},
        {"start", "PLACE", "begin there: 45%, f7 for finding 7, 3.2, or start", documents, false},
        {"format", "NAME", "such as html or pdf, where it is not found by itself", documents,
         false},
        {"encoding", "NAME", "such as windows-1251, where it is not found by itself", documents,
         false},
        {"password", "WORD", "opens an encrypted PDF; others can see it while lectern runs",
         documents, false},
        {"lang", "CODE", "the document's language, such as en or ru", documents, true},
        {"json", "", "outline, findings, sentences: as JSON", printing, false},
        {"tsv", "", "outline, findings: as tab-separated lines", printing, false},
        {"markdown", "", "findings: as a Markdown list", printing, false},
        {"kind", "KIND", "findings: only finding, or only recommendation", printing, false},
        {"lines", "", "spoken: each line of the file is one utterance", printing, false},
        {"help", "", "this help", printing, false},
        {"version", "", "the version", printing, false},
    };
    return rows;
}

Options parse_options(const std::vector<std::string>& arguments,
                      const std::filesystem::path& config_file,
                      bool (*is_command)(std::string_view)) {
    Options options;
    const Values given = of_command_line(arguments, options.words);
    options.help = is_on(given, "help");
    options.version = is_on(given, "version");
    Values values = of_config(config_file);
    for (const auto& [name, value] : given) {
        values[name] = value;
    }

    if (!options.words.empty() && is_command(options.words.front())) {
        options.command = options.words.front();
        options.words.erase(options.words.begin());
    }
    take_numbers(values, options);
    take_text(values, "voice", options.voice);
    take_text(values, "profile", options.profile);
    take_text(values, "audio", options.audio);
    take_cues(values, options);
    take_text(values, "lexicon", options.lexicon);
    take_text(values, "start", options.start);
    take_text(values, "keymap", options.keymap);
    take_text(values, "format", options.document.format);
    take_text(values, "encoding", options.document.encoding);
    take_text(values, "lang", options.document.language);
    take_text(values, "password", options.document.password);
    choose(values, "verbosity", {"brief", "normal", "verbose"}, options.verbosity);
    choose(values, "speech", {"own", "off"}, options.speech);
    choose(values, "text", {"off", "follow", "only"}, options.text);
    if (values.contains("kind")) {
        FindingKind kind{};
        choose(values, "kind", {"finding", "recommendation"}, kind);
        options.kind = kind;
    }
    options.speech_demanded = given.contains("speech") && options.speech == SpeechMode::own;
    options.line = is_on(values, "line");
    options.to_end = is_on(values, "to-end");
    options.json = is_on(values, "json");
    options.tsv = is_on(values, "tsv");
    options.markdown = is_on(values, "markdown");
    options.lines = is_on(values, "lines");
    return options;
}

} // namespace lectern
