// SPDX-License-Identifier: GPL-3.0-or-later
// State files as older versions of lectern have written them: what is in them is never lost.
#include "store/database.hpp"
#include "store/places.hpp"
#include "support/scratch_folder.hpp"

#include <catch2/catch.hpp>

using namespace lectern;

namespace {

const std::string report = "00112233445566778899aabbccddeeff";

/// The tables of version 1 as they were released, with a place and a setting.
constexpr const char* version_1 = R"(
    CREATE TABLE document (fingerprint TEXT PRIMARY KEY, path TEXT NOT NULL, title TEXT NOT NULL,
        quote TEXT NOT NULL, prefix TEXT NOT NULL, sentence INTEGER NOT NULL,
        percent REAL NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    INSERT INTO document VALUES ('00112233445566778899aabbccddeeff', '/home/a/torture.pdf',
        'Torture report', 'Three cells had no light.', 'We saw them.', 41, 43.5, 1700000000);
    INSERT INTO setting VALUES ('rate', '320');
    PRAGMA user_version = 1;
)";
/// What version 2 added, with a bookmark and something heard.
constexpr const char* version_2 = R"(
    ALTER TABLE document ADD COLUMN finished INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE document ADD COLUMN findings INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE document ADD COLUMN findings_heard INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX document_by_time ON document (at);
    CREATE INDEX document_by_path ON document (path, at);
    CREATE TABLE heard (document INTEGER NOT NULL, mark INTEGER NOT NULL,
        PRIMARY KEY (document, mark)) WITHOUT ROWID;
    CREATE TABLE bookmark (fingerprint TEXT NOT NULL, number INTEGER NOT NULL, quote TEXT NOT NULL,
        prefix TEXT NOT NULL, sentence INTEGER NOT NULL, percent REAL NOT NULL,
        at INTEGER NOT NULL, note TEXT NOT NULL,
        PRIMARY KEY (fingerprint, number)) WITHOUT ROWID;
    UPDATE document SET findings = 17, findings_heard = 12;
    INSERT INTO bookmark VALUES ('00112233445566778899aabbccddeeff', 1, 'Nobody answered.',
        'We wrote.', 52, 50, 1700000001, 'ask them again');
    INSERT INTO heard VALUES (0x0011223344556677, 99);
    PRAGMA user_version = 2;
)";

void check_place(Store& store) {
    const auto place = store.place(report);
    REQUIRE(place);
    CHECK(place->quote == "Three cells had no light.");
    CHECK(place->prefix == "We saw them.");
    CHECK(place->sentence == 41);
    CHECK(place->percent == 43.5);
    CHECK(store.setting("rate") == "320");
    CHECK_FALSE(store.take_problem());
}

} // namespace

TEST_CASE("a state file of version 1 keeps its places and settings", "[store]") {
    const test::ScratchFolder folder;
    const auto file = folder.path() / "state.sqlite";
    Database(file).run(version_1);
    Store store(file);
    check_place(store);
    CHECK(store.state(report)->title == "Torture report");
    CHECK(store.state(report)->findings == 0);
    CHECK(store.bookmarks(report).empty());
    store.save_bookmarks(report, {{{}, "new in this version"}}); // its new tables are there
    CHECK(store.bookmarks(report).size() == 1);
}

TEST_CASE("a state file of version 2 keeps bookmarks and what was heard too", "[store]") {
    const test::ScratchFolder folder;
    const auto file = folder.path() / "state.sqlite";
    {
        Database database(file);
        database.run(version_1);
        database.run(version_2);
    }
    Store store(file);
    check_place(store);
    CHECK(store.state(report)->findings_heard == 12);
    REQUIRE(store.bookmarks(report).size() == 1);
    CHECK(store.bookmarks(report).front().note == "ask them again");
    CHECK(store.heard(report) == std::vector<std::uint64_t>{99});
}

TEST_CASE("a migration that is cut short leaves the file as it was", "[store]") {
    const test::ScratchFolder folder;
    const auto file = folder.path() / "state.sqlite";
    Database(file).run(version_1);
    Database(file).run("CREATE TABLE heard (other TEXT)"); // the step to version 2 cannot be done
    {
        Store store(file);
        CHECK(store.take_problem());
    }
    Database database(file);
    Statement version(database.get(), "PRAGMA user_version");
    REQUIRE(version.step());
    CHECK(version.number(0) == 1);
    Statement place(database.get(), "SELECT sentence FROM document");
    REQUIRE(place.step());
    CHECK(place.number(0) == 41);
}

TEST_CASE("the newest of ten thousand reports are found through an index", "[store]") {
    const test::ScratchFolder folder;
    const auto file = folder.path() / "state.sqlite";
    Store(file).set_setting("rate", "200"); // makes the tables
    Database database(file);
    database.run("INSERT INTO document SELECT printf('%032x', value), '/reports/' || value, "
                 "'Report ' || value, 'words', 'before', 1, 50, value, 0, 0, 0 "
                 "FROM (WITH RECURSIVE count(value) AS (SELECT 1 UNION ALL "
                 "SELECT value + 1 FROM count WHERE value < 10000) SELECT value FROM count)");
    for (const char* query :
         {"EXPLAIN QUERY PLAN SELECT path FROM document ORDER BY at DESC, fingerprint LIMIT 20",
          "EXPLAIN QUERY PLAN SELECT path FROM document WHERE fingerprint = 'x'",
          "EXPLAIN QUERY PLAN SELECT fingerprint FROM document WHERE path = 'x' "
          "AND fingerprint <> 'y' ORDER BY at DESC LIMIT 1"}) {
        Statement plan(database.get(), query);
        REQUIRE(plan.step());
        INFO(plan.text(3));
        CHECK(plan.text(3).find(" USING ") != std::string::npos); // an index of ours, or the key
    }
    Store store(file);
    const auto newest = store.recent(20);
    REQUIRE(newest.size() == 20);
    CHECK(newest.front().state.title == "Report 10000");
}
