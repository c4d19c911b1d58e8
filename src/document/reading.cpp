// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/reading.hpp"

#include "base/error.hpp"

#include <algorithm>

namespace lectern {
namespace {

[[noreturn]] void does_not_fit() {
    throw Error(Failure::internal, "the parser sent a part of the document that does not fit");
}

bool on_code_point(const std::string& text, std::size_t at) noexcept {
    return at == text.size() ||
           (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U);
}

void check(const std::string& text, TextRange range) {
    if (range.begin > range.end || !on_code_point(text, range.begin) ||
        !on_code_point(text, range.end)) {
        does_not_fit();
    }
}

/// Lets only what points into blocks of this part through: parts are complete in themselves.
class PartCheck {
public:
    PartCheck(const ReadingPart& part, std::uint32_t first) : part_(part), first_(first) {}

    void run() const {
        std::for_each(part_.blocks.begin(), part_.blocks.end(), check_block);
        Place after{first_, 0};
        for (const Sentence& sentence : part_.sentences) {
            check(text(sentence.block), sentence.range);
            if (sentence.range.empty() || Place{sentence.block, sentence.range.begin} < after) {
                does_not_fit();
            }
            after = {sentence.block, sentence.range.end};
        }
        after = {first_, 0};
        for (const Finding& finding : part_.findings) {
            const auto& [begin, end] = finding.range;
            if (begin < after || end < begin || !on_code_point(text(begin.block), begin.byte) ||
                !on_code_point(text(end.block), end.byte)) {
                does_not_fit();
            }
            after = begin;
        }
    }

private:
    static void check_block(const Block& block) {
        check(block.text, block.number);
        for (const Span& span : block.spans) {
            check(block.text, span.range);
        }
        if (block.role == Role::heading && (block.level < 1 || block.level > 6)) {
            does_not_fit();
        }
    }
    const std::string& text(std::uint32_t block) const {
        if (block < first_ || block - first_ >= part_.blocks.size()) {
            does_not_fit();
        }
        return part_.blocks[block - first_].text;
    }
    const ReadingPart& part_;
    std::uint32_t first_;
};

} // namespace

void Reading::append(ReadingPart part) {
    if (part.first_block != blocks_.size()) {
        does_not_fit();
    }
    PartCheck(part, part.first_block).run();
    for (Block& block : part.blocks) {
        if (block.role == Role::heading) {
            Section section{static_cast<std::uint32_t>(blocks_.size()), block.level, {}};
            auto above = sections_.empty()
                             ? std::nullopt
                             : std::optional(static_cast<std::uint32_t>(sections_.size() - 1));
            while (above && sections_[*above].level >= section.level) {
                above = sections_[*above].parent;
            }
            section.parent = above;
            sections_.push_back(section);
        }
        sections_until_.push_back(static_cast<std::uint32_t>(sections_.size()));
        blocks_.push_back(std::move(block));
    }
    for (const Sentence& sentence : part.sentences) {
        spoken_before_.push_back(spoken_);
        if (is_spoken(blocks_[sentence.block].role)) {
            spoken_ += sentence.range.end - sentence.range.begin;
        }
        sentences_.push_back(sentence);
    }
    findings_.insert(findings_.end(), std::make_move_iterator(part.findings.begin()),
                     std::make_move_iterator(part.findings.end()));
}

std::optional<std::uint32_t> Reading::section_of(std::uint32_t block) const {
    const std::uint32_t count = sections_until_.at(block);
    return count == 0 ? std::nullopt : std::optional(count - 1);
}

std::vector<std::uint32_t> Reading::section_path(std::uint32_t block) const {
    std::vector<std::uint32_t> path;
    for (auto section = section_of(block); section; section = sections_[*section].parent) {
        path.push_back(*section);
    }
    std::reverse(path.begin(), path.end());
    return path;
}

std::uint32_t Reading::section_end(std::uint32_t section) const {
    std::uint32_t end = section + 1;
    while (end < sections_.size() && sections_[end].level > sections_[section].level) {
        ++end;
    }
    return end;
}

std::uint32_t Reading::sentence_at(Place place) const {
    const auto found =
        std::partition_point(sentences_.begin(), sentences_.end(), [&](const Sentence& sentence) {
            return Place{sentence.block, sentence.range.end} <= place;
        });
    return static_cast<std::uint32_t>(found - sentences_.begin());
}

std::string words_of(const Block& block, TextRange range) {
    std::string words;
    std::uint32_t at = range.begin;
    for (const Span& span : block.spans) {
        if (span.kind != SpanKind::note_reference || span.range.end <= at ||
            span.range.begin >= range.end) {
            continue;
        }
        words.append(block.text, at, std::max(span.range.begin, at) - at);
        at = std::min(span.range.end, range.end);
        const bool spaces_meet =
            (words.empty() || words.back() == ' ') && at < range.end && block.text[at] == ' ';
        at += spaces_meet ? 1 : 0;
    }
    words.append(block.text, at, range.end - at);
    while (!words.empty() && words.back() == ' ') {
        words.pop_back();
    }
    return words;
}

std::string Reading::text(const PlaceRange& range) const {
    std::string words;
    for (std::uint32_t i = range.begin.block; i <= range.end.block && i < blocks_.size(); ++i) {
        const Block& block = blocks_[i];
        const TextRange part{i == range.begin.block ? range.begin.byte : 0,
                             i == range.end.block ? range.end.byte
                                                  : static_cast<std::uint32_t>(block.text.size())};
        if (part.empty() || !is_spoken(block.role)) {
            continue;
        }
        if (!words.empty()) {
            words += ' ';
        }
        words += words_of(block, part);
    }
    return words;
}

std::string Reading::text(const Sentence& sentence) const {
    return words_of(blocks_[sentence.block], sentence.range);
}

std::string Reading::own_text(const Sentence& sentence) const {
    if (facts_.format != plain_text_format) {
        return text(sentence);
    }
    const auto& [begin, end] = sentence.range;
    return blocks_[sentence.block].text.substr(begin, end - begin);
}

std::string Reading::title() const {
    if (!facts_.title.empty()) {
        return facts_.title;
    }
    if (sections_.empty()) {
        return {};
    }
    const Block& heading = blocks_[sections_.front().heading];
    return words_of(heading, {0, static_cast<std::uint32_t>(heading.text.size())});
}

std::uint64_t Reading::spoken_before(std::uint32_t sentence) const {
    return sentence < spoken_before_.size() ? spoken_before_[sentence] : spoken_;
}

} // namespace lectern
