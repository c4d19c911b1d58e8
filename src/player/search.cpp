// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/search.hpp"

#include "base/utf8.hpp"
#include "player/folding.hpp"
#include "player/stems.hpp"

#include <algorithm>
#include <map>
#include <re2/re2.h>

namespace lectern {
namespace {

/// What stands between two marks, such as quotes; nothing where it does not.
std::optional<std::string> between(const std::string& words, char mark) {
    const bool is_marked = words.size() > 2 && words.front() == mark && words.back() == mark;
    return is_marked ? std::optional(words.substr(1, words.size() - 2)) : std::nullopt;
}

/// A regular expression for folded text: letters that are no ASCII are folded as the text is. ASCII
/// stays, for \W and \w differ; RE2 is told that case is nothing.
std::string folded_pattern(const std::string& pattern) {
    std::string out;
    for (std::size_t at = 0; at < pattern.size();) {
        const auto length = code_point_at(pattern, at).length;
        const std::string_view letter = std::string_view(pattern).substr(at, length);
        if (length == 1) {
            out += letter;
        } else {
            append_folded(out, letter);
        }
        at += length;
    }
    return out;
}

/// Whether the stems stand side by side somewhere among others.
bool holds(const std::vector<std::string_view>& stems, const std::vector<std::string>& wanted) {
    return std::search(stems.begin(), stems.end(), wanted.begin(), wanted.end()) != stems.end();
}

/// What is looked for in one language, and how its longest word begins in all its forms.
struct Forms {
    Stemmer stemmer;
    std::vector<std::string> wanted;
    std::string beginning; // empty where there are no other forms to look for

    Forms(const std::string& language, const std::string& words) : stemmer(language) {
        if (!stemmer.has_rules()) {
            return;
        }
        for (const std::string_view stem : stemmer.stems(words)) {
            wanted.emplace_back(stem);
        }
        for (const std::string& stem : wanted) {
            beginning = stem.size() > beginning.size() ? stem : beginning;
        }
        // Without its last letter, which may be another one: the stem of "party" is "parti".
        beginning.resize(beginning.size() - code_point_before(beginning, beginning.size()).length);
    }
};

} // namespace

void Search::update(const Reading& reading) {
    for (std::size_t i = begin_.size(); i < reading.sentences().size(); ++i) {
        const Sentence& sentence = reading.sentences()[i];
        begin_.push_back(text_.size());
        if (is_spoken(reading.blocks()[sentence.block].role)) {
            append_folded(text_, reading.text(sentence));
        }
        text_ += '\n';
    }
}

std::uint32_t Search::sentence_at(std::size_t byte) const {
    const auto behind = std::upper_bound(begin_.begin(), begin_.end(), byte);
    return static_cast<std::uint32_t>(behind - begin_.begin() - 1);
}

/// The sentences that hold the words, each once, in order. No folded word holds a line's end.
std::vector<std::uint32_t> Search::holders(const std::string& words, bool whole_words) const {
    std::vector<std::uint32_t> found;
    for (auto at = text_.find(words); at != std::string::npos;) {
        const bool is_whole =
            (at == 0 || !is_word_byte(text_, at - 1)) && !is_word_byte(text_, at + words.size());
        auto next = at + 1;
        if (!whole_words || is_whole) {
            found.push_back(sentence_at(at));
            next = text_.find('\n', at);
        }
        at = text_.find(words, next);
    }
    return found;
}

/// The sentences that a regular expression matches.
std::optional<std::string> Search::match(const std::string& pattern) {
    RE2::Options options;
    options.set_case_sensitive(false);
    options.set_never_nl(true); // a match stays in its sentence
    options.set_log_errors(false);
    const RE2 expression("(?m)" + folded_pattern(pattern), options);
    if (!expression.ok()) {
        return expression.error();
    }
    const re2::StringPiece text(text_);
    re2::StringPiece part;
    std::size_t at = 0;
    while (at < text_.size() &&
           expression.Match(text, at, text_.size(), RE2::UNANCHORED, &part, 1)) {
        const auto begin = static_cast<std::size_t>(part.data() - text_.data());
        if (begin >= text_.size()) {
            break;
        }
        if (!part.empty()) { // what matches nothing is everywhere
            hits_.push_back(sentence_at(begin));
        }
        at = text_.find('\n', begin) + 1;
    }
    return std::nullopt;
}

/// Adds the sentences that hold the words in other forms. Those that have the beginning of one
/// of them are few, and only they are taken apart.
void Search::add_other_forms(const Reading& reading, const std::string& words) {
    std::map<std::string, Forms> languages;
    const auto forms_in = [&](const std::string& language) -> Forms& {
        return languages.try_emplace(language, language, words).first->second;
    };
    const std::string& main_language = reading.facts().language;
    const std::string beginning = forms_in(main_language).beginning;
    if (beginning.empty()) {
        return;
    }
    std::vector<std::uint32_t> more;
    for (const auto sentence : holders(beginning, false)) {
        const Block& block = reading.blocks()[reading.sentences()[sentence].block];
        Forms& forms = forms_in(block.language.empty() ? main_language : block.language);
        const bool is_known = std::binary_search(hits_.begin(), hits_.end(), sentence);
        if (!is_known && !forms.wanted.empty() &&
            holds(forms.stemmer.stems(reading.text(reading.sentences()[sentence])), forms.wanted)) {
            more.push_back(sentence);
        }
    }
    const auto middle = hits_.insert(hits_.end(), more.begin(), more.end());
    std::inplace_merge(hits_.begin(), middle, hits_.end());
}

std::optional<std::string> Search::look_for(const Reading& reading, const std::string& words) {
    words_ = words;
    hits_.clear();
    if (const auto pattern = between(words, '/')) {
        return match(*pattern);
    }
    const auto exact = between(words, '"');
    const std::string wanted = folded(exact ? *exact : words);
    if (wanted.empty()) {
        return std::nullopt;
    }
    hits_ = holders(wanted, exact.has_value());
    if (!exact) {
        add_other_forms(reading, words);
    }
    return std::nullopt;
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
