// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/reader_lock.hpp"
#include "support/scratch_folder.hpp"

#include <catch2/catch.hpp>
#include <csignal>
#include <optional>
#include <sys/wait.h>
#include <unistd.h>

using namespace lectern;

namespace {

const std::string torture = "00112233445566778899aabbccddeeff";
const std::string elections = "ffeeddccbbaa99887766554433221100";

} // namespace

TEST_CASE("one reader at a time keeps the place in a document", "[lock]") {
    const test::ScratchFolder folder;
    std::optional<ReaderLock> first(std::in_place, folder.path(), torture);
    CHECK_FALSE(first->is_taken());
    CHECK(ReaderLock(folder.path(), torture).is_taken());
    CHECK_FALSE(ReaderLock(folder.path(), elections).is_taken());
    first.reset();
    CHECK_FALSE(ReaderLock(folder.path(), torture).is_taken());
}

TEST_CASE("a reader that is killed gives the right back", "[lock]") {
    const test::ScratchFolder folder;
    const pid_t reader = ::fork();
    if (reader == 0) {
        const ReaderLock lock(folder.path(), torture);
        ::kill(::getpid(), SIGKILL);
    }
    ::waitpid(reader, nullptr, 0);
    CHECK_FALSE(ReaderLock(folder.path(), torture).is_taken());
}

TEST_CASE("where nothing can be written there is nothing to guard", "[lock]") {
    CHECK_FALSE(ReaderLock("/nonexistent", torture).is_taken());
    CHECK_FALSE(ReaderLock({}, torture).is_taken());
}
