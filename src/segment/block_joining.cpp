// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/block_joining.hpp"

#include "base/utf8.hpp"
#include "segment/hyphens.hpp"
#include "segment/line_shape.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace lectern {
namespace {

constexpr std::size_t shortest_cut = 40; // bytes; shorter texts are labels, lines of addresses
constexpr std::size_t most_between = 12; // blocks of the page between the halves
constexpr std::size_t most_label_words = 8;

bool is_between(const Block& block) {
    return block.role == Role::artifact || block.role == Role::note ||
           block.role == Role::navigation;
}

/// Whether a block's text stops in the middle of a sentence.
bool is_open(const Block& block) {
    const bool text =
        block.role == Role::paragraph || block.role == Role::list_item || block.role == Role::quote;
    return text && block.cell.table == 0 && block.text.size() >= shortest_cut &&
           !ends_sentence(block.text) &&
           std::string_view(":;").find(block.text.back()) == std::string_view::npos;
}

/// "…, having regard to the law,": such paragraphs of a preamble stand one below the other.
bool ends_clause(std::string_view text) {
    return text.ends_with(',') || text.ends_with(';');
}

bool goes_on(const Block& open, const Block& next, const StructureRules& rules) {
    if (next.role != Role::paragraph || next.cell.table != 0) {
        return false;
    }
    const auto first = code_point_at(next.text, 0).value;
    if (is_lower(first)) {
        return !marker_at(next.text, rules);
    }
    // A capital goes on where the text before cannot end there.
    const auto word = folded(last_word(open.text));
    return is_upper(first) && open.text.size() >= 2 * shortest_cut &&
           !marker_at(next.text, rules) &&
           (rules.small_words.find(word) != rules.small_words.end() || open.text.back() == ',');
}

void append(Block& open, Block& next, const StructureRules& rules) {
    auto shift = open.text.size() + 1;
    if (ends_hyphenated(open.text) && is_lower(code_point_at(next.text, 0).value) &&
        !is_suspended(next.text, rules)) {
        open.text.resize(open.text.size() - code_point_before(open.text, open.text.size()).length);
        shift = open.text.size();
    } else {
        open.text += ' ';
    }
    open.text += next.text;
    for (auto& span : next.spans) {
        span.range.begin += static_cast<std::uint32_t>(shift);
        span.range.end += static_cast<std::uint32_t>(shift);
        open.spans.push_back(std::move(span));
    }
    open.source.end = std::max(open.source.end, next.source.end);
}

/// The first words of a text that could be a label: title case, what follows begins a sentence.
std::vector<std::string_view> label_prefixes(std::string_view text, const StructureRules& rules) {
    std::vector<std::string_view> prefixes;
    std::size_t at = 0;
    std::size_t capitals = 0;
    for (std::size_t words = 1; words <= most_label_words && at < text.size(); ++words) {
        const auto end = std::min(text.find(' ', at), text.size());
        const auto word = text.substr(at, end - at);
        const bool capital = is_upper(code_point_at(word, 0).value);
        capitals += capital ? 1U : 0U;
        if (word.empty() || (!capital && rules.small_words.find(word) == rules.small_words.end()) ||
            !is_letter(code_point_before(word, word.size()).value)) {
            break;
        }
        at = end + 1;
        if (capital && capitals >= 2 && at < text.size() &&
            is_upper(code_point_at(text, at).value)) {
            prefixes.push_back(text.substr(0, end));
        }
    }
    return prefixes;
}

struct Label {
    std::size_t count = 0;
    bool alone = false;
    std::unordered_set<std::string_view> followers; // the words that come next
};

Block cut_label(Block& block, std::size_t size) {
    Block label;
    label.role = Role::heading;
    label.guessed = true;
    label.level = 0; // given with the other guessed headings
    label.text = block.text.substr(0, size);
    label.source = block.source;
    label.page = block.page;
    label.language = block.language;
    const auto shift = static_cast<std::uint32_t>(size + 1);
    block.text.erase(0, shift);
    block.number = {};
    std::erase_if(block.spans, [&](const Span& span) { return span.range.end <= shift; });
    for (auto& span : block.spans) {
        span.range.begin -= std::min(shift, span.range.begin);
        span.range.end -= shift;
    }
    return label;
}

} // namespace

void join_cut_paragraphs(std::vector<Block>& blocks, const StructureRules& rules) {
    constexpr auto none = static_cast<std::size_t>(-1);
    std::vector<Block> joined;
    joined.reserve(blocks.size());
    std::size_t open = none; // in `joined`
    for (auto& block : blocks) {
        const bool apart = open != none && open + 1 < joined.size();
        if (open != none && goes_on(joined[open], block, rules) &&
            (apart || !ends_clause(joined[open].text))) {
            append(joined[open], block, rules);
            open = is_open(joined[open]) ? open : none;
            continue;
        }
        const bool between = is_between(block);
        joined.push_back(std::move(block));
        if (!between) {
            open = is_open(joined.back()) ? joined.size() - 1 : none;
        } else if (open != none && joined.size() - open > most_between) {
            open = none;
        }
    }
    blocks = std::move(joined);
}

void part_repeated_labels(std::vector<Block>& blocks, const StructureRules& rules) {
    std::unordered_map<std::string_view, Label> labels;
    for (const auto& block : blocks) {
        if (block.role != Role::paragraph || block.cell.table != 0) {
            continue;
        }
        for (const auto prefix : label_prefixes(block.text, rules)) {
            auto& label = labels[prefix];
            ++label.count;
            label.followers.insert(
                first_word(std::string_view(block.text).substr(prefix.size() + 1)));
        }
    }
    // Names begin paragraphs too ("Human Rights Watch …"): a label also stands alone somewhere.
    for (const auto& block : blocks) {
        const auto label = labels.find(block.text);
        if (label != labels.end() && block.role == Role::paragraph) {
            label->second.alone = true;
        }
    }
    std::vector<std::size_t> cuts(blocks.size(), 0);
    for (std::size_t at = 0; at < blocks.size(); ++at) {
        if (blocks[at].role != Role::paragraph || blocks[at].cell.table != 0) {
            continue;
        }
        for (const auto prefix : label_prefixes(blocks[at].text, rules)) {
            const auto& label = labels[prefix];
            if (label.alone && label.count >= 3 && label.followers.size() >= 2) {
                cuts[at] = prefix.size();
            }
        }
    }
    labels.clear();
    if (std::all_of(cuts.begin(), cuts.end(), [](std::size_t size) { return size == 0; })) {
        return;
    }
    std::vector<Block> parted;
    parted.reserve(blocks.size() * 2);
    for (std::size_t at = 0; at < blocks.size(); ++at) {
        if (cuts[at] != 0) {
            parted.push_back(cut_label(blocks[at], cuts[at]));
        }
        parted.push_back(std::move(blocks[at]));
    }
    blocks = std::move(parted);
}

} // namespace lectern
