// SPDX-License-Identifier: GPL-3.0-or-later
// The work of FindingScanner: it goes through the blocks and asks each rule. findings.cpp walks and
// has the rule of headings, finding_labels.cpp that of labels, finding_sentences.cpp those of
// sentences.
#pragma once

#include "segment/enumeration.hpp"
#include "segment/finding_window.hpp"
#include "segment/findings.hpp"
#include "segment/labels.hpp"
#include "segment/open_headings.hpp"
#include "segment/report_sentence.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lectern {

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

inline TextRange whole(std::string_view text) {
    return {0, static_cast<std::uint32_t>(text.size())};
}

/// Whether a list or statement follows.
inline bool ends_with_colon(std::string_view text) {
    return text.ends_with(':');
}

/// "Finding 4", as the document writes it.
std::string label_name(const Passage& in, const Label& label);

/// The words in `range` for a listener who asks why: of a long text its begin.
std::string cue_in(std::string_view text, TextRange range);

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
    /// What made a candidate.
    struct Origin {
        FindingRule rule = FindingRule::enumeration;
        Claim claim = Claim::sentence;
        std::string cue; // the words that did, as the document has them
        std::string label;
    };
    /// What the block before said about the next one.
    struct Expected {
        enum class What : std::uint8_t { nothing, statement, list };
        What what = What::nothing;
        FindingKind kind = FindingKind::finding;
        FindingRule rule = FindingRule::labelled_statement;
        bool numbered_only = false;
        std::string label;
        std::string cue;
    };
    /// The run of list items that the last block stood in.
    struct List {
        bool open = false;
        std::uint32_t first = 0; // its first block
        std::uint8_t level = 0;
        char32_t marker = 0;   // what its markers look like
        bool lead = false;     // its last item ends in a colon
        bool numbered = false; // of paragraphs with numbers
        bool counts = false;   // by its lead-in or label
        bool extends = false;  // belongs to the statement before it
        Expected expected;
        Expected inner; // what the last item announced: "12. The Committee recommends that:"
    };

    void heading(const Passage& in);
    void open_heading(const Passage& in, HeadingReading reading);
    void paragraph(const Passage& in);
    void item(const Passage& in);
    static bool counts(const Passage& in, const Expected& expected);
    bool labelled(const Passage& in);
    bool opening_labels(const Passage& in);
    bool closing_labels(const Passage& in);
    void expected_statement(const Passage& in);
    void by_heading(const Passage& in);
    void sentences(const Passage& in);
    std::size_t enumeration(const Passage& in, std::size_t sentence, const ReportSentence& seen);
    void expect_label(FindingKind kind, std::string label);
    void expect_list(const LeadIn& lead, std::string cue);

    HeadingMeaning meaning() const { return headings_.meaning(); }
    bool asks(const Passage& in, TextRange sentence);
    bool asks_first(const Passage& in, std::uint32_t begin);
    bool is_remark(const Passage& in);
    bool follows_author(const Passage& in, std::size_t sentence);
    bool says_something(const Passage& in, FindingKind kind);
    void add(const Passage& in, TextRange range, FindingKind kind, Origin origin);
    void add_labelled(const Passage& in, TextRange range, FindingKind kind, std::string label);
    void add_expected(const Passage& in, const Expected& expected);
    void extend_last(const Passage& in);
    void settle(std::uint32_t block);
    void bound(const Passage& in);

    OpenHeadings headings_;
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

} // namespace lectern
