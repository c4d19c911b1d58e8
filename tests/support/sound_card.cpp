// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sound_card.hpp"

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <spawn.h>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

namespace lectern::test {
namespace {

constexpr std::int64_t rate = 48000;
constexpr std::int64_t a_millisecond = rate / 1000;
/// 50 dB under full scale: what is softer is not heard as speech.
constexpr int audible = 104;
constexpr std::int64_t shortest_sound = 5; // milliseconds
constexpr std::chrono::seconds start_limit{20};

void write_file(const std::filesystem::path& file, const std::string& text) {
    std::ofstream out(file);
    out << text;
    if (!out.flush()) {
        throw std::runtime_error("cannot write " + file.string());
    }
}

bool answers(const std::string& socket_path) {
    const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, socket_path.c_str(), sizeof address.sun_path - 1);
    const bool connected =
        ::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    ::close(fd);
    return connected;
}

void end(pid_t& process, int signal) {
    if (process > 0) {
        ::kill(process, signal);
        ::waitpid(process, nullptr, 0);
        process = -1;
    }
}

} // namespace

pid_t start_program(const std::vector<std::string>& words,
                    const std::vector<std::string>& environment, int in, int out, int err) {
    const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    const std::array<int, 3> given{in, out, err};
    for (int fd = 0; fd < 3; ++fd) {
        const int source = given[static_cast<std::size_t>(fd)];
        posix_spawn_file_actions_adddup2(&actions, source < 0 ? nowhere : source, fd);
    }
    const auto pointers = [](const std::vector<std::string>& texts) {
        std::vector<char*> list;
        for (const std::string& text : texts) {
            list.push_back(const_cast<char*>(text.c_str())); // the interface is older than const
        }
        list.push_back(nullptr);
        return list;
    };
    auto argv = pointers(words);
    auto envp = pointers(environment);
    pid_t process = -1;
    const int failed = ::posix_spawnp(&process, words.front().c_str(), &actions, nullptr,
                                      argv.data(), envp.data());
    posix_spawn_file_actions_destroy(&actions);
    ::close(nowhere);
    if (failed != 0) {
        throw std::runtime_error("cannot start " + words.front() + ": " + std::strerror(failed));
    }
    return process;
}

SoundCard::SoundCard() {
    const auto& top = folder_.path();
    for (const char* name : {"run", "state", "home"}) {
        std::filesystem::create_directory(top / name);
        std::filesystem::permissions(top / name, std::filesystem::perms::owner_all);
    }
    write_file(
        top / "default.pa",
        "load-module module-null-sink sink_name=test format=s16le rate=48000 channels=2 "
        "norewinds=1\nload-module module-null-sink sink_name=other format=s16le rate=48000 "
        "channels=2 norewinds=1\nload-module module-native-protocol-unix auth-anonymous=1 socket=" +
            (top / "run" / "native").string() + "\n");
    write_file(top / "daemon.conf", "enable-shm=no\nflat-volumes=no\nexit-idle-time=-1\n");
    write_file(top / "asound.conf",
               "</usr/share/alsa/alsa.conf>\npcm.!default { type pulse }\n"
               "pcm.other_card { type pulse device other }\nctl.!default { type pulse }\n");
    start_server();
}

SoundCard::~SoundCard() {
    stop_recording();
    end(server_, SIGTERM);
}

std::vector<std::string> SoundCard::environment() const {
    const auto& top = folder_.path();
    return {"PATH=/usr/local/bin:/usr/bin:/bin",
            "XDG_RUNTIME_DIR=" + (top / "run").string(),
            "PULSE_SERVER=unix:" + (top / "run" / "native").string(),
            "PULSE_SINK=test",
            "PULSE_COOKIE=" + (top / "home" / "cookie").string(),
            "ALSA_CONFIG_PATH=" + (top / "asound.conf").string(),
            "HOME=" + (top / "home").string()};
}

void SoundCard::kill_server() {
    stop_recording();
    end(server_, SIGKILL);
    std::filesystem::remove(folder_.path() / "run" / "native");
}

void SoundCard::signal_server(int signal) const {
    ::kill(server_, signal);
}

void SoundCard::start_server() {
    const auto& top = folder_.path();
    auto environment = std::vector<std::string>{"PATH=/usr/local/bin:/usr/bin:/bin",
                                                "HOME=" + (top / "home").string(),
                                                "XDG_RUNTIME_DIR=" + (top / "run").string(),
                                                "PULSE_RUNTIME_PATH=" + (top / "run").string(),
                                                "PULSE_STATE_PATH=" + (top / "state").string(),
                                                "PULSE_CONFIG_PATH=" + top.string(),
                                                "DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent"};
    const int log =
        ::open((top / "server.log").c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    server_ =
        start_program({"pulseaudio", "-n", "-F", (top / "default.pa").string(), "--daemonize=no",
                       "--use-pid-file=no", "--exit-idle-time=-1", "--log-target=stderr"},
                      environment, -1, log, log);
    ::close(log);
    const auto limit = std::chrono::steady_clock::now() + start_limit;
    while (!answers((top / "run" / "native").string())) {
        if (std::chrono::steady_clock::now() > limit) {
            throw std::runtime_error("the sound server does not answer");
        }
        std::this_thread::sleep_for(Milliseconds(5)); // there is nothing to wait on but its socket
    }
    start_recording();
}

void SoundCard::start_recording() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        throw std::runtime_error("no pipe for the recording");
    }
    recorder_ = start_program({"parec", "-d", "test.monitor", "--raw", "--format=s16le",
                               "--rate=48000", "--channels=1", "--latency-msec=3"},
                              environment(), -1, ends[1], -1);
    ::close(ends[1]);
    {
        const std::lock_guard lock(mutex_);
        samples_.clear();
        ended_ = false;
        zero_ = Time::max();
    }
    reader_ = std::thread([this, fd = ends[0]] { record(fd); });
    std::unique_lock lock(mutex_);
    // Half a second of arrivals shows the least delay.
    if (!arrived_.wait_for(
            lock, start_limit,
            [this] { return ended_ || static_cast<std::int64_t>(samples_.size()) > rate / 2; }) ||
        ended_) {
        throw std::runtime_error("nothing comes from the sound server's monitor");
    }
}

void SoundCard::stop_recording() {
    end(recorder_, SIGTERM);
    if (reader_.joinable()) {
        reader_.join();
    }
}

void SoundCard::record(int fd) {
    std::array<std::int16_t, 8192> buffer;
    std::size_t odd = 0; // bytes of a sample that came in two
    for (;;) {
        auto* bytes = reinterpret_cast<char*>(buffer.data());
        const ssize_t count = ::read(fd, bytes + odd, sizeof buffer - odd);
        const auto now = std::chrono::steady_clock::now();
        const std::lock_guard lock(mutex_);
        if (count <= 0) {
            ended_ = true;
            arrived_.notify_all();
            break;
        }
        const std::size_t have = odd + static_cast<std::size_t>(count);
        samples_.insert(samples_.end(), buffer.begin(),
                        buffer.begin() + static_cast<std::ptrdiff_t>(have / 2));
        odd = have % 2;
        if (odd != 0) {
            bytes[0] = bytes[have - 1];
        }
        const auto length = std::chrono::nanoseconds(static_cast<std::int64_t>(samples_.size()) *
                                                     1'000'000'000 / rate);
        zero_ = std::min(zero_, now - std::chrono::duration_cast<Time::duration>(length));
        arrived_.notify_all();
    }
    ::close(fd);
}

std::int64_t SoundCard::position_at(Time time) const {
    const auto since = std::chrono::duration_cast<std::chrono::nanoseconds>(time - zero_).count();
    return std::max<std::int64_t>(0, since * rate / 1'000'000'000);
}

SoundCard::Time SoundCard::time_at(std::int64_t position) const {
    return zero_ + std::chrono::duration_cast<Time::duration>(
                       std::chrono::nanoseconds(position * 1'000'000'000 / rate));
}

bool SoundCard::wait_for(std::unique_lock<std::mutex>& lock, std::int64_t position) const {
    return arrived_.wait_for(lock, start_limit, [&] {
        return ended_ || static_cast<std::int64_t>(samples_.size()) >= position;
    }) && !ended_;
}

int SoundCard::peak(std::int64_t begin, std::int64_t end) const {
    int most = 0;
    for (auto i = begin; i < end; ++i) {
        most = std::max(most, std::abs(int{samples_[static_cast<std::size_t>(i)]}));
    }
    return most;
}

std::optional<SoundCard::Time> SoundCard::sound_after(Time from, Milliseconds patience) const {
    std::unique_lock lock(mutex_);
    const std::int64_t begin = position_at(from);
    std::int64_t loud = 0;
    for (std::int64_t ms = 0; ms < patience.count(); ++ms) {
        const std::int64_t at = begin + ms * a_millisecond;
        if (!wait_for(lock, at + a_millisecond)) {
            return std::nullopt;
        }
        loud = peak(at, at + a_millisecond) >= audible ? loud + 1 : 0;
        if (loud == shortest_sound) {
            return time_at(at - (shortest_sound - 1) * a_millisecond);
        }
    }
    return std::nullopt;
}

std::optional<SoundCard::Time> SoundCard::silence_after(Time from, Milliseconds quiet,
                                                        Milliseconds patience) const {
    std::unique_lock lock(mutex_);
    const std::int64_t begin = position_at(from);
    std::int64_t silent = 0;
    for (std::int64_t ms = 0; ms < patience.count(); ++ms) {
        const std::int64_t at = begin + ms * a_millisecond;
        if (!wait_for(lock, at + a_millisecond)) {
            return std::nullopt;
        }
        silent = peak(at, at + a_millisecond) < audible ? silent + 1 : 0;
        if (silent == quiet.count()) {
            return time_at(at - (silent - 1) * a_millisecond);
        }
    }
    return std::nullopt;
}

int SoundCard::loudest(Time from, Time to) const {
    std::unique_lock lock(mutex_);
    const auto end = position_at(to);
    return wait_for(lock, end) ? peak(position_at(from), end) : 0;
}

} // namespace lectern::test
