// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/sentences.hpp"

#include "segment/full_stop.hpp"
#include "segment/inline_list.hpp"
#include "segment/letters.hpp"
#include "segment/list_marker.hpp"
#include "segment/protected_ranges.hpp"

#include <algorithm>
#include <array>

namespace lectern {
namespace {

/// Bytes that a mark begins with: ASCII ones, and the lead bytes of the others.
constexpr std::array<bool, 256> mark_bytes = [] {
    std::array<bool, 256> bytes{};
    for (const std::size_t byte : {0x2EU, 0x21U, 0x3FU, 0xD8U, 0xE0U, 0xE2U, 0xE3U, 0xEFU}) {
        bytes[byte] = true;
    }
    return bytes;
}();

std::size_t next_mark_byte(std::string_view text, std::size_t at) {
    while (at < text.size() && !mark_bytes[static_cast<unsigned char>(text[at])]) {
        ++at;
    }
    return at;
}

std::vector<TextRange> note_ranges(const Block& block) {
    std::vector<TextRange> notes;
    for (const Span& span : block.spans) {
        if (span.kind == SpanKind::note_reference && !span.range.empty()) {
            notes.push_back(span.range);
        }
    }
    std::sort(notes.begin(), notes.end(),
              [](const TextRange& a, const TextRange& b) { return a.begin < b.begin; });
    return notes;
}

/// "— Where? — she asked", "– Où ? demanda-t-elle": the dash opens what someone says, and who says
/// it follows.
bool is_speech(std::string_view text) {
    for (std::size_t at = text.find(' '); at < text.size(); at = text.find(' ', at + 1)) {
        const char32_t before = code_point_before(text, at).value;
        const char32_t behind = code_point_at(text, at + 1).value;
        const bool asks = before == '?' || before == '!';
        const bool pauses = asks || before == ',' || before == '.' || before == 0x2026;
        if ((pauses && is_dash(behind)) || (asks && is_lower(behind))) {
            return true;
        }
    }
    return false;
}

/// A hyphen opens items, not speech.
bool is_long_dash(char32_t c) {
    return c == 0x2013 || c == 0x2014 || c == 0x2015;
}

/// The sign before an item that is no number (❶ is one); empty where it has none.
std::string_view bullet_of(const Block& block) {
    if (block.number.empty() || block.number.begin != 0) {
        return {};
    }
    const auto [point, length] = code_point_at(block.text, 0);
    const bool circled =
        (point >= 0x2460 && point <= 0x24FF) || (point >= 0x2776 && point <= 0x2793);
    if (length != block.number.end || circled || is_word_part(point) ||
        (is_long_dash(point) && is_speech(block.text))) {
        return {};
    }
    return std::string_view(block.text).substr(0, length);
}

/// Cuts one block's text.
class Cutter {
public:
    Cutter(const SentenceText& in, std::string_view bullet, std::vector<TextRange>& out)
        : in_(in), bullet_(bullet), out_(out), ranges_(protected_ranges(in.text)),
          items_(inline_item_starts(in)) {}

    void run() {
        for (std::size_t at = next_mark_byte(in_.text, 0); at < in_.text.size();
             at = next_mark_byte(in_.text, at)) {
            cut_before_items(at);
            const auto stop = stop_at(in_, at);
            if (!stop) {
                ++at;
                continue;
            }
            if (!is_protected(*stop) && ends_sentence(in_, start_, *stop)) {
                cut(stop->after, stop->next);
            }
            at = std::max(stop->end, std::min(stop->after, in_.text.size()));
        }
        cut_before_items(in_.text.size());
        cut(in_.text.size(), in_.text.size());
    }

private:
    void cut_before_items(std::size_t until) {
        for (; item_ < items_.size() && items_[item_] <= until; ++item_) {
            if (items_[item_] > start_) {
                cut(items_[item_], items_[item_]);
            }
        }
    }

    /// Inside of what its sentence holds together. Brackets that open a sentence do not.
    bool is_protected(const Stop& stop) {
        while (range_ < ranges_.size() && ranges_[range_].end <= stop.begin) {
            ++range_;
        }
        return range_ < ranges_.size() && ranges_[range_].begin < stop.begin &&
               stop.after < ranges_[range_].end &&
               (ranges_[range_].begin > start_ || in_.text[start_] != '(');
    }

    void cut(std::size_t end, std::size_t next) {
        while (end > start_ && is_space(code_point_before(in_.text, end).value)) {
            end -= code_point_before(in_.text, end).length;
        }
        if (end > start_) {
            out_.push_back(
                {static_cast<std::uint32_t>(behind_bullet(end)), static_cast<std::uint32_t>(end)});
        }
        start_ = next;
    }

    /// Where the words of a sentence begin: nobody says a bullet. One before a number ("• 9.")
    /// is a part of it.
    std::size_t behind_bullet(std::size_t end) const {
        if (bullet_.empty() || !in_.text.substr(start_).starts_with(bullet_)) {
            return start_;
        }
        const auto words = skip_spaces(in_.text, start_ + bullet_.size());
        const auto marker = list_marker_at(in_.text, words);
        const bool number = marker && marker->numbering != ListMarker::Numbering::bullet;
        return words < end && !number ? words : start_;
    }

    const SentenceText& in_;
    std::string_view bullet_;
    std::vector<TextRange>& out_;
    std::vector<TextRange> ranges_;
    std::vector<std::size_t> items_;
    std::size_t start_ = 0;
    std::size_t range_ = 0;
    std::size_t item_ = 0;
};

/// Code is heard line by line.
std::vector<TextRange> lines_of(std::string_view text) {
    std::vector<TextRange> lines;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = std::min(text.find('\n', at), text.size());
        const std::size_t next = end + 1;
        at = std::min(skip_spaces(text, at), end);
        while (end > at && is_space(code_point_before(text, end).value)) {
            end -= code_point_before(text, end).length;
        }
        if (end > at) {
            lines.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
        }
        at = next;
    }
    return lines;
}

} // namespace

std::vector<TextRange> sentences_of(const Block& block, const SentenceRules& rules) {
    if (block.role == Role::code) {
        return lines_of(block.text);
    }
    std::vector<TextRange> sentences;
    const std::size_t begin = skip_spaces(block.text, 0);
    if (begin == block.text.size()) {
        return sentences;
    }
    if (block.role == Role::heading && !block.guessed) {
        sentences.push_back({0, static_cast<std::uint32_t>(block.text.size())});
        return sentences;
    }
    const std::vector<TextRange> notes = note_ranges(block);
    const SentenceText in{block.text, rules, notes};
    Cutter(in, bullet_of(block), sentences).run();
    return sentences;
}

} // namespace lectern
