// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// Writes JSON, one value after the other, into a string that the caller empties now and then.
/// Commas and colons come by themselves. Texts must be UTF-8; malformed bytes become U+FFFD.
class JsonWriter {
public:
    explicit JsonWriter(std::string& out) : out_(out) {}

    void begin_array();
    void end_array();
    void begin_object();
    void end_object();
    void key(std::string_view name);
    void text(std::string_view value);
    void number(std::int64_t value);
    void boolean(bool value);
    void null();
    /// key() and the value in one.
    void member(std::string_view name, std::string_view value) { key(name), text(value); }
    void member(std::string_view name, const char* value) { key(name), text(value); }
    void member(std::string_view name, std::int64_t value) { key(name), number(value); }
    void flag(std::string_view name, bool value) { key(name), boolean(value); }

private:
    void before_value();
    std::string& out_;
    std::vector<bool> has_entries_; // one for each open array or object
    bool after_key_ = false;
};

} // namespace lectern
