// SPDX-License-Identifier: GPL-3.0-or-later
// lectern beside what else speaks and has keys: a private Speech Dispatcher, and a private session
// bus with a listener's headset, or an Orca, on it.
#include "support/listener.hpp"
#include "support/sound_card.hpp"
#include "support/terminal_program.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <csignal>
#include <fstream>
#include <mutex>
#include <sdbus-c++/sdbus-c++.h>
#include <sys/wait.h>

using namespace lectern::test;
using namespace std::chrono_literals;

namespace {

const std::string reader = LECTERN_BUILD_DIR "/lectern";
constexpr auto soon = 20s; // far more than anything here may take, under sanitizers too

/// A program that runs beside the test until its end.
class Beside {
public:
    Beside(const std::vector<std::string>& words, const std::vector<std::string>& environment)
        : pid_(start_program(words, environment, -1, -1, -1)) {}
    ~Beside() {
        ::kill(pid_, SIGTERM);
        ::waitpid(pid_, nullptr, 0);
    }
    Beside(const Beside&) = delete;
    Beside& operator=(const Beside&) = delete;

private:
    pid_t pid_;
};

/// Waits until `it` holds; false when it did not within the patience of all these tests.
template <typename Condition>
bool comes(Condition it) {
    const auto limit = std::chrono::steady_clock::now() + soon;
    while (!it()) {
        if (std::chrono::steady_clock::now() > limit) {
            return false;
        }
        std::this_thread::sleep_for(20ms);
    }
    return true;
}

class Bus {
public:
    Bus()
        : daemon_({"/usr/bin/dbus-daemon", "--session", "--nofork", "--address=" + address()}, {}) {
        REQUIRE(comes([this] { return std::filesystem::exists(folder_.path() / "bus"); }));
    }
    std::string address() const { return "unix:path=" + (folder_.path() / "bus").string(); }
    std::unique_ptr<sdbus::IConnection> connection() const {
        return sdbus::createSessionBusConnectionWithAddress(address());
    }

private:
    ScratchFolder folder_;
    Beside daemon_;
};

/// The environment of a listener's session.
std::vector<std::string> session(const Listener& listener, const std::string& more) {
    auto all = listener.environment(no_sound());
    all.push_back(more);
    return all;
}

void quit(TerminalProgram& program) {
    program.press("q");
    CHECK(program.ends(soon) == 0);
}

} // namespace

TEST_CASE("Speech Dispatcher speaks, and the place follows what it has spoken", "[desktop]") {
    SoundCard card;
    const Listener listener;
    const std::string socket = (listener.home() / "speechd.sock").string();
    const auto config = listener.home() / "speechd";
    std::filesystem::create_directories(config / "modules");
    std::ofstream(config / "speechd.conf")
        << "AudioOutputMethod \"pulse\"\nDisableAutoSpawn\n"
           "AddModule \"espeak-ng\" \"sd_espeak-ng\" \"\"\nDefaultModule espeak-ng\n";
    const Beside dispatcher({"/usr/bin/speech-dispatcher", "-s", "-t", "0", "-c", "unix_socket",
                             "-S", socket, "-C", config.string(), "-L", config.string(), "-P",
                             (config / "pid").string()},
                            listener.environment(card.environment()));
    REQUIRE(comes([&] { return std::filesystem::exists(socket); }));
    const auto begin = std::chrono::steady_clock::now();
    TerminalProgram program(
        {reader, "--speech", "speechd", "--text", "follow", listener.report().string()},
        session(listener, "SPEECHD_ADDRESS=unix_socket:" + socket));
    CHECK(program.prints("Sentence 1 ", soon));
    CHECK(card.sound_after(begin, soon));
    CHECK(program.prints("Sentence 2 ", soon)); // it has told that the first one is over
    const auto pressed = program.press(" ");
    CHECK(card.silence_after(pressed, 500ms, soon));
    program.press("h");
    CHECK(program.prints("Section 2, heading level 1", soon));
    quit(program);
}

TEST_CASE("without Speech Dispatcher that is said in one line, and lectern prints", "[desktop]") {
    const Listener listener;
    TerminalProgram program({reader, "--speech", "speechd", listener.report().string()},
                            session(listener, "SPEECHD_ADDRESS=unix_socket:/nonexistent/socket"));
    CHECK(program.prints("Speech Dispatcher does not answer", soon));
    CHECK(program.prints("going on in text mode", soon));
    program.press("h");
    CHECK(program.prints("Section", soon));
    quit(program);
}

TEST_CASE("Orca is given what is said, a unit a command", "[desktop]") {
    const Listener listener;
    const Bus bus;
    const auto orca = bus.connection();
    orca->requestName("org.gnome.Orca.Service");
    std::mutex mutex;
    std::string said;
    const auto object = sdbus::createObject(*orca, "/org/gnome/Orca/Service");
    object->registerMethod("PresentMessage")
        .onInterface("org.gnome.Orca.Service")
        .implementedAs([&](const std::string& text) {
            const std::lock_guard lock(mutex);
            said += text + '\n';
            return true;
        });
    object->finishRegistration();
    orca->enterEventLoopAsync();
    const auto hears = [&](const std::string& words) {
        return comes([&] {
            const std::lock_guard lock(mutex);
            return said.find(words) != std::string::npos;
        });
    };
    TerminalProgram program({reader, "--speech", "orca", listener.report().string()},
                            session(listener, "DBUS_SESSION_BUS_ADDRESS=" + bus.address()));
    CHECK(hears("Section 1")); // before that there may be nothing to go to
    program.press("h");
    CHECK(hears("Section 2, heading level 1"));
    program.press("s");
    CHECK(hears(" of this section says"));
    CHECK(program.output().find("Sentence") == std::string::npos); // nothing is printed beside it
    quit(program);
}

TEST_CASE("without Orca that is said in one line", "[desktop]") {
    const Listener listener;
    const Bus bus;
    TerminalProgram program({reader, "--speech", "orca", listener.report().string()},
                            session(listener, "DBUS_SESSION_BUS_ADDRESS=" + bus.address()));
    CHECK(program.prints("Orca takes no messages", soon));
    quit(program);
}

TEST_CASE("a headset's button pauses, and skips findings", "[desktop]") {
    const Listener listener;
    const auto report = listener.home() / "findings.md";
    std::ofstream(report) << "# Findings\n\n1. Records are kept late in the year, as several "
                             "stations told us when we came to see them.\n2. Two exits are "
                             "blocked.\n3. Nobody answered the letters.\n";
    const Bus bus;
    const auto headset = bus.connection();
    TerminalProgram program({reader, "--audio", "null", "--text", "follow", report.string()},
                            session(listener, "DBUS_SESSION_BUS_ADDRESS=" + bus.address()));
    const std::string name =
        "org.mpris.MediaPlayer2.lectern.instance" + std::to_string(program.pid());
    const auto daemon =
        sdbus::createProxy(*headset, "org.freedesktop.DBus", "/org/freedesktop/DBus");
    REQUIRE(comes([&] {
        bool there = false;
        daemon->callMethod("NameHasOwner")
            .onInterface("org.freedesktop.DBus")
            .withArguments(name)
            .storeResultsTo(there);
        return there;
    }));
    const auto player = sdbus::createProxy(*headset, name, "/org/mpris/MediaPlayer2");
    const auto press = [&](const char* key) {
        player->callMethod(key).onInterface("org.mpris.MediaPlayer2.Player");
    };
    const auto status = [&] {
        return player->getProperty("PlaybackStatus")
            .onInterface("org.mpris.MediaPlayer2.Player")
            .get<std::string>();
    };
    press("Pause");
    CHECK(comes([&] { return status() == "Paused"; }));
    press("PlayPause");
    CHECK(comes([&] { return status() == "Playing"; }));
    press("Next");
    CHECK(program.prints("finding", soon));
    press("Stop");
    CHECK(comes([&] { return status() == "Paused"; }));
    quit(program);
}
