// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/fingerprint.hpp"
#include "store/places.hpp"

#include <catch2/catch.hpp>
#include <csignal>
#include <fstream>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace lectern;

namespace {

/// A folder that is gone when the test is over.
class Folder {
public:
    Folder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "lectern-XXXXXX").string();
        path = ::mkdtemp(pattern.data());
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() {
        ::chmod(path.c_str(), 0700);
        std::error_code error;
        std::filesystem::remove_all(path, error);
    }
    std::filesystem::path state() const { return path / "lectern" / "state.sqlite"; }
    std::size_t files_named(const std::string& part) const {
        std::size_t count = 0;
        for (const auto& entry : std::filesystem::directory_iterator(state().parent_path())) {
            count += entry.path().filename().string().find(part) != std::string::npos ? 1U : 0U;
        }
        return count;
    }
    std::filesystem::path path;
};

SavedPlace place_at(std::uint32_t sentence) {
    SavedPlace place;
    place.quote = "Cells are full.";
    place.prefix = "Опять жалобы.";
    place.sentence = sentence;
    place.percent = 43.5;
    place.when = std::chrono::system_clock::time_point(std::chrono::seconds(1700000000));
    return place;
}

void overwrite(const std::filesystem::path& file, std::streamoff at, const std::string& bytes) {
    std::fstream out(file, std::ios::in | std::ios::out | std::ios::binary);
    out.seekp(at);
    out << bytes;
}

/// The schema's version, where SQLite keeps it in the head of the file.
void set_version(const std::filesystem::path& file, char version) {
    overwrite(file, 60, {0, 0, 0, version});
}

/// The longest file that this process may write, while it lives.
class FileLimit {
public:
    explicit FileLimit(rlim_t bytes) {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &before_);
        rlimit limit = before_;
        limit.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    FileLimit(const FileLimit&) = delete;
    FileLimit& operator=(const FileLimit&) = delete;
    ~FileLimit() { ::setrlimit(RLIMIT_FSIZE, &before_); }

private:
    rlimit before_{};
};

} // namespace

TEST_CASE("a place outlives the program", "[store]") {
    const Folder folder;
    {
        Store store(folder.state());
        store.save_place("aa", {"/tmp/a.txt", "A", false, 0, 0}, place_at(1));
        store.save_place("aa", {"/tmp/a.txt", "A", false, 0, 0}, place_at(7));
        store.save_place("bb", {"/tmp/b.txt", "B", false, 0, 0}, place_at(9));
        CHECK_FALSE(store.take_problem());
    }
    Store store(folder.state());
    const auto place = store.place("aa");
    REQUIRE(place);
    CHECK(place->quote == "Cells are full.");
    CHECK(place->prefix == "Опять жалобы.");
    CHECK(place->sentence == 7);
    CHECK(place->percent == Approx(43.5));
    CHECK(place->when == place_at(1).when);
    CHECK_FALSE(store.place("cc"));
    CHECK_FALSE(store.take_problem());
}

TEST_CASE("a place outlives a program that is killed at the next instruction", "[store]") {
    const Folder folder;
    const pid_t child = ::fork();
    if (child == 0) {
        Store store(folder.state());
        store.save_place("aa", {"/tmp/a.txt", "A", false, 0, 0}, place_at(7));
        ::kill(::getpid(), SIGKILL);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));
    Store store(folder.state());
    REQUIRE(store.place("aa"));
    CHECK(store.place("aa")->sentence == 7);
}

TEST_CASE("a setting is kept, and changed", "[store]") {
    const Folder folder;
    Store store(folder.state());
    CHECK_FALSE(store.setting("rate"));
    store.set_setting("rate", "320");
    store.set_setting("rate", "350");
    CHECK(store.setting("rate") == "350");
}

TEST_CASE("what somebody reads is nobody else's business", "[store]") {
    const Folder folder;
    Store store(folder.state());
    store.set_setting("rate", "320");
    struct stat it {};
    REQUIRE(::stat(folder.state().c_str(), &it) == 0);
    CHECK((it.st_mode & 077U) == 0);
    REQUIRE(::stat(folder.state().parent_path().c_str(), &it) == 0);
    CHECK((it.st_mode & 077U) == 0);
}

TEST_CASE("a damaged file is set aside, said once, and places start anew", "[store]") {
    const Folder folder;
    std::filesystem::create_directories(folder.state().parent_path());
    SECTION("no database at all") {
        std::ofstream(folder.state()) << std::string(5000, 'x');
    }
    SECTION("its head is overwritten") {
        Store(folder.state()).save_place("aa", {"/tmp/a.txt", "A", false, 0, 0}, place_at(7));
        overwrite(folder.state(), 0, std::string(100, 'x'));
    }
    SECTION("its tables are overwritten") {
        Store(folder.state()).save_place("aa", {"/tmp/a.txt", "A", false, 0, 0}, place_at(7));
        overwrite(folder.state(), 4096, std::string(8192, 'x'));
    }
    SECTION("the list of its tables is overwritten") {
        Store(folder.state()).save_place("aa", {"/tmp/a.txt", "A", false, 0, 0}, place_at(7));
        overwrite(folder.state(), 100, std::string(3000, 'x'));
    }
    Store store(folder.state());
    CHECK_FALSE(store.place("aa"));
    const auto problem = store.take_problem();
    REQUIRE(problem);
    CHECK_THAT(*problem, Catch::Contains("damaged") && Catch::Contains("set aside"));
    CHECK_FALSE(store.take_problem());
    CHECK(folder.files_named(".damaged-") >= 1);
    store.save_place("aa", {"/tmp/a.txt", "A", false, 0, 0}, place_at(8));
    CHECK(Store(folder.state()).place("aa")->sentence == 8);
}

TEST_CASE("a file of a newer lectern is left alone", "[store]") {
    const Folder folder;
    Store(folder.state()).set_setting("rate", "320");
    set_version(folder.state(), 100);
    {
        Store store(folder.state());
        const auto problem = store.take_problem();
        REQUIRE(problem);
        CHECK_THAT(*problem, Catch::Contains("newer lectern"));
        store.set_setting("rate", "80");
        CHECK(store.setting("rate") == "80");
    }
    set_version(folder.state(), 2);
    CHECK(Store(folder.state()).setting("rate") == "320");
}

TEST_CASE("where nothing can be written, reading goes on and that is said", "[store]") {
    const Folder folder;
    SECTION("a file stands where the folder should be") {
        std::ofstream(folder.path / "lectern") << "no folder";
    }
    SECTION("a folder stands where the file should be") {
        std::filesystem::create_directories(folder.state());
    }
    SECTION("the folder may not be written") {
        std::filesystem::create_directories(folder.state().parent_path());
        ::chmod(folder.state().parent_path().c_str(), 0500);
        if (::access(folder.state().parent_path().c_str(), W_OK) == 0) {
            return; // root may write anywhere
        }
    }
    SECTION("there is no home") {
        Store store{std::filesystem::path()};
        CHECK_THAT(*store.take_problem(), Catch::Contains("HOME"));
        return;
    }
    Store store(folder.state());
    const auto problem = store.take_problem();
    REQUIRE(problem);
    CHECK_THAT(*problem, Catch::Contains("will not be kept"));
    store.save_place("aa", {"/tmp/a.txt", "A", false, 0, 0}, place_at(7));
    CHECK(store.place("aa")->sentence == 7);
    CHECK_FALSE(store.take_problem());
}

TEST_CASE("a file that may only be read is used as far as it goes", "[store]") {
    const Folder folder;
    Store(folder.state()).save_place("aa", {"/tmp/a.txt", "A", false, 0, 0}, place_at(7));
    ::chmod(folder.state().c_str(), 0400);
    if (::access(folder.state().c_str(), W_OK) == 0) {
        return; // root may write anywhere
    }
    Store store(folder.state());
    store.save_place("aa", {"/tmp/a.txt", "A", false, 0, 0}, place_at(8));
    CHECK(store.take_problem());
}

TEST_CASE("a full disk is said once, and the last place that went in stays", "[store]") {
    const Folder folder;
    {
        Store store(folder.state());
        store.save_place("aa", {"/tmp/a.txt", "A", false, 0, 0}, place_at(7));
        CHECK_FALSE(store.take_problem());
        const FileLimit full(8192);
        for (std::uint32_t i = 0; i < 50; ++i) {
            store.save_place("aa", {"/tmp/a.txt", "A", false, 0, 0}, place_at(100 + i));
        }
        const auto problem = store.take_problem();
        REQUIRE(problem);
        CHECK_THAT(*problem, Catch::Contains("not kept any more") && Catch::Contains("disk"));
        CHECK_FALSE(store.take_problem());
    }
    Store store(folder.state());
    REQUIRE(store.place("aa"));
    CHECK(store.place("aa")->sentence >= 7);
    CHECK_FALSE(store.take_problem());
}

TEST_CASE("two programs share the file", "[store]") {
    const Folder folder;
    Store first(folder.state());
    Store second(folder.state());
    for (std::uint32_t i = 0; i < 20; ++i) {
        first.save_place("aa", {"/tmp/a.txt", "A", false, 0, 0}, place_at(i));
        second.save_place("bb", {"/tmp/b.txt", "B", false, 0, 0}, place_at(100 + i));
    }
    CHECK(first.place("bb")->sentence == 119);
    CHECK(second.place("aa")->sentence == 19);
    CHECK_FALSE(first.take_problem());
    CHECK_FALSE(second.take_problem());
}

TEST_CASE("eight programs that start at once all get the tables", "[store]") {
    const Folder folder;
    std::vector<pid_t> children;
    for (int i = 0; i < 8; ++i) {
        const pid_t child = ::fork();
        if (child == 0) {
            Store store(folder.state());
            store.save_place(std::to_string(i), {"/tmp/a.txt", "A", false, 0, 0}, place_at(7));
            ::_exit(store.take_problem() ? 1 : 0);
        }
        children.push_back(child);
    }
    for (const pid_t child : children) {
        int status = 0;
        REQUIRE(::waitpid(child, &status, 0) == child);
        CHECK(status == 0);
    }
    Store store(folder.state());
    for (int i = 0; i < 8; ++i) {
        CHECK(store.place(std::to_string(i)));
    }
}

TEST_CASE("a fingerprint keeps contents apart", "[store]") {
    const auto of = [](const std::string& text) {
        return fingerprint(std::as_bytes(std::span(text)));
    };
    CHECK(of("a report") == of("a report"));
    CHECK(of("a report") != of("a reporT"));
    CHECK(of("").size() == 32);
    CHECK(of("").find_first_not_of("0123456789abcdef") == std::string::npos);
}
