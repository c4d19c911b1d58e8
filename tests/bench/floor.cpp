// SPDX-License-Identifier: GPL-3.0-or-later
// The least that could answer a key: engine and sound in one process, a list of paragraphs, no
// model of a document. What lectern's latency is measured against; not a reader for anybody.
// Space stops and goes on, p speaks the next paragraph, q ends it.
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <espeak-ng/espeak_ng.h>
#include <espeak-ng/speak_lib.h>
#include <fcntl.h>
#include <fstream>
#include <poll.h>
#include <portaudio.h>
#include <string>
#include <termios.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace {

constexpr std::size_t capacity = std::size_t{1} << 16U;
std::vector<short> ring(capacity);
std::atomic<std::size_t> written{0};
std::atomic<std::size_t> dropped{0};
std::atomic<std::size_t> taken{0};
bool leading = true; // the engine's silence before the first sound is not played

int play(const void*, void* output, unsigned long frames, const PaStreamCallbackTimeInfo*,
         PaStreamCallbackFlags, void*) {
    auto* out = static_cast<short*>(output);
    std::size_t at = std::max(taken.load(), dropped.load());
    const std::size_t end = written.load();
    for (unsigned long i = 0; i < frames; ++i) {
        out[i] = at < end ? ring[at++ % capacity] : short{0};
    }
    taken.store(at);
    return paContinue;
}

bool key_waits() {
    pollfd keyboard{STDIN_FILENO, POLLIN, 0};
    return ::poll(&keyboard, 1, 0) > 0;
}

void put(short sample) {
    while (written.load() - std::max(taken.load(), dropped.load()) >= capacity / 2) {
        if (key_waits()) {
            return;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    ring[written.load() % capacity] = sample;
    written.fetch_add(1);
}

/// From 22,050 to 48,000 samples a second by straight lines: good enough to be timed.
int on_samples(short* samples, int count, espeak_EVENT*) {
    static double position = 0;
    for (; samples != nullptr && position + 1 < count; position += 22050.0 / 48000.0) {
        const auto i = static_cast<int>(position);
        const double part = position - i;
        leading = leading && std::abs(int{samples[i]}) < 32;
        if (leading) {
            continue;
        }
        put(static_cast<short>(samples[i] * (1 - part) + samples[i + 1] * part));
    }
    position = std::max(0.0, position - count);
    return key_waits() ? 1 : 0;
}

std::vector<std::string> paragraphs(const char* file) {
    std::ifstream in(file);
    std::vector<std::string> all(1);
    for (std::string line; std::getline(in, line);) {
        if (line.empty() && !all.back().empty()) {
            all.emplace_back();
        }
        all.back() += line + " ";
    }
    return all;
}

} // namespace

int main(int count, char** arguments) {
    if (count != 2) {
        return 2;
    }
    ::dup2(::open("/dev/null", O_WRONLY), STDERR_FILENO);
    termios saved{};
    ::tcgetattr(STDIN_FILENO, &saved);
    termios raw = saved;
    raw.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
    ::tcsetattr(STDIN_FILENO, TCSANOW, &raw);

    PaStream* stream = nullptr;
    std::thread sound([&] {
        Pa_Initialize();
        PaStreamParameters parameters{Pa_GetDefaultOutputDevice(), 1, paInt16, 0.01, nullptr};
        Pa_OpenStream(&stream, nullptr, &parameters, 48000, 256, paNoFlag, play, nullptr);
        Pa_StartStream(stream);
    });
    espeak_ng_InitializePath(nullptr);
    espeak_ng_ERROR_CONTEXT context = nullptr;
    espeak_ng_Initialize(&context);
    espeak_ng_InitializeOutput(ENOUTPUT_MODE_SYNCHRONOUS, 20, nullptr);
    espeak_SetSynthCallback(on_samples);
    espeak_SetVoiceByName("gmw/en");
    espeak_SetParameter(espeakRATE, 300, 0);

    const auto text = paragraphs(arguments[1]);
    std::size_t next = 0;
    bool speaking = true;
    for (;;) {
        if (speaking && next < text.size()) {
            leading = true;
            espeak_Synth(text[next].c_str(), text[next].size() + 1, 0, POS_CHARACTER, 0,
                         espeakCHARS_UTF8, nullptr, nullptr);
        }
        char key = 0;
        if (!key_waits() && speaking && next + 1 < text.size()) {
            ++next;
            continue;
        }
        if (::read(STDIN_FILENO, &key, 1) <= 0 || key == 'q') {
            break;
        }
        dropped.store(written.load());
        speaking = key == ' ' ? !speaking : true;
        next += key == 'p' ? 1 : 0;
    }
    ::tcsetattr(STDIN_FILENO, TCSANOW, &saved);
    ::_exit(0);
}
