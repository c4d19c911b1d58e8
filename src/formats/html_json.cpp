// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.hpp"
#include "formats/html_structured_data.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace lectern {
namespace {

constexpr std::size_t deepest = 200;

/// The value of four hexadecimal digits at the start of a text.
std::optional<char32_t> hex_unit(std::string_view digits) {
    if (digits.size() < 4) {
        return std::nullopt;
    }
    char32_t unit = 0;
    for (const char digit : digits.substr(0, 4)) {
        const auto place = std::string_view("0123456789abcdef")
                               .find(digit >= 'A' && digit <= 'F' ? digit + ('a' - 'A') : digit);
        if (place == std::string_view::npos) {
            return std::nullopt;
        }
        unit = unit * 16 + static_cast<char32_t>(place);
    }
    return unit;
}

/// The white space or sign that a letter behind a backslash stands for.
char escaped(char letter) {
    const bool white =
        letter == 'n' || letter == 't' || letter == 'r' || letter == 'b' || letter == 'f';
    return white ? ' ' : letter;
}

/// Decodes what stands between the quotes; white space of every kind becomes a space. Empty where
/// an escape is none.
std::optional<std::string> decoded(std::string_view raw) {
    std::string text;
    text.reserve(raw.size());
    for (std::size_t at = 0; at < raw.size(); ++at) {
        if (raw[at] != '\\') {
            text += raw[at];
            continue;
        }
        ++at;
        if (raw[at] != 'u') {
            text += escaped(raw[at]);
            continue;
        }
        std::optional<char32_t> unit = hex_unit(raw.substr(at + 1));
        if (!unit) {
            return std::nullopt;
        }
        at += 4;
        const bool first_half = *unit >= 0xD800 && *unit < 0xDC00;
        if (first_half && raw.substr(at + 1).starts_with("\\u")) {
            const std::optional<char32_t> second = hex_unit(raw.substr(at + 3));
            if (second && *second >= 0xDC00 && *second < 0xE000) {
                unit = 0x10000 + ((*unit - 0xD800) << 10U) + (*second - 0xDC00);
                at += 6;
            }
        }
        append_utf8(text, *unit);
    }
    return text;
}

/// Goes through a JSON text token by token and keeps where the article bodies stand.
class BodySearch {
public:
    explicit BodySearch(std::string_view json) : json_(json) {}

    /// The longest body as written; empty where the text is no JSON.
    std::string_view search() {
        while (skip_white()) {
            if (!take(json_[at_])) {
                return {};
            }
        }
        return open_.empty() && expected_ == Expected::separator ? longest_ : std::string_view{};
    }

private:
    /// What may come next. Behind "{" and "[" also the end of that; behind a value a comma or end.
    enum class Expected : std::uint8_t { value, first_value, key, first_key, colon, separator };

    bool skip_white() {
        at_ = std::min(json_.find_first_not_of(" \t\r\n", at_), json_.size());
        return at_ < json_.size();
    }

    bool wants_value() const {
        return expected_ == Expected::value || expected_ == Expected::first_value;
    }

    bool take(char sign) {
        switch (sign) {
        case '{':
        case '[':
            return open(sign);
        case '}':
        case ']':
            return close(sign);
        case ',':
            return next(expected_ == Expected::separator && !open_.empty(),
                        !open_.empty() && open_.back() == '{' ? Expected::key : Expected::value);
        case ':':
            return next(expected_ == Expected::colon, Expected::value);
        case '"':
            return take_string();
        default:
            return take_word();
        }
    }

    bool next(bool fits, Expected expected) {
        ++at_;
        expected_ = expected;
        return fits;
    }

    bool open(char sign) {
        const bool fits = wants_value() && open_.size() < deepest;
        open_ += sign;
        body_follows_ = false;
        return next(fits, sign == '{' ? Expected::first_key : Expected::first_value);
    }

    bool close(char sign) {
        const bool of_object = sign == '}';
        const bool fits = !open_.empty() && open_.back() == (of_object ? '{' : '[') &&
                          (expected_ == Expected::separator ||
                           expected_ == (of_object ? Expected::first_key : Expected::first_value));
        if (fits) {
            open_.pop_back();
        }
        return next(fits, Expected::separator);
    }

    bool take_string() {
        const std::size_t begin = at_ + 1;
        std::size_t end = begin;
        while (end < json_.size() && json_[end] != '"') {
            end += json_[end] == '\\' ? 2U : 1U;
        }
        if (end >= json_.size()) {
            return false;
        }
        at_ = end;
        const std::string_view raw = json_.substr(begin, end - begin);
        if (expected_ == Expected::key || expected_ == Expected::first_key) {
            body_follows_ = raw == "articleBody";
            return next(true, Expected::colon);
        }
        if (body_follows_ && raw.size() > longest_.size()) {
            longest_ = raw;
        }
        body_follows_ = false;
        return next(wants_value(), Expected::separator);
    }

    /// A number, true, false or null: which of them makes no difference here.
    bool take_word() {
        const std::size_t end =
            json_.find_first_not_of("+-.0123456789abcdefghijklmnopqrstuvwxyzE", at_);
        const bool some = end != at_;
        at_ = std::min(end, json_.size());
        const bool fits = some && wants_value();
        expected_ = Expected::separator;
        body_follows_ = false;
        return fits;
    }

    std::string_view json_;
    std::size_t at_ = 0;
    std::string open_; // the brackets
    Expected expected_ = Expected::value;
    bool body_follows_ = false;
    std::string_view longest_;
};

} // namespace

std::string article_body_in(std::string_view json) {
    return decoded(BodySearch(json).search()).value_or(std::string());
}

} // namespace lectern
