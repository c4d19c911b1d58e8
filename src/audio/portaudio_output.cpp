// SPDX-License-Identifier: GPL-3.0-or-later
// PortAudio's stream. Every call of the library may take long or hang (a sound server that is
// stopped), so all of them are made by one keeper thread; the callback only copies from the ring.
#include "audio/alsa_devices.hpp"
#include "audio/output.hpp"
#include "audio/queue.hpp"

#include <algorithm>
#include <alsa/asoundlib.h>
#include <atomic>
#include <fcntl.h>
#include <portaudio.h>
#include <semaphore>
#include <thread>
#include <unistd.h>

namespace lectern {
namespace {

// Measured with the latency rig: 256 frames at 48,000 with 10 ms give 15 ms from key to sound; 5 ms
// underruns on a loaded machine. 20 ms never did.
constexpr unsigned long frames_a_call = 256;
constexpr int first_latency_ms = 10;
constexpr int wide_latency_ms = 20;
/// More underruns than this within a minute, and the buffer is widened.
constexpr unsigned most_underruns = 3;
/// No callback for this long while the stream is said to run: the sound server hangs. PulseAudio's
/// null sink takes two seconds at once when a stream begins, and then asks for nothing that long.
constexpr std::chrono::milliseconds longest_stall{3000};
/// Between two tries to get a lost device back.
constexpr std::chrono::milliseconds retry_after{1000};
/// How long the end of the program waits for the stream to be closed in good order.
constexpr std::chrono::milliseconds goodbye{200};

/// What the main thread, the keeper and the callback share. The keeper may hang in the library for
/// ever, so it owns its share of this: the one place where ownership is shared.
struct Shared {
    SoundQueue queue;
    std::atomic<AudioState> state{AudioState::starting};
    std::atomic<std::uint64_t> callbacks{0};
    std::atomic<unsigned> underruns{0};
    std::atomic<bool> finished{false}; // the stream ended by itself: the server is gone
    std::atomic<bool> leaving{false};
    std::atomic<bool> rest{false}; // main wants the device closed while nothing is to be heard
    std::atomic<int> latency_ms{first_latency_ms}; // what is asked for
    std::atomic<int> output_latency_ms{0};         // what the device says
    std::atomic<const char*> name{nullptr};        // PortAudio's, or ours below
    std::string wanted;
    std::string found;                 // written by the keeper before `name`
    std::counting_semaphore<> work{0}; // main → keeper: open again, rest, or leave
    std::binary_semaphore gone{0};     // keeper → main: closed in good order
};

int on_callback(const void*, void* output, unsigned long frames, const PaStreamCallbackTimeInfo*,
                PaStreamCallbackFlags flags, void* user) noexcept {
    auto& shared = *static_cast<Shared*>(user);
    shared.queue.ring().read({static_cast<std::int16_t*>(output), frames});
    shared.callbacks.fetch_add(1, std::memory_order_relaxed);
    if ((flags & paOutputUnderflow) != 0) {
        shared.underruns.fetch_add(1, std::memory_order_relaxed);
    }
    return paContinue;
}

void on_finished(void* user) noexcept {
    static_cast<Shared*>(user)->finished.store(true, std::memory_order_release);
}

/// Starts the library. Where ALSA's configuration holds no device at all (none installed, an empty
/// file), PortAudio 19.6 aborts the whole process on an assertion: there it is not even asked.
bool initialise(AlsaDevices wanted) {
    snd_config_update_free_global(); // what an earlier start has hidden is seen again
    return load_alsa_devices(wanted) && Pa_Initialize() == paNoError;
}

PaDeviceIndex find_device(const std::string& wanted) {
    if (wanted.empty()) {
        return Pa_GetDefaultOutputDevice();
    }
    for (PaDeviceIndex i = 0; i < Pa_GetDeviceCount(); ++i) {
        const PaDeviceInfo* info = Pa_GetDeviceInfo(i);
        if (info->maxOutputChannels > 0 &&
            std::string_view(info->name).find(wanted) != std::string_view::npos) {
            return i;
        }
    }
    return paNoDevice;
}

/// The keeper's side: one stream, opened, closed and opened again.
class Stream {
public:
    explicit Stream(Shared& shared) : shared_(shared) {}
    ~Stream() { close(); }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;

    /// Opens from the ground up: a library that has lost its device finds none without that.
    /// False where there is no device, or it cannot be opened.
    bool open() {
        return (shared_.wanted.empty() && open_among(AlsaDevices::default_alone)) ||
               open_among(AlsaDevices::all);
    }

    /// Opens after a rest: the library is ready still, which saves most of the time.
    bool open_again() { return open_stream() || open(); }

    void close_stream() {
        if (stream_ != nullptr) {
            Pa_SetStreamFinishedCallback(stream_, nullptr);
            Pa_CloseStream(stream_);
            stream_ = nullptr;
        }
    }

private:
    bool open_among(AlsaDevices devices) {
        close();
        initialised_ = initialise(devices);
        return initialised_ && open_stream();
    }

    bool open_stream() {
        const PaDeviceIndex device = find_device(shared_.wanted);
        if (device == paNoDevice) {
            return false;
        }
        const PaStreamParameters parameters{device, 1, paInt16, shared_.latency_ms.load() / 1000.0,
                                            nullptr};
        if (Pa_OpenStream(&stream_, nullptr, &parameters, device_rate, frames_a_call, paNoFlag,
                          &on_callback, &shared_) != paNoError) {
            stream_ = nullptr;
            return false;
        }
        Pa_SetStreamFinishedCallback(stream_, &on_finished);
        shared_.finished.store(false, std::memory_order_release);
        if (Pa_StartStream(stream_) != paNoError) {
            return false;
        }
        shared_.output_latency_ms.store(
            static_cast<int>(Pa_GetStreamInfo(stream_)->outputLatency * 1000));
        shared_.found = Pa_GetDeviceInfo(device)->name;
        shared_.name.store(shared_.found.c_str(), std::memory_order_release);
        return true;
    }

    void close() {
        close_stream();
        if (initialised_) {
            // Opening anew without this fails once a sound server has come and gone.
            Pa_Terminate();
            initialised_ = false;
        }
    }

    Shared& shared_;
    PaStream* stream_ = nullptr;
    bool initialised_ = false;
};

/// Opens until it works or the program leaves.
void open_at_last(Stream& stream, Shared& shared) {
    while (!shared.leaving.load() && !stream.open()) {
        // A notice to leave cuts the wait short.
        (void)shared.work.try_acquire_for(retry_after);
    }
}

void keep(const std::shared_ptr<Shared>& shared) {
    {
        Stream stream(*shared);
        AudioState state = stream.open() ? AudioState::running : AudioState::no_device;
        shared->state.store(state, std::memory_order_release);
        while (state != AudioState::no_device) {
            shared->work.acquire();
            if (shared->leaving.load()) {
                break;
            }
            state = shared->state.load();
            if (shared->rest.load()) {
                if (state == AudioState::running) {
                    shared->state.store(AudioState::resting, std::memory_order_release);
                    stream.close_stream();
                }
                continue;
            }
            if (state != AudioState::resting || !stream.open_again()) {
                open_at_last(stream, *shared);
            }
            shared->state.store(AudioState::running, std::memory_order_release);
        }
    }
    shared->gone.release();
}

class PortAudioOutput : public AudioOutput {
public:
    explicit PortAudioOutput(const std::string& device) {
        shared_->wanted = device;
        std::thread(keep, shared_).detach();
    }

    ~PortAudioOutput() override {
        shared_->leaving.store(true);
        shared_->work.release();
        // A library that hangs is left behind: the end of the process ends it.
        (void)shared_->gone.try_acquire_for(goodbye);
    }

    std::size_t write(std::span<const std::int16_t> samples) override {
        return shared_->queue.write(samples);
    }
    std::size_t room() const override { return shared_->queue.room(); }
    void drop() override { shared_->queue.drop(); }
    void pause(bool paused) override { shared_->queue.ring().pause(paused); }
    void rest() override {
        if (shared_->state.load() == AudioState::running && !shared_->rest.exchange(true)) {
            shared_->work.release();
        }
    }
    void wake() override {
        if (shared_->rest.exchange(false)) {
            shared_->work.release();
        }
    }
    FramePosition queued() const override { return shared_->queue.ring().written(); }
    FramePosition played() const override { return shared_->queue.ring().read_position(); }
    std::chrono::milliseconds latency() const override {
        return std::chrono::milliseconds(shared_->output_latency_ms.load());
    }
    std::string device_name() const override {
        const char* name = shared_->name.load(std::memory_order_acquire);
        return name == nullptr ? std::string() : std::string(name);
    }
    unsigned underruns() const override { return shared_->underruns.load(); }

    AudioState state() override {
        const AudioState state = shared_->state.load(std::memory_order_acquire);
        const auto now = std::chrono::steady_clock::now();
        if (state != AudioState::running) {
            stalled_since_ = now;
            return state;
        }
        const auto callbacks = shared_->callbacks.load(std::memory_order_relaxed);
        if (callbacks != last_callbacks_) {
            last_callbacks_ = callbacks;
            stalled_since_ = now;
        }
        const bool ended = shared_->finished.load(std::memory_order_acquire);
        if (ended || now - stalled_since_ > longest_stall) {
            shared_->rest.store(false); // a device that is gone is not left to rest
            shared_->state.store(AudioState::lost, std::memory_order_release);
            shared_->work.release();
            return AudioState::lost;
        }
        watch_underruns(now);
        return state;
    }

private:
    /// Ten milliseconds are enough on most machines; where they are not, twenty from then on.
    void watch_underruns(std::chrono::steady_clock::time_point now) {
        const unsigned underruns = shared_->underruns.load();
        if (now - minute_began_ > std::chrono::minutes(1)) {
            minute_began_ = now;
            underruns_before_ = underruns;
        }
        if (underruns - underruns_before_ > most_underruns &&
            shared_->latency_ms.load() == first_latency_ms) {
            shared_->latency_ms.store(wide_latency_ms);
            shared_->work.release(); // opened anew; what is queued goes on
        }
    }

    std::shared_ptr<Shared> shared_ = std::make_shared<Shared>();
    std::uint64_t last_callbacks_ = 0;
    std::chrono::steady_clock::time_point stalled_since_ = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point minute_began_ = stalled_since_;
    unsigned underruns_before_ = 0;
};

void silence_standard_error() {
    const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (nowhere >= 0) {
        ::dup2(nowhere, STDERR_FILENO);
        ::close(nowhere);
    }
}

} // namespace

std::unique_ptr<AudioOutput> open_portaudio(const std::string& device) {
    silence_standard_error();
    return std::make_unique<PortAudioOutput>(device);
}

std::vector<std::string> audio_devices() {
    silence_standard_error();
    std::vector<std::string> names;
    if (!initialise(AlsaDevices::all)) {
        return names;
    }
    for (PaDeviceIndex i = 0; i < Pa_GetDeviceCount(); ++i) {
        const PaDeviceInfo* info = Pa_GetDeviceInfo(i);
        if (info->maxOutputChannels > 0) {
            names.emplace_back(info->name);
        }
    }
    Pa_Terminate();
    return names;
}

void leave_process(int status) {
    ::_exit(status);
}

} // namespace lectern
