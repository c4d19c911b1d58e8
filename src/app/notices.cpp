// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/notices.hpp"

#include <algorithm>
#include <array>

namespace lectern {
namespace {

/// Notices that each page has anew.
constexpr std::array of_pages{Notice::page_without_text, Notice::page_recognized,
                              Notice::page_cut_short};

std::string phrase_of(Notice notice) {
    return "notice." + std::string(name_of(notice));
}

} // namespace

std::string words_of(const DocumentNotice& notice, const Phrases& phrases, Verbosity verbosity) {
    return phrases.say(phrase_of(notice.notice), verbosity, {{"detail", notice.detail}});
}

void word_notices(ReadingPart& part, const Phrases& phrases) {
    std::vector<Sentence> sentences;
    sentences.reserve(part.sentences.size());
    auto next = part.sentences.begin();
    for (std::size_t i = 0; i < part.blocks.size(); ++i) {
        Block& block = part.blocks[i];
        const auto number = part.first_block + static_cast<std::uint32_t>(i);
        const auto end = std::find_if(next, part.sentences.end(),
                                      [&](const Sentence& it) { return it.block != number; });
        if (block.notice) {
            block.text = words_of({*block.notice, block.text}, phrases, Verbosity::normal);
            block.number = {};
            block.spans.clear();
            sentences.push_back({number, {0, static_cast<std::uint32_t>(block.text.size())}});
        } else {
            sentences.insert(sentences.end(), next, end);
        }
        next = end;
    }
    // What belongs to no block is for Reading::append to refuse.
    sentences.insert(sentences.end(), next, part.sentences.end());
    part.sentences = std::move(sentences);
}

std::vector<std::string> opening_notices(const Reading& reading, const Phrases& phrases,
                                         Verbosity verbosity) {
    const auto& notices = reading.facts().notices;
    const auto& blocks = reading.blocks();
    std::vector<std::string> lines;
    for (const Notice kind : of_pages) {
        const auto count = std::count_if(notices.begin(), notices.end(),
                                         [&](const auto& it) { return it.notice == kind; });
        const bool heard_next = !blocks.empty() && blocks.front().notice == kind;
        if (count > (heard_next ? 1 : 0)) {
            lines.push_back(phrases.say_count("notices." + std::string(name_of(kind)),
                                              static_cast<std::uint64_t>(count)));
        }
    }
    for (const DocumentNotice& notice : notices) {
        if (std::find(of_pages.begin(), of_pages.end(), notice.notice) == of_pages.end()) {
            lines.push_back(words_of(notice, phrases, verbosity));
        }
    }
    return lines;
}

} // namespace lectern
