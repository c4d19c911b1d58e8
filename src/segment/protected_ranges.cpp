// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/protected_ranges.hpp"

#include "segment/letters.hpp"

#include <array>
#include <cstddef>

namespace lectern {
namespace {

constexpr std::size_t longest_bracket = 500;
constexpr std::size_t longest_quotation = 400;

/// The first bytes of brackets and quotes, of those that hold something together.
constexpr std::array<bool, 256> opener_bytes = [] {
    std::array<bool, 256> bytes{};
    for (const std::size_t byte : {0x28U, 0x29U, 0x22U, 0xC2U, 0xE2U}) {
        bytes[byte] = true;
    }
    return bytes;
}();

std::size_t next_opener(std::string_view text, std::size_t at) {
    while (at < text.size() && !opener_bytes[static_cast<unsigned char>(text[at])]) {
        ++at;
    }
    return at;
}

/// The openings that may still close: the last ones only, since what they hold is short.
class Openings {
public:
    void push(std::uint32_t at) {
        places_[count_ % places_.size()] = at;
        ++count_;
        depth_ = depth_ < places_.size() ? depth_ + 1 : depth_;
    }
    bool pop(std::uint32_t& at) {
        if (depth_ == 0) {
            return false;
        }
        --depth_;
        --count_;
        at = places_[count_ % places_.size()];
        return true;
    }
    void clear() { depth_ = 0; }

private:
    std::array<std::uint32_t, 64> places_{};
    std::size_t count_ = 0;
    std::size_t depth_ = 0;
};

/// "… und flüsterte", ", dijo", "— сказал": the sentence around a quotation goes on behind it.
bool goes_on_after(std::string_view text, std::size_t end) {
    const std::size_t at = skip_spaces(text, end);
    const CodePoint next = code_point_at(text, at);
    if (is_dash(next.value)) {
        return is_lower(code_point_at(text, skip_spaces(text, at + next.length)).value);
    }
    return is_lower(next.value) || next.value == ',' || next.value == ';';
}

class Collector {
public:
    explicit Collector(std::string_view text) : text_(text) {}

    std::vector<TextRange> run() {
        for (std::size_t at = next_opener(text_, 0); at < text_.size();) {
            const auto byte = static_cast<unsigned char>(text_[at]);
            std::size_t end = at + 1;
            if (byte < 0x80) {
                ascii(static_cast<char>(byte), at);
            } else {
                const CodePoint c = code_point_at(text_, at);
                end = at + c.length;
                typographic(c.value, at, end);
            }
            at = next_opener(text_, end);
        }
        return std::move(ranges_);
    }

private:
    void ascii(char c, std::size_t at) {
        if (c == '(') {
            brackets_.push(static_cast<std::uint32_t>(at));
        } else if (c == ')') {
            std::uint32_t open = 0;
            if (brackets_.pop(open) && at - open <= longest_bracket) {
                add(open, at + 1);
            }
        } else if (c == '"') {
            straight_quote(at);
        }
    }

    void straight_quote(std::size_t at) {
        const bool opens =
            at == 0 || is_space(code_point_before(text_, at).value) || text_[at - 1] == '(';
        if (opens) {
            quote_ = at;
            in_quote_ = true;
        } else {
            close_quote(at + 1);
        }
    }

    void typographic(char32_t c, std::size_t at, std::size_t end) {
        const bool before_space =
            at == 0 || is_space(code_point_before(text_, at).value) || text_[at - 1] == '(';
        const bool opens =
            c == 0x201E || c == 0x201A || (before_space && (c == 0x201C || c == 0xAB)) ||
            (before_space && c == 0xBB && is_letter(code_point_at(text_, end).value));
        if (opens) {
            quote_ = at;
            in_quote_ = true;
        } else if (c == 0x201D || c == 0x201C || c == 0xBB || c == 0xAB) {
            close_quote(end);
        }
    }

    void close_quote(std::size_t end) {
        if (in_quote_ && end - quote_ <= longest_quotation && goes_on_after(text_, end)) {
            add(static_cast<std::uint32_t>(quote_), end);
        }
        in_quote_ = false;
    }

    void add(std::uint32_t begin, std::size_t end) {
        while (!ranges_.empty() && ranges_.back().begin >= begin) {
            ranges_.pop_back(); // the outer one holds it
        }
        if (ranges_.empty() || ranges_.back().end <= begin) {
            ranges_.push_back({begin, static_cast<std::uint32_t>(end)});
        }
    }

    std::string_view text_;
    std::vector<TextRange> ranges_;
    Openings brackets_;
    std::size_t quote_ = 0;
    bool in_quote_ = false;
};

} // namespace

std::vector<TextRange> protected_ranges(std::string_view text) {
    return Collector(text).run();
}

} // namespace lectern
