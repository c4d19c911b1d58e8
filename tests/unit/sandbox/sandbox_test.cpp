// SPDX-License-Identifier: GPL-3.0-or-later
// Each case runs in a child of its own, since a cell has no door.
#include "app/sandbox.hpp"

#include <catch2/catch.hpp>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <functional>
#include <new>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
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

/// 0 where the call was denied.
int denied(long result) {
    return result == -1 && (errno == EPERM || errno == EACCES) ? 0 : 1;
}

} // namespace

TEST_CASE("in the cell each way out is denied", "[sandbox]") {
    const auto [name, deed] = GENERATE(table<std::string, std::function<int()>>({
        {"opening a file", [] { return denied(::open("/etc/passwd", O_RDONLY)); }},
        {"creating a file",
         [] { return denied(::open("/tmp/lectern-was-here", O_CREAT | O_WRONLY, 0600)); }},
        {"a look at a folder", [] { return denied(::open("/", O_RDONLY | O_DIRECTORY)); }},
        {"a socket", [] { return denied(::socket(AF_INET, SOCK_STREAM, 0)); }},
        {"a local socket", [] { return denied(::socket(AF_UNIX, SOCK_STREAM, 0)); }},
        {"another program",
         [] {
             char* const arguments[] = {const_cast<char*>("true"), nullptr};
             return denied(::execv("/bin/true", arguments));
         }},
        {"a process",
         [] { return denied(syscall(SYS_clone, SIGCHLD, nullptr, nullptr, nullptr, nullptr)); }},
        {"a debugger", [] { return denied(::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr)); }},
        {"killing its parent", [] { return denied(::kill(::getppid(), 0)); }},
        {"deleting", [] { return denied(::unlink("/tmp/nothing")); }},
        {"linking", [] { return denied(::symlink("/etc", "/tmp/nothing")); }},
        {"the memory of others",
         [] { return denied(syscall(SYS_process_vm_readv, 1, nullptr, 0, nullptr, 0, 0)); }},
        {"a terminal", [] { return denied(syscall(SYS_ioctl, 0, 0x5412, "x")); }},
        {"mounting", [] { return denied(syscall(SYS_mount, "a", "/", "tmpfs", 0, nullptr)); }},
        {"waiting for ever", [] { return denied(::pause()); }},
    }));
    INFO(name);
    const int status = in_the_cell(deed);
    if (status == no_seccomp) {
        WARN("this system has no seccomp: nothing was tried");
        return;
    }
    CHECK(status == 0);
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
