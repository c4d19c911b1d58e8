// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recent.hpp"

#include "app/keeper.hpp"
#include "app/moved.hpp"
#include "app/paths.hpp"
#include "app/print.hpp"
#include "base/error.hpp"
#include "player/folding.hpp"
#include "player/phrases.hpp"
#include "terminal/lines.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <unistd.h>
#include <vector>

namespace lectern {

std::vector<KnownDocument> known_reports(std::size_t most) {
    Store store(state_file());
    std::vector<KnownDocument> reports = store.recent(most);
    std::erase_if(reports, [](const KnownDocument& it) { return it.state.path.empty(); });
    return reports;
}

std::string title_of(const KnownDocument& report) {
    return report.state.title.empty() ? std::filesystem::path(report.state.path).filename().string()
                                      : report.state.title;
}

namespace {

constexpr std::size_t most_listed = 20;

std::string file_name(const KnownDocument& report) {
    return std::filesystem::path(report.state.path).filename().string();
}

/// "1. Torture report, 43 percent, 12 of 17 findings heard".
std::string line_for(const Phrases& phrases, std::size_t number, const KnownDocument& report) {
    const DocumentState& state = report.state;
    const std::string heard =
        state.findings == 0
            ? std::string()
            : phrases.say("recent.heard", Verbosity::normal,
                          {{"heard", std::to_string(state.findings_heard)},
                           {"findings", phrases.say_count("count.findings", state.findings)}});
    return phrases.say(state.finished ? "recent.finished" : "recent.entry", Verbosity::normal,
                       {{"number", std::to_string(number)},
                        {"title", title_of(report)},
                        {"percent", std::to_string(std::lround(report.percent))},
                        {"heard", heard}});
}

std::optional<std::size_t> number_in(const std::string& words) {
    std::size_t number = 0;
    const char* end = words.data() + words.size();
    const auto [stop, error] = std::from_chars(words.data(), end, number);
    return error == std::errc() && stop == end && !words.empty() ? std::optional(number)
                                                                 : std::nullopt;
}

/// Where a report lies now.
ChosenReport place_of(const KnownDocument& report, const std::vector<KnownDocument>& reports) {
    std::error_code error;
    const std::string& path = report.state.path;
    if (std::filesystem::exists(path, error)) {
        return {path, {}};
    }
    const auto found = find_moved(report, reports);
    if (!found) {
        throw Error(Failure::document,
                    "cannot read " + path +
                        ": it is no longer there, nor in the folders of your other reports; name "
                        "its new path, and its place is found again");
    }
    const std::string line =
        file_name(report) + " has moved; the same report was found as " + found->string();
    print_message(line);
    return {found->string(), line};
}

const KnownDocument* report_named(const std::vector<KnownDocument>& reports,
                                  const std::string& words) {
    if (const auto number = number_in(words)) {
        return *number >= 1 && *number <= reports.size() ? &reports[*number - 1] : nullptr;
    }
    const std::string wanted = folded(words);
    for (const KnownDocument& report : reports) {
        const bool holds = folded(title_of(report)).find(wanted) != std::string::npos ||
                           folded(file_name(report)).find(wanted) != std::string::npos;
        if (holds && !wanted.empty()) {
            return &report;
        }
    }
    return nullptr;
}

/// The report that lay at a path when it was read last.
const KnownDocument* report_at(const std::vector<KnownDocument>& reports, const std::string& path) {
    std::error_code error;
    const std::string whole = std::filesystem::absolute(path, error).string();
    const auto found = std::find_if(reports.begin(), reports.end(),
                                    [&](const auto& it) { return it.state.path == whole; });
    return found == reports.end() ? nullptr : &*found;
}

/// One line of the terminal; nothing at its end.
std::optional<std::string> answer() {
    LineReader reader;
    std::array<std::byte, 256> bytes;
    for (;;) {
        const auto count = read_some(STDIN_FILENO, bytes);
        if (!count || *count == 0) {
            return reader.finish();
        }
        const auto lines = reader.take({reinterpret_cast<const char*>(bytes.data()), *count});
        if (!lines.empty()) {
            return lines.front();
        }
    }
}

std::optional<ChosenReport> ask(const Phrases& phrases, const std::vector<KnownDocument>& reports) {
    for (std::size_t i = 0; i < reports.size(); ++i) {
        print_line(STDOUT_FILENO, line_for(phrases, i + 1, reports[i]));
    }
    if (::isatty(STDIN_FILENO) != 1 || ::isatty(STDOUT_FILENO) != 1) {
        return std::nullopt;
    }
    for (;;) {
        print(phrases.say("recent.ask", Verbosity::normal));
        const auto given = answer();
        if (!given || *given == "q") {
            return std::nullopt;
        }
        if (given->empty()) {
            return place_of(reports.front(), reports);
        }
        if (const KnownDocument* report = report_named(reports, *given)) {
            return place_of(*report, reports);
        }
        print_line(STDOUT_FILENO, phrases.say("recent.none", Verbosity::normal));
    }
}

} // namespace

std::optional<ChosenReport> chosen_report(const Options& options) {
    std::error_code error;
    if (options.words.size() > 1) {
        throw Error(Failure::usage, "one file at a time, please: lectern FILE");
    }
    if (!options.words.empty()) {
        const std::string& word = options.words.front();
        if (word == "-" || std::filesystem::exists(word, error)) {
            return ChosenReport{word, {}};
        }
        const auto reports = known_reports(1000);
        const bool is_path = word.find('/') != std::string::npos;
        const KnownDocument* report =
            is_path ? report_at(reports, word) : report_named(reports, word);
        // What is no report either is opened all the same: the line then says what is wrong.
        return report != nullptr ? place_of(*report, reports) : ChosenReport{word, {}};
    }
    const auto reports = known_reports(most_listed);
    if (reports.empty()) {
        throw Error(Failure::usage, "name a file to read: lectern FILE; lectern --help tells more");
    }
    return ask(Phrases::load(voices_folder() / "en" / "phrases.toml"), reports);
}

void forget_report(const Options& options) {
    if (options.words.size() != 1) {
        throw Error(Failure::usage, "name the file to forget: lectern forget FILE");
    }
    const std::string document = identity(OpenDocument(chosen_report(options)->path));
    Store(state_file()).forget(document);
    ReadingCache(cache_folder(), {}).forget(document);
}

} // namespace lectern
