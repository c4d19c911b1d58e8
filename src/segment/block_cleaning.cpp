// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/block_cleaning.hpp"

#include "base/utf8.hpp"
#include "segment/line_shape.hpp"
#include "segment/running_lines.hpp"

#include <algorithm>
#include <unordered_map>

namespace lectern {
namespace {

constexpr std::size_t longest_menu_text = 120;      // bytes
constexpr std::size_t longest_running_text = 140;   // bytes
constexpr std::size_t longest_contents_entry = 250; // bytes

std::size_t offset_of(std::string_view text, std::string_view part) {
    return static_cast<std::size_t>(part.data() - text.data());
}

bool is_plain(const Block& block) {
    return block.role == Role::paragraph && block.cell.table == 0;
}

bool is_number(std::string_view text) {
    return !text.empty() && text.size() <= 4 &&
           text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Numbers alone in a block that count up by one from page to page.
void mark_counted_numbers(std::vector<Block>& blocks) {
    std::vector<std::size_t> numbers;
    for (std::size_t at = 0; at < blocks.size(); ++at) {
        if (is_plain(blocks[at]) && is_number(blocks[at].text)) {
            numbers.push_back(at);
        }
    }
    const auto value = [&](std::size_t at) { return std::stoul(blocks[numbers[at]].text); };
    for (std::size_t begin = 0; begin < numbers.size();) {
        auto end = begin + 1;
        while (end < numbers.size() && value(end) == value(end - 1) + 1 &&
               numbers[end] > numbers[end - 1] + 1) {
            ++end;
        }
        for (auto at = begin; end - begin >= 3 && at < end; ++at) {
            blocks[numbers[at]].role = Role::artifact;
        }
        begin = end;
    }
}

std::string without_figures(std::string_view text) {
    std::string masked;
    for (const char c : text) {
        const bool digit = c >= '0' && c <= '9';
        if (!digit || masked.empty() || masked.back() != '#') {
            masked += digit ? '#' : c;
        }
    }
    return masked;
}

/// Short texts that stand beside page numbers again and again.
void mark_repeated(std::vector<Block>& blocks) {
    struct Use {
        std::size_t count = 0;
        std::size_t at_rim = 0;
    };
    std::unordered_map<std::string, Use> uses;
    const auto may_run = [](const Block& block) {
        return is_plain(block) && block.text.size() <= longest_running_text;
    };
    const auto is_artifact = [&](std::size_t at) {
        return at < blocks.size() && blocks[at].role == Role::artifact;
    };
    for (std::size_t at = 0; at < blocks.size(); ++at) {
        if (may_run(blocks[at])) {
            auto& use = uses[without_figures(blocks[at].text)];
            ++use.count;
            use.at_rim += is_artifact(at + 1) || (at > 0 && is_artifact(at - 1)) ? 1U : 0U;
        }
    }
    for (std::size_t at = 1; at < blocks.size(); ++at) {
        if (may_run(blocks[at])) {
            const auto& use = uses[without_figures(blocks[at].text)];
            if (use.count >= 3 && use.at_rim * 3 >= use.count * 2) {
                blocks[at].role = Role::artifact;
            }
        }
    }
}

std::size_t linked_bytes(const Block& block) {
    std::size_t sum = 0;
    std::size_t end = 0;
    for (const auto& span : block.spans) {
        if (span.kind == SpanKind::link && span.range.begin >= end) {
            sum += span.range.end - span.range.begin;
            end = span.range.end;
        }
    }
    return sum;
}

bool is_linked(const Block& block) {
    return linked_bytes(block) * 10 >= block.text.size() * 8;
}

/// "Home | About | Contact": short parts between bars or dots.
std::size_t bar_parts(std::string_view text) {
    std::size_t parts = 1;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool bar = text[at] == '|' || text.substr(at).starts_with(" · ") ||
                         text.substr(at).starts_with(" • ");
        parts += bar ? 1U : 0U;
    }
    return parts;
}

/// "Menu - OpenMenu - Closed": two labels of one switch, glued together.
bool is_glued_switch(std::string_view text) {
    const auto first = first_word(text);
    if (first.size() < 4 || first.size() + 4 > text.size()) {
        return false;
    }
    const auto again = text.find(first, first.size());
    return again != std::string_view::npos && text[again - 1] != ' ' &&
           is_lower(static_cast<unsigned char>(text[again - 1])) &&
           is_upper(static_cast<unsigned char>(first[0])) &&
           text.find(' ', again) != std::string_view::npos;
}

bool all_words_of_menus(std::string_view text, const StructureRules& rules) {
    const auto words = split_words(text);
    return words.size() >= 2 && std::all_of(words.begin(), words.end(), [&](std::string_view word) {
               return rules.menu_lines.find(folded(word)) != rules.menu_lines.end();
           });
}

/// "Home » Reports » 2021" and "Privacy policy | Contact": the path to a page, a bar of links.
bool is_path_or_bar(std::string_view text, const StructureRules& rules) {
    std::size_t parts = 0;
    bool known = false;
    bool path = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto bar = text.find(" | ", at);
        const auto arrow = std::min(text.find(" » ", at), text.find(" › ", at));
        const auto end = std::min({bar, arrow, text.size()});
        path = path || (arrow == end && arrow < text.size());
        ++parts;
        known = known || rules.menu_lines.find(folded(trimmed(text.substr(at, end - at)))) !=
                             rules.menu_lines.end();
        at = end == text.size() ? end : text.find(' ', end + 1) + 1;
    }
    return parts >= 3 && (path || known);
}

bool is_menu_block(const Block& block, const StructureRules& rules) {
    if (is_menu_text(block.text, rules)) {
        return true;
    }
    const bool linked = is_linked(block);
    if (rules.menu_lines.find(folded(block.text)) != rules.menu_lines.end()) {
        return linked || block.role == Role::paragraph;
    }
    return linked && bar_parts(block.text) >= 3;
}

/// The words of a text without a page number at its end.
std::string entry_words(std::string_view text) {
    while (!text.empty() &&
           std::string_view("0123456789. \t").find(text.back()) != std::string_view::npos) {
        text.remove_suffix(1);
    }
    return plain_words(text);
}

bool may_be_entry(const Block& block) {
    return block.role != Role::heading && is_spoken(block.role) &&
           block.text.size() <= longest_contents_entry;
}

} // namespace

bool is_menu_text(std::string_view text, const StructureRules& rules) {
    if (text.size() > longest_menu_text) {
        return false;
    }
    if (is_glued_switch(text) || all_words_of_menus(text, rules) || is_path_or_bar(text, rules)) {
        return true;
    }
    const auto lowered = folded(text);
    for (const auto word : split_words(lowered)) {
        const auto rest = std::string_view(lowered).substr(offset_of(lowered, word));
        const auto [begin, end] = rules.menu_phrases.equal_range(word);
        if (std::any_of(begin, end, [&](const auto& it) { return rest.starts_with(it.second); })) {
            return true;
        }
    }
    return false;
}

void mark_page_blocks(std::vector<Block>& blocks, const StructureRules& rules) {
    TextSet rests;
    for (auto& block : blocks) {
        if (!is_plain(block)) {
            continue;
        }
        if (const auto page = page_line(block.text, rules)) {
            block.role = Role::artifact;
            if (!page->rest.empty()) {
                rests.insert(plain_words(page->rest));
            }
        }
    }
    for (auto& block : blocks) {
        if (!rests.empty() && is_plain(block) && block.text.size() <= longest_running_text &&
            rests.find(plain_words(block.text)) != rests.end()) {
            block.role = Role::artifact;
        }
    }
    mark_counted_numbers(blocks);
    mark_repeated(blocks);
}

void mark_menu_blocks(std::vector<Block>& blocks, const StructureRules& rules) {
    for (auto& block : blocks) {
        const bool part = block.role == Role::paragraph || block.role == Role::list_item;
        if (part && block.text.size() <= longest_menu_text && is_menu_block(block, rules)) {
            block.role = Role::navigation;
        }
    }
}

void mark_contents_blocks(std::vector<Block>& blocks, const StructureRules& rules) {
    std::unordered_map<std::string, std::size_t> headings; // words → the last heading of them
    for (std::size_t at = 0; at < blocks.size(); ++at) {
        if (blocks[at].role == Role::heading) {
            headings[plain_words(blocks[at].text)] = at;
        }
    }
    if (headings.empty()) {
        return;
    }
    const auto repeats = [&](std::size_t at) {
        if (!may_be_entry(blocks[at])) {
            return false;
        }
        const auto found = headings.find(entry_words(blocks[at].text));
        return found != headings.end() && found->second > at;
    };
    const auto is_sign = [&](std::size_t at) { return count_code_points(blocks[at].text) <= 2; };
    for (std::size_t begin = 0; begin < blocks.size();) {
        if (!repeats(begin)) {
            ++begin;
            continue;
        }
        std::size_t entries = 0;
        auto end = begin;
        for (auto at = begin; at < blocks.size() &&
                              (repeats(at) || is_sign(at) || blocks[at].role == Role::contents);
             ++at) {
            if (repeats(at)) {
                ++entries;
                end = at + 1;
            }
        }
        if (entries >= 3) {
            while (begin > 0 && may_be_entry(blocks[begin - 1]) &&
                   (is_sign(begin - 1) ||
                    rules.contents_headings.find(plain_words(blocks[begin - 1].text)) !=
                        rules.contents_headings.end())) {
                --begin;
            }
            for (auto at = begin; at < end; ++at) {
                blocks[at].role = Role::contents;
            }
        }
        begin = end;
    }
}

} // namespace lectern
