// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/places.hpp"

#include "store/database.hpp"

#include <ctime>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace lectern {
namespace {

/// Raised with every change of the tables; user_version of the file says which one it has.
constexpr int schema_version = 1;

constexpr const char* schema = R"(
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
)";

/// A file of a version of lectern that is yet to come: it must not be touched.
class NewerSchema : public std::runtime_error {
public:
    NewerSchema() : std::runtime_error("newer") {}
};

int version_of(Database& database) {
    Statement version(database.get(), "PRAGMA user_version");
    return version.step() ? static_cast<int>(version.number(0)) : 0;
}

/// Opens a file, brings its tables up to date, and refuses what is damaged.
Database opened(const std::filesystem::path& file) {
    Database database(file);
    const int version = version_of(database);
    if (version > schema_version) {
        throw NewerSchema();
    }
    // NORMAL in WAL mode survives the death of the program; a loss of power may cost the newest
    // sentences, never the file (SQLite's documentation of synchronous).
    database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
    if (version == 0) {
        database.run("BEGIN IMMEDIATE");
        if (version_of(database) == 0) { // another lectern may just have made them
            database.run(schema);
        }
        database.run("COMMIT");
    }
    Statement check(database.get(), "PRAGMA quick_check(1)");
    if (!check.step() || check.text(0) != "ok") {
        throw DatabaseError(SQLITE_CORRUPT, "the check of the file failed");
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

std::int64_t seconds_of(std::chrono::system_clock::time_point when) {
    return std::chrono::duration_cast<std::chrono::seconds>(when.time_since_epoch()).count();
}

} // namespace

class Store::Work {
public:
    explicit Work(const std::filesystem::path& file) : database_(open(file)) {}

    Database& database() { return database_; }

    void say(const std::string& problem) {
        if (!problem_) {
            problem_ = problem;
        }
    }
    std::optional<std::string> take_problem() { return std::exchange(problem_, std::nullopt); }

    /// Runs what reads or writes; a failing disk becomes a problem that is said once.
    template <typename Action>
    void guarded(Action action) {
        try {
            action();
        } catch (const DatabaseError& error) {
            if (!failed_) {
                say(std::string("places are not kept any more: ") + error.what() +
                    "; make room on the disk or check the state folder");
                failed_ = true;
            }
        }
    }

private:
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
            return database;
        } catch (const NewerSchema&) {
            say("the place will not be kept: " + file.string() +
                " is of a newer lectern; update this one");
        } catch (const DatabaseError& problem) {
            if (is_damage(problem.code())) {
                Database database = set_aside(file);
                ::umask(mask);
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
    Database database_;
};

Store::Store(const std::filesystem::path& file) : work_(std::make_unique<Work>(file)) {
}

Store::~Store() = default;

std::optional<SavedPlace> Store::place(const std::string& document) {
    std::optional<SavedPlace> place;
    work_->guarded([&] {
        Statement query(work_->database().get(),
                        "SELECT quote, prefix, sentence, percent, at FROM document "
                        "WHERE fingerprint = ?");
        query.bind(1, document);
        if (query.step()) {
            place.emplace();
            place->quote = query.text(0);
            place->prefix = query.text(1);
            place->sentence = static_cast<std::uint32_t>(query.number(2));
            place->percent = query.real(3);
            place->when =
                std::chrono::system_clock::time_point(std::chrono::seconds(query.number(4)));
        }
    });
    return place;
}

void Store::save_place(const std::string& document, const std::string& path,
                       const std::string& title, const SavedPlace& place) {
    work_->guarded([&] {
        Statement save(
            work_->database().get(),
            "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (fingerprint) DO UPDATE SET path = excluded.path, "
            "title = excluded.title, quote = excluded.quote, prefix = excluded.prefix, "
            "sentence = excluded.sentence, percent = excluded.percent, at = excluded.at");
        save.bind(1, document).bind(2, path).bind(3, title).bind(4, place.quote);
        save.bind(5, place.prefix).bind(6, std::int64_t{place.sentence}).bind(7, place.percent);
        save.bind(8, seconds_of(place.when));
        save.step();
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

std::optional<std::string> Store::take_problem() {
    return work_->take_problem();
}

} // namespace lectern
