// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/places.hpp"

#include "store/database.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <ctime>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace lectern {
namespace {

/// What brings the tables from one version to the next; `user_version` of the file says which one
/// it has. A step that has been released is never changed: a new one is added.
constexpr std::array<const char*, 2> steps{R"(
    CREATE TABLE document (
        fingerprint TEXT PRIMARY KEY,
        path TEXT NOT NULL,
        title TEXT NOT NULL,
        quote TEXT NOT NULL,
        prefix TEXT NOT NULL,
        sentence INTEGER NOT NULL,
        percent REAL NOT NULL,
        at INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    PRAGMA user_version = 1;
)",
                                           R"(
    ALTER TABLE document ADD COLUMN finished INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE document ADD COLUMN findings INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE document ADD COLUMN findings_heard INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX document_by_time ON document (at);
    CREATE INDEX document_by_path ON document (path, at);
    CREATE TABLE heard (
        document INTEGER NOT NULL,
        mark INTEGER NOT NULL,
        PRIMARY KEY (document, mark)
    ) WITHOUT ROWID;
    CREATE TABLE bookmark (
        fingerprint TEXT NOT NULL,
        number INTEGER NOT NULL,
        quote TEXT NOT NULL,
        prefix TEXT NOT NULL,
        sentence INTEGER NOT NULL,
        percent REAL NOT NULL,
        at INTEGER NOT NULL,
        note TEXT NOT NULL,
        PRIMARY KEY (fingerprint, number)
    ) WITHOUT ROWID;
    PRAGMA user_version = 2;
)"};
constexpr int schema_version = static_cast<int>(steps.size());

/// A file of a version of lectern that is yet to come: it must not be touched.
class NewerSchema : public std::runtime_error {
public:
    NewerSchema() : std::runtime_error("newer") {}
};

int version_of(Database& database) {
    Statement version(database.get(), "PRAGMA user_version");
    return version.step() ? static_cast<int>(version.number(0)) : 0;
}

/// Opens a file and brings its tables up to date.
Database opened(const std::filesystem::path& file) {
    Database database(file);
    const int version = version_of(database);
    if (version > schema_version) {
        throw NewerSchema();
    }
    // NORMAL in WAL mode survives the death of the program; a loss of power may cost the newest
    // sentences, never the file (SQLite's documentation of synchronous).
    database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
    if (version < schema_version) {
        database.run("BEGIN IMMEDIATE");
        // Another lectern may just have made them.
        for (int step = version_of(database); step < schema_version; ++step) {
            database.run(steps.at(static_cast<std::size_t>(step)));
        }
        database.run("COMMIT");
    }
    return database;
}

bool is_damage(int code) {
    const int primary = code & 0xFF;
    return primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB;
}

std::string today() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    ::gmtime_r(&now, &parts);
    std::string text(32, '\0');
    text.resize(std::strftime(text.data(), text.size(), "%Y%m%dT%H%M%S", &parts));
    return text;
}

/// The key of what was heard in a document: half of its hash is enough to keep them apart, and the
/// many rows stay short.
std::int64_t short_key(const std::string& document) {
    std::uint64_t key = 0;
    std::from_chars(document.data(), document.data() + std::min<std::size_t>(document.size(), 16),
                    key, 16);
    return static_cast<std::int64_t>(key);
}

std::int64_t seconds_of(std::chrono::system_clock::time_point when) {
    return std::chrono::duration_cast<std::chrono::seconds>(when.time_since_epoch()).count();
}

} // namespace

class Store::Work {
public:
    explicit Work(const std::filesystem::path& file) : database_(open(file)) {}
    Work() : database_(opened({})) {}

    Database& database() { return database_; }
    bool is_kept() const noexcept { return !file_.empty(); }

    void say(const std::string& problem) {
        if (!problem_) {
            problem_ = problem;
        }
    }
    std::optional<std::string> take_problem() { return std::exchange(problem_, std::nullopt); }

    /// Runs what reads or writes. A file that turns out to be damaged is set aside, and it runs
    /// once more; a failing disk becomes a problem that is said once.
    template <typename Action>
    void guarded(Action action) {
        try {
            action();
        } catch (const DatabaseError& error) {
            if (!is_damage(error.code()) || file_.empty()) {
                fail(error);
                return;
            }
            database_ = set_aside(file_);
            try {
                action();
            } catch (const DatabaseError& again) {
                fail(again);
            }
        }
    }

private:
    void fail(const DatabaseError& error) {
        if (!failed_) {
            say(std::string("places are not kept any more: ") + error.what() +
                "; make room on the disk or check the state folder");
            failed_ = true;
        }
    }

    Database open(const std::filesystem::path& file) {
        if (file.empty()) {
            say("the place will not be kept: HOME is not set");
            return opened({});
        }
        std::error_code error;
        const ::mode_t mask = ::umask(077); // what somebody reads is nobody else's business
        std::filesystem::create_directories(file.parent_path(), error);
        try {
            Database database = opened(file);
            ::umask(mask);
            file_ = file;
            return database;
        } catch (const NewerSchema&) {
            say("the place will not be kept: " + file.string() +
                " is of a newer lectern; update this one");
        } catch (const DatabaseError& problem) {
            if (is_damage(problem.code())) {
                Database database = set_aside(file);
                ::umask(mask);
                file_ = file;
                return database;
            }
            say("the place will not be kept: " + file.string() + " cannot be used, " +
                problem.what());
        }
        ::umask(mask);
        return opened({});
    }

    /// A damaged file is kept under another name: somebody may want to save what is in it.
    Database set_aside(const std::filesystem::path& file) {
        const std::string suffix = ".damaged-" + today();
        std::error_code error;
        for (const char* part : {"", "-wal", "-shm"}) {
            const std::filesystem::path from = file.string() + part;
            if (std::filesystem::exists(from, error)) {
                std::filesystem::rename(from, from.string() + suffix, error);
            }
        }
        say("the file of places was damaged and is set aside as " + file.filename().string() +
            suffix + "; places start anew");
        try {
            return opened(file);
        } catch (const DatabaseError&) {
            return opened({});
        }
    }

    std::optional<std::string> problem_;
    bool failed_ = false;
    std::filesystem::path file_; // empty: what is kept is in memory alone
    Database database_;
};

Store::Store(const std::filesystem::path& file) : work_(std::make_unique<Work>(file)) {
}

Store::Store() : work_(std::make_unique<Work>()) {
}

Store::~Store() = default;

namespace {

constexpr const char* place_columns = "quote, prefix, sentence, percent, at";

SavedPlace place_in(Statement& row) {
    SavedPlace place;
    place.quote = row.text(0);
    place.prefix = row.text(1);
    place.sentence = static_cast<std::uint32_t>(row.number(2));
    place.percent = row.real(3);
    place.when = std::chrono::system_clock::time_point(std::chrono::seconds(row.number(4)));
    return place;
}

DocumentState state_in(Statement& row) {
    DocumentState state;
    state.path = row.text(0);
    state.title = row.text(1);
    state.finished = row.number(2) != 0;
    state.findings = static_cast<std::uint32_t>(row.number(3));
    state.findings_heard = static_cast<std::uint32_t>(row.number(4));
    return state;
}

} // namespace

std::optional<SavedPlace> Store::place(const std::string& document) {
    std::optional<SavedPlace> place;
    work_->guarded([&] {
        Statement query(work_->database().get(), std::string("SELECT ") + place_columns +
                                                     " FROM document WHERE fingerprint = ?");
        query.bind(1, document);
        if (query.step()) {
            place = place_in(query);
        }
    });
    return place;
}

std::optional<DocumentState> Store::state(const std::string& document) {
    std::optional<DocumentState> state;
    work_->guarded([&] {
        Statement query(work_->database().get(),
                        "SELECT path, title, finished, findings, findings_heard FROM document "
                        "WHERE fingerprint = ?");
        query.bind(1, document);
        if (query.step()) {
            state = state_in(query);
        }
    });
    return state;
}

void Store::save_place(const std::string& document, const DocumentState& state,
                       const SavedPlace& place) {
    work_->guarded([&] {
        Statement save(
            work_->database().get(),
            "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (fingerprint) DO UPDATE SET path = excluded.path, "
            "title = excluded.title, quote = excluded.quote, prefix = excluded.prefix, "
            "sentence = excluded.sentence, percent = excluded.percent, at = excluded.at, "
            "finished = excluded.finished, findings = excluded.findings, "
            "findings_heard = excluded.findings_heard");
        save.bind(1, document).bind(2, state.path).bind(3, state.title).bind(4, place.quote);
        save.bind(5, place.prefix).bind(6, std::int64_t{place.sentence}).bind(7, place.percent);
        save.bind(8, seconds_of(place.when)).bind(9, std::int64_t{state.finished});
        save.bind(10, std::int64_t{state.findings}).bind(11, std::int64_t{state.findings_heard});
        save.step();
    });
}

std::vector<std::uint64_t> Store::heard(const std::string& document) {
    std::vector<std::uint64_t> marks;
    work_->guarded([&] {
        marks.clear();
        Statement query(work_->database().get(), "SELECT mark FROM heard WHERE document = ?");
        query.bind(1, short_key(document));
        while (query.step()) {
            marks.push_back(static_cast<std::uint64_t>(query.number(0)));
        }
    });
    return marks;
}

void Store::add_heard(const std::string& document, const std::vector<std::uint64_t>& marks) {
    work_->guarded([&] {
        Transaction all(work_->database());
        Statement add(work_->database().get(), "INSERT OR IGNORE INTO heard VALUES (?, ?)");
        for (const auto mark : marks) {
            add.bind(1, short_key(document)).bind(2, static_cast<std::int64_t>(mark)).step();
            add.reset();
        }
        all.commit();
    });
}

std::vector<SavedBookmark> Store::bookmarks(const std::string& document) {
    std::vector<SavedBookmark> bookmarks;
    work_->guarded([&] {
        bookmarks.clear();
        Statement query(work_->database().get(),
                        std::string("SELECT ") + place_columns +
                            ", note FROM bookmark WHERE fingerprint = ? ORDER BY number");
        query.bind(1, document);
        while (query.step()) {
            bookmarks.push_back({place_in(query), query.text(5)});
        }
    });
    return bookmarks;
}

void Store::save_bookmarks(const std::string& document,
                           const std::vector<SavedBookmark>& bookmarks) {
    work_->guarded([&] {
        Transaction all(work_->database());
        Statement clear(work_->database().get(), "DELETE FROM bookmark WHERE fingerprint = ?");
        clear.bind(1, document).step();
        Statement add(work_->database().get(),
                      "INSERT INTO bookmark VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        std::int64_t number = 0;
        for (const SavedBookmark& it : bookmarks) {
            add.bind(1, document).bind(2, ++number).bind(3, it.place.quote);
            add.bind(4, it.place.prefix).bind(5, std::int64_t{it.place.sentence});
            add.bind(6, it.place.percent).bind(7, seconds_of(it.place.when)).bind(8, it.note);
            add.step();
            add.reset();
        }
        all.commit();
    });
}

std::vector<KnownDocument> Store::recent(std::size_t most) {
    std::vector<KnownDocument> documents;
    work_->guarded([&] {
        documents.clear();
        Statement query(work_->database().get(),
                        "SELECT path, title, finished, findings, findings_heard, fingerprint, "
                        "percent, at FROM document ORDER BY at DESC, fingerprint LIMIT ?");
        query.bind(1, static_cast<std::int64_t>(most));
        while (query.step()) {
            documents.push_back(
                {query.text(5), state_in(query), query.real(6),
                 std::chrono::system_clock::time_point(std::chrono::seconds(query.number(7)))});
        }
    });
    return documents;
}

std::optional<std::string> Store::earlier_edition(const std::string& document,
                                                  const std::string& path) {
    std::optional<std::string> found;
    work_->guarded([&] {
        Statement query(work_->database().get(),
                        "SELECT fingerprint FROM document WHERE path = ? AND fingerprint <> ? "
                        "ORDER BY at DESC LIMIT 1");
        query.bind(1, path).bind(2, document);
        if (query.step()) {
            found = query.text(0);
        }
    });
    return found;
}

void Store::forget(const std::string& document) {
    work_->guarded([&] {
        Transaction all(work_->database());
        for (const char* sql : {"DELETE FROM document WHERE fingerprint = ?",
                                "DELETE FROM bookmark WHERE fingerprint = ?"}) {
            Statement erase(work_->database().get(), sql);
            erase.bind(1, document).step();
        }
        Statement erase(work_->database().get(), "DELETE FROM heard WHERE document = ?");
        erase.bind(1, short_key(document)).step();
        all.commit();
    });
}

std::optional<std::string> Store::setting(const std::string& name) {
    std::optional<std::string> value;
    work_->guarded([&] {
        Statement query(work_->database().get(), "SELECT value FROM setting WHERE name = ?");
        query.bind(1, name);
        if (query.step()) {
            value = query.text(0);
        }
    });
    return value;
}

void Store::set_setting(const std::string& name, const std::string& value) {
    work_->guarded([&] {
        Statement save(work_->database().get(),
                       "INSERT INTO setting VALUES (?, ?) "
                       "ON CONFLICT (name) DO UPDATE SET value = excluded.value");
        save.bind(1, name).bind(2, value);
        save.step();
    });
}

bool Store::is_kept() const noexcept {
    return work_->is_kept();
}

std::optional<std::string> Store::take_problem() {
    return work_->take_problem();
}

} // namespace lectern
