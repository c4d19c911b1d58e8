// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/transcript.hpp"

#include "app/loader.hpp"
#include "app/paths.hpp"
#include "app/session.hpp"
#include "support/scripted_voice.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <sys/mman.h>
#include <unistd.h>

namespace lectern::test {
namespace {

constexpr std::string_view silence = "(silence)";

/// One case, taken apart.
struct Case {
    std::string head; // comments and options as they stand
    std::string document;
    std::string report;
    std::string since; // an earlier edition, of tests/reports
    std::string format = "markdown";
    Verbosity verbosity = Verbosity::normal;
    bool keys = false;
    struct Turn {
        std::string pressed;
        std::vector<std::string> heard;
    };
    std::vector<Turn> turns; // the first has nothing pressed: what is heard at the opening
};

void take_options(const std::string& line, Case& it) {
    std::istringstream words(line);
    std::string word;
    while (words >> word) {
        if (word == "--keys") {
            it.keys = true;
        } else if (word == "--verbosity") {
            words >> word;
            it.verbosity = word == "brief"     ? Verbosity::brief
                           : word == "verbose" ? Verbosity::verbose
                                               : Verbosity::normal;
        } else if (word == "--format") {
            words >> it.format;
        } else if (word == "--since") {
            words >> it.since;
        } else if (word == "report") {
            words >> it.report;
            it.format.clear();
        } else {
            throw std::runtime_error("a transcript has no option " + word);
        }
    }
}

Case read_case(const std::filesystem::path& file) {
    std::ifstream in(file);
    if (!in) {
        throw std::runtime_error("cannot read " + file.string());
    }
    Case it;
    it.turns.emplace_back();
    std::string line;
    bool in_turns = false;
    while (std::getline(in, line)) {
        if (line.starts_with("> ")) {
            it.turns.push_back({line.substr(2), {}});
            in_turns = true;
        } else if (line.starts_with("< ")) {
            it.turns.back().heard.push_back(line.substr(2));
            in_turns = true;
        } else if (in_turns) {
            throw std::runtime_error(file.string() + " has a stray line: " + line);
        } else {
            it.head += line + "\n";
            if (line.starts_with("$ ")) {
                take_options(line.substr(2), it);
            } else if (!line.starts_with("#")) {
                it.document += line.substr(std::min<std::size_t>(4, line.size())) + "\n";
            }
        }
    }
    return it;
}

/// The document of the case as a file that only a descriptor names.
std::string document_path(const Case& it, Fd& memory) {
    if (!it.report.empty()) {
        const std::filesystem::path reports(LECTERN_SOURCE_DIR "/tests/reports");
        return reports / it.report; // that path itself where it is a whole one
    }
    memory = Fd(::memfd_create("transcript", MFD_CLOEXEC));
    if (!write_all(memory.get(), std::as_bytes(std::span(it.document)))) {
        throw std::runtime_error("no memory for the document");
    }
    return "/proc/self/fd/" + std::to_string(memory.get());
}

class Play {
public:
    explicit Play(const Case& it)
        : case_(it), document_(document_path(it, memory_)),
          loader_(document_, {"", it.format, "", "", ""}, voices_folder()),
          phrases_(Phrases::load(voices_folder() / "en" / "phrases.toml")), voice_(it.keys),
          player_(loader_.reading(), phrases_, it.verbosity),
          session_(player_, voice_, {!it.keys, false, false, 200, Keymap()},
                   {[] {}, [](const auto&) {}, [] {}, [] { return std::string("quoted"); },
                    [](const auto&) {}, [](const auto&) {}}) {
        loader_.load_all();
        player_.set_summaries(load_summaries(voices_folder() / "summaries.toml"));
        player_.update(true, 100);
        if (!it.since.empty()) {
            const WholeDocument before(LECTERN_SOURCE_DIR "/tests/reports/" + it.since, {},
                                       voices_folder());
            player_.news().compare(before.reading(), player_.reading());
        }
    }

    std::string run() {
        std::string heard = case_.head;
        for (std::size_t i = 0; i < case_.turns.size(); ++i) {
            const Case::Turn& turn = case_.turns[i];
            if (i == 0) {
                session_.begin(player_.opening("report", Player::Begin::fresh));
            } else {
                heard += "> " + turn.pressed + "\n";
                case_.keys ? press(turn.pressed) : session_.enter_line(turn.pressed);
            }
            heard += case_.keys ? listen_for(turn.heard.size()) : listen_to_all();
        }
        return heard;
    }

private:
    /// A key, or "type WORDS": each letter of them.
    void press(const std::string& pressed) {
        if (!pressed.starts_with("type ")) {
            session_.press(pressed);
            return;
        }
        for (const char c : pressed.substr(5)) {
            session_.press(c == ' ' ? std::string("space") : std::string(1, c));
        }
    }

    std::string listen_to_all() {
        std::string heard;
        for (;;) {
            if (const auto line = voice_.listen()) {
                heard += line->empty() ? "" : "< " + *line + "\n";
            } else if (session_.settled()) {
                return heard;
            }
            session_.proceed();
        }
    }

    std::string listen_for(std::size_t count) {
        std::string heard;
        for (std::size_t i = 0; i < count; ++i) {
            const auto line = voice_.listen();
            session_.proceed();
            if (!line) {
                return heard + "< " + std::string(silence) + "\n";
            }
            heard += "< " + *line + "\n";
        }
        return heard;
    }

    const Case& case_;
    Fd memory_;
    OpenDocument document_;
    Loader loader_;
    Phrases phrases_;
    ScriptedVoice voice_;
    Player player_;
    Session session_;
};

} // namespace

std::string play_transcript(const std::filesystem::path& file) {
    const Case it = read_case(file);
    return Play(it).run();
}

std::string heard_of(const std::filesystem::path& report, const std::vector<std::string>& lines) {
    Case it;
    it.report = report;
    it.format.clear();
    it.turns.emplace_back();
    for (const auto& line : lines) {
        it.turns.push_back({line, {}});
    }
    return Play(it).run();
}

} // namespace lectern::test
