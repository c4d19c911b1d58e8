// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/running_lines.hpp"

#include <unordered_map>

namespace lectern {
namespace {

constexpr std::size_t longest_running_line = 140; // bytes

bool is_number(std::string_view word) {
    return !word.empty() && word.size() <= 5 &&
           word.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_small_roman(std::string_view word) {
    return !word.empty() && word.size() <= 6 &&
           word.find_first_not_of("ivxl") == std::string_view::npos;
}

std::string_view bare(std::string_view word) {
    const auto begin = word.find_first_not_of("[](){}|-–—.,:;");
    if (begin == std::string_view::npos) {
        return {};
    }
    return word.substr(begin, word.find_last_not_of("[](){}|-–—.,:;") - begin + 1);
}

/// A line with its figures as one sign: equal for the heads of all pages.
std::string without_figures(std::string_view text) {
    std::string masked;
    bool figure = false;
    for (const char c : text) {
        const bool digit = c >= '0' && c <= '9';
        if (!digit) {
            masked += c;
        } else if (!figure) {
            masked += '#';
        }
        figure = digit;
    }
    return masked;
}

/// "- 12 -", "[12]", "| 12 |"
bool is_dressed_number(std::string_view text) {
    const auto inner = trimmed(bare(trimmed(bare(text))));
    return inner.size() < text.size() && (is_number(inner) || is_small_roman(inner)) &&
           text.find_first_of(")") == std::string_view::npos && text.back() != '.';
}

struct Use {
    std::uint32_t count = 0;
    std::uint32_t at_rim = 0; // beside a page break or another line of the page, or in mid-sentence
    bool figures = false;
};
using Uses = std::unordered_map<std::string, Use>;

bool may_run(const ShapedLine& line) {
    return line.line.text.size() <= longest_running_line && !line.shape.ruled &&
           !(line.shape.marker && line.shape.marker->kind == MarkerKind::bullet);
}

class Finder {
public:
    Finder(const std::vector<ShapedLine>& lines, const StructureRules& rules)
        : lines_(lines), running_(lines.size(), false) {
        for (std::size_t at = 0; at < lines.size(); ++at) {
            mark_page_line(at, rules);
        }
    }
    std::vector<bool> find() {
        mark_rests();
        mark_counted_numbers();
        mark_repeated();
        return std::move(running_);
    }

private:
    void mark_page_line(std::size_t at, const StructureRules& rules) {
        if (!may_run(lines_[at])) {
            return;
        }
        if (auto page = page_line(lines_[at].line.text, rules)) {
            running_[at] = true;
            any_page_line_ = true;
            if (!page->rest.empty()) {
                rests_[plain_words(page->rest)] += 1;
            }
        }
    }
    /// What stands beside a page number on one page stands alone on another.
    void mark_rests() {
        if (rests_.empty()) {
            return;
        }
        for (std::size_t at = 0; at < lines_.size(); ++at) {
            if (may_run(lines_[at]) && !running_[at]) {
                running_[at] = rests_.find(plain_words(lines_[at].line.text)) != rests_.end();
            }
        }
    }
    bool at_rim(std::size_t at) const {
        const bool first = at == 0 || lines_[at].line.page_begins || running_[at - 1];
        const bool last =
            at + 1 == lines_.size() || lines_[at + 1].line.page_begins || running_[at + 1];
        return first || last;
    }
    bool breaks_sentence(std::size_t at) const {
        return at > 0 && at + 1 < lines_.size() && !lines_[at - 1].shape.ends_sentence &&
               lines_[at - 1].shape.columns > 30 && lines_[at + 1].shape.starts_small;
    }
    /// Numbers alone in a line that count up by one from page to page.
    void mark_counted_numbers() {
        std::vector<std::pair<std::size_t, std::uint32_t>> numbers;
        for (std::size_t at = 0; at < lines_.size(); ++at) {
            const auto& text = lines_[at].line.text;
            if (is_number(text)) {
                numbers.emplace_back(at, static_cast<std::uint32_t>(std::stoul(text)));
            }
        }
        for (std::size_t begin = 0; begin < numbers.size();) {
            std::size_t end = begin + 1;
            while (end < numbers.size() && numbers[end].second == numbers[end - 1].second + 1 &&
                   numbers[end].first > numbers[end - 1].first + 3) {
                ++end;
            }
            const bool alone =
                end - begin == 1 && (lines_[numbers[begin].first].line.page_begins ||
                                     breaks_sentence(numbers[begin].first) ||
                                     (numbers[begin].first + 1 < lines_.size() &&
                                      lines_[numbers[begin].first + 1].line.page_begins));
            if (end - begin >= 3 || alone) {
                for (std::size_t at = begin; at < end; ++at) {
                    running_[numbers[at].first] = true;
                }
            }
            begin = end;
        }
    }
    void mark_repeated() {
        Uses uses;
        for (std::size_t at = 0; at < lines_.size(); ++at) {
            if (!may_run(lines_[at]) || running_[at]) {
                continue;
            }
            auto& use = uses[without_figures(lines_[at].line.text)];
            ++use.count;
            use.at_rim += at_rim(at) || breaks_sentence(at) ? 1U : 0U;
        }
        for (std::size_t at = 0; at < lines_.size(); ++at) {
            if (!may_run(lines_[at]) || running_[at]) {
                continue;
            }
            const auto use = uses.find(without_figures(lines_[at].line.text));
            const bool runs = use != uses.end() && use->second.count >= 3 &&
                              use->second.at_rim * 3 >= use->second.count * 2;
            // The first of them may be the title itself.
            const bool title = runs && !use->second.figures && at_rim(at) &&
                               seen_first_.insert(use->first).second && at < 40;
            running_[at] = runs && !title;
        }
    }

    const std::vector<ShapedLine>& lines_;
    std::vector<bool> running_;
    std::unordered_map<std::string, int> rests_;
    TextSet seen_first_;
    bool any_page_line_ = false;
};

} // namespace

std::optional<PageLine> page_line(std::string_view text, const StructureRules& rules) {
    if (text.empty() || text.size() > longest_running_line) {
        return std::nullopt;
    }
    if (is_dressed_number(text)) {
        return PageLine{std::string(bare(trimmed(bare(text)))), {}};
    }
    const auto words = split_words(text);
    for (std::size_t at = 0; at + 1 < words.size(); ++at) {
        if (!is_upper(static_cast<unsigned char>(words[at][0])) && at != 0 &&
            static_cast<unsigned char>(words[at][0]) < 0x80) {
            continue;
        }
        const auto word = folded(words[at]);
        const auto number = bare(words[at + 1]);
        if (rules.page_words.find(bare(word)) == rules.page_words.end() &&
            rules.page_words.find(word) == rules.page_words.end()) {
            continue;
        }
        if (!is_number(number) && !is_small_roman(number)) {
            continue;
        }
        std::size_t next = at + 2;
        if (next + 1 < words.size() &&
            rules.page_of_words.find(folded(words[next])) != rules.page_of_words.end() &&
            is_number(bare(words[next + 1]))) {
            next += 2;
        }
        // "Page 3 shows that …" is text: the number stands at an end of the line.
        if (at != 0 && next != words.size()) {
            continue;
        }
        PageLine page{std::string(number), {}};
        const auto rest =
            at == 0 ? (next < words.size()
                           ? text.substr(static_cast<std::size_t>(words[next].data() - text.data()))
                           : std::string_view())
                    : text.substr(0, static_cast<std::size_t>(words[at].data() - text.data()));
        page.rest = std::string(trimmed(rest));
        const auto letters = letters_of(page.rest);
        if (ends_sentence(page.rest) || letters.small > 2) {
            continue;
        }
        return page;
    }
    return std::nullopt;
}

std::vector<bool> running_lines(const std::vector<ShapedLine>& lines, const StructureRules& rules) {
    return Finder(lines, rules).find();
}

} // namespace lectern
