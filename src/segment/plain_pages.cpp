// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/plain_pages.hpp"

#include "segment/running_lines.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

namespace lectern {
namespace {

bool is_number(std::string_view word) {
    return !word.empty() && word.size() <= 5 &&
           word.find_first_not_of("0123456789") == std::string_view::npos;
}

/// The number that a line of the page shows, beside its words or alone.
std::string label_of(const Paragraph& paragraph, const StructureRules& rules) {
    if (!paragraph.page_line) {
        return {};
    }
    if (const auto page = page_line(paragraph.text, rules)) {
        return page->label;
    }
    const auto first = first_word(paragraph.text);
    const auto last = last_word(paragraph.text);
    return is_number(last) ? std::string(last) : is_number(first) ? std::string(first) : "";
}

/// The label after this one: "13" after "12"; of other kinds the same.
std::string next_label(const std::string& label) {
    return is_number(label) ? std::to_string(std::stoul(label) + 1) : label;
}

/// Labels by paragraph; a number that does not count on from its neighbours is a year or the like.
std::vector<std::string> shown_labels(const std::vector<Paragraph>& paragraphs,
                                      const StructureRules& rules) {
    std::vector<std::string> labels(paragraphs.size());
    std::vector<std::size_t> shown;
    for (std::size_t at = 0; at < paragraphs.size(); ++at) {
        labels[at] = label_of(paragraphs[at], rules);
        if (!labels[at].empty()) {
            shown.push_back(at);
        }
    }
    std::vector<std::size_t> doubtful;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const auto& here = labels[shown[i]];
        const bool counts = (i > 0 && next_label(labels[shown[i - 1]]) == here) ||
                            (i + 1 < shown.size() && next_label(here) == labels[shown[i + 1]]);
        if (!counts && !page_line(paragraphs[shown[i]].text, rules) &&
            !is_number(paragraphs[shown[i]].text)) {
            doubtful.push_back(shown[i]);
        }
    }
    for (const auto at : doubtful) {
        labels[at].clear();
    }
    return labels;
}

/// Pages that begin within a paragraph, behind its first line.
std::uint32_t breaks_in(const Paragraph& paragraph, const std::vector<ShapedLine>& lines) {
    return static_cast<std::uint32_t>(
        std::count_if(paragraph.lines.begin() + 1, paragraph.lines.end(),
                      [&](std::uint32_t at) { return lines[at].line.page_begins; }));
}

/// The first label from `at` on; the labels' size where there is none.
std::size_t next_shown(const std::vector<std::string>& labels, std::size_t at) {
    while (at < labels.size() && labels[at].empty()) {
        ++at;
    }
    return std::min(at, labels.size());
}

} // namespace

/// From the first two numbers of a document.
PageFinder::Place PageFinder::place_of(const std::vector<Paragraph>& paragraphs, std::size_t first,
                                       std::size_t second, const std::string& label) {
    const bool begins = paragraphs[first].page || first == 0;
    const bool ends = first + 1 < paragraphs.size() && paragraphs[first + 1].page;
    if (begins || ends || label != "2") {
        return begins ? Place::head : Place::foot;
    }
    // A first page often has no number: above a "2" stand two pages, or one where it is at the
    // head.
    const auto above = paragraphs[first].lines.front();
    const auto page = paragraphs[second].lines.front() - above;
    return above * 2 > page * 3 ? Place::foot : Place::head;
}

std::vector<std::string> PageFinder::labels(const std::vector<Paragraph>& paragraphs,
                                            std::size_t ready, const std::vector<ShapedLine>& lines,
                                            const StructureRules& rules) {
    const auto shown = shown_labels(paragraphs, rules);
    const auto first = next_shown(shown, 0);
    const auto second = next_shown(shown, first + 1);
    if (place_ == Place::unknown && second < shown.size()) { // one alone may be a note's number
        place_ = place_of(paragraphs, first, second, shown[first]);
        label_ = place_ == Place::head && shown[first] == "2" ? "1" : label_;
    } else if (place_ == Place::unknown &&
               std::any_of(lines.begin(), lines.end(),
                           [](const ShapedLine& it) { return it.line.page_begins; })) {
        place_ = Place::breaks;
    }
    std::vector<std::string> labels(ready);
    auto next = first; // the next number that is shown
    for (std::size_t at = 0; at < ready; ++at) {
        pages_ += paragraphs[at].page ? 1U : 0U;
        next = next_shown(shown, std::max(next, at));
        if (place_ == Place::foot) {
            labels[at] = next < shown.size() ? shown[next] : next_label(label_);
            label_ = shown[at].empty() ? label_ : shown[at];
        } else if (place_ == Place::head) {
            label_ = shown[at].empty() ? label_ : shown[at];
            labels[at] = label_;
        } else if (place_ == Place::breaks) {
            labels[at] = std::to_string(pages_);
        }
        pages_ += breaks_in(paragraphs[at], lines);
    }
    return labels;
}

} // namespace lectern
