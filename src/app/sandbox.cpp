// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox.hpp"

#include "base/error.hpp"
#include "base/fd.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <linux/close_range.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace lectern {

namespace {

/// The sanitizers of test builds map terabytes, take their time and use pipes and signal stacks.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif

constexpr unsigned first_own_descriptor = 5; // 0 to 2, the document, main
constexpr std::uint64_t mebibyte = 1 << 20;
constexpr std::uint64_t most_memory = 512 * mebibyte;
constexpr std::uint64_t least_seconds = 9; // no file of whatever kind may hang longer than 10
constexpr const char* font_tables = "/usr/share/poppler"; // of Chinese, Japanese, Korean fonts

[[noreturn]] void cannot(const char* what) {
    throw Error(Failure::internal, std::string("the parser cannot be confined: ") + what +
                                       " failed; lectern doctor says more");
}

void limit(__rlimit_resource resource, std::uint64_t most) {
    rlimit now{};
    if (getrlimit(resource, &now) != 0) {
        cannot("reading a limit");
    }
    const rlim_t wanted = std::min<rlim_t>(most, now.rlim_max);
    const rlimit limits{wanted, wanted};
    if (setrlimit(resource, &limits) != 0) {
        cannot("setting a limit");
    }
}

void limit_all(std::uint64_t document_size, Work work) {
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NOFILE, 16);
    // A manual of 2,400 pages and 6.5 MB takes 10 seconds, nearly all in its embedded fonts.
    // A scanned page takes 3 to 10, and is seldom smaller than 16 KiB.
    const std::uint64_t seconds = work == Work::quick
                                      ? least_seconds + document_size / (mebibyte / 4)
                                      : 600 + document_size / (mebibyte / 640);
    limit(RLIMIT_CPU, sanitized ? seconds * 10 : seconds);
    if (!sanitized) {
        limit(RLIMIT_DATA, most_memory);
        limit(RLIMIT_AS, 2 * most_memory + document_size); // the document is mapped, not copied
    }
}

long landlock_create(const landlock_ruleset_attr* rules, std::size_t size, unsigned flags) {
    return syscall(SYS_landlock_create_ruleset, rules, size, flags);
}

/// No file may be opened but the font tables. False where the kernel has no Landlock.
bool close_files() {
    if (landlock_create(nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION) < 1) {
        return false; // ENOSYS: too old; EOPNOTSUPP: switched off
    }
    landlock_ruleset_attr rules{};
    rules.handled_access_fs = 0x1FFF; // all that its first version knows, and so every one
    const Fd ruleset(static_cast<int>(landlock_create(&rules, sizeof rules, 0)));
    if (!ruleset) {
        cannot("Landlock");
    }
    const Fd folder(::open(font_tables, O_PATH | O_CLOEXEC | O_DIRECTORY));
    if (folder) { // else there is nothing to be opened at all
        landlock_path_beneath_attr below{};
        below.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
        below.parent_fd = folder.get();
        if (syscall(SYS_landlock_add_rule, ruleset.get(), LANDLOCK_RULE_PATH_BENEATH, &below, 0) !=
            0) {
            cannot("Landlock");
        }
    }
    if (syscall(SYS_landlock_restrict_self, ruleset.get(), 0) != 0) {
        cannot("Landlock");
    }
    return true;
}

/// What computing, reading and answering need.
constexpr std::array allowed{
    SCMP_SYS(read),
    SCMP_SYS(write),
    SCMP_SYS(readv),
    SCMP_SYS(writev),
    SCMP_SYS(pread64),
    SCMP_SYS(lseek),
    SCMP_SYS(sendto),
    SCMP_SYS(sendmsg),
    SCMP_SYS(close),
    SCMP_SYS(fstat),
    SCMP_SYS(mmap),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(mprotect),
    SCMP_SYS(madvise),
    SCMP_SYS(brk),
    SCMP_SYS(futex),
    SCMP_SYS(getrandom),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(time),
    SCMP_SYS(getrusage),
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
    SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(restart_syscall),
    SCMP_SYS(fcntl),
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(tgkill),
    SCMP_SYS(poll),
};

/// What the sanitizers need besides.
constexpr std::array sanitizers{SCMP_SYS(pipe), SCMP_SYS(pipe2), SCMP_SYS(prlimit64),
                                SCMP_SYS(readlink), SCMP_SYS(nanosleep)};

/// Denies all other calls. False where the kernel has no seccomp.
bool close_calls(bool may_open) {
    if (prctl(PR_GET_SECCOMP, 0, 0, 0, 0) < 0) {
        return false;
    }
    const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    if (filter == nullptr) {
        cannot("seccomp");
    }
    int failed = 0;
    const auto allow = [&](int call) {
        failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0);
    };
    std::for_each(allowed.begin(), allowed.end(), allow);
    if (sanitized) {
        std::for_each(sanitizers.begin(), sanitizers.end(), allow);
    }
    if (may_open) { // Landlock says what
        allow(SCMP_SYS(openat));
    }
    // The C library asks for the size of an open file in this way, and of named ones without the
    // flag.
    failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(newfstatat), 1,
                               SCMP_A3(SCMP_CMP_MASKED_EQ, AT_EMPTY_PATH, AT_EMPTY_PATH));
    const bool in_force = failed == 0 && seccomp_load(filter) == 0;
    seccomp_release(filter);
    if (!in_force) {
        cannot("seccomp");
    }
    return true;
}

} // namespace

Confinement confine(std::uint64_t document_size, Work work) {
    syscall(SYS_close_range, first_own_descriptor, ~0U, 0); // ENOSYS leaves what was handed: little
    limit_all(document_size, work);
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
        cannot("giving up rights");
    }
    Confinement done;
    done.files = close_files();
    done.calls = close_calls(done.files);
    return done;
}

} // namespace lectern
