// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/html_structured_data.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace lectern {
namespace {

/// A body of fewer different rows of four words is a summary or a teaser, which may stand in
/// several places.
constexpr std::size_t fewest_rows = 30;

bool is_word_sign(char32_t point) {
    if (point < 0x80) {
        return (point >= '0' && point <= '9') || ((point | 0x20U) >= 'a' && (point | 0x20U) <= 'z');
    }
    return point >= 0xC0 && !(point >= 0x2000 && point <= 0x2BFF) &&
           !(point >= 0x3000 && point <= 0x3020) && point != 0xFEFF && point != 0xFFFD;
}

/// Many scripts from here on do not part words by spaces: each letter counts as a word.
bool is_word_by_itself(char32_t point) {
    return point >= 0xE00 && !(point >= 0x1E00 && point <= 0x1FFF);
}

/// Calls `take(hash)` for each row of four words, over all texts that it is given.
class WordRows {
public:
    template <typename Take>
    void add(std::string_view text, Take take) {
        std::uint64_t word = 0;
        for (std::size_t at = 0; at < text.size();) {
            const CodePoint point = code_point_at(text, at);
            at += point.length;
            const bool alone = is_word_by_itself(point.value);
            if (word != 0 && (alone || !is_word_sign(point.value))) {
                add_word(word, take);
                word = 0;
            }
            if (is_word_sign(point.value)) {
                const char32_t lower =
                    point.value >= 'A' && point.value <= 'Z' ? point.value + 32 : point.value;
                word = mixed(word + 1, lower);
            }
            if (word != 0 && alone) {
                add_word(word, take);
                word = 0;
            }
        }
        if (word != 0) {
            add_word(word, take);
        }
    }

private:
    static std::uint64_t mixed(std::uint64_t hash, std::uint64_t more) {
        hash = (hash ^ more) * 0x9E3779B97F4A7C15U;
        return hash ^ (hash >> 29U);
    }

    template <typename Take>
    void add_word(std::uint64_t word, Take take) {
        last_[count_++ % last_.size()] = word;
        if (count_ < last_.size()) {
            return;
        }
        std::uint64_t row = 0;
        for (std::size_t i = 0; i < last_.size(); ++i) {
            row = mixed(row, last_[(count_ + i) % last_.size()]);
        }
        take(row);
    }

    std::array<std::uint64_t, 4> last_{};
    std::size_t count_ = 0;
};

/// Some pages give the body with its tags: a space for each.
std::string without_tags(std::string body) {
    std::size_t end = 0;
    for (auto at = body.find('<'); at != std::string::npos; at = body.find('<', end)) {
        end = body.find('>', at);
        if (end == std::string::npos) {
            break;
        }
        std::fill(body.begin() + static_cast<std::ptrdiff_t>(at),
                  body.begin() + static_cast<std::ptrdiff_t>(end) + 1, ' ');
    }
    return body;
}

/// The longest body in the page's JSON-LD.
std::string body_of(const HtmlPage& page) {
    std::string body;
    for (NodeIndex i = 0; i + 1 < page.nodes().size(); ++i) {
        const bool data = page.node(i).tag == GUMBO_TAG_SCRIPT && page.node(i + 1).is_text &&
                          page.attribute(i, "type").starts_with("application/ld+json");
        if (data) {
            std::string found = article_body_in(page.text(i + 1));
            body = found.size() > body.size() ? std::move(found) : std::move(body);
        }
    }
    return body;
}

/// The different rows of a text, sorted.
std::vector<std::uint64_t> rows_of(std::string_view text) {
    std::vector<std::uint64_t> rows;
    WordRows().add(text, [&rows](std::uint64_t row) { rows.push_back(row); });
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

/// How many rows of the body stand in the texts before each node, and before the page's end. What
/// no browser shows does not count: it may be a copy.
std::vector<std::uint32_t> rows_before(const HtmlPage& page, const std::vector<Mark>& marks,
                                       const std::vector<TextWeight>& texts,
                                       const std::vector<std::uint64_t>& body) {
    std::vector<std::uint32_t> before(page.nodes().size() + 1, 0);
    WordRows rows;
    NodeIndex unseen_until = 0;
    for (NodeIndex i = 0; i < page.nodes().size(); ++i) {
        if (marks[i] == Mark::hidden || marks[i] == Mark::control) {
            unseen_until = std::max(unseen_until, page.node(i).end);
        }
        before[i + 1] = before[i];
        if (i >= unseen_until && texts[i].last != 0) {
            rows.add(page.text(i), [&](std::uint64_t row) {
                before[i + 1] += std::binary_search(body.begin(), body.end(), row) ? 1U : 0U;
            });
        }
    }
    return before;
}

} // namespace

NodeIndex stated_article(const HtmlPage& page, const std::vector<Mark>& marks,
                         const std::vector<TextWeight>& texts) {
    const std::string body = body_of(page);
    if (body.empty()) {
        return 0;
    }
    const std::vector<std::uint64_t> rows = rows_of(without_tags(body));
    if (rows.size() < fewest_rows) {
        return 0;
    }
    const std::vector<std::uint32_t> before = rows_before(page, marks, texts, rows);
    const double enough = 0.8 * static_cast<double>(rows.size());
    NodeIndex smallest = 0;
    for (NodeIndex i = 1; i < page.node(smallest).end;) {
        const bool holds =
            is_block(page.node(i).tag) && before[page.node(i).end] - before[i] >= enough;
        smallest = holds ? i : smallest;
        i = holds ? i + 1 : page.node(i).end;
    }
    return smallest;
}

} // namespace lectern
