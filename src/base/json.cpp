// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/json.hpp"

#include "base/utf8.hpp"

namespace lectern {

void JsonWriter::before_value() {
    if (after_key_) {
        after_key_ = false;
        return;
    }
    if (!has_entries_.empty()) {
        if (has_entries_.back()) {
            out_ += ',';
        }
        has_entries_.back() = true;
    }
    if (has_entries_.size() == 1) {
        out_ += '\n';
    }
}

void JsonWriter::begin_array() {
    before_value();
    out_ += '[';
    has_entries_.push_back(false);
}

void JsonWriter::end_array() {
    has_entries_.pop_back();
    out_ += has_entries_.empty() ? "\n]" : "]";
}

void JsonWriter::begin_object() {
    before_value();
    out_ += '{';
    has_entries_.push_back(false);
}

void JsonWriter::end_object() {
    has_entries_.pop_back();
    out_ += has_entries_.empty() ? "\n}" : "}";
}

void JsonWriter::key(std::string_view name) {
    text(name);
    out_ += ':';
    after_key_ = true;
}

void JsonWriter::text(std::string_view value) {
    before_value();
    out_ += '"';
    const std::string mended = is_utf8(value) ? std::string() : to_valid_utf8(value);
    for (const char c : mended.empty() ? value : std::string_view(mended)) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out_ += '\\';
            out_ += c;
        } else if (c == '\n') {
            out_ += "\\n";
        } else if (c == '\t') {
            out_ += "\\t";
        } else if (byte < 0x20 || byte == 0x7F) {
            constexpr std::string_view digits = "0123456789abcdef";
            out_ += "\\u00";
            out_ += digits[byte >> 4U];
            out_ += digits[byte & 0xFU];
        } else {
            out_ += c;
        }
    }
    out_ += '"';
}

void JsonWriter::number(std::int64_t value) {
    before_value();
    out_ += std::to_string(value);
}

void JsonWriter::boolean(bool value) {
    before_value();
    out_ += value ? "true" : "false";
}

void JsonWriter::null() {
    before_value();
    out_ += "null";
}

} // namespace lectern
