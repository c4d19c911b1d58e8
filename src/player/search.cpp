// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/search.hpp"

#include "player/folding.hpp"

#include <algorithm>

namespace lectern {
namespace {

/// What is looked for, folded.
struct Pattern {
    std::string words;
    bool whole_words = false;
};

Pattern pattern_of(const std::string& words) {
    Pattern pattern{folded(words), false};
    const std::size_t size = pattern.words.size();
    if (size > 2 && pattern.words.front() == '"' && pattern.words.back() == '"') {
        return {pattern.words.substr(1, size - 2), true};
    }
    return pattern;
}

bool holds(const std::string& text, const Pattern& pattern) {
    for (auto at = text.find(pattern.words); at != std::string::npos;
         at = text.find(pattern.words, at + 1)) {
        const bool is_whole = (at == 0 || !is_word_byte(text, at - 1)) &&
                              !is_word_byte(text, at + pattern.words.size());
        if (!pattern.whole_words || is_whole) {
            return true;
        }
    }
    return false;
}

} // namespace

void Search::look_for(const Reading& reading, const std::string& words) {
    words_ = words;
    hits_.clear();
    const Pattern pattern = pattern_of(words);
    if (pattern.words.empty()) {
        return;
    }
    for (std::size_t i = folded_.size(); i < reading.sentences().size(); ++i) {
        const Sentence& sentence = reading.sentences()[i];
        const bool spoken = is_spoken(reading.blocks()[sentence.block].role);
        folded_.push_back(spoken ? folded(reading.text(sentence)) : std::string());
    }
    for (std::uint32_t i = 0; i < folded_.size(); ++i) {
        if (holds(folded_[i], pattern)) {
            hits_.push_back(i);
        }
    }
}

std::optional<Search::Hit> Search::from(std::uint32_t sentence) const {
    const auto found = std::lower_bound(hits_.begin(), hits_.end(), sentence);
    if (found == hits_.end()) {
        return std::nullopt;
    }
    return Hit{*found, static_cast<std::uint32_t>(found - hits_.begin() + 1)};
}

std::optional<Search::Hit> Search::next(std::uint32_t sentence, Step step) const {
    if (step == Step::on) {
        return from(sentence + 1);
    }
    const auto behind = std::lower_bound(hits_.begin(), hits_.end(), sentence);
    if (behind == hits_.begin()) {
        return std::nullopt;
    }
    return Hit{*(behind - 1), static_cast<std::uint32_t>(behind - hits_.begin())};
}

} // namespace lectern
