// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/stems.hpp"

#include "base/utf8.hpp"
#include "player/folding.hpp"

#include <libstemmer.h>

namespace lectern {
namespace {

/// More different words than a report has; a stream of made-up ones must not fill the memory.
constexpr std::size_t most_known = 200000;

} // namespace

void Stemmer::Delete::operator()(sb_stemmer* rules) const noexcept {
    sb_stemmer_delete(rules);
}

Stemmer::Stemmer(std::string_view language) {
    const std::string code(language.substr(0, language.find('-')));
    rules_.reset(code.empty() ? nullptr : sb_stemmer_new(code.c_str(), "UTF_8"));
}

std::string_view Stemmer::stem_of(std::string_view word) {
    if (const auto known = known_.find(word); known != known_.end()) {
        return known->second;
    }
    // The rules know accents ("détenue"), so they come before these are taken off.
    std::string stem = lower(word);
    if (rules_ != nullptr) {
        const auto* bytes = reinterpret_cast<const sb_symbol*>(stem.data());
        const sb_symbol* made = sb_stemmer_stem(rules_.get(), bytes, static_cast<int>(stem.size()));
        const auto size = static_cast<std::size_t>(sb_stemmer_length(rules_.get()));
        if (made != nullptr) {
            stem = std::string(reinterpret_cast<const char*>(made), size);
        }
    }
    return known_.emplace(std::string(word), folded(stem)).first->second;
}

std::vector<std::string_view> Stemmer::stems(std::string_view text) {
    if (known_.size() >= most_known) {
        known_.clear();
    }
    std::vector<std::string_view> all;
    for (const std::string_view word : split_words(text)) {
        all.push_back(stem_of(word));
    }
    return all;
}

} // namespace lectern
