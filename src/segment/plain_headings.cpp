// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/plain_headings.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <unordered_set>

namespace lectern {
namespace {

constexpr std::size_t longest_heading = 320;     // bytes; titles of laws are long
constexpr std::uint32_t most_heading_words = 22; // of one that is not in capitals
constexpr std::size_t body_size = 100;           // bytes; what is longer is read as text

bool is_small_word(std::string_view word, const StructureRules& rules) {
    return rules.small_words.find(folded(word)) != rules.small_words.end();
}

/// Titles of works in the middle of a list, addresses, figures: written like headings.
bool is_no_title(std::string_view text) {
    const auto letters = letters_of(text);
    std::size_t initials = 0; // "M. Torres, P. Hale": names
    for (const auto word : split_words(text)) {
        initials +=
            word.size() == 2 && word[1] == '.' && word[0] >= 'A' && word[0] <= 'Z' ? 1U : 0U;
    }
    const auto first = code_point_at(text, 0).value; // "$ make", "--help": of a program's words
    const bool begins = is_letter(first) || is_digit(first) || is_opening(first);
    return !begins || initials >= 2 || text.find('@') != std::string_view::npos ||
           text.find("://") != std::string_view::npos ||
           text.find("www.") != std::string_view::npos ||
           letters.digits > letters.upper + letters.lower || letters.upper + letters.lower < 2;
}

bool is_date(std::string_view text, const StructureRules& rules) {
    bool month = false;
    bool figure = false;
    for (auto word : split_words(text)) {
        while (!word.empty() && (word.back() == ',' || word.back() == '.')) {
            word.remove_suffix(1);
        }
        const auto lowered = folded(word);
        const bool is_figure = !word.empty() && word[0] >= '0' && word[0] <= '9';
        const bool is_month = rules.month_words.find(lowered) != rules.month_words.end() ||
                              rules.month_words.find(lowered + ".") != rules.month_words.end();
        if (!is_figure && !is_month && !is_small_word(word, rules)) {
            return false;
        }
        month |= is_month;
        figure |= is_figure;
    }
    return figure && month;
}

/// "Subject: …", "Dear …": of a letter.
bool is_of_letter(std::string_view text, const StructureRules& rules) {
    if (has_letter_label(text, rules)) {
        return true;
    }
    auto lowered = folded(text);
    while (!lowered.empty() && (lowered.back() == ',' || lowered.back() == '.')) {
        lowered.pop_back();
    }
    return rules.letter_words.find(lowered) != rules.letter_words.end() ||
           rules.letter_words.find(first_word(lowered)) != rules.letter_words.end();
}

bool is_body(const Paragraph& paragraph) {
    if (paragraph.has_sentence || paragraph.lines.size() >= 4 ||
        paragraph.role != Role::paragraph) {
        return true;
    }
    const auto words = letters_of(paragraph.text).words;
    return paragraph.text.size() > body_size || (paragraph.text.back() == ':' && words >= 4) ||
           (paragraph.ends_sentence && words >= 2) || (paragraph.marker && words >= 2);
}

/// What may be a heading by its look alone.
bool looks_like_heading(const Paragraph& paragraph) {
    if (paragraph.text.size() > longest_heading || paragraph.text.empty() || paragraph.note ||
        paragraph.page_line || paragraph.role != Role::paragraph || paragraph.label_end != 0) {
        return false;
    }
    const char last = paragraph.text.back();
    return last != ',' && last != ';' &&
           !(paragraph.marker && paragraph.marker->kind == MarkerKind::bullet);
}

/// "Yours sincerely," alone: a name follows.
bool closes_letter(std::string_view text, const StructureRules& rules) {
    auto lowered = folded(text);
    while (!lowered.empty() && (lowered.back() == ',' || lowered.back() == '.')) {
        lowered.pop_back();
    }
    return rules.letter_words.find(lowered) != rules.letter_words.end();
}

/// The label in capitals in front of a colon, without the colon; empty where there is none.
std::string_view capital_label(std::string_view text, const StructureRules& rules) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos || colon > 60 || colon + 2 >= text.size() ||
        text[colon + 1] != ' ') {
        return {};
    }
    const auto label = trimmed(text.substr(0, colon));
    const auto letters = letters_of(label);
    const auto lowered = folded(label);
    const bool other = rules.letter_labels.find(lowered) != rules.letter_labels.end() ||
                       rules.warning_words.find(lowered) != rules.warning_words.end();
    return letters.all_capitals() && letters.upper >= 4 && letters.words <= 6 && !other
               ? label
               : std::string_view();
}

class Judge {
public:
    Judge(std::vector<Paragraph>& paragraphs, const StructureRules& rules)
        : paragraphs_(paragraphs), rules_(rules) {
        for (std::size_t at = 0; at < paragraphs.size(); ++at) {
            if (!paragraphs[at].page_line && !paragraphs[at].note &&
                is_spoken(paragraphs[at].role)) {
                content_.push_back(at);
            }
        }
        blank_lines_ = blank_lines_are_usual();
        for (const auto number : content_) {
            const auto& marker = paragraphs[number].marker;
            if (marker && marker->kind == MarkerKind::arabic && marker->closing == 0) {
                bare_numbers_.insert(marker->value);
            }
            labels_ += is_label_line(paragraphs[number]) ? 1U : 0U;
        }
        front_ = front_of_document();
    }

    /// From the end, for whether a heading follows is a sign of its own.
    void judge() {
        for (std::size_t place = content_.size(); place-- > 0;) {
            auto& paragraph = paragraphs_[content_[place]];
            if (!looks_like_heading(paragraph)) {
                continue;
            }
            if (is_heading(paragraph, at(place, -1), at(place, 1), place)) {
                paragraph.role = Role::heading;
            } else if (is_of_letter(paragraph.text, rules_)) {
                paragraph.role = Role::metadata;
            }
        }
    }

private:
    const Paragraph* at(std::size_t place, int step) const {
        if (step < 0 ? place == 0 : place + 1 == content_.size()) {
            return nullptr;
        }
        return &paragraphs_[content_[step < 0 ? place - 1 : place + 1]];
    }

    /// "Medication:" alone in a line.
    static bool is_label_line(const Paragraph& paragraph) {
        return paragraph.lines.size() == 1 && paragraph.text.ends_with(':') && !paragraph.marker &&
               is_upper(code_point_at(paragraph.text, 0).value) &&
               letters_of(paragraph.text).words <= 4;
    }

    std::size_t front_of_document() const {
        std::size_t front = 0;
        while (front < content_.size() && !paragraphs_[content_[front]].has_sentence &&
               !paragraphs_[content_[front]].ends_sentence) {
            ++front;
        }
        return std::min<std::size_t>(front, 8);
    }

    bool blank_lines_are_usual() const {
        std::size_t apart = 0;
        for (const auto number : content_) {
            apart += paragraphs_[number].blank_before > 0 ? 1U : 0U;
        }
        return apart * 2 > content_.size();
    }

    bool is_heading(const Paragraph& paragraph, const Paragraph* before, const Paragraph* after,
                    std::size_t place) const {
        if (paragraph.underline != 0) {
            return true;
        }
        const bool signature =
            before != nullptr && before->text.ends_with(',') && closes_letter(before->text, rules_);
        const bool speaker = !paragraph.capitals && !capital_label(paragraph.text, rules_).empty();
        if (paragraph.has_sentence || signature || speaker) {
            return false;
        }
        if (is_no_title(paragraph.text) || is_date(paragraph.text, rules_) ||
            is_of_letter(paragraph.text, rules_)) {
            return false;
        }
        return paragraph.marker ? is_numbered_heading(paragraph, before, after)
                                : signs(paragraph, before, after, place) >= 3;
    }

    static bool is_next(const Marker& marker, const Paragraph* paragraph, std::uint32_t step) {
        if (paragraph == nullptr || !paragraph->marker) {
            return false;
        }
        const auto& other = *paragraph->marker;
        const auto letter_or_value = [](const Marker& it) {
            return it.letter != 0 ? it.letter : it.value;
        };
        return other.kind == marker.kind && other.closing == marker.closing &&
               (other.value == marker.value + step ||
                letter_or_value(other) == letter_or_value(marker) + step);
    }

    bool is_numbered_heading(const Paragraph& paragraph, const Paragraph* before,
                             const Paragraph* after) const {
        const auto& marker = *paragraph.marker;
        const auto words = std::string_view(paragraph.text).substr(marker.words);
        if (words.empty()) {
            return marker.kind == MarkerKind::division && !paragraph.ends_sentence;
        }
        const auto letters = letters_of(words);
        if (letters.small == letters.words || is_lower(code_point_at(words, 0).value) ||
            (paragraph.text.back() == ':' && (marker.kind != MarkerKind::division ||
                                              after == nullptr || after->role != Role::heading)) ||
            paragraph.has_sentence || (!paragraph.capitals && letters.words > most_heading_words)) {
            return false;
        }
        if (ends_sentence(words) && !(letters.words <= 10 && is_title(words))) {
            return false;
        }
        if (title_signs(words, rules_) == 2) {
            return after != nullptr;
        }
        if (marker.kind != MarkerKind::division && is_item(paragraph, before, after)) {
            return false;
        }
        return after != nullptr &&
               (is_body(*after) || after->role == Role::heading || is_title(words));
    }

    /// Items of a list stand one after the other with nothing between, and end alike.
    bool is_item(const Paragraph& paragraph, const Paragraph* before,
                 const Paragraph* after) const {
        const auto& marker = *paragraph.marker;
        if (is_next(marker, after, 1)) {
            return true;
        }
        const bool follows = before != nullptr && before->marker && before->role != Role::heading &&
                             is_next(*before->marker, &paragraph, 1);
        if (follows &&
            (paragraph.blank_before == 0 || before->ends_sentence == paragraph.ends_sentence)) {
            return true;
        }
        // "14 Quay Street" is no heading: a number without a stop counts from one.
        return marker.kind == MarkerKind::arabic && marker.closing == 0 && marker.value != 1 &&
               bare_numbers_.find(marker.value - 1) == bare_numbers_.end();
    }

    bool is_title(std::string_view words) const {
        return letters_of(words).all_capitals() || title_signs(words, rules_) > 0;
    }

    bool stands_apart(const Paragraph& paragraph, const Paragraph* after) const {
        return paragraph.blank_before > 0 && after != nullptr && after->blank_before > 0;
    }

    /// A short line among short lines: an address, a list without marks, a verse.
    bool is_in_run(const Paragraph& paragraph, const Paragraph* before) const {
        return before != nullptr && paragraph.blank_before == 0 && !before->marker &&
               !is_body(*before) && !before->ends_sentence && before->underline == 0 &&
               before->capitals == paragraph.capitals;
    }

    int signs(const Paragraph& paragraph, const Paragraph* before, const Paragraph* after,
              std::size_t place) const {
        const auto letters = letters_of(paragraph.text);
        if (paragraph.has_sentence || (paragraph.ends_sentence && !may_end_heading(paragraph)) ||
            (!paragraph.capitals && letters.words > most_heading_words) ||
            is_lower(code_point_at(paragraph.text, 0).value)) {
            return 0;
        }
        int sum = 1;
        const int title = title_signs(paragraph.text, rules_);
        if (title == 2) {
            sum += 4;
        } else if (paragraph.capitals && (letters.words >= 2 || letters.upper >= 4)) {
            sum += 3;
        } else {
            sum += title * 2;
            sum += colon_sign(paragraph);
            sum +=
                place < front_ && title > 0 && letters.words >= 4 && stands_apart(paragraph, after)
                    ? 1
                    : 0;
            sum -= letters.words > 14 || paragraph.lines.size() > 3 ? 1 : 0;
        }
        sum += surroundings(paragraph, before, after);
        return sum;
    }

    /// A colon announces text; where several short lines end in one, they are labels of sections.
    int colon_sign(const Paragraph& paragraph) const {
        if (paragraph.text.back() != ':') {
            return 0;
        }
        const bool apart = paragraph.blank_before > 0 || !blank_lines_;
        return labels_ >= 3 && is_label_line(paragraph) && apart ? 4 : -2;
    }

    /// "?", or the stop of an abbreviation.
    bool may_end_heading(const Paragraph& paragraph) const {
        return paragraph.text.back() == '?' || paragraph.capitals ||
               rules_.closing_abbreviations.find(folded(last_word(paragraph.text))) !=
                   rules_.closing_abbreviations.end();
    }

    int surroundings(const Paragraph& paragraph, const Paragraph* before,
                     const Paragraph* after) const {
        int sum = 0;
        if (after == nullptr) {
            sum -= 2;
        } else if (is_body(*after) || after->role == Role::heading) {
            sum += 1;
        } else {
            sum -= 2;
        }
        if (before != nullptr && !before->ends_sentence && is_body(*before) &&
            before->text.back() != ':' && !before->marker) {
            sum -= blank_lines_ && paragraph.blank_before > 0 ? 1 : 2;
        } else {
            sum += 1;
        }
        sum -= is_in_run(paragraph, before) ? 3 : 0;
        sum += stands_apart(paragraph, after) ? (blank_lines_ ? 0 : 1) : 0;
        // Where empty lines part paragraphs, one that is glued to its neighbour is no heading.
        sum -= blank_lines_ && paragraph.blank_before == 0 && before != nullptr ? 1 : 0;
        return sum;
    }

    std::vector<Paragraph>& paragraphs_;
    const StructureRules& rules_;
    std::vector<std::size_t> content_;
    std::unordered_set<std::uint32_t> bare_numbers_;
    std::size_t labels_ = 0;   // lines that are a label with a colon
    std::size_t front_ = 0;    // paragraphs before the first text
    bool blank_lines_ = false; // between most paragraphs
};

bool may_be_broken(const Paragraph& first, const LineProfile& profile,
                   const StructureRules& rules) {
    const bool heading_like = looks_like_heading(first) || first.text.ends_with(',');
    if (!heading_like || first.ends_sentence || first.has_sentence || first.underline != 0 ||
        !profile.wrapped() || first.text.size() > longest_heading ||
        first.role != Role::paragraph) {
        return false;
    }
    const auto words = std::string_view(first.text).substr(first.marker ? first.marker->words : 0);
    return !words.empty() && (first.capitals || is_title_case(words, rules) ||
                              (first.marker && first.marker->kind != MarkerKind::bullet));
}

/// Whether `second` goes on with the heading `first`.
bool goes_on(const Paragraph& first, const Paragraph& second, const std::vector<ShapedLine>& lines,
             const LineProfile& profile, const StructureRules& rules) {
    if (second.blank_before != 0 || second.marker || second.ends_sentence || second.has_sentence ||
        !looks_like_heading(second) || second.capitals != first.capitals ||
        second.text.find(':') != std::string::npos) {
        return false;
    }
    if (first.capitals && first.text.back() == ':') {
        return true; // "REPORT TO THE CONGRESS:" and what it is about
    }
    if (!first.capitals && !is_title_case(second.text, rules) &&
        split_words(second.text).size() > 1) {
        return false;
    }
    if (is_small_word(last_word(first.text), rules) ||
        is_small_word(first_word(second.text), rules)) {
        return true;
    }
    const auto& last = lines[first.lines.back()];
    const auto next = lines[second.lines.front()].shape.first_word;
    return title_signs(second.text, rules) < 2 && profile.heading_width != 0 && first.marker &&
           (last.right() + 1 + next) * 20 > profile.heading_width * 19; // letters differ in width
}

} // namespace

bool is_title_case(std::string_view text, const StructureRules& rules) {
    std::size_t capital = 0;
    for (const auto word : split_words(text)) {
        auto [point, length] = code_point_at(word, 0);
        if (is_opening(point)) {
            point = code_point_at(word, length).value;
        }
        if (is_upper(point)) {
            ++capital;
        } else if (is_lower(point) && !is_small_word(word, rules)) {
            return false;
        }
    }
    return capital >= 2;
}

int title_signs(std::string_view text, const StructureRules& rules) {
    auto lowered = folded(text);
    while (!lowered.empty() && (lowered.back() == '.' || lowered.back() == ':')) {
        lowered.pop_back();
    }
    if (rules.top_headings.find(lowered) != rules.top_headings.end() ||
        rules.known_headings.find(lowered) != rules.known_headings.end() ||
        rules.contents_headings.find(lowered) != rules.contents_headings.end()) {
        return 2;
    }
    return is_title_case(text, rules) ? 1 : 0;
}

void join_broken_headings(std::vector<Paragraph>& paragraphs, const std::vector<ShapedLine>& lines,
                          const LineProfile& profile, const StructureRules& rules) {
    std::size_t kept = 0;
    for (std::size_t at = 0; at < paragraphs.size(); ++at) {
        if (kept > 0) {
            auto& above = paragraphs[kept - 1];
            if (may_be_broken(above, profile, rules) &&
                goes_on(above, paragraphs[at], lines, profile, rules)) {
                above.text += ' ';
                above.text += paragraphs[at].text;
                above.lines.insert(above.lines.end(), paragraphs[at].lines.begin(),
                                   paragraphs[at].lines.end());
                above.underline = paragraphs[at].underline;
                continue;
            }
        }
        if (kept != at) {
            paragraphs[kept] = std::move(paragraphs[at]);
        }
        ++kept;
    }
    paragraphs.resize(kept);
}

void mark_headings(std::vector<Paragraph>& paragraphs, const StructureRules& rules) {
    Judge(paragraphs, rules).judge();
}

void mark_label_headings(std::vector<Paragraph>& paragraphs, const StructureRules& rules) {
    TextSet labels;
    std::size_t uses = 0;
    for (const auto& paragraph : paragraphs) {
        const auto label = capital_label(paragraph.text, rules);
        if (!label.empty() && paragraph.role == Role::paragraph && !paragraph.marker) {
            labels.emplace(label);
            ++uses;
        }
    }
    // One label again and again ("NOTE:", "ANSWER:") is none; a short report has several.
    if (labels.size() < 2 || labels.size() * 4 < uses * 3) {
        return;
    }
    for (auto& paragraph : paragraphs) {
        const auto label = capital_label(paragraph.text, rules);
        if (!label.empty() && paragraph.role == Role::paragraph && !paragraph.marker) {
            paragraph.label_end = static_cast<std::uint32_t>(label.size()) + 1;
        }
    }
}

} // namespace lectern
