// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/hyphens.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <bitset>

namespace lectern {
namespace {

constexpr std::string_view soft_hyphen = "\u00ad";

std::size_t hyphen_size(std::string_view text) noexcept {
    if (text.ends_with('-')) {
        return 1;
    }
    if (text.ends_with("\u2010")) {
        return 3;
    }
    return text.ends_with(soft_hyphen) ? soft_hyphen.size() : 0;
}

constexpr std::size_t sought_bits = 64 * 32;

/// Words of one length and one first letter, whatever its case, have one bit.
std::size_t bit_of(std::string_view word) noexcept {
    const auto first = static_cast<unsigned char>(word.empty() ? 0 : word[0]) % 32U;
    return std::min<std::size_t>(word.size(), 63) * 32 +
           (static_cast<unsigned char>(word.empty() ? 0 : word[0]) < 0x80 ? first : 0U);
}

/// Without the punctuation around a word.
std::string_view bare(std::string_view word) noexcept {
    while (!word.empty()) {
        const auto point = code_point_at(word, 0);
        if (is_letter(point.value) || is_digit(point.value)) {
            break;
        }
        word.remove_prefix(point.length);
    }
    while (!word.empty()) {
        const auto point = code_point_before(word, word.size());
        if (is_letter(point.value) || is_digit(point.value) || point.value == U'-') {
            break;
        }
        word.remove_suffix(point.length);
    }
    return word;
}

/// "to-middle", behind "low-".
bool has_small_word_in_front(std::string_view word, const StructureRules& rules) {
    const auto hyphen = word.find('-');
    return hyphen != std::string_view::npos &&
           rules.small_words.find(word.substr(0, hyphen)) != rules.small_words.end();
}

std::string_view cut_word(std::string_view before) noexcept {
    return bare(last_word(before.substr(0, before.size() - hyphen_size(before))));
}

} // namespace

bool ends_hyphenated(std::string_view text) noexcept {
    const auto size = hyphen_size(text);
    return size != 0 && size < text.size() &&
           is_letter(code_point_before(text, text.size() - size).value);
}

bool is_suspended(std::string_view after, const StructureRules& rules) {
    return rules.joining_words.find(folded(first_word(after))) != rules.joining_words.end();
}

Hyphens::Hyphens(const std::vector<ShapedLine>& lines, const StructureRules& rules)
    : rules_(rules) {
    std::bitset<sought_bits> sought; // most words of a text need no folding
    for (std::size_t at = 0; at + 1 < lines.size(); ++at) {
        const auto& text = lines[at].line.text;
        if (ends_hyphenated(text) && lines[at + 1].shape.starts_small) {
            const auto head = folded(cut_word(text));
            const auto tail = folded(bare(first_word(lines[at + 1].line.text)));
            for (const auto& word : {head + tail, head + "-" + tail, head, tail}) {
                sought.set(bit_of(word));
                seen_.emplace(word, false);
            }
        }
    }
    if (seen_.empty()) {
        return;
    }
    std::string word;
    for (const auto& each : lines) {
        for (const auto written : split_words(each.line.text)) {
            const auto plain = bare(written);
            if (plain.empty() || !sought[bit_of(plain)]) {
                continue;
            }
            fold_into(word, plain);
            const auto found = seen_.find(word);
            if (found != seen_.end()) {
                found->second = true;
            }
        }
    }
}

bool Hyphens::is_seen(const std::string& word) const {
    const auto found = seen_.find(word);
    return found != seen_.end() && found->second;
}

LineHyphen Hyphens::between(std::string_view before, std::string_view after) const {
    if (before.ends_with(soft_hyphen)) {
        return LineHyphen::goes;
    }
    const auto head = folded(cut_word(before));
    const auto tail = folded(bare(first_word(after)));
    const bool joined = is_seen(head + tail);
    if (joined != is_seen(head + "-" + tail)) {
        return joined ? LineHyphen::goes : LineHyphen::stays;
    }
    if (is_suspended(after, rules_)) {
        return LineHyphen::suspended;
    }
    // "cost-of-" has a hyphen already: it is a compound, and so is what is cut. Two words that both
    // stand alone elsewhere are one too.
    const bool compound = head.find('-') != std::string::npos || (is_seen(head) && is_seen(tail)) ||
                          has_small_word_in_front(tail, rules_) ||
                          rules_.compound_heads.find(head) != rules_.compound_heads.end();
    return !compound && is_lower(code_point_at(after, 0).value) ? LineHyphen::goes
                                                                : LineHyphen::stays;
}

} // namespace lectern
