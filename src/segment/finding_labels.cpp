// SPDX-License-Identifier: GPL-3.0-or-later
// Rule 2: statements under their own label.
#include "segment/block_marks.hpp"
#include "segment/finding_work.hpp"
#include "segment/labels.hpp"
#include "segment/letters.hpp"

#include <algorithm>
#include <optional>

namespace lectern {

std::string label_name(const Passage& in, const Label& label) {
    return in.block.text.substr(label.text.begin, label.text.end - label.text.begin);
}

void FindingScanner::Work::add_labelled(const Passage& in, TextRange range, FindingKind kind,
                                        std::string label) {
    std::string cue = label;
    add(in, range, kind,
        {FindingRule::labelled_statement, Claim::labelled, std::move(cue), std::move(label)});
}

/// The whole block, as the label or lead-in before it announced it.
void FindingScanner::Work::add_expected(const Passage& in, const Expected& expected) {
    const bool labelled = expected.rule == FindingRule::labelled_statement;
    add(in, {statement_begin(in.block), static_cast<std::uint32_t>(in.text().size())},
        expected.kind,
        {expected.rule, labelled ? Claim::labelled : Claim::listed, expected.cue, expected.label});
}

void FindingScanner::Work::expect_label(FindingKind kind, std::string label) {
    expected_ = {
        Expected::What::statement, kind, FindingRule::labelled_statement, false, label, label};
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
        const TextRange range{from, std::max(end, from)};
        std::optional<Label> label;
        if (may_open_label(in.rules.first_cues(in.text(), range))) {
            label = opening_label(in.text(), reader_.read(in, range), 0, false,
                                  i == 0 ? strong_end(in.block, from) : 0);
        }
        if (label) {
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
        if (label.end >= in.text().size()) {
            expect_label(label.kind, label_name(in, label));
            continue;
        }
        add_labelled(in, {label.end, end}, label.kind, label_name(in, label));
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
        add_labelled(in, {begin, end}, label.kind, label_name(in, label));
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
    add_expected(in, expected);
    extendable_ = ends_with_colon(in.text());
}

} // namespace lectern
