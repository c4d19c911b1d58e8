// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/reading_cache.hpp"

#include "base/frame.hpp"
#include "store/fingerprint.hpp"
#include "support/scratch_folder.hpp"

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

using namespace lectern;
namespace fs = std::filesystem;

namespace {

const std::string document(32, 'd');
const std::string request(32, 'r');
const std::string maker(32, 'm');

std::vector<std::byte> bytes(const std::string& text) {
    const auto span = std::as_bytes(std::span(text));
    return {span.begin(), span.end()};
}

/// A cache with one reading in it.
class Kept {
public:
    Kept() { keep(document, "the reading"); }
    void keep(const std::string& of, const std::string& text) {
        auto entry = cache.begin(of, request);
        entry.add(1, bytes(text));
        entry.keep();
    }
    fs::path file() const { return folder / (document + '-' + request + ".reading"); }
    std::size_t files() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
    }
    bool found() { return cache.find(document, request).has_value(); }

private:
    test::ScratchFolder scratch_;

public:
    const fs::path folder = scratch_.path() / "cache" / "readings";
    ReadingCache cache{folder, maker};
};

void overwrite(const fs::path& file, std::streamoff at, char byte) {
    std::fstream out(file, std::ios::in | std::ios::out | std::ios::binary);
    out.seekp(at);
    out.put(byte);
}

} // namespace

TEST_CASE("a kept reading is found as it was sent, by those who made it", "[cache]") {
    Kept kept;
    std::vector<std::byte> sent;
    append_frame(sent, 1, bytes("the reading"));
    CHECK(kept.cache.find(document, request) == sent);
    CHECK_FALSE(kept.cache.find(std::string(32, 'e'), request));
    CHECK_FALSE(kept.cache.find(document, std::string(32, 'e')));

    SECTION("for nobody else to see") {
        struct stat about {};
        REQUIRE(::stat(kept.file().c_str(), &about) == 0);
        CHECK((about.st_mode & 0777) == 0600);
        REQUIRE(::stat(kept.folder.c_str(), &about) == 0);
        CHECK((about.st_mode & 0777) == 0700);
    }
    SECTION("but not after a change of program or language data") {
        ReadingCache other(kept.folder, std::string(32, 'o'));
        CHECK_FALSE(other.find(document, request));
        CHECK(kept.files() == 0);
    }
}

TEST_CASE("what was tampered with is not found, and goes", "[cache]") {
    Kept kept;
    const auto size = static_cast<std::streamoff>(fs::file_size(kept.file()));
    SECTION("any byte of it") {
        const auto at = GENERATE(0, 20, 60, -40, -1);
        overwrite(kept.file(), at < 0 ? size + at : at, '?');
        CHECK_FALSE(kept.found());
        CHECK_FALSE(fs::exists(kept.file()));
    }
    SECTION("its end") {
        fs::resize_file(kept.file(), static_cast<std::uintmax_t>(GENERATE(0, 10, 90)));
        CHECK_FALSE(kept.found());
        CHECK_FALSE(fs::exists(kept.file()));
    }
    SECTION("its rights") {
        ::chmod(kept.file().c_str(), 0622);
        CHECK_FALSE(kept.found());
    }
    SECTION("the rights of its folder") {
        ::chmod(kept.folder.c_str(), 0777);
        CHECK_FALSE(kept.found());
        CHECK(fs::exists(kept.file())); // nothing is deleted where others may write
    }
    SECTION("a link in its place") {
        fs::rename(kept.file(), kept.folder / "elsewhere");
        fs::create_symlink(kept.folder / "elsewhere", kept.file());
        CHECK_FALSE(kept.found());
        CHECK(fs::exists(kept.folder / "elsewhere"));
    }
    SECTION("a pipe in its place") {
        fs::remove(kept.file());
        REQUIRE(::mkfifo(kept.file().c_str(), 0600) == 0);
        CHECK_FALSE(kept.found());
    }
}

TEST_CASE("an unfinished reading leaves nothing", "[cache]") {
    Kept kept;
    {
        auto entry = kept.cache.begin(std::string(32, 'e'), request);
        entry.add(1, std::vector<std::byte>(200'000));
        CHECK(kept.files() == 2);
    }
    CHECK(kept.files() == 1);
}

TEST_CASE("a reading that is too long to open quickly is not kept", "[cache]") {
    Kept kept;
    const std::string other(32, 'e');
    auto entry = kept.cache.begin(other, request);
    entry.add(1, std::vector<std::byte>(ReadingCache::longest));
    entry.keep();
    CHECK_FALSE(kept.cache.find(other, request));
    CHECK(kept.files() == 1);
}

TEST_CASE("the readings not used for longest make room", "[cache]") {
    Kept kept;
    // files that are large without taking room on the disk
    constexpr int many = static_cast<int>(ReadingCache::most_bytes / ReadingCache::longest);
    for (int i = 0; i < many; ++i) {
        const fs::path file = kept.folder / (std::to_string(i) + ".reading");
        std::ofstream(file).put('x');
        fs::resize_file(file, ReadingCache::longest);
        const timespec times[2] = {{1'000'000 + i, 0}, {1'000'000 + i, 0}};
        REQUIRE(::utimensat(AT_FDCWD, file.c_str(), times, 0) == 0);
    }
    kept.keep(std::string(32, 'e'), "one more");
    CHECK_FALSE(fs::exists(kept.folder / "0.reading"));
    CHECK(fs::exists(kept.folder / "1.reading"));
    CHECK(kept.found());
}

TEST_CASE("a forgotten document is gone in all its readings", "[cache]") {
    Kept kept;
    kept.keep(std::string(32, 'e'), "another document");
    kept.cache.begin(document, std::string(32, 's')).keep();
    kept.cache.forget(document);
    CHECK(kept.files() == 1);
    CHECK_FALSE(kept.found());
}

TEST_CASE("a cache that keeps nothing makes nothing", "[cache]") {
    ReadingCache none;
    auto entry = none.begin(document, request);
    entry.add(1, bytes("the reading"));
    entry.keep();
    CHECK_FALSE(none.find(document, request));
    SECTION("nor one whose folder cannot be made") {
        ReadingCache nowhere("/proc/lectern/readings", maker);
        nowhere.begin(document, request).keep();
        CHECK_FALSE(nowhere.find(document, request));
    }
}
