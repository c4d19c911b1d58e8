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
#include <mutex>
#include <portaudio.h>
#include <semaphore>
#include <thread>
#include <unistd.h>
#include <utility>

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

/// A device that main wants to play on; without a name: the names are wanted.
using Choice = std::optional<std::string>;

/// What the main thread, the keeper and the callback share. The keeper may hang in the library for
/// ever, so it owns its share of this: the one place where ownership is shared.
struct Shared {
    SoundQueue queue;
    std::atomic<AudioState> state{AudioState::starting};
    std::atomic<std::uint64_t> callbacks{0};
    std::atomic<unsigned> underruns{0};
    std::atomic<bool> finished{false}; // the stream ended by itself: the server is gone
    std::atomic<bool> leaving{false};
    std::atomic<bool> reopen{false}; // main wants the stream opened anew
    std::atomic<bool> rest{false};   // main wants the device closed while nothing is to be heard
    std::atomic<int> latency_ms{first_latency_ms}; // what is asked for
    std::atomic<int> output_latency_ms{0};         // what the device says
    std::string wanted;                            // of the keeper once it runs
    std::mutex names;    // guards the three that follow; the callback knows nothing of them
    std::string playing; // PortAudio's name of the device
    std::optional<Choice> chosen;
    std::optional<DeviceAnswer> answer;
    std::counting_semaphore<> work{0}; // main → keeper: open again, rest, choose or leave
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

std::vector<std::string> output_devices() {
    std::vector<std::string> names;
    for (PaDeviceIndex i = 0; i < Pa_GetDeviceCount(); ++i) {
        const PaDeviceInfo* info = Pa_GetDeviceInfo(i);
        if (info->maxOutputChannels > 0) {
            names.emplace_back(info->name);
        }
    }
    return names;
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

    /// Goes over to the device that is chosen, or back to the one before; answers. False where
    /// neither can be opened.
    bool take(const Choice& choice) {
        DeviceAnswer answer;
        answer.wanted = choice;
        const std::string before = shared_.wanted;
        shared_.wanted = choice.value_or(before);
        answer.taken = open_among(AlsaDevices::all);
        if (initialised_) {
            answer.devices = output_devices();
        }
        if (!answer.taken) {
            shared_.wanted = before;
        }
        const bool is_open = answer.taken || open();
        const std::lock_guard lock(shared_.names);
        answer.playing = is_open ? shared_.playing : "";
        shared_.answer = std::move(answer);
        return is_open;
    }

    void close_stream() {
        if (stream_ != nullptr) {
            Pa_CloseStream(stream_);
            stream_ = nullptr;
            // What we end ourselves is not lost: closing tells of an end too.
            shared_.finished.store(false, std::memory_order_release);
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
            close_stream();
            return false;
        }
        shared_.output_latency_ms.store(
            static_cast<int>(Pa_GetStreamInfo(stream_)->outputLatency * 1000));
        const std::lock_guard lock(shared_.names);
        shared_.playing = Pa_GetDeviceInfo(device)->name;
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

std::optional<Choice> take_choice(Shared& shared) {
    const std::lock_guard lock(shared.names);
    return std::exchange(shared.chosen, std::nullopt);
}

/// Opens what is chosen, or else what was played on, until it works or the program leaves.
void open_at_last(Stream& stream, Shared& shared) {
    auto running = AudioState::running;
    shared.state.compare_exchange_strong(running, AudioState::starting);
    for (auto choice = take_choice(shared); !shared.leaving.load(); choice = take_choice(shared)) {
        if (choice ? stream.take(*choice) : stream.open()) {
            break;
        }
        // A notice to leave, or a choice, cuts the wait short.
        (void)shared.work.try_acquire_for(retry_after);
    }
    shared.reopen.store(false);
    shared.state.store(AudioState::running, std::memory_order_release);
}

bool has_choice(Shared& shared) {
    const std::lock_guard lock(shared.names);
    return shared.chosen.has_value();
}

/// What main has asked for, one after the other.
void serve(Stream& stream, Shared& shared) {
    const AudioState state = shared.state.load();
    if (has_choice(shared)) {
        open_at_last(stream, shared);
    } else if (shared.rest.load()) {
        if (state == AudioState::running) {
            shared.state.store(AudioState::resting, std::memory_order_release);
            stream.close_stream();
        }
    } else if (state == AudioState::resting) {
        if (stream.open_again()) {
            shared.state.store(AudioState::running, std::memory_order_release);
        } else {
            open_at_last(stream, shared);
        }
    } else if (shared.reopen.load()) {
        open_at_last(stream, shared);
    }
}

void keep(const std::shared_ptr<Shared>& shared) {
    {
        Stream stream(*shared);
        const bool is_open = stream.open();
        shared->state.store(is_open ? AudioState::running : AudioState::no_device,
                            std::memory_order_release);
        while (is_open) {
            shared->work.acquire();
            if (shared->leaving.load()) {
                break;
            }
            serve(stream, *shared);
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
    void choose(const std::optional<std::string>& device) override {
        const AudioState state = shared_->state.load();
        const std::lock_guard lock(shared_->names);
        if (state == AudioState::no_device) { // nobody keeps a stream any more
            shared_->answer = DeviceAnswer{device, false, "", {}};
            return;
        }
        shared_->chosen = device;
        shared_->rest.store(false);
        shared_->work.release();
    }
    std::optional<DeviceAnswer> take_answer() override {
        const std::lock_guard lock(shared_->names);
        return std::exchange(shared_->answer, std::nullopt);
    }
    FramePosition queued() const override { return shared_->queue.ring().written(); }
    FramePosition played() const override { return shared_->queue.ring().read_position(); }
    std::chrono::milliseconds latency() const override {
        return std::chrono::milliseconds(shared_->output_latency_ms.load());
    }
    std::string device_name() const override {
        const std::lock_guard lock(shared_->names);
        return shared_->playing;
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
            shared_->reopen.store(true);
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
            shared_->reopen.store(true);
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
    names = output_devices();
    Pa_Terminate();
    return names;
}

void leave_process(int status) {
    ::_exit(status);
}

} // namespace lectern
