// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/labels.hpp"

#include "segment/letters.hpp"

namespace lectern {
namespace {

class LabelReader {
public:
    LabelReader(std::string_view text, const std::vector<Word>& words, std::size_t from)
        : text_(text), words_(words), at_(from) {}

    /// Frame, noun, number, severity; false where they make no label.
    bool read() {
        const std::size_t begin = at_;
        constexpr std::size_t longest_frame = 4;
        while (at_ < begin + longest_frame && is_frame(at_)) {
            framed_ = framed_ || words_[at_].is(Cue::label_frame);
            ++at_;
        }
        if (!has(at_) || words_[at_].sign != 0 ||
            (!words_[at_].is(Cue::finding_label) && !words_[at_].is(Cue::advice_label))) {
            return false;
        }
        const Word& noun = words_[at_];
        label_.kind =
            noun.is(Cue::advice_label) ? FindingKind::recommendation : FindingKind::finding;
        // "Issue:" alone is a topic; "Issue 5:" and "Key issue:" are labels.
        alone_ = framed_ || noun.is(Cue::finding_heading) || noun.is(Cue::advice_heading);
        label_.text = {words_[begin].begin, noun.end};
        ++at_;
        number();
        if (!label_.numbered) {
            companion();
        }
        return true;
    }

    /// "Description of Findings All receipts were numbered.": no sign parts the label from its
    /// statement, but for capitals on one side and a sentence on the other.
    bool runs_into_sentence() const {
        return framed_ && in_title_case() && has(at_ + 1) && words_[at_].sign == 0 &&
               words_[at_ + 1].sign == 0 && is_upper(first_letter(at_)) &&
               is_lower(first_letter(at_ + 1));
    }

    Label& label() { return label_; }
    std::size_t at() const { return at_; }
    bool framed() const { return framed_; }
    bool may_stand_without_number() const { return alone_; }

private:
    bool has(std::size_t at) const { return at < words_.size(); }

    bool is_frame(std::size_t at) const {
        return has(at) && words_[at].sign == 0 &&
               (words_[at].is(Cue::label_frame) || words_[at].is(Cue::determiner) ||
                words_[at].is(Cue::heading_frame) || (framed_ && words_[at].is(Cue::preposition)) ||
                (at > 0 && words_[at - 1].is(Cue::heading_frame) &&
                 words_[at].is(Cue::preposition)));
    }

    char32_t first_letter(std::size_t at) const {
        return code_point_at(text_, words_[at].begin).value;
    }

    bool in_title_case() const {
        for (std::size_t at = 0; at < at_; ++at) {
            const Word& word = words_[at];
            const bool small = word.is(Cue::preposition) || word.is(Cue::coordinator);
            if (word.begin >= label_.text.begin && word.sign == 0 && !small &&
                !is_upper(first_letter(at))) {
                return false;
            }
        }
        return true;
    }

    /// "Findings and Results": the second word adds nothing.
    void companion() {
        if (has(at_ + 1) && words_[at_].is(Cue::coordinator) &&
            words_[at_ + 1].is(Cue::heading_frame)) {
            label_.text.end = words_[at_ + 1].end;
            at_ += 2;
        }
    }

    std::string_view word(std::size_t at) const {
        return text_.substr(words_[at].begin, words_[at].end - words_[at].begin);
    }

    bool is_number(std::size_t at) const {
        if (!has(at) || words_[at].sign != 0) {
            return false;
        }
        const std::string_view written = word(at);
        const char32_t first = code_point_at(written, 0).value;
        const bool letter = written.size() == 1 && is_upper(first);
        // "2A", "2021-001", "B2"
        const bool code = written.size() <= 12 && is_upper(first) && written.size() > 1 &&
                          is_digit(static_cast<unsigned char>(written[1]));
        return is_digit(first) || letter || code || (is_upper(first) && roman_value(written) != 0);
    }

    bool is_letter_number(std::size_t at) const {
        return !is_digit(code_point_at(word(at), 0).value);
    }

    /// "3", "No. 3", "A.1", then "(High)".
    void number() {
        if (has(at_ + 1) && words_[at_].sign == 0 && words_[at_ + 1].sign == '.' &&
            word(at_).size() <= 3 && is_number(at_ + 2) && !is_number(at_)) {
            at_ += 2;
        }
        // "Recommandation n° 2", "Recomendación núm. 2"
        constexpr std::size_t longest_sign = 4;
        if (has(at_) && words_[at_].sign == 0 && word(at_).size() <= longest_sign &&
            !is_number(at_) && is_number(at_ + 1) && !is_letter_number(at_ + 1)) {
            ++at_;
        }
        if (is_number(at_)) {
            label_.numbered = true;
            label_.text.end = words_[at_].end;
            ++at_;
            while (has(at_ + 1) && words_[at_].sign == '.' && is_number(at_ + 1) &&
                   words_[at_].end == words_[at_ + 1].begin) {
                label_.text.end = words_[at_ + 1].end;
                at_ += 2;
            }
            bracket();
        }
    }

    void bracket() {
        constexpr std::size_t longest = 6;
        if (!has(at_) || words_[at_].sign != '(') {
            return;
        }
        for (std::size_t close = at_ + 1; close < at_ + longest && has(close); ++close) {
            if (words_[close].sign == ')') {
                label_.text.end = words_[close].end;
                at_ = close + 1;
                return;
            }
        }
    }

    std::string_view text_;
    const std::vector<Word>& words_;
    std::size_t at_;
    Label label_;
    bool framed_ = false;
    bool alone_ = false;
};

} // namespace

bool may_open_label(Cues first) noexcept {
    return first.any(Cue::finding_label, Cue::advice_label, Cue::label_frame, Cue::determiner,
                     Cue::heading_frame, Cue::compound_start);
}

std::optional<Label> opening_label(std::string_view text, const std::vector<Word>& words,
                                   std::size_t from, bool in_heading, std::uint32_t strong_end) {
    LabelReader reader(text, words, from);
    if (!reader.read()) {
        return std::nullopt;
    }
    Label& label = reader.label();
    std::size_t at = reader.at();
    if (at < words.size() &&
        (words[at].sign == ':' || words[at].sign == '.' || words[at].sign == '-')) {
        label.end = words[at].end;
        ++at;
    } else if (at >= words.size() || label.text.end == strong_end || reader.runs_into_sentence() ||
               (in_heading && label.numbered && words[at].sign == 0)) {
        label.end = label.text.end;
    } else {
        return std::nullopt;
    }
    if (!label.numbered && !reader.may_stand_without_number()) {
        return std::nullopt;
    }
    while (at < words.size() && words[at].sign != 0 && words[at].sign != '(' &&
           words[at].sign != '"') {
        label.end = words[at].end;
        ++at;
    }
    label.bare = at >= words.size();
    label.end = static_cast<std::uint32_t>(skip_spaces(text, label.end));
    return label;
}

std::vector<Label> bracket_labels(std::string_view text, const std::vector<Word>& words) {
    constexpr std::size_t longest = 12;
    std::vector<Label> labels;
    for (std::size_t at = 0; at + 2 < words.size(); ++at) {
        if (words[at].sign != '(' || words[at + 1].sign != 0 || words[at + 1].cues.none()) {
            continue;
        }
        LabelReader reader(text, words, at + 1);
        if (!reader.read() || !reader.label().numbered) {
            continue;
        }
        std::size_t close = reader.at();
        while (close < words.size() && close < at + longest && words[close].sign != ')') {
            ++close; // "(Recommendations 1 and 2)"
        }
        if (close >= words.size() || words[close].sign != ')') {
            continue;
        }
        Label label = reader.label();
        label.text = {words[at + 1].begin, words[close - 1].end};
        label.end = words[close].end;
        labels.push_back(label);
        at = close;
    }
    return labels;
}

} // namespace lectern
