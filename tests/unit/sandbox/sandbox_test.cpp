// SPDX-License-Identifier: GPL-3.0-or-later
// Each case runs in a child of its own, since a cell has no door. Run by itself, sandbox_tests
// prints the table of what is denied.
#include "app/sandbox.hpp"

#include "base/process.hpp"
#include "support/scratch_folder.hpp"
#include "support/stored_report.hpp"

#include <catch2/catch.hpp>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <functional>
#include <iomanip>
#include <iostream>
#include <new>
#include <poll.h>
#include <sched.h>
#include <set>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace lectern;

namespace {

constexpr int no_seccomp = 99;

/// Exit status of a child that does this in the cell; 128 + signal where it was killed.
int in_the_cell(const std::function<int()>& deed) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        try {
            const Confinement cell = confine(0);
            std::_Exit(cell.calls ? deed() : no_seccomp);
        } catch (const std::exception&) {
            std::_Exit(98);
        }
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/// The error with which a call was denied, 0 where it was not.
int denied(long result) {
    return result == -1 && (errno == EPERM || errno == EACCES) ? errno : 0;
}

struct Deed {
    const char* what;
    const char* call;
    int (*try_it)();
};

/// A process that would be there if it were made must not go on in this test.
int no_child(long child) {
    if (child == 0) {
        std::_Exit(0);
    }
    return denied(child);
}

const std::vector<Deed> deeds{
    {"opening a file", "openat", [] { return denied(::open("/etc/passwd", O_RDONLY)); }},
    {"opening it in the old way", "open",
     [] { return denied(syscall(SYS_open, "/etc/passwd", O_RDONLY)); }},
    {"opening it in the new way", "openat2",
     [] {
         const std::array<std::uint64_t, 3> how{};
         return denied(syscall(SYS_openat2, AT_FDCWD, "/etc/passwd", how.data(), sizeof how));
     }},
    {"creating a file", "openat",
     [] { return denied(::open("/tmp/lectern-was-here", O_CREAT | O_WRONLY, 0600)); }},
    {"a look at a folder", "openat", [] { return denied(::open("/", O_RDONLY | O_DIRECTORY)); }},
    {"asking for a file's size", "newfstatat",
     [] {
         struct stat about {};
         return denied(::fstatat(AT_FDCWD, "/etc/passwd", &about, 0));
     }},
    {"deleting", "unlink", [] { return denied(::unlink("/tmp/nothing")); }},
    {"linking", "symlink", [] { return denied(::symlink("/etc", "/tmp/nothing")); }},
    {"renaming", "rename", [] { return denied(::rename("/tmp/nothing", "/tmp/nothing2")); }},
    {"a memory file", "memfd_create", [] { return denied(::memfd_create("x", 0)); }},
    {"a socket of the network", "socket", [] { return denied(::socket(AF_INET, SOCK_STREAM, 0)); }},
    {"a local socket", "socket", [] { return denied(::socket(AF_UNIX, SOCK_STREAM, 0)); }},
    {"a raw socket", "socket", [] { return denied(::socket(AF_NETLINK, SOCK_RAW, 0)); }},
    {"a connection", "connect", [] { return denied(syscall(SYS_connect, 4, nullptr, 0)); }},
    {"calls through a ring", "io_uring_setup",
     [] { return denied(syscall(SYS_io_uring_setup, 1, nullptr)); }},
    {"another program", "execve",
     [] {
         char* const arguments[] = {const_cast<char*>("true"), nullptr};
         return denied(::execv("/bin/true", arguments));
     }},
    {"another program by descriptor", "execveat",
     [] { return denied(syscall(SYS_execveat, 3, "", nullptr, nullptr, AT_EMPTY_PATH)); }},
    {"a process", "fork", [] { return no_child(syscall(SYS_fork)); }},
    {"a process or thread", "clone",
     [] { return no_child(syscall(SYS_clone, SIGCHLD, nullptr, nullptr, nullptr, nullptr)); }},
    {"a process in the new way", "clone3",
     [] { return no_child(syscall(SYS_clone3, nullptr, 0)); }},
    {"being debugged", "ptrace",
     [] { return denied(::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr)); }},
    {"debugging its parent", "ptrace",
     [] { return denied(::ptrace(PTRACE_ATTACH, ::getppid(), nullptr, nullptr)); }},
    {"killing its parent", "kill", [] { return denied(::kill(::getppid(), SIGKILL)); }},
    {"reading the memory of others", "process_vm_readv",
     [] { return denied(syscall(SYS_process_vm_readv, 1, nullptr, 0, nullptr, 0, 0)); }},
    {"programs in the kernel", "bpf", [] { return denied(syscall(SYS_bpf, 0, nullptr, 0)); }},
    {"measuring the kernel", "perf_event_open",
     [] { return denied(syscall(SYS_perf_event_open, nullptr, 0, -1, -1, 0)); }},
    {"handling page faults", "userfaultfd", [] { return denied(syscall(SYS_userfaultfd, 0)); }},
    {"keys of the kernel", "keyctl", [] { return denied(syscall(SYS_keyctl, 0, 0)); }},
    {"another root", "chroot", [] { return denied(::chroot("/")); }},
    {"mounting", "mount", [] { return denied(syscall(SYS_mount, "a", "/", "tmpfs", 0, nullptr)); }},
    {"other name spaces", "unshare", [] { return denied(::unshare(CLONE_NEWUSER)); }},
    {"another user", "setuid", [] { return denied(syscall(SYS_setuid, 0)); }},
    {"wider limits", "setrlimit",
     [] {
         const rlimit wide{RLIM_INFINITY, RLIM_INFINITY};
         return denied(syscall(SYS_setrlimit, RLIMIT_CPU, &wide));
     }},
    {"typing at the terminal", "ioctl", [] { return denied(syscall(SYS_ioctl, 0, TIOCSTI, "x")); }},
    {"waiting for ever", "pause", [] { return denied(::pause()); }},
};

} // namespace

TEST_CASE("in the cell each way out is denied", "[sandbox]") {
    std::cout << "What the parser may not do, tried from inside its cell:\n";
    for (const Deed& deed : deeds) {
        INFO(deed.what << ", " << deed.call);
        const int status = in_the_cell(deed.try_it);
        if (status == no_seccomp) {
            WARN("this system has no seccomp: nothing was tried");
            return;
        }
        CHECK((status == EPERM || status == EACCES));
        std::cout << std::left << std::setw(32) << deed.what << std::setw(18) << deed.call
                  << (status == EPERM    ? "denied, EPERM\n"
                      : status == EACCES ? "denied, EACCES\n"
                                         : "NOT DENIED\n");
    }
}

namespace {

/// A field of /proc/PID/status.
std::string status_of(pid_t process, const std::string& field) {
    std::ifstream status("/proc/" + std::to_string(process) + "/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with(field + ":\t")) {
            return line.substr(field.size() + 2);
        }
    }
    return "gone";
}

/// Without the pipes that the sanitizers open for a moment to see whether memory can be read.
std::set<std::string> open_descriptors(pid_t process) {
    std::set<std::string> names;
    for (const auto& entry :
         std::filesystem::directory_iterator("/proc/" + std::to_string(process) + "/fd")) {
        std::error_code closed_since;
        const auto target = std::filesystem::read_symlink(entry.path(), closed_since);
        if (!closed_since && !target.string().starts_with("pipe:")) {
            names.insert(entry.path().filename().string());
        }
    }
    return names;
}

} // namespace

TEST_CASE("the reader of every format works in the cell", "[sandbox]") {
    const test::ScratchFolder scratch;
    std::cout << "The parser while it reads (seccomp 2: a filter is in force):\n";
    for (const std::string format : test::seven_formats) {
        INFO(format);
        const Fd document(::open(test::write_boats(format, scratch.path()).c_str(), O_RDONLY));
        auto [ours, theirs] = socket_pair();
        const int narrow = 1; // the kernel makes it a few KiB: the parser waits amid its answer
        ::setsockopt(theirs.get(), SOL_SOCKET, SO_SNDBUF, &narrow, sizeof narrow);
        const std::array handed{document.get(), theirs.get()};
        const Process parser = Process::start(
            own_program("lectern-parser"),
            {LECTERN_SOURCE_DIR "/voices", "boats." + format, "", "", "", "", ""}, handed);
        theirs.reset();
        pollfd answer{ours.get(), POLLIN, 0};
        REQUIRE(::poll(&answer, 1, 60'000) == 1);
        const std::string filter = status_of(parser.pid(), "Seccomp");
        if (filter == "0") {
            WARN("this system has no seccomp");
            return;
        }
        CHECK(filter == "2");
        CHECK(status_of(parser.pid(), "NoNewPrivs") == "1");
        CHECK(open_descriptors(parser.pid()) == std::set<std::string>{"0", "1", "2", "3", "4"});
        std::cout << std::left << std::setw(8) << format << std::setw(20)
                  << status_of(parser.pid(), "Name") << "seccomp " << filter
                  << ", no new privileges " << status_of(parser.pid(), "NoNewPrivs") << '\n';
    }
}

TEST_CASE("in the cell a document is read and answered as before", "[sandbox]") {
    CHECK(in_the_cell([] {
              const std::unique_ptr<char[]> memory(new (std::nothrow) char[50'000'000]);
              if (memory == nullptr) {
                  return 2;
              }
              std::memset(memory.get(), 1, 50'000'000);
              return ::write(STDERR_FILENO, "", 0) == 0 ? 0 : 3;
          }) % no_seccomp ==
          0);
}

TEST_CASE("descriptors that nobody handed over are closed", "[sandbox]") {
    const int other = ::open("/dev/null", O_RDONLY);
    REQUIRE(::dup2(other, 200) == 200);
    CHECK(in_the_cell([] { return ::fcntl(200, F_GETFD) == -1 && errno == EBADF ? 0 : 1; }) %
              no_seccomp ==
          0);
    ::close(200);
    ::close(other);
}

#if !defined(__SANITIZE_ADDRESS__)
TEST_CASE("memory beyond the limit is refused, not taken", "[sandbox]") {
    CHECK(in_the_cell([] {
              void* const memory = ::mmap(nullptr, std::size_t{1} << 30U, PROT_READ | PROT_WRITE,
                                          MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
              return memory == MAP_FAILED && errno == ENOMEM ? 0 : 1;
          }) % no_seccomp ==
          0);
}
#endif
