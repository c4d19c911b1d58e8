// SPDX-License-Identifier: GPL-3.0-or-later
// How fast is text turned into words and into sound, and does the rate that is asked for come out?
// Beside it eSpeak NG's own program on the same text. Budgets: a rate within 10 % of what is asked
// over all kinds of prose, and never slower where faster is asked.
#include "bench/measure.hpp"
#include "speech/engine.hpp"
#include "speech/normalise.hpp"
#include "speech/profile.hpp"
#include "speech/synthesizer.hpp"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace lectern::bench {
namespace {

const std::filesystem::path source = LECTERN_SOURCE_DIR;

/// The sentences of a report, roughly: each is one call of the engine, as in reading.
std::vector<std::string> sentences() {
    std::vector<std::string> all;
    std::ifstream in(source / "tests" / "reports" / "kazakhstan-2016.txt");
    for (std::string line; std::getline(in, line);) {
        if (line.size() > 200) { // whole sentences, no headings
            for (std::size_t at = 0; at < line.size();) {
                const auto end = std::min(line.find(". ", at), line.size() - 1) + 1;
                all.push_back(line.substr(at, end - at));
                at = end;
            }
        }
    }
    return all;
}

std::size_t words_of(const std::string& text) {
    std::istringstream in(text);
    std::size_t count = 0;
    for (std::string word; in >> word;) {
        ++count;
    }
    return count;
}

class Counter : public SoundSink {
public:
    void word(std::size_t, std::size_t, std::uint64_t) override {}
    bool sound(std::span<const std::int16_t> sound) override {
        samples += sound.size();
        return true;
    }
    std::size_t samples = 0;
    double seconds() const { return static_cast<double>(samples) / speech_sample_rate; }
};

void normaliser(const std::vector<std::string>& texts, Normaliser& normaliser) {
    std::size_t bytes = 0;
    for (const auto& text : texts) {
        bytes += text.size();
    }
    const double seconds = best_of(3, [&] {
        for (const auto& text : texts) {
            normaliser.spoken(text, "en");
        }
    });
    print_row("normaliser", static_cast<double>(bytes) / seconds / 1e6, "megabytes a second",
              "one core");
}

/// Seconds of speech that a second makes, beside the program espeak-ng.
void synthesis(const std::vector<std::string>& texts, Normaliser& normaliser, Engine& engine) {
    const VoiceStyle style{300, 50, 50, 100};
    double speech = 0;
    const double ours = best_of(3, [&] {
        Counter counter;
        for (const auto& text : texts) {
            engine.speak(normaliser.spoken(text, "en").words, style, counter);
        }
        speech = counter.seconds();
    });
    const auto file = std::filesystem::temp_directory_path() / "lectern-speech-bench.txt";
    std::ofstream out(file);
    for (const auto& text : texts) {
        out << text << "\n\n";
    }
    out.close();
    const std::string peer = "espeak-ng -v en -s 300 -f '" + file.string() +
                             "' --stdout | wc -c > '" + file.string() + ".size'";
    int status = 0;
    const double theirs = best_of(3, [&] { status |= std::system(peer.c_str()); });
    double bytes = 0;
    std::ifstream(file.string() + ".size") >> bytes;
    std::filesystem::remove(file);
    std::filesystem::remove(file.string() + ".size");
    const double pace = bytes / 2 / speech_sample_rate / theirs;
    char remark[80];
    std::snprintf(remark, sizeof remark, "espeak-ng %.0f, ratio %.2f%s", pace, speech / ours / pace,
                  status == 0 ? "" : ", which failed");
    print_row("synthesis", speech / ours, "seconds of speech a second", remark);
}

/// Prose of one kind: each line is a sentence, paragraphs have empty lines between.
struct Prose {
    std::string name;
    std::vector<std::string> sentences;
    std::size_t paragraphs = 1;
};

std::vector<Prose> all_prose() {
    std::vector<Prose> all;
    for (const std::string name : {"audit", "rights", "health"}) {
        Prose prose{name, {}};
        std::ifstream in(source / "tests" / "bench" / "prose" / (name + ".txt"));
        for (std::string line; std::getline(in, line);) {
            if (line.empty()) {
                ++prose.paragraphs;
            } else {
                prose.sentences.push_back(line);
            }
        }
        all.push_back(std::move(prose));
    }
    return all;
}

/// Words that are spoken ("2015" is two) a minute of what is heard: sentences, and the pauses of
/// the profile between them.
double words_a_minute(const Prose& prose, int asked, const Profile& profile, Normaliser& normaliser,
                      Engine& engine) {
    Counter counter;
    std::size_t words = 0;
    for (const auto& text : prose.sentences) {
        const std::string spoken = normaliser.spoken(text, "en").words;
        words += words_of(spoken);
        engine.speak(spoken, {asked, 50, 50, 100}, counter);
    }
    const auto between = prose.sentences.size() - prose.paragraphs;
    const auto pauses = profile.pause(Pause::sentence, asked) * between +
                        profile.pause(Pause::paragraph, asked) * prose.paragraphs;
    return 60 * static_cast<double>(words) /
           (counter.seconds() + std::chrono::duration<double>(pauses).count());
}

/// The curve was not made on these texts.
void rates(Normaliser& normaliser, Engine& engine) {
    const auto kinds = all_prose();
    const Profile profile = load_profile(source / "voices", "default");
    double before = 0;
    double worst = 0;
    bool grows = true;
    for (int i = 0; i < 20; ++i) {
        const int asked = 80 + i * (fastest_rate - slowest_rate) / 19;
        double sum = 0;
        std::printf("rate %d:", asked);
        for (const Prose& prose : kinds) {
            const double measured = words_a_minute(prose, asked, profile, normaliser, engine);
            std::printf(" %s %.0f (%+.1f percent),", prose.name.c_str(), measured,
                        100 * (measured / asked - 1));
            sum += measured;
        }
        const double mean = sum / static_cast<double>(kinds.size());
        const double off = mean / asked - 1;
        grows = grows && mean > before;
        before = mean;
        worst = std::abs(off) > std::abs(worst) ? off : worst;
        std::printf(" all %.0f (%+.1f percent)\n", mean, 100 * off);
    }
    std::printf("rates: %s, at most %+.1f percent off\n",
                grows ? "each faster than the one before" : "NOT each faster than the one before",
                100 * worst);
}

} // namespace
} // namespace lectern::bench

int main() {
    using namespace lectern;
    using namespace lectern::bench;
    const auto texts = sentences();
    Normaliser words(source / "voices");
    const auto engine = espeak_engine();
    engine->use({"", "en", ""});
    normaliser(texts, words);
    synthesis(texts, words, *engine);
    rates(words, *engine);
    return 0;
}
