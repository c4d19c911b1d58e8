// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.hpp"

namespace lectern {
namespace {

[[noreturn]] void fail(sqlite3* database, int code) {
    throw DatabaseError(code,
                        database != nullptr ? sqlite3_errmsg(database) : sqlite3_errstr(code));
}

} // namespace

Statement::Statement(sqlite3* database, std::string_view sql) {
    sqlite3_stmt* made = nullptr;
    const int code =
        sqlite3_prepare_v2(database, sql.data(), static_cast<int>(sql.size()), &made, nullptr);
    statement_.reset(made);
    if (code != SQLITE_OK) {
        fail(database, code);
    }
}

Statement& Statement::bind(int index, std::string_view text) {
    sqlite3_bind_text(statement_.get(), index, text.data(), static_cast<int>(text.size()),
                      SQLITE_TRANSIENT);
    return *this;
}

Statement& Statement::bind(int index, std::int64_t number) {
    sqlite3_bind_int64(statement_.get(), index, number);
    return *this;
}

Statement& Statement::bind(int index, double number) {
    sqlite3_bind_double(statement_.get(), index, number);
    return *this;
}

bool Statement::step() {
    const int code = sqlite3_step(statement_.get());
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
        fail(sqlite3_db_handle(statement_.get()), code);
    }
    return code == SQLITE_ROW;
}

std::string Statement::text(int column) {
    const auto* bytes = sqlite3_column_text(statement_.get(), column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
    return bytes == nullptr ? std::string()
                            : std::string(reinterpret_cast<const char*>(bytes), size);
}

std::int64_t Statement::number(int column) {
    return sqlite3_column_int64(statement_.get(), column);
}

double Statement::real(int column) {
    return sqlite3_column_double(statement_.get(), column);
}

void Statement::reset() noexcept {
    sqlite3_reset(statement_.get());
    sqlite3_clear_bindings(statement_.get());
}

Database::Database(const std::filesystem::path& file) {
    sqlite3* made = nullptr;
    const std::string name = file.empty() ? ":memory:" : file.string();
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX |
                      (file.empty() ? SQLITE_OPEN_MEMORY : SQLITE_OPEN_NOFOLLOW);
    const int code = sqlite3_open_v2(name.c_str(), &made, flags, nullptr);
    database_.reset(made);
    if (code != SQLITE_OK) {
        fail(made, code);
    }
    sqlite3_busy_timeout(made, 2000);
}

void Database::run(const char* sql) {
    const int code = sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) {
        fail(database_.get(), code);
    }
}

Transaction::Transaction(Database& database) : database_(database) {
    database_.run("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
    if (open_) {
        sqlite3_exec(database_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
}

void Transaction::commit() {
    database_.run("COMMIT");
    open_ = false;
}

} // namespace lectern
