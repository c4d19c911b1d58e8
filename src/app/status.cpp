// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/status.hpp"

#include "app/paths.hpp"
#include "app/print.hpp"
#include "base/error.hpp"
#include "base/json.hpp"
#include "player/phrases.hpp"
#include "store/places.hpp"

#include <cmath>
#include <filesystem>
#include <limits>
#include <string>
#include <vector>

namespace lectern {
namespace {

std::string title_of(const KnownDocument& report) {
    return !report.state.title.empty()
               ? report.state.title
               : std::filesystem::path(report.state.path).filename().string();
}

std::string json_of(const std::vector<KnownDocument>& reports) {
    std::string out;
    JsonWriter json(out);
    json.begin_array();
    for (const KnownDocument& report : reports) {
        json.begin_object();
        json.member("report", title_of(report));
        json.member("file", report.state.path);
        json.member("percent", std::lround(report.percent));
        json.flag("finished", report.state.finished);
        json.member("findings", report.state.findings);
        json.member("findings_heard", report.state.findings_heard);
        json.end_object();
    }
    json.end_array();
    return out + "\n";
}

std::string lines_of(const std::vector<KnownDocument>& reports) {
    const Phrases phrases = Phrases::load(voices_folder() / "en" / "phrases.toml");
    std::uint64_t findings = 0;
    std::uint64_t heard = 0;
    std::string lines;
    for (const KnownDocument& report : reports) {
        const DocumentState& state = report.state;
        findings += state.findings;
        heard += state.findings_heard;
        lines +=
            phrases.say(state.finished ? "status.finished" : "status.report", Verbosity::normal,
                        {{"title", title_of(report)},
                         {"percent", std::to_string(std::lround(report.percent))},
                         {"heard", std::to_string(state.findings_heard)},
                         {"findings", phrases.say_count("count.findings", state.findings)}}) +
            "\n";
    }
    return phrases.say("status.all", Verbosity::normal,
                       {{"reports", phrases.say_count("count.reports", reports.size())},
                        {"heard", std::to_string(heard)},
                        {"findings", phrases.say_count("count.findings", findings)}}) +
           "\n" + lines;
}

} // namespace

void print_status(const Options& options) {
    if (!options.words.empty()) {
        throw Error(Failure::usage, "status takes nothing behind it: lectern status");
    }
    Store store(state_file());
    const auto reports = store.recent(std::numeric_limits<std::int32_t>::max());
    print(options.json ? json_of(reports) : lines_of(reports));
}

} // namespace lectern
