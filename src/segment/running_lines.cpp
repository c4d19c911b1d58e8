// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/running_lines.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace lectern {
namespace {

constexpr std::size_t longest_running_line = 140; // bytes
constexpr std::size_t title_lines = 3;
constexpr std::size_t least_page = 10;                     // lines between the heads of two pages
constexpr std::size_t hash_places = std::size_t{1} << 16U; // more than a window has lines

bool is_figure(char c) noexcept {
    return c >= '0' && c <= '9';
}

bool is_number(std::string_view word) {
    return !word.empty() && word.size() <= 5 && std::all_of(word.begin(), word.end(), is_figure);
}

bool is_small_roman(std::string_view word) {
    return !word.empty() && word.size() <= 6 &&
           word.find_first_not_of("ivxl") == std::string_view::npos;
}

/// The bytes of the signs that dress a page number.
constexpr std::array<bool, 256> dressing = [] {
    std::array<bool, 256> bytes{};
    for (const char c : std::string_view("[](){}|-–—.,:;")) {
        bytes[static_cast<unsigned char>(c)] = true;
    }
    return bytes;
}();

bool is_dressing(char c) noexcept {
    return dressing[static_cast<unsigned char>(c)];
}

std::string_view bare(std::string_view word) {
    while (!word.empty() && is_dressing(word.back())) {
        word.remove_suffix(1);
    }
    while (!word.empty() && is_dressing(word.front())) {
        word.remove_prefix(1);
    }
    return word;
}

/// A line with its figures as one sign: equal for the heads of all pages.
std::string without_figures(std::string_view text) {
    std::string masked;
    masked.reserve(text.size());
    bool figure = false;
    for (const char c : text) {
        const bool digit = is_figure(c);
        if (!digit) {
            masked += c;
        } else if (!figure) {
            masked += '#';
        }
        figure = digit;
    }
    return masked;
}

/// Equal for lines that are equal without their figures; few others share one, but for those that
/// begin alike.
std::size_t figureless_hash(std::string_view text) noexcept {
    constexpr std::size_t enough = 40; // bytes
    std::size_t hash = 0;
    bool figure = false;
    for (const char c : text.substr(0, enough)) {
        const bool digit = is_figure(c);
        if (!digit || !figure) {
            hash = (hash ^ static_cast<unsigned char>(digit ? '#' : c)) * 0x9E3779B97F4A7C15U;
            hash ^= hash >> 32U;
        }
        figure = digit;
    }
    return hash;
}

bool is_page_number(std::string_view word) {
    return is_number(word) || is_small_roman(word);
}

constexpr std::size_t short_line = 24; // bytes; Roman numbers of pages stand in these alone

/// The number in "- 12 -", "[12]", "| 12 |"; empty where the line is no such.
std::string_view dressed_number(std::string_view text) {
    const auto inner = trimmed(bare(trimmed(bare(text))));
    const bool dressed = inner.size() < text.size() && is_page_number(inner) &&
                         (text.size() <= short_line || is_number(inner)) &&
                         text.find(')') == std::string_view::npos && text.back() != '.';
    return dressed ? inner : std::string_view();
}

std::size_t offset_of(std::string_view text, std::string_view part) {
    return static_cast<std::size_t>(part.data() - text.data());
}

bool begins_with_capital(std::string_view word) {
    return is_upper(code_point_at(bare(word), 0).value);
}

/// The word before `word`, which stands in `text`; empty where it is the first.
std::string_view word_before(std::string_view text, std::string_view word) {
    return last_word(trimmed(text.substr(0, offset_of(text, word))));
}

/// A page's number is the second word of its line ("Page 3", "Page 3 of 12 …") or the last behind
/// a capital ("… Page 3", "… Page 3 of 12"): most lines are told by these few.
bool may_hold_page(std::string_view text) {
    const auto second = text.find_first_not_of(" \t", first_word(text).size());
    if (second == std::string_view::npos) {
        return false;
    }
    bool may = is_page_number(bare(first_word(text.substr(second))));
    if (const auto last = last_word(text); !may && is_page_number(bare(last))) {
        const auto name = word_before(text, last);
        may = begins_with_capital(name) ||
              begins_with_capital(word_before(text, word_before(text, name)));
    }
    return may && (text.size() <= short_line || std::any_of(text.begin(), text.end(), is_figure));
}

/// Where "Page 3 of 12" ends that begins with word `at`; `at` where there is none.
std::size_t page_words_end(const std::vector<std::string_view>& words, std::size_t at,
                           const StructureRules& rules) {
    const bool capital = begins_with_capital(words[at]); // "[Page 3]" too
    const auto number = bare(words[at + 1]);
    if ((at != 0 && !capital) || !is_page_number(number)) {
        return at;
    }
    const auto word = folded(words[at]);
    if (rules.page_words.find(word) == rules.page_words.end() &&
        rules.page_words.find(bare(word)) == rules.page_words.end()) {
        return at;
    }
    const auto next = at + 2;
    const bool counted = next + 1 < words.size() && is_number(bare(words[next + 1])) &&
                         rules.page_of_words.find(folded(words[next])) != rules.page_of_words.end();
    return counted ? next + 2 : next;
}

/// "p. 12 and Fig. 3", "p. 12.": the end of a sentence that names a page, in a line of its own.
bool goes_on_with_reference(std::string_view text, std::string_view rest) {
    return is_lower(code_point_at(text, 0).value) &&
           (text.back() == '.' || is_lower(code_point_at(rest, 0).value));
}

struct Head {
    std::size_t line = 0;
    bool apart = false; // the number stands in a column of its own
    std::uint32_t number = 0;
    std::string words;
};

/// A short line with a number at one end and words.
std::optional<Head> counted_head(std::string_view text) {
    const auto first = first_word(text);
    const auto last = last_word(text);
    const bool leads = is_number(first);
    if (text.size() > 80 || leads == is_number(last) || first.size() == text.size()) {
        return std::nullopt;
    }
    Head head;
    head.number = static_cast<std::uint32_t>(std::stoul(std::string(leads ? first : last)));
    head.words = leads ? text.substr(first.size()) : text.substr(0, text.size() - last.size());
    const auto words = trimmed(head.words);
    head.apart = words.size() + 3 <= head.words.size();
    head.words = std::string(words);
    return head;
}

struct Use {
    std::uint32_t count = 0;
    std::uint32_t at_rim = 0; // beside a page break or another line of the page, or in mid-sentence
    std::uint32_t at_page = 0; // beside a line with a page number
};

bool may_run(const ShapedLine& line) {
    return line.line.text.size() <= longest_running_line && !line.shape.ruled &&
           !(line.shape.marker && line.shape.marker->kind == MarkerKind::bullet);
}

class Finder {
public:
    Finder(const std::vector<ShapedLine>& lines, const StructureRules& rules)
        : lines_(lines), rules_(rules), running_(lines.size(), false) {
        for (std::size_t at = 0; at < lines.size(); ++at) {
            mark_page_line(at);
        }
    }
    std::vector<bool> find() {
        mark_rests();
        mark_counted_numbers();
        mark_counted_heads();
        mark_repeated();
        return std::move(running_);
    }

private:
    void mark_page_line(std::size_t at) {
        if (lines_[at].shape.ruled) {
            return;
        }
        if (auto page = page_line(lines_[at].line.text, rules_)) {
            running_[at] = true;
            if (!page->rest.empty()) {
                longest_rest_ = std::max(longest_rest_, page->rest.size() + 8);
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
            if (may_run(lines_[at]) && !running_[at] &&
                lines_[at].line.text.size() <= longest_rest_) {
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
    /// Whether the next line goes on with a sentence of this one.
    bool goes_on(std::size_t at) const {
        return at + 1 < lines_.size() && lines_[at + 1].shape.starts_small &&
               lines_[at + 1].line.blank_before == 0 && !lines_[at].shape.has_gap &&
               lines_[at].line.blank_before != 0;
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
    /// "12 THE DRAINAGE BOARD" and "The Steam Age 13": heads of pages whose numbers count up and
    /// whose words come again.
    void mark_counted_heads() {
        std::vector<Head> heads;
        std::unordered_map<std::string, std::size_t> uses;
        std::unordered_map<std::string, std::size_t> alike; // with their number: "Report 2014"
        for (std::size_t at = 0; at < lines_.size(); ++at) {
            if (!may_run(lines_[at]) || running_[at] || is_division(at)) {
                continue;
            }
            auto head = counted_head(lines_[at].line.text);
            if (head &&
                rules_.caption_words.find(folded(head->words)) == rules_.caption_words.end()) {
                head->line = at;
                ++uses[head->words];
                ++alike[lines_[at].line.text];
                heads.push_back(std::move(*head));
            }
        }
        std::erase_if(heads, [&](const Head& head) {
            return uses[head.words] < 2 || alike[lines_[head.line].line.text] > 1;
        });
        for (std::size_t begin = 0; begin < heads.size();) {
            auto end = begin + 1;
            while (end < heads.size() && heads[end].number == heads[end - 1].number + 1) {
                ++end;
            }
            if (are_of_pages(heads, begin, end)) {
                for (auto at = begin; at < end; ++at) {
                    running_[heads[at].line] = true;
                }
            }
            begin = end;
        }
    }
    /// "Chapter 3": counts up too.
    bool is_division(std::size_t at) const {
        const auto& marker = lines_[at].shape.marker;
        return marker && marker->kind == MarkerKind::division;
    }
    /// Three heads whose numbers count up, or two whose numbers stand apart: "Board of Trade 12".
    static bool are_of_pages(const std::vector<Head>& heads, std::size_t begin, std::size_t end) {
        const auto apart = [&] {
            return heads[begin].apart && heads[begin + 1].apart &&
                   heads[begin].line + least_page <= heads[begin + 1].line;
        };
        return end - begin >= 3 || (end - begin == 2 && apart());
    }
    /// What the lines that are the same on all pages share: "Chapter 1" and "Chapter 2" are two.
    std::string shared_text(std::size_t at) const {
        const auto& line = lines_[at];
        return line.shape.marker ? line.line.text : without_figures(line.line.text);
    }
    std::size_t shared_hash(std::size_t at) const {
        const auto& line = lines_[at];
        return line.shape.marker ? std::hash<std::string>{}(line.line.text)
                                 : figureless_hash(line.line.text);
    }
    /// The lines that may be written more than once, for all that their hashes show: only of these
    /// is the text kept.
    std::vector<std::size_t> often_written() const {
        std::vector<std::pair<std::size_t, std::size_t>> hashes; // with the line
        std::vector<std::uint8_t> counts(hash_places, 0);
        for (std::size_t at = 0; at < lines_.size(); ++at) {
            if (!may_run(lines_[at]) || running_[at] || lines_[at].shape.starts_small ||
                goes_on(at)) {
                continue;
            }
            const auto place = shared_hash(at) % hash_places;
            hashes.emplace_back(place, at);
            counts[place] = static_cast<std::uint8_t>(std::min(counts[place] + 1, 2));
        }
        std::vector<std::size_t> often;
        for (const auto& [place, at] : hashes) {
            if (counts[place] == 2) {
                often.push_back(at);
            }
        }
        return often;
    }
    void mark_repeated() {
        const auto candidates = often_written();
        std::unordered_map<std::string, Use> uses;
        std::vector<const Use*> of_line(lines_.size(), nullptr);
        for (const auto at : candidates) {
            auto& use = uses[shared_text(at)];
            ++use.count;
            use.at_page += beside_page_line(at) ? 1U : 0U;
            use.at_rim += at_rim(at) || breaks_sentence(at) ? 1U : 0U;
            of_line[at] = &use;
        }
        for (std::size_t at = 0; at < lines_.size(); ++at) {
            const auto* use = of_line[at];
            // The first lines of a document are its title, though every page repeats it.
            running_[at] = running_[at] || (use != nullptr && at >= title_lines && runs(*use));
        }
    }
    static bool runs(const Use& use) {
        return (use.count >= 3 && use.at_rim * 3 >= use.count * 2) ||
               (use.count == 2 && use.at_page == 2);
    }
    bool beside_page_line(std::size_t at) const {
        return (at > 0 && running_[at - 1]) || (at + 1 < lines_.size() && running_[at + 1]);
    }

    const std::vector<ShapedLine>& lines_;
    const StructureRules& rules_;
    std::vector<bool> running_;
    std::unordered_map<std::string, int> rests_;
    std::size_t longest_rest_ = 0;
};

} // namespace

std::optional<PageLine> page_line(std::string_view text, const StructureRules& rules) {
    if (text.empty() || text.size() > longest_running_line) {
        return std::nullopt;
    }
    if (const auto number = dressed_number(text); !number.empty()) {
        return PageLine{std::string(number), {}};
    }
    if (!may_hold_page(text)) {
        return std::nullopt;
    }
    const auto words = split_words(text);
    for (std::size_t at = 0; at + 1 < words.size(); ++at) {
        const auto end = page_words_end(words, at, rules);
        // "Page 3 shows that …" is text: the number stands at an end of the line.
        if (end == at || (at != 0 && end != words.size())) {
            continue;
        }
        const auto rest = at != 0              ? text.substr(0, offset_of(text, words[at]))
                          : end < words.size() ? text.substr(offset_of(text, words[end]))
                                               : std::string_view();
        if (at == 0 && goes_on_with_reference(text, trimmed(rest))) {
            continue;
        }
        PageLine page{std::string(bare(words[at + 1])), std::string(trimmed(rest))};
        if (!ends_sentence(page.rest) && letters_of(page.rest).small <= 2) {
            return page;
        }
    }
    return std::nullopt;
}

std::vector<bool> running_lines(const std::vector<ShapedLine>& lines, const StructureRules& rules) {
    return Finder(lines, rules).find();
}

} // namespace lectern
