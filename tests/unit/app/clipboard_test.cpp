// SPDX-License-Identifier: GPL-3.0-or-later
// The clipboard: with programs that stand in for wl-copy and xclip, and a terminal.
#include "app/clipboard.hpp"
#include "support/scratch_folder.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <pty.h>
#include <sstream>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

using namespace lectern;

namespace {

/// A session with a display and a folder of programs; what it sets is put back.
class Session {
public:
    Session() : path_(std::getenv("PATH")) {
        ::setenv("PATH", (programs_.path().string() + ":/usr/bin:/bin").c_str(), 1);
        ::setenv("DISPLAY", ":99", 1);
        ::unsetenv("WAYLAND_DISPLAY");
    }
    ~Session() {
        ::setenv("PATH", path_.c_str(), 1);
        ::unsetenv("DISPLAY");
    }
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    /// A program that does what `commands` of a shell do; what it gets is in taken().
    void program(const std::string& name, const std::string& commands) const {
        const auto file = programs_.path() / name;
        std::ofstream(file) << "#!/bin/sh\n" << commands << "\n";
        ::chmod(file.c_str(), 0755);
    }
    std::string output() const { return (programs_.path() / "taken").string(); }
    std::string taken() const {
        std::ostringstream all;
        all << std::ifstream(output()).rdbuf();
        return all.str();
    }

private:
    test::ScratchFolder programs_;
    std::string path_;
};

} // namespace

TEST_CASE("a quotation goes to the clipboard's program as it is, and is no command",
          "[clipboard]") {
    const Session session;
    session.program("xclip", "echo \"$@\" > " + session.output() + "; cat >> " + session.output());
    const std::string text = "> $(touch /tmp/here) `id` \"'\n> Déjà vu\n";
    CHECK(copy_to_clipboard(text, -1));
    CHECK(session.taken() == "-selection clipboard -in\n" + text);
}

TEST_CASE("Wayland's clipboard comes first where its display is there", "[clipboard]") {
    const Session session;
    session.program("xclip", "echo X > " + session.output());
    session.program("wl-copy", "cat > " + session.output());
    ::setenv("WAYLAND_DISPLAY", "wayland-9", 1);
    CHECK(copy_to_clipboard("words", -1));
    ::unsetenv("WAYLAND_DISPLAY");
    CHECK(session.taken() == "words");
}

TEST_CASE("a clipboard that fails or hangs takes nothing, and not for ever", "[clipboard]") {
    const Session session;
    session.program("xclip", "exit 1");
    CHECK_FALSE(copy_to_clipboard("words", -1));
    session.program("xclip", "exec sleep 60");
    const auto begin = std::chrono::steady_clock::now();
    CHECK_FALSE(copy_to_clipboard("words", -1));
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(30));
}

TEST_CASE("without a display the terminal is asked to take it", "[clipboard]") {
    const Session session;
    ::unsetenv("DISPLAY");
    int ours = -1;
    int terminal = -1;
    REQUIRE(::openpty(&ours, &terminal, nullptr, nullptr, nullptr) == 0);
    termios raw{};
    ::tcgetattr(terminal, &raw);
    ::cfmakeraw(&raw);
    ::tcsetattr(terminal, TCSANOW, &raw);
    ::setenv("TERM", "xterm", 1);
    CHECK(copy_to_clipboard("words", terminal));
    std::array<char, 64> bytes{};
    const auto count = ::read(ours, bytes.data(), bytes.size());
    CHECK(std::string(bytes.data(), static_cast<std::size_t>(count)) == "\x1b]52;c;d29yZHM=\x07");
    for (const char* kind : {"dumb", "linux", ""}) {
        ::setenv("TERM", kind, 1);
        CHECK_FALSE(copy_to_clipboard("words", terminal));
    }
    ::close(ours);
    ::close(terminal);
}

TEST_CASE("base64 is that of RFC 4648", "[clipboard]") {
    CHECK(base64("").empty());
    CHECK(base64("f") == "Zg==");
    CHECK(base64("fo") == "Zm8=");
    CHECK(base64("foo") == "Zm9v");
    CHECK(base64("foobar") == "Zm9vYmFy");
    CHECK(base64("\xff\xfe") == "//4=");
}
