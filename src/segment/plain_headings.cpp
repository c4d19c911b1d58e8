// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/plain_headings.hpp"

#include "base/utf8.hpp"
#include "segment/heading_words.hpp"

#include <algorithm>
#include <unordered_set>

namespace lectern {
namespace {

constexpr std::uint32_t most_heading_words = 22; // of one that is not in capitals
constexpr std::size_t body_size = 100;           // bytes; what is longer is read as text
constexpr std::uint32_t least_title_words = 4;   // of one that is written like a sentence
constexpr std::size_t least_of_style = 3;        // headings between empty lines
constexpr std::uint32_t most_words_above_list = 6;
constexpr std::size_t letter_head = 12; // paragraphs down to the salutation

bool is_body(const Paragraph& paragraph) {
    if (paragraph.has_sentence || paragraph.lines.size() >= 4 ||
        (paragraph.role != Role::paragraph && paragraph.role != Role::metadata)) {
        return true;
    }
    const auto words = letters_of(paragraph.text).words;
    return paragraph.text.size() > body_size || (paragraph.text.back() == ':' && words >= 4) ||
           (paragraph.ends_sentence && words >= 2) || (paragraph.marker && words >= 2);
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
        capital_text_ = text_is_in_capitals();
    }

    /// Twice: the second time it is known how headings are written here.
    void judge() {
        pass();
        known_style_ = apart_ >= least_of_style;
        if (known_style_) {
            pass();
        }
    }

private:
    /// From the end, for whether a heading follows is a sign of its own.
    void pass() {
        for (std::size_t place = content_.size(); place-- > 0;) {
            auto& paragraph = paragraphs_[content_[place]];
            if (!looks_like_heading(paragraph)) {
                continue;
            }
            if (is_heading(paragraph, at(place, -1), at(place, 1), place)) {
                paragraph.role = Role::heading;
                apart_ += stands_apart(paragraph, at(place, 1)) ? 1U : 0U;
            } else if (is_of_letter(paragraph.text, rules_)) {
                paragraph.role = Role::metadata;
            }
        }
    }

    /// A list without marks below it: short lines with nothing between them.
    bool heads_short_lines(std::size_t place) const {
        if (place + 2 >= content_.size()) {
            return false;
        }
        const auto& first = paragraphs_[content_[place + 1]];
        const auto& second = paragraphs_[content_[place + 2]];
        return first.blank_before > 0 && second.blank_before == 0 && !is_body(first) &&
               !is_body(second) && second.role == Role::paragraph;
    }

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

    /// Old reports and those of radiology are written in capitals from beginning to end: there
    /// capitals say nothing.
    bool text_is_in_capitals() const {
        std::size_t all = 0;
        std::size_t capitals = 0;
        for (const auto number : content_) {
            const auto& paragraph = paragraphs_[number];
            if (paragraph.has_sentence || paragraph.ends_sentence) {
                all += paragraph.text.size();
                capitals += paragraph.capitals ? paragraph.text.size() : 0;
            }
        }
        return capitals * 2 > all;
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
        if (paragraph.has_sentence || signature || speaker || paragraph.columns) {
            return false;
        }
        if (is_no_title(paragraph.text) || breaks_off(paragraph.text) ||
            is_date(paragraph.text, rules_) || is_of_letter(paragraph.text, rules_)) {
            return false;
        }
        if (paragraph.marker) {
            return is_numbered_heading(paragraph, before, after);
        }
        return is_title_place(paragraph, after, place) ||
               (!is_of_title_page(paragraph, after, place) &&
                signs(paragraph, before, after, place) >= 3);
    }

    /// The first line of a report is its title, though it is written like a sentence; more lines of
    /// the title page may follow, not text.
    bool is_title_place(const Paragraph& paragraph, const Paragraph* after,
                        std::size_t place) const {
        return place == 0 && front_ > 1 && after != nullptr && !is_body(*after) && !is_letter() &&
               paragraph.lines.size() <= 3 && !paragraph.ends_sentence &&
               paragraph.text.back() != ':' && is_upper(code_point_at(paragraph.text, 0).value) &&
               letters_of(paragraph.text).words >= least_title_words &&
               !(after->blank_before == 0 && is_title_case(after->text, rules_));
    }

    /// "Second edition", "Judgment delivered on 14 March 2020": below the title, above what is a
    /// heading.
    bool is_of_title_page(const Paragraph& paragraph, const Paragraph* after,
                          std::size_t place) const {
        if (place == 0 || place >= front_ || paragraph.capitals ||
            title_signs(paragraph.text, rules_) == 2) {
            return false;
        }
        const bool plain = title_signs(paragraph.text, rules_) == 0;
        return ends_in_date(paragraph.text, rules_) || is_address(paragraph.text) ||
               (plain && after != nullptr && after->role == Role::heading && place <= 3);
    }

    /// A salutation, or two labels of a letter's head: one alone ("Ref.: 12/2023") stands on
    /// reports too.
    bool is_letter() const {
        std::size_t labels = 0;
        for (std::size_t place = 0; place < content_.size() && place < letter_head; ++place) {
            const std::string_view text = paragraphs_[content_[place]].text;
            if (has_letter_label(text, rules_)) {
                ++labels;
            } else if (is_of_letter(text, rules_)) {
                return true;
            }
        }
        return labels >= 2;
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
        const bool part = marker.kind == MarkerKind::division && stands_apart(paragraph, after) &&
                          !is_next(marker, after, 1); // "Appendix A - Sources", above a table
        // "1.1 Particulars of vessel", above a table of labels.
        const bool decimal =
            marker.kind == MarkerKind::dotted && marker.depth > 1 && stands_apart(paragraph, after);
        return after != nullptr && (is_body(*after) || after->role == Role::heading ||
                                    is_title(words) || part || decimal);
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
        return before != nullptr && paragraph.blank_before == 0 &&
               title_signs(before->text, rules_) != 2 && !before->marker && !is_body(*before) &&
               !before->ends_sentence && before->underline == 0 &&
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
        } else if (paragraph.capitals && !capital_text_ &&
                   (letters.words >= 2 || letters.upper >= 4)) {
            sum += 3;
        } else {
            sum += title * 2;
            sum += colon_sign(paragraph);
            sum +=
                place < front_ && title > 0 && letters.words >= 4 && stands_apart(paragraph, after)
                    ? 1
                    : 0;
            const bool question = paragraph.text.back() == '?' && stands_apart(paragraph, after);
            sum -= (letters.words > 14 && !question) || paragraph.lines.size() > 3 ? 1 : 0;
        }
        sum += surroundings(paragraph, before, after);
        sum += known_style_ && letters.words <= most_words_above_list &&
                       stands_apart(paragraph, after) && heads_short_lines(place)
                   ? 3 // of which two make up for what follows
                   : 0;
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
        return paragraph.text.back() == '?' || (paragraph.capitals && !capital_text_) ||
               rules_.closing_abbreviations.find(folded(last_word(paragraph.text))) !=
                   rules_.closing_abbreviations.end();
    }

    int surroundings(const Paragraph& paragraph, const Paragraph* before,
                     const Paragraph* after) const {
        int sum = 0;
        if (after == nullptr) {
            sum -= 2;
        } else if (is_body(*after) || after->role == Role::heading ||
                   (after->role == Role::metadata && after->blank_before > 0)) {
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
    bool capital_text_ = false;
    std::size_t apart_ = 0; // headings found between empty lines
    bool known_style_ = false;
};

} // namespace

bool looks_like_heading(const Paragraph& paragraph) {
    if (paragraph.text.size() > longest_heading || paragraph.text.empty() || paragraph.note ||
        paragraph.page_line || paragraph.role != Role::paragraph || paragraph.label_end != 0) {
        return false;
    }
    const char last = paragraph.text.back();
    return last != ',' && last != ';' &&
           !(paragraph.marker && paragraph.marker->kind == MarkerKind::bullet);
}

void mark_headings(std::vector<Paragraph>& paragraphs, const StructureRules& rules) {
    Judge(paragraphs, rules).judge();
}

} // namespace lectern
