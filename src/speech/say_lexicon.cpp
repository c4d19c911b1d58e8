// SPDX-License-Identifier: GPL-3.0-or-later
// Words that a lexicon says.
#include "speech/rules.hpp"

namespace lectern {

std::optional<Match> say_by_lexicon(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    if (context.lexicon.empty() || !tokens.is(at, TokenKind::word)) {
        return std::nullopt;
    }
    const std::size_t longest = context.lexicon.longest_from(lexicon_key(tokens.text(at)));
    for (std::size_t end = std::min(at + longest, tokens.size()); end > at; --end) {
        const bool runs_on = tokens.is(end - 1, TokenKind::word) && tokens.is(end, TokenKind::word);
        const std::string* words =
            runs_on ? nullptr : context.lexicon.said(tokens.text(at, end), context.all_capitals);
        if (words != nullptr) {
            return Match{end, *words};
        }
    }
    return std::nullopt;
}

} // namespace lectern
