// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/html_skeleton.hpp"

#include "formats/html_limits.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace lectern {
namespace {

/// Shorter ones are no shorter as a stand-in.
constexpr std::size_t least_size = 24;
/// A stand-in is two letters of plane 16, which is for private use; each says 15 bits of the
/// stretch's number.
constexpr unsigned bits = 15;
constexpr std::size_t most_stretches = std::size_t{1} << (2 * bits);

/// What a byte of a text is to the parser. Of the letters that are `odd`, some are replaced by it.
enum class Byte : std::uint8_t { plain, white, tag, entity, odd };

constexpr auto bytes = [] {
    std::array<Byte, 256> all{};
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool odd = i < 0x20 || i == 0x7F || i == 0xC2 || i >= 0xEF;
        all[i] = odd ? Byte::odd : Byte::plain;
    }
    all[' '] = all['\n'] = all['\t'] = Byte::white;
    all['<'] = Byte::tag;
    all['&'] = Byte::entity;
    return all;
}();

Byte byte_at(std::string_view text, std::size_t at) {
    return bytes[static_cast<unsigned char>(text[at])];
}

bool is_letter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

bool is_of_name(char letter) {
    return is_letter(letter) || (letter >= '0' && letter <= '9') || letter == '#';
}

/// Behind an "&" and the name that may follow: "&copyright" is "\u00A9right" to the parser.
std::size_t entity_end(std::string_view html, std::size_t at) {
    ++at;
    while (at < html.size() && is_of_name(html[at])) {
        ++at;
    }
    return at < html.size() && html[at] == ';' ? at + 1 : at;
}

/// Behind the comment that begins at `at`. "<!-->" is one, and "--!>" ends one.
std::size_t comment_end(std::string_view html, std::size_t at) {
    for (std::size_t end = html.find("--", at + 2); end != std::string_view::npos;
         end = html.find("--", end + 1)) {
        const std::string_view behind = html.substr(end + 2);
        if (behind.starts_with('>')) {
            return end + 3;
        }
        if (end >= at + 4 && behind.starts_with("!>")) {
            return end + 4;
        }
    }
    return html.size();
}

/// Behind the letter at `at`.
std::size_t letter_end(std::string_view html, std::size_t at) {
    ++at;
    while (at < html.size() && (static_cast<unsigned char>(html[at]) & 0xC0U) == 0x80U) {
        ++at;
    }
    return at;
}

void append_digit(std::string& text, std::size_t digit) {
    text += HtmlSkeleton::mark;
    text += static_cast<char>(0x80U | (digit >> 12U));
    text += static_cast<char>(0x80U | ((digit >> 6U) & 0x3FU));
    text += static_cast<char>(0x80U | (digit & 0x3FU));
}

std::size_t digit_at(std::string_view text, std::size_t at) {
    const auto six = [&](std::size_t i) {
        return static_cast<unsigned char>(text[at + i]) & 0x3FU;
    };
    return (std::size_t{six(1)} << 12U) | (std::size_t{six(2)} << 6U) | six(3);
}

} // namespace

/// Goes over the page once. What it takes for text and the parser does not is only not shortened,
/// or is another kind of text: where a tag may end in two places, it takes the later one.
class HtmlSkeleton::Builder {
public:
    explicit Builder(HtmlSkeleton& out)
        : html_(out.html_), out_(out), shortens_(html_.find(mark) == std::string_view::npos) {}

    void run() {
        while (at_ < html_.size()) {
            switch (byte_at(html_, at_)) {
            case Byte::tag:
                at_ = markup_end();
                break;
            case Byte::entity:
                at_ = entity_end(html_, at_);
                break;
            case Byte::odd:
                at_ = letter_end(html_, at_);
                break;
            case Byte::white:
                ++at_;
                break;
            case Byte::plain:
                take_stretch();
                break;
            }
        }
        copy_until(html_.size());
    }

private:
    /// Behind the tag, comment or declaration at this place; or behind a "<" that is a sign.
    std::size_t markup_end() {
        const char next = at_ + 1 < html_.size() ? html_[at_ + 1] : ' ';
        if (html_.substr(at_).starts_with("<!--")) {
            return comment_end(html_, at_);
        }
        if (next == '!' || next == '?') {
            return std::min(html_.find('>', at_), html_.size() - 1) + 1;
        }
        if (!is_letter(next) && next != '/') {
            return at_ + 1;
        }
        const HtmlTag tag = tag_at(html_, at_);
        if (nesting_.refuses(tag)) {
            copy_until(tag.begin);
            out_.text_.append(tag.end - tag.begin, ' ');
            copied_ = tag.end;
        } else if (opens_raw_text(tag)) {
            return raw_text_end(html_, tag.end, tag.name());
        }
        return tag.end;
    }

    void take_stretch() {
        const std::size_t begin = at_;
        while (at_ < html_.size() && byte_at(html_, at_) <= Byte::white) {
            ++at_;
        }
        auto& stretches = out_.stretches_;
        if (!shortens_ || at_ - begin < least_size || stretches.size() == most_stretches) {
            return;
        }
        copy_until(begin);
        const std::size_t number = stretches.size();
        stretches.push_back({out_.text_.size(), begin, at_ - begin});
        append_digit(out_.text_, number >> bits);
        append_digit(out_.text_, number & ((std::size_t{1} << bits) - 1));
        copied_ = at_;
    }

    void copy_until(std::size_t end) {
        out_.text_ += html_.substr(copied_, end - copied_);
        copied_ = end;
    }

    std::string_view html_;
    HtmlSkeleton& out_;
    const bool shortens_; // a page may hold letters of plane 16: then none is a stand-in
    HtmlNesting nesting_;
    std::size_t at_ = 0;
    std::size_t copied_ = 0;
};

HtmlSkeleton::HtmlSkeleton(std::string_view html) : html_(html) {
    Builder(*this).run();
}

std::string_view HtmlSkeleton::words_of(std::string_view text) const {
    if (text.size() < stand_in_size || text[0] != mark || text[4] != mark) {
        return {};
    }
    const std::size_t number = (digit_at(text, 0) << bits) | digit_at(text, 4);
    if (number >= stretches_.size()) {
        return {}; // the page's own letters
    }
    return html_.substr(stretches_[number].begin, stretches_[number].size);
}

std::size_t HtmlSkeleton::source_of(std::size_t at) const {
    const auto after = std::upper_bound(
        stretches_.begin(), stretches_.end(), at,
        [](std::size_t place, const PlainStretch& stretch) { return place < stretch.stand_in; });
    if (after == stretches_.begin()) {
        return at;
    }
    const PlainStretch& last = *std::prev(after);
    const std::size_t behind = last.stand_in + stand_in_size;
    return at < behind ? last.begin : last.begin + last.size + (at - behind);
}

} // namespace lectern
