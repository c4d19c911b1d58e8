// SPDX-License-Identifier: GPL-3.0-or-later
// Goes through the blocks: headings, paragraphs and lists, and rule 3.
#include "segment/findings.hpp"

#include "segment/block_marks.hpp"
#include "segment/finding_work.hpp"
#include "segment/labels.hpp"
#include "segment/letters.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace lectern {
namespace {

/// How much may wait for a decision: a results section that is longer is settled piece by piece.
constexpr std::uint32_t most_waiting_blocks = 512;
constexpr std::size_t most_waiting_bytes = std::size_t{1} << 18U;

} // namespace

std::string cue_in(std::string_view text, TextRange range) {
    constexpr std::size_t longest = 120;
    std::size_t end = trimmed_end(text, range.begin, range.end);
    if (end > range.begin + longest) {
        end = range.begin + longest;
        while (end > range.begin && !is_space(code_point_before(text, end).value)) {
            end -= code_point_before(text, end).length; // also where a letter was cut
        }
    }
    while (end > range.begin && is_space(code_point_before(text, end).value)) {
        end -= code_point_before(text, end).length;
    }
    return std::string(text.substr(range.begin, end - range.begin));
}

void FindingScanner::Work::settle(std::uint32_t block) {
    window_.settle(block, ready_);
    waiting_bytes_ = 0;
}

/// Settles all but the last block where too much waits.
void FindingScanner::Work::bound(const Passage& in) {
    waiting_bytes_ += in.block.text.size();
    if (window_.empty()) {
        waiting_bytes_ = 0;
    } else if (in.number - window_.first_block() > most_waiting_blocks ||
               waiting_bytes_ > most_waiting_bytes) {
        if (in.number - window_.last()->finding.range.begin.block > most_waiting_blocks) {
            settle(in.number);
        } else {
            settle(window_.last()->finding.range.begin.block);
        }
    }
}

void FindingScanner::Work::add(const Passage& in, TextRange range, FindingKind kind,
                               Origin origin) {
    range.end = trimmed_end(in.text(), range.begin, range.end);
    if (range.empty()) {
        return;
    }
    const bool by_heading = origin.rule == FindingRule::results_heading;
    Candidate candidate;
    candidate.finding.kind = kind;
    candidate.finding.rule = origin.rule;
    candidate.finding.guessed = origin.rule == FindingRule::reporting_sentence ||
                                (by_heading && headings_.ruling().guessed);
    candidate.finding.range = {{in.number, range.begin}, {in.number, range.end}};
    candidate.finding.label = std::move(origin.label);
    candidate.finding.cue = std::move(origin.cue);
    candidate.claim = origin.claim;
    candidate.subsection = subsection_;
    candidate.ruled_by_heading = by_heading;
    window_.add(std::move(candidate));
}

void FindingScanner::Work::extend_last(const Passage& in) {
    if (Candidate* last = window_.last()) {
        last->finding.range.end = {in.number, static_cast<std::uint32_t>(in.block.text.size())};
    }
}

void FindingScanner::Work::take(const Passage& in) {
    next_ = in.number + 1;
    switch (in.block.role) {
    case Role::heading:
        heading(in);
        break;
    case Role::list_item:
        item(in);
        after_heading_ = false;
        break;
    case Role::paragraph:
        paragraph(in);
        after_heading_ = false;
        break;
    default:
        break; // tables, captions, notes, quotations and code tell no results of their own
    }
    bound(in);
}

void FindingScanner::Work::heading(const Passage& in) {
    list_ = {};
    extendable_ = false;
    after_heading_ = true;
    const auto& words = reader_.read(in, whole(in.text()));
    const auto label = opening_label(in.text(), words, 0, true);
    std::size_t first = 0;
    while (first < words.size() && !label && (words[first].sign != 0 || words[first].cues.none()) &&
           first < 3) {
        ++first; // "3.1 Finding 2: …"
    }
    if (closing_labels(in)) {
        open_heading(in, {});
        return;
    }
    const auto inner = label ? label : opening_label(in.text(), words, first, true);
    const HeadingReading reading = read_heading(in.text(), words);
    // "Description of findings" stands over each single one.
    const bool label_alone =
        inner && inner->bare &&
        (reading.meaning == HeadingMeaning::plain || reading.meaning == HeadingMeaning::foreign);
    if (inner && (inner->numbered || !inner->bare || label_alone)) {
        open_heading(in, {});
        if (!inner->bare) {
            expected_ = {};
            add_labelled(in, {inner->end, static_cast<std::uint32_t>(in.text().size())},
                         inner->kind, label_name(in, *inner));
            return;
        }
        expect_label(inner->kind, label_name(in, *inner));
        return;
    }
    const std::size_t depth = headings_.depth();
    open_heading(in, reading);
    if (headings_.depth() <= depth) {
        expected_ = {}; // a label waits for its statement only in its own subsections
    }
}

void FindingScanner::Work::open_heading(const Passage& in, HeadingReading reading) {
    const std::uint8_t level = std::max<std::uint8_t>(in.block.level, 1);
    const bool in_results = meaning() != HeadingMeaning::plain;
    headings_.close(level);
    if (!reading.author.empty()) {
        names_.insert(reading.author);
    }
    if (!in_results || meaning() == HeadingMeaning::plain) {
        settle(in.number); // no results section goes on here
        window_.begin_section();
    }
    if (meaning() == HeadingMeaning::method) {
        reading.meaning = HeadingMeaning::plain; // "Case finding" below "Methods"
    }
    headings_.open({level, reading.meaning, in.block.guessed, cue_in(in.text(), whole(in.text()))});
    ++subsection_;
}

/// Rule 3: items, numbered paragraphs and paragraphs under a results heading.
void FindingScanner::Work::by_heading(const Passage& in) {
    const HeadingMeaning section = meaning();
    const bool results =
        section == HeadingMeaning::findings || section == HeadingMeaning::recommendations;
    const bool items_only =
        section == HeadingMeaning::mixed || section == HeadingMeaning::advice_only;
    if (!results && !items_only) {
        return;
    }
    const std::uint32_t begin = statement_begin(in.block);
    const bool displaced =
        after_heading_ && begin == 0 && is_lower(code_point_at(in.text(), 0).value);
    const bool is_item =
        in.block.role == Role::list_item || is_bullet(code_point_at(in.text(), 0).value);
    if (displaced || (ends_with_colon(in.text()) && !is_item) || (items_only && !is_item)) {
        return;
    }
    const TextRange range{begin, static_cast<std::uint32_t>(in.text().size())};
    if (items_only) {
        const bool advice = asks_first(in, begin);
        if (advice || section == HeadingMeaning::mixed) {
            add(in, range, advice ? FindingKind::recommendation : FindingKind::finding,
                {FindingRule::results_heading, Claim::item, headings_.ruling().text, {}});
        }
        return;
    }
    const FindingKind kind = section == HeadingMeaning::recommendations
                                 ? FindingKind::recommendation
                                 : FindingKind::finding;
    Claim claim = is_item ? Claim::item : Claim::paragraph;
    if (!is_item && is_numbered(in.block)) {
        claim = Claim::numbered_paragraph;
    }
    if (claim == Claim::paragraph && !says_something(in, kind)) {
        return;
    }
    if (claim == Claim::paragraph && kind == FindingKind::recommendation && is_remark(in)) {
        claim = Claim::remark; // "The Board thanks all": counts only where all are such
    }
    add(in, range, kind, {FindingRule::results_heading, claim, headings_.ruling().text, {}});
}

void FindingScanner::Work::paragraph(const Passage& in) {
    // Numbered paragraphs behind a lead-in are its list: "The matters of concern are: (1) …".
    const bool lists = expected_.what == Expected::What::list || (list_.open && list_.numbered);
    if (lists && is_numbered(in.block)) {
        item(in);
        list_.numbered = true;
        return;
    }
    list_ = {};
    extendable_ = false;
    if (meaning() == HeadingMeaning::plain) {
        settle(in.number);
    }
    const bool expects = expected_.what == Expected::What::statement;
    if (!expects) {
        expected_ = {};
    }
    if (!labelled(in)) {
        if (expects) {
            expected_statement(in);
        } else {
            by_heading(in);
        }
    }
    sentences(in);
}

/// Whether an item is what was expected: some lead-ins expect numbers.
bool FindingScanner::Work::counts(const Passage& in, const Expected& expected) {
    return expected.what != Expected::What::nothing &&
           (!expected.numbered_only || in.block.ordered || is_numbered(in.block));
}

void FindingScanner::Work::item(const Passage& in) {
    std::uint8_t level = std::max<std::uint8_t>(in.block.level, 1);
    // "…, provided that: ❶ …; ❷ …" under "•": a sub-list, though it is not indented.
    const char32_t look = marker_look(in.block);
    if (list_.open && level == list_.level && list_.lead && look != list_.marker) {
        ++level;
    } else {
        list_.lead = ends_with_colon(in.text());
    }
    if (!list_.open || level < list_.level) {
        const bool again = list_.open; // the list goes on further out
        list_.open = true;
        list_.level = level;
        list_.marker = look;
        if (!again) {
            list_.first = in.number;
            list_.extends = std::exchange(extendable_, false);
            list_.expected = std::exchange(expected_, {});
            list_.counts = counts(in, list_.expected);
        }
    }
    if (level > list_.level && counts(in, list_.inner)) {
        add_expected(in, list_.inner);
        return;
    }
    if (list_.extends || level > list_.level) {
        // A list that a statement ends in, and a sub-list, belong to what they stand below.
        const bool counted =
            list_.extends || list_.counts ||
            (window_.last() != nullptr && window_.last()->claim <= Claim::numbered_paragraph &&
             window_.last()->finding.range.begin.block >= list_.first);
        if (counted) {
            extend_last(in);
            return;
        }
    }
    if (labelled(in)) {
        sentences(in);
        return;
    }
    sentences(in);
    list_.inner = {};
    if (ends_with_colon(in.text()) && expected_.what == Expected::What::list &&
        !expected_.numbered_only) {
        list_.inner = std::exchange(expected_, {}); // its items count, in its place
    } else if (list_.counts) {
        add_expected(in, list_.expected);
    } else if (level == list_.level) {
        by_heading(in);
    }
}

FindingScanner::FindingScanner() : work_(std::make_unique<Work>()) {
}
FindingScanner::~FindingScanner() = default;

void FindingScanner::take(std::uint32_t number, const Block& block,
                          const std::vector<TextRange>& sentences, const FindingRules* rules) {
    if (!is_spoken(block.role) || rules == nullptr) {
        work_->pass_over(number);
        return;
    }
    work_->take({number, block, sentences, *rules});
}

void FindingScanner::finish() {
    work_->finish();
}

std::uint32_t FindingScanner::settled() const {
    return work_->settled();
}

std::vector<Finding> FindingScanner::take_findings() {
    return work_->take_findings();
}

} // namespace lectern
