// SPDX-License-Identifier: GPL-3.0-or-later
// A thin owner of one SQLite database and its statements. Used inside the store alone.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <sqlite3.h>
#include <stdexcept>
#include <string>
#include <string_view>

namespace lectern {

/// What SQLite said, for the store's border; never leaves the module.
class DatabaseError : public std::runtime_error {
public:
    DatabaseError(int code, const std::string& what) : std::runtime_error(what), code_(code) {}
    int code() const noexcept { return code_; }

private:
    int code_;
};

/// One prepared statement; values are bound from 1, columns read from 0.
class Statement {
public:
    Statement(sqlite3* database, std::string_view sql);
    Statement& bind(int index, std::string_view text);
    Statement& bind(int index, std::int64_t number);
    Statement& bind(int index, double number);
    /// Runs to the next row; false when there is none. Throws DatabaseError.
    bool step();
    std::string text(int column);
    std::int64_t number(int column);
    double real(int column);
    /// Ready to be bound and run again.
    void reset() noexcept;

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

class Database {
public:
    /// Opens or makes `file`; an empty path is a database in memory. Throws DatabaseError.
    explicit Database(const std::filesystem::path& file);
    void run(const char* sql);
    sqlite3* get() const noexcept { return database_.get(); }

private:
    struct Close {
        void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
    };
    std::unique_ptr<sqlite3, Close> database_;
};

/// Writes that go in together or not at all: what is not committed is rolled back.
class Transaction {
public:
    explicit Transaction(Database& database);
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();
    void commit();

private:
    Database& database_;
    bool open_ = true;
};

} // namespace lectern
