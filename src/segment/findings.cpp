// SPDX-License-Identifier: GPL-3.0-or-later
// Goes through the blocks and asks each rule.
#include "segment/findings.hpp"

#include "segment/block_marks.hpp"
#include "segment/enumeration.hpp"
#include "segment/finding_window.hpp"
#include "segment/labels.hpp"
#include "segment/letters.hpp"
#include "segment/list_marker.hpp"
#include "segment/reporting.hpp"
#include "segment/results_headings.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace lectern {
namespace {

/// How much may wait for a decision: a results section that is longer is settled piece by piece.
constexpr std::uint32_t most_waiting_blocks = 512;
constexpr std::size_t most_waiting_bytes = std::size_t{1} << 18U;

/// One block while the rules look at it.
struct Passage {
    std::uint32_t number;
    const Block& block;
    const std::vector<TextRange>& sentences;
    const FindingRules& rules;
    std::string_view text() const { return block.text; }
};

/// Words of one text with its clauses; the words' memory is used again.
class Reader {
public:
    const std::vector<Word>& read(const Passage& in, TextRange range) {
        cues_ = in.rules.read(in.text(), range, words_);
        return words_;
    }
    /// All cues of what was read last.
    Cues cues() const { return cues_; }

private:
    std::vector<Word> words_;
    Cues cues_;
};

TextRange whole(std::string_view text) {
    return {0, static_cast<std::uint32_t>(text.size())};
}

bool ends_with_colon(std::string_view text) {
    return text.ends_with(':');
}

} // namespace

class FindingScanner::Work {
public:
    void take(const Passage& in);
    void pass_over(std::uint32_t number) { next_ = number + 1; }
    void finish() { settle(next_); }
    std::uint32_t settled() const {
        return window_.empty() ? next_ : std::min(next_, window_.first_block());
    }
    std::vector<Finding> take_findings() { return std::exchange(ready_, {}); }

private:
    struct OpenHeading {
        std::uint8_t level;
        HeadingMeaning meaning;
        bool guessed;
    };
    /// What the block before said about the next one.
    struct Expected {
        enum class What : std::uint8_t { nothing, statement, list };
        What what = What::nothing;
        FindingKind kind = FindingKind::finding;
        Claim claim = Claim::labelled;
        FindingRule rule = FindingRule::labelled_statement;
        bool numbered_only = false;
        std::string label;
    };
    /// The run of list items that the last block stood in.
    struct List {
        bool open = false;
        std::uint8_t level = 0;
        char32_t marker = 0;   // what its markers look like
        bool lead = false;     // its last item ends in a colon
        bool numbered = false; // of paragraphs with numbers
        bool counts = false;   // by its lead-in or label
        bool extends = false;  // belongs to the statement before it
        Expected expected;
    };

    void heading(const Passage& in);
    void open_heading(const Passage& in, HeadingReading reading);
    void paragraph(const Passage& in);
    void item(const Passage& in);
    bool labelled(const Passage& in);
    bool opening_labels(const Passage& in);
    bool closing_labels(const Passage& in);
    void expected_statement(const Passage& in);
    void by_heading(const Passage& in);
    void sentences(const Passage& in);
    std::size_t enumeration(const Passage& in, std::size_t sentence, const ReportSentence& seen);
    void expect_list(const LeadIn& lead, bool colon_at_end);

    HeadingMeaning meaning() const;
    bool guessed() const;
    bool asks(const Passage& in, std::uint32_t begin);
    bool says_something(const Passage& in, FindingKind kind);
    void add(const Passage& in, TextRange range, FindingKind kind, FindingRule rule, Claim claim,
             std::string label = {});
    void extend_last(const Passage& in);
    void settle(std::uint32_t block);
    void bound(const Passage& in);

    std::vector<OpenHeading> headings_;
    FindingWindow window_;
    std::vector<Finding> ready_;
    AuthorNames names_;
    Expected expected_;
    List list_;
    Reader reader_;
    std::uint32_t next_ = 0;
    std::uint32_t subsection_ = 0;
    std::size_t waiting_bytes_ = 0;
    bool after_heading_ = false;
    bool extendable_ = false; // the last candidate ends in a colon: its list belongs to it
};

HeadingMeaning FindingScanner::Work::meaning() const {
    for (auto at = headings_.rbegin(); at != headings_.rend(); ++at) {
        if (at->meaning != HeadingMeaning::plain) {
            return at->meaning;
        }
    }
    return HeadingMeaning::plain;
}

bool FindingScanner::Work::guessed() const {
    for (auto at = headings_.rbegin(); at != headings_.rend(); ++at) {
        if (at->meaning != HeadingMeaning::plain) {
            return at->guessed;
        }
    }
    return false;
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
                               FindingRule rule, Claim claim, std::string label) {
    range.end = trimmed_end(in.text(), range.begin, range.end);
    if (range.empty()) {
        return;
    }
    Candidate candidate;
    candidate.finding.kind = kind;
    candidate.finding.rule = rule;
    candidate.finding.guessed = rule == FindingRule::reporting_sentence ||
                                (rule == FindingRule::results_heading && guessed());
    candidate.finding.range = {{in.number, range.begin}, {in.number, range.end}};
    candidate.finding.label = std::move(label);
    candidate.claim = claim;
    candidate.subsection = subsection_;
    candidate.ruled_by_heading = rule == FindingRule::results_heading;
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
            add(in, {inner->end, static_cast<std::uint32_t>(in.text().size())}, inner->kind,
                FindingRule::labelled_statement, Claim::labelled,
                in.block.text.substr(inner->text.begin, inner->text.end - inner->text.begin));
            return;
        }
        expected_ = {Expected::What::statement,
                     inner->kind,
                     Claim::labelled,
                     FindingRule::labelled_statement,
                     false,
                     in.block.text.substr(inner->text.begin, inner->text.end - inner->text.begin)};
        return;
    }
    const std::size_t depth = headings_.size();
    open_heading(in, reading);
    if (headings_.size() <= depth) {
        expected_ = {}; // a label waits for its statement only in its own subsections
    }
}

void FindingScanner::Work::open_heading(const Passage& in, HeadingReading reading) {
    const std::uint8_t level = std::max<std::uint8_t>(in.block.level, 1);
    const bool in_results = meaning() != HeadingMeaning::plain;
    while (!headings_.empty() && headings_.back().level >= level) {
        headings_.pop_back();
    }
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
    headings_.push_back({level, reading.meaning, in.block.guessed});
    ++subsection_;
}

bool FindingScanner::Work::asks(const Passage& in, std::uint32_t begin) {
    TextRange first{begin, static_cast<std::uint32_t>(in.text().size())};
    for (const TextRange sentence : in.sentences) {
        if (sentence.end > begin) {
            first.end = sentence.end;
            break;
        }
    }
    const auto& words = reader_.read(in, first);
    const Clauses clauses(words);
    return asks_for_something({in.text(), words, clauses, names_, in.rules});
}

/// Whether a paragraph is more than a few words such as "Back to top", and more than the news that
/// something is recommended: "We are making three recommendations".
bool FindingScanner::Work::says_something(const Passage& in, FindingKind kind) {
    constexpr std::size_t fewest_words = 4;
    const auto& words = reader_.read(in, in.sentences.empty() ? TextRange{} : in.sentences[0]);
    const Clauses clauses(words);
    const ReportSentence seen{in.text(), words, clauses, names_, in.rules};
    const auto count = static_cast<std::size_t>(
        std::count_if(words.begin(), words.end(), [](const Word& word) { return word.sign == 0; }));
    if (count < fewest_words && !in.text().ends_with('.')) {
        return false;
    }
    return kind != FindingKind::recommendation || !announces_advice_only(seen);
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
        const bool advice = asks(in, begin);
        if (advice || section == HeadingMeaning::mixed) {
            add(in, range, advice ? FindingKind::recommendation : FindingKind::finding,
                FindingRule::results_heading, Claim::item);
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
    add(in, range, kind, FindingRule::results_heading, claim);
}

/// Rule 2: "Finding 1: … Finding 2: …" at the begin of sentences.
bool FindingScanner::Work::opening_labels(const Passage& in) {
    struct Opened {
        Label label;
        std::uint32_t begin;
    };
    std::vector<Opened> opened;
    for (std::size_t i = 0; i < in.sentences.size(); ++i) {
        // A label is a sentence of its own where a full stop ends it: "Finding 2. Records".
        const TextRange sentence = in.sentences[i];
        const std::uint32_t from = i == 0 ? statement_begin(in.block) : sentence.begin;
        constexpr std::uint32_t reach = 120;
        const std::uint32_t limit =
            std::min<std::uint32_t>(static_cast<std::uint32_t>(in.text().size()), from + reach);
        std::uint32_t end = limit;
        while (end > from && (static_cast<unsigned char>(in.text()[end - 1]) & 0x80U) != 0) {
            --end; // not inside of a letter
        }
        const auto& words = reader_.read(in, {from, std::max(end, from)});
        if (const auto label = opening_label(in.text(), words, 0, false,
                                             i == 0 ? strong_end(in.block, from) : 0)) {
            opened.push_back({*label, sentence.begin});
        } else if (opened.empty()) {
            return false;
        }
    }
    for (std::size_t i = 0; i < opened.size(); ++i) {
        const Label& label = opened[i].label;
        const std::uint32_t end = i + 1 < opened.size()
                                      ? opened[i + 1].begin
                                      : static_cast<std::uint32_t>(in.text().size());
        std::string name =
            in.block.text.substr(label.text.begin, label.text.end - label.text.begin);
        if (label.end >= in.text().size()) {
            expected_ = {Expected::What::statement,       label.kind, Claim::labelled,
                         FindingRule::labelled_statement, false,      std::move(name)};
            continue;
        }
        add(in, {label.end, end}, label.kind, FindingRule::labelled_statement, Claim::labelled,
            std::move(name));
        extendable_ = ends_with_colon(in.text());
    }
    return !opened.empty();
}

/// Rule 2: "The agency should publish it. (Recommendation 1)".
bool FindingScanner::Work::closing_labels(const Passage& in) {
    // What comes behind the last one, other than a full stop or note mark, is a text of its own
    // that mentions it: "as the agency agreed (Recommendation 1) to do".
    constexpr std::size_t longest_rest = 8;
    const std::size_t tail = in.text().size() - std::min(in.text().size(), longest_rest);
    if (in.text().substr(tail).find_first_of(")]") == std::string_view::npos) {
        return false;
    }
    const auto& words = reader_.read(in, whole(in.text()));
    if (!reader_.cues().any(Cue::finding_label, Cue::advice_label)) {
        return false;
    }
    const std::vector<Label> labels = bracket_labels(in.text(), words);
    if (labels.empty()) {
        return false;
    }
    if (in.text().size() - labels.back().end > longest_rest) {
        return false;
    }
    std::uint32_t begin = statement_begin(in.block);
    for (const Label& label : labels) {
        std::uint32_t end = label.text.begin;
        while (end > begin && in.text()[end] != '(' && in.text()[end] != '[') {
            --end;
        }
        // A lead-in before the first one is no part of it.
        const std::size_t colon = in.text().substr(begin, end - begin).rfind(": ");
        if (colon != std::string_view::npos &&
            is_upper(code_point_at(in.text(), begin + colon + 2).value)) {
            begin += static_cast<std::uint32_t>(colon) + 2;
        }
        add(in, {begin, end}, label.kind, FindingRule::labelled_statement, Claim::labelled,
            in.block.text.substr(label.text.begin, label.text.end - label.text.begin));
        begin = static_cast<std::uint32_t>(skip_spaces(in.text(), label.end));
        while (begin < in.text().size() && (in.text()[begin] == '.' || in.text()[begin] == ' ')) {
            ++begin;
        }
    }
    return true;
}

bool FindingScanner::Work::labelled(const Passage& in) {
    return closing_labels(in) || opening_labels(in);
}

/// The first paragraph below a label that stands alone.
void FindingScanner::Work::expected_statement(const Passage& in) {
    const Expected expected = std::exchange(expected_, {});
    if (is_lower(code_point_at(in.text(), 0).value)) {
        return; // displaced
    }
    add(in, {statement_begin(in.block), static_cast<std::uint32_t>(in.text().size())},
        expected.kind, expected.rule, expected.claim, expected.label);
    extendable_ = ends_with_colon(in.text());
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
            list_.extends = std::exchange(extendable_, false);
            list_.expected = std::exchange(expected_, {});
            list_.counts =
                list_.expected.what != Expected::What::nothing &&
                (!list_.expected.numbered_only || in.block.ordered || is_numbered(in.block));
        }
    }
    if (list_.extends || level > list_.level) {
        // A list that a statement ends in, and a sub-list, belong to what they stand below.
        const bool counted =
            list_.extends || list_.counts ||
            (window_.last() != nullptr && window_.last()->claim <= Claim::numbered_paragraph);
        if (counted) {
            extend_last(in);
            return;
        }
    }
    if (!labelled(in)) {
        if (list_.counts) {
            add(in, {statement_begin(in.block), static_cast<std::uint32_t>(in.text().size())},
                list_.expected.kind, list_.expected.rule,
                list_.expected.rule == FindingRule::labelled_statement ? Claim::labelled
                                                                       : Claim::listed,
                list_.expected.label);
        } else if (level == list_.level) {
            by_heading(in);
        }
    }
    sentences(in);
}

void FindingScanner::Work::expect_list(const LeadIn& lead, bool at_end) {
    if (at_end) {
        expected_ = {Expected::What::list,     lead.kind,          Claim::listed,
                     FindingRule::enumeration, lead.numbered_only, {}};
    }
}

/// The items behind the lead-in of a sentence, which may go on in the sentences after it. Gives
/// how many sentences were taken.
std::size_t FindingScanner::Work::enumeration(const Passage& in, std::size_t sentence,
                                              const ReportSentence& seen) {
    const auto lead = lead_in(seen);
    if (!lead) {
        return 0;
    }
    TextRange range{lead->items, in.sentences[sentence].end};
    if (skip_spaces(in.text(), range.begin) >= range.end) {
        expect_list(*lead, sentence + 1 == in.sentences.size());
        return 0;
    }
    std::size_t last = sentence;
    auto marker = list_marker_at(in.text(), skip_spaces(in.text(), range.begin));
    const bool questions = lead->colon && in.text()[range.end - 1] == '?';
    while (last + 1 < in.sentences.size()) {
        const TextRange next = in.sentences[last + 1];
        const bool question = questions && in.text()[next.end - 1] == '?';
        const bool numbered = marker && lead->colon && list_marker_at(in.text(), next.begin) &&
                              list_marker_at(in.text(), next.begin)->shape == marker->shape;
        if (!question && !numbered) {
            break;
        }
        ++last;
        range.end = next.end;
    }
    const auto items = enumerated_items(in.text(), range, *lead, in.rules);
    for (const TextRange item : items) {
        add(in, item, lead->kind, FindingRule::enumeration, Claim::enumerated);
    }
    return items.empty() ? 0 : last - sentence + 1;
}

/// Rules 1 and 4 on each sentence.
void FindingScanner::Work::sentences(const Passage& in) {
    if (meaning() == HeadingMeaning::method) {
        return;
    }
    for (std::size_t i = 0; i < in.sentences.size(); ++i) {
        const auto& words = reader_.read(in, in.sentences[i]);
        if (!may_tell(reader_.cues(), !names_.empty())) {
            continue;
        }
        const Clauses clauses(words);
        const ReportSentence seen{in.text(), words, clauses, names_, in.rules};
        if (const std::size_t taken = enumeration(in, i, seen); taken > 0) {
            i += taken - 1;
            continue;
        }
        if (expected_.what == Expected::What::list && i + 1 == in.sentences.size()) {
            continue; // a lead-in to the list below
        }
        if (const auto kind = reported_kind(seen)) {
            add(in, in.sentences[i], *kind, FindingRule::reporting_sentence, Claim::sentence);
        }
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
